"""Words in a picture, by Debian's tesseract where it is installed: pictures go in and words come out through pipes.

Nothing is written to disk, nothing about the item stands on the command line. Words that tesseract itself doubts are
left out. OCR text is a machine's reading: the layer says so with a finding, so nobody quotes it unseen.
"""

import io
import os
import shutil
import subprocess
from functools import cache
from typing import Any

from onrecord.read.layers.draft import Draft

_LANGUAGES = ("eng", "rus", "fra", "ara", "ukr", "deu", "spa")
_SURE = 50.0  # tesseract's own confidence (0 to 100) below which a word is noise
_FEW = 3  # words; fewer on a page are stains and stamps


@cache
def languages() -> str:
    """The languages that can be read here, as tesseract wants them ("eng+rus"); "" where it is not installed."""
    program = shutil.which("tesseract")
    if not program:
        return ""
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, timeout=20, check=True, text=True)
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ""
    return "+".join(language for language in _LANGUAGES if language in listed.stdout.split())


def read_picture(picture: Any, draft: Draft, place: str = "") -> list[str] | None:
    """Paragraphs that a Pillow picture shows; empty where it shows none, None where nothing can be read here."""
    if not languages():
        draft.note("no-ocr", "It shows text as a picture, and no OCR (tesseract) is installed to read it.", place)
        return None
    try:
        done = subprocess.run(
            ["tesseract", "stdin", "stdout", "-l", languages(), "--psm", "3", "tsv"],
            input=_png(picture),
            capture_output=True,
            timeout=draft.limits.ocr_seconds,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # 2.7 s a page; with threads 11 s on two cores
        )
    except (OSError, subprocess.SubprocessError):
        draft.note("ocr-failed", "OCR could not read it.", place)
        return []
    said = _paragraphs(done.stdout.decode("utf-8", "replace"))
    if said:
        draft.note(
            "ocr-text", "Its text was read from a picture by OCR: compare before quoting.", place, how_bad="note"
        )
    return said


def _png(picture: Any) -> bytes:
    out = io.BytesIO()
    picture.convert("L").save(out, "PNG", compress_level=1)
    return out.getvalue()


def _paragraphs(table: str) -> list[str]:
    """Tesseract's table of words (level, page, block, paragraph, line, word, box, confidence, text) as paragraphs."""
    said: dict[tuple[str, str], list[str]] = {}
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) == 12 and cells[0] == "5" and float(cells[10]) >= _SURE and cells[11].strip():
            said.setdefault((cells[2], cells[3]), []).append(cells[11])
    return [" ".join(words) for words in said.values()] if sum(map(len, said.values())) >= _FEW else []
