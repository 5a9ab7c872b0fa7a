"""Saved means: in this order. A disk that writes down what it is asked, beside the real thing."""

from pathlib import Path

import pytest

from onrecord.casefile import Disk, open_casefile
from onrecord.casefile.durable import Durable


class Noted(Disk):
    """Notes each operation with the name of the file, or of the folder with a slash."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self._names: dict[int, str] = {}

    def note(self, what: str, path: Path) -> None:
        self.done.append(f"{what} {path.name}{'/' if path.is_dir() else ''}")

    def _opened(self, fd: int, path: Path) -> int:
        self._names[fd] = path.name
        return fd

    def create(self, path: Path) -> int:
        return self._opened(super().create(path), path)

    def open_append(self, path: Path) -> int:
        return self._opened(super().open_append(path), path)

    def open_over(self, path: Path) -> int:
        return self._opened(super().open_over(path), path)

    def write(self, fd: int, data: bytes | memoryview) -> int:
        self.done.append(f"write {self._names[fd]}")
        return super().write(fd, data)

    def sync(self, fd: int) -> None:
        if fd in self._names:
            self.done.append(f"sync {self._names[fd]}")
        super().sync(fd)

    def close(self, fd: int) -> None:
        self.done.append(f"close {self._names.pop(fd)}")
        super().close(fd)

    def sync_file(self, path: Path) -> None:
        self.note("sync", path)
        super().sync_file(path)

    def sync_dir(self, path: Path) -> None:
        self.note("sync", path)
        super().sync_dir(path)

    def rename(self, old: Path, new: Path) -> None:
        self.note("rename", old)
        super().rename(old, new)

    def truncate(self, path: Path, length: int) -> None:
        self.note("cut", path)
        super().truncate(path, length)

    def remove(self, path: Path) -> None:
        self.note("remove", path)
        super().remove(path)

    def make_dir(self, path: Path) -> None:
        super().make_dir(path)
        self.note("make", path)


@pytest.fixture
def disk() -> Noted:
    return Noted()


@pytest.fixture
def durable(tmp_path: Path, disk: Noted) -> Durable:
    (tmp_path / "incoming").mkdir()
    return Durable(disk, tmp_path / "incoming")


def test_what_is_added_is_on_the_disk_before_it_is_said_to_be(durable: Durable, disk: Noted, tmp_path: Path) -> None:
    durable.append(tmp_path / "log", b"one")
    durable.append(tmp_path / "log", b"two")
    assert disk.done == ["write log", "sync log", "close log"] * 2
    assert (tmp_path / "log").read_bytes() == b"onetwo"


def test_a_file_is_whole_on_the_disk_before_it_has_its_name_and_its_name_before_it_is_saved(
    durable: Durable, disk: Noted, tmp_path: Path
) -> None:
    durable.put(tmp_path / "kept", b"data")
    (passing,) = {each.split(" ")[1] for each in disk.done if each.startswith("write")}
    assert disk.done == [
        f"write {passing}", f"close {passing}", f"sync {passing}", f"rename {passing}", f"sync {tmp_path.name}/",
    ]  # fmt: skip
    assert (tmp_path / "kept").read_bytes() == b"data"


def test_a_new_folder_is_on_the_disk_before_anything_is_moved_into_it(
    durable: Durable, disk: Noted, tmp_path: Path
) -> None:
    durable.put(tmp_path / "ab" / "kept", b"data")
    made, synced = disk.done.index("make ab/"), disk.done.index(f"sync {tmp_path.name}/")
    moved = next(n for n, each in enumerate(disk.done) if each.startswith("rename"))
    assert made < synced < moved < disk.done.index("sync ab/")


def test_many_files_are_all_on_the_disk_before_the_first_is_moved(
    durable: Durable, disk: Noted, tmp_path: Path
) -> None:
    moves = {}
    for n in range(40):
        passing = durable.passing_name()
        durable.write(passing, b"x")
        moves[passing] = tmp_path / f"{n}"
    durable.settle(moves)
    first_move = next(n for n, each in enumerate(disk.done) if each.startswith("rename"))
    assert {f"sync {passing.name}" for passing in moves} <= set(disk.done[:first_move])
    assert disk.done[-1] == f"sync {tmp_path.name}/"
    assert sum(each.startswith("rename") for each in disk.done) == 40
    assert list(durable.incoming.iterdir()) == []


def test_a_file_that_is_cut_is_short_on_the_disk_too(durable: Durable, disk: Noted, tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(b"one torn")
    durable.cut(tmp_path / "log", 3)
    assert disk.done == ["cut log", "sync log"]
    assert (tmp_path / "log").read_bytes() == b"one"


def test_a_file_that_is_destroyed_is_written_over_on_the_disk_before_it_loses_its_name(
    durable: Durable, disk: Noted, tmp_path: Path
) -> None:
    (tmp_path / "key").write_bytes(b"secret")
    durable.destroy(tmp_path / "key")
    (over,) = {each.removeprefix("write ") for each in disk.done if each.startswith("write")}
    order = [disk.done.index(f"{what} {over}") for what in ("write", "sync", "remove")]
    assert order == sorted(order)
    assert disk.done[order[-1] + 1].startswith("sync ")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_file_never_replaces_another_that_is_being_written(durable: Durable) -> None:
    names = {durable.passing_name() for _ in range(100)}
    assert len(names) == 100
    taken = names.pop()
    durable.write(taken, b"x")
    with pytest.raises(FileExistsError):
        durable.write(taken, b"y")
    assert taken.read_bytes() == b"x"


def test_what_a_crash_left_is_swept_away(durable: Durable) -> None:
    (durable.incoming / "left").write_bytes(b"never acknowledged")
    durable.sweep()
    assert list(durable.incoming.iterdir()) == []


def test_a_reader_that_made_the_view_anew_lets_go_of_the_lock(folder: Path) -> None:
    (folder / "view.db").unlink(missing_ok=True)
    with open_casefile(folder, write=False) as reader, open_casefile(folder) as writer:
        assert (reader.size, writer.size) == (1, 1)
