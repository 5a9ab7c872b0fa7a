"""An invented case in which a build does all it can: three languages, every layer with a library of its own, a member
too large for memory, and three lists that overlap enough for a total."""

import os
import random
import shutil
import sys
import zipfile
from pathlib import Path

from bench.tracing import Trace, traced

STRAYS = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "TMPDIR")
_EXAMPLE = Path(__file__).parents[1] / "examples" / "orvesh"
_LAYERS = (  # one file for each library that opens files
    "2024-03-07-quay-courier.html",
    "2024-03-25-open-register-report.pdf",
    "2024-04-29-meridian-monitor.eml",
    "2024-05-08-kessaly-one.mp4",
    "2024-05-10-quay-courier.warc.gz",
    "2024-06-03-courtyard.jpg",
    "2024-06-03-guard-statement.docx",
    "2024-06-06-prichal.html",
    "2024-06-21-government-page.wacz",
    "2024-07-01-ombudsman-note.odt",
    "2024-07-22-le-phare.html",
)
_LARGE = 3 << 20  # bytes of noise; as hexadecimal digits more than `collect.scratch` keeps in memory
_PEOPLE = 66
_OWNERS = ("Quern House", "Thistle Relief", "Gull Ledger")
_GIVEN = ("Oren", "Lio", "Ada", "Bo", "Ula", "Tamar", "Ivo", "Nessa", "Karel", "Mirna", "Dovan", "Selka", "Petar")
_FAMILY = ("Tasvik", "Marnov", "Vennova", "Karn", "Venter", "Orlesk", "Brannik", "Sulev", "Dorrat", "Hallim", "Zevko")


def make(folder: Path) -> None:
    """Write the case into an empty folder."""
    for name in _LAYERS:
        shutil.copyfile(_EXAMPLE / name, folder / name)
    drawn = random.Random(11)
    with zipfile.ZipFile(folder / "large.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("large.txt", drawn.randbytes(_LARGE).hex())
    people = [_person(number, drawn) for number in range(_PEOPLE)]
    for at in range(len(_OWNERS)):
        listed = [person for person in people if drawn.random() < 0.5]
        rows = "\n".join(["Name,Year of birth,Detained,Place", *listed])
        (folder / f"list-{at}.csv").write_text(rows + "\n", encoding="utf-8")
    settings = "\n".join(f'[item."list-{at}.csv"]\nowner = "{owner}"' for at, owner in enumerate(_OWNERS))
    (folder / "case.toml").write_text(f'title = "Everything"\nlanguages = ["en", "ru", "fr"]\n{settings}\n', "utf-8")


def words() -> tuple[str, ...]:
    """Words that stand in this case and nowhere else."""
    return (*_FAMILY, *_OWNERS)


def _person(number: int, drawn: random.Random) -> str:
    given, family = drawn.choice(_GIVEN), _FAMILY[number % len(_FAMILY)] + drawn.choice(_GIVEN).lower()
    return f"{given} {family},{1950 + drawn.randrange(50)},2031-03-{1 + drawn.randrange(28):02},Vell"


def path() -> str:
    """Where programs are looked for: this Python first."""
    return os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))


def build(place: Path, **environment: str) -> Trace:
    """Build it below `place`, where every folder that a program may think its own is new and empty: `STRAYS`."""
    case, *strays = (place / name for name in ("case", *STRAYS))
    for folder in (case, *strays):
        folder.mkdir()
    make(case)
    own = {"ONRECORD_PASSPHRASE": "an invented case, not a secret", "PATH": path(), "LANG": "C.UTF-8"}
    command = [str(Path(sys.executable).with_name("onrecord")), "build", str(case), "--name", "Mira", "--workers", "2"]
    return traced(command, own | dict(zip(STRAYS, map(str, strays), strict=True)) | environment, place / STRAYS[0])
