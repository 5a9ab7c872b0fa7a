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
        name = leaf_hash.hex()
        return self.openings / name[:2] / name

    def object(self, name: str) -> Path:
        return self.objects / name[:2] / name
