"""Whatever fails while a dossier is written, the one before still stands whole, and nothing half done is left."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.nouns.refusal import CannotKeep
from onrecord.publish import check_dossier, publish, swap


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO], ids=errno.errorcode.get)
@pytest.mark.parametrize("name", ["mkdir", "write_bytes", "write_text", "rename"])
def test_a_failure_is_told_in_words_and_the_dossier_before_stands(
    name: str, code: int, book: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = tmp_path / "dossier"
    publish(book, to)
    before = (to / "MANIFEST.sha256").read_bytes()
    for at in (1, 2):  # a rename has no third
        monkeypatch.setattr(Path, name, _failing(getattr(Path, name), at, code))
        monkeypatch.setattr(swap, "exchange", lambda *_: False)  # where two folders cannot change places in one step
        with pytest.raises(CannotKeep) as refusal:
            publish(book, to)
        monkeypatch.undo()
        assert "still stands" in refusal.value.means
        assert os.strerror(code) not in refusal.value.what
        assert (to / "MANIFEST.sha256").read_bytes() == before
        assert all(one.holds for one in check_dossier(to))
        assert [path.name for path in tmp_path.iterdir()] == ["dossier"]


def _failing(real: Callable[..., Any], at: int, code: int) -> Callable[..., Any]:
    """Fails at its `at`-th call and at no other."""
    left = [at]

    def call(self: Path, *arguments: object, **named: object) -> object:
        left[0] -= 1
        if left[0] == 0:
            raise OSError(code, os.strerror(code), str(self))
        return real(self, *arguments, **named)

    return call
