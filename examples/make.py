"""Rebuilds the binary files of `examples/orvesh` from the texts in `examples/source`.

    python examples/make.py            write them
    python examples/make.py --check    say which differ from what would be written, write nothing

Needs the project's libraries, `fpdf2` and the DejaVu fonts. PDF, JPEG and MP4 bytes may change with the
versions of the libraries that write them; the commit holds one finished set.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from making import archives, documents, pictures

CASE = Path(__file__).parent / "orvesh"

MAKERS: dict[str, Callable[[], bytes]] = {
    "2024-03-25-open-register-report.pdf": documents.report_pdf,
    "2024-03-25-open-register-list.xlsx": documents.list_xlsx,
    "2024-04-15-commission-minutes.pdf": documents.truncated_pdf,
    "2024-04-29-meridian-monitor.eml": documents.message_eml,
    "2024-05-08-kessaly-one.mp4": pictures.broadcast_mp4,
    "2024-05-10-quay-courier.warc.gz": archives.page_in_warc,
    "2024-06-03-guard-statement.docx": documents.statement_docx,
    "2024-06-03-guard-plan.png": pictures.plan_png,
    "2024-06-03-courtyard.jpg": pictures.courtyard_jpeg,
    "2024-06-21-government-page.wacz": archives.page_in_wacz,
    "2024-07-01-ombudsman-note.odt": documents.note_odt,
    "final-list.docx": documents.hostile_docx,
    "more-photos.zip": archives.bomb,
}
TWICE = {"2024-03-25-open-register-list_1.xlsx": "2024-03-25-open-register-list.xlsx"}
HANDOVER = "2024-06-06-handover.zip"
HANDED_OVER = {"IMG_0412.jpg": "2024-06-03-courtyard.jpg", "plan.png": "2024-06-03-guard-plan.png"}


def made() -> dict[str, bytes]:
    """Every made file by its name in the case folder."""
    files = {name: make() for name, make in MAKERS.items()}
    files |= {copy: files[original] for copy, original in TWICE.items()}
    files[HANDOVER] = archives.handover({inside: files[name] for inside, name in HANDED_OVER.items()})
    return files


def main(arguments: list[str]) -> int:
    files = made()
    differing = [name for name, content in files.items() if _on_disk(name) != content]
    for name in differing:
        print(("differs: " if "--check" in arguments else "written: ") + name)
        if "--check" not in arguments:
            (CASE / name).write_bytes(files[name])
    return int("--check" in arguments and bool(differing))


def _on_disk(name: str) -> bytes | None:
    path = CASE / name
    return path.read_bytes() if path.exists() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
