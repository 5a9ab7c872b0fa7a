"""Where things lie in a record's folder; `docs/format.md` describes each."""

from pathlib import Path


class Layout:
    """The paths of one record."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.label = folder / "record.json"
        self.logs = folder / "log"
        self.openings = folder / "openings"
        self.objects = folder / "objects"
        self.keys = folder / "keys"
        self.incoming = folder / "incoming"
        self.view = folder / "view.db"
        self.lock = folder / "lock"

    def folders(self) -> tuple[Path, ...]:
        return (self.logs, self.openings, self.objects, self.keys, self.incoming)

    def entries(self, device: str) -> Path:
        return self.logs / device / "entries.dat"

    def checkpoint(self, device: str) -> Path:
        return self.logs / device / "checkpoint"

    def opening(self, leaf_hash: bytes) -> Path:
        return Path(opening_at(str(self.openings), leaf_hash))

    def object(self, name: str) -> Path:
        return self.objects / name[:2] / name


def opening_at(openings: str, leaf_hash: bytes) -> str:
    """The path of an opening as text: a hundred thousand of them are looked at in a row."""
    name = leaf_hash.hex()
    return f"{openings}/{name[:2]}/{name}"
