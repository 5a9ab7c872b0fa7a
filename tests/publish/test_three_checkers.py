"""A stranger is not fooled: by bash, by Python and in a browser alike, and all three say it in the same words."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.tampering import TAMPERINGS, Sealed, expected_lines, printed_hash

from onrecord.publish import judge, publish, verdict

needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
LINE = "DOES NOT HOLD  "


class Said(NamedTuple):
    """What a checker said: the lines of what does not hold, the extent, the verdict."""

    lines: set[str]
    extent: str
    says: str


Checker = Callable[[Path, str], Said]


def by_python(folder: Path, expected: str = "") -> Said:
    return _of_text(judge(folder, expected).text)


def by_bash(folder: Path, expected: str = "", script: Path | None = None) -> Said:
    command = ["bash", str(script or folder / "check.sh"), *(["-C", str(folder)] if script else []), *([expected] if expected else [])]  # fmt: skip # noqa: E501
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    said = _of_text(done.stdout)
    assert done.returncode == (0 if said.says.startswith("Whole") else 1), done.stdout
    return said


def _of_text(text: str) -> Said:
    *lines, says = text.rstrip("\n").split("\n")
    extent = lines.pop() if lines and not lines[-1].startswith(LINE) else ""
    return Said({line.removeprefix(LINE) for line in lines}, extent, says)


@pytest.fixture(scope="session")
def true_page(dossier: Path, browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The checking page of a dossier that is trusted, open in a browser, in a folder of its own."""
    alone = tmp_path_factory.mktemp("trusted") / "check.html"
    shutil.copy(dossier / "check.html", alone)
    tab = browser.new_page()
    tab.goto(alone.as_uri())
    yield tab
    tab.close()


@pytest.fixture
def by_browser(true_page: Any) -> Checker:
    def check(folder: Path, expected: str = "") -> Said:
        return check_in(true_page, folder, expected)

    return check


def check_in(tab: Any, folder: Path, expected: str = "") -> Said:
    tab.reload()
    tab.fill("#expected", expected)
    tab.set_input_files("#folder", folder)
    tab.wait_for_selector("#verdict .words", timeout=20_000)
    tab.wait_for_selector("#progress", state="hidden")
    return said_on(tab)


def said_on(tab: Any) -> Said:
    lines = set(tab.locator(".failed li").all_text_contents())
    extent = "".join(tab.locator(".extent").all_text_contents())
    return Said(lines, extent, tab.locator("#verdict .words").text_content())


def shown(folder: Path) -> str:
    """The fingerprint of the key in a dossier, reckoned here by the book: SHA-256 of the 32 bytes of key.vkey."""
    import base64
    import hashlib

    encoded = (folder / "proofs/key.vkey").read_text("utf-8").strip().split("+", 2)[2]
    digest = hashlib.sha256(base64.b64decode(encoded)[1:]).hexdigest()
    return " ".join(re.findall("....", digest))


@pytest.fixture(scope="session")
def another(make_other: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A valid dossier of another record, with another key."""
    to = tmp_path_factory.mktemp("other") / "dossier"
    publish(make_other(8), to)
    return to


@pytest.fixture(scope="session")
def make_other() -> Any:
    from tests.publish.conftest import orvesh

    return orvesh


@pytest.fixture
def sealed(dossier: Path, another: Path, book: Any, tmp_path: Path) -> Sealed:
    return Sealed(Path(shutil.copytree(dossier, tmp_path / "dossier")), another, book.sign)


# What each of the three says


@needs_openssl
def test_of_a_whole_dossier_all_three_name_the_key_and_leave_open_whose_it_is(
    dossier: Path, by_browser: Checker
) -> None:
    said = by_python(dossier)
    assert said == by_bash(dossier) == by_browser(dossier, "")
    assert said.says == (
        f"Whole, signed by the key {shown(dossier)}; "
        "whether it is the documenters' key you must learn from them by another way."
    )
    assert said.extent == "41 files, 3 items with a proof, a log of 6 entries."
    assert said.lines == set()


@needs_openssl
@pytest.mark.parametrize(
    "written", [str, str.upper, lambda key: key.replace(" ", ""), lambda key: key.replace(" ", ":")]
)
def test_with_the_expected_fingerprint_in_any_writing_all_three_say_that_it_is_the_one(
    dossier: Path, by_browser: Checker, written: Callable[[str], str]
) -> None:
    key = written(shown(dossier))
    said = by_python(dossier, key)
    assert said == by_bash(dossier, key) == by_browser(dossier, key)
    assert said.says == f"Whole, signed by the key {shown(dossier)}, the one you expected."


@needs_openssl
def test_a_forged_dossier_with_the_true_fingerprint_on_its_page_is_found_out(
    dossier: Path, make_case: Any, tmp_path: Path, by_browser: Checker
) -> None:
    """Sealed from first to last by another key: only a fingerprint from elsewhere tells."""
    true, forger, forged = shown(dossier), make_case(8), tmp_path / "forged"
    publish(forger, forged)
    page = forged / "index.html"
    page.write_text(page.read_text("utf-8").replace("<main", f"<p>The key: {true}</p><main"), "utf-8")
    Sealed(forged, forged, forger.sign).seal_anew()
    assert true in page.read_text("utf-8")

    said = by_python(forged, true)
    assert said == by_bash(forged, true) == by_browser(forged, true)
    assert said.says == verdict.ANOTHER_KEY.format(key=shown(forged))
    assert said.lines == {"the key: it is not the key that you expected"}

    unasked = by_python(forged)
    assert unasked == by_bash(forged) == by_browser(forged, "")
    assert unasked.says == verdict.WHOLE.format(key=shown(forged))
    assert true not in unasked.says


@needs_openssl
@pytest.mark.parametrize("how", TAMPERINGS)
def test_tampering_is_named_by_all_three_in_the_same_words(sealed: Sealed, by_browser: Checker, how: str) -> None:
    tampering, items, printed = TAMPERINGS[how], sealed.items(), _printed_item(sealed)
    first = (sealed.at / "MANIFEST.sha256").read_text("utf-8").split("\n")[0][66:]
    true = shown(sealed.at)
    tampering.do(sealed)
    said = by_python(sealed.at)
    lines = expected_lines(tampering, items, printed, first)
    assert said.lines == lines if lines is not None else said.lines
    assert said.says == tampering.says.format(key=true)
    assert by_browser(sealed.at, "") == said
    script = sealed.at.parent / "check.sh"
    shutil.copy(sealed.other / "check.sh", script)
    assert by_bash(sealed.at, script=script) == said


def _printed_item(sealed: Sealed) -> str:
    """The item whose hash stands first in items.json."""
    import json

    items = json.loads((sealed.at / "data/items.json").read_bytes())
    return next(item["id"] for item in items if item["sha256"] == printed_hash(sealed))


@needs_openssl
def test_a_forged_and_changed_dossier_is_first_of_all_a_forged_one(
    another: Path, dossier: Path, tmp_path: Path, by_browser: Checker
) -> None:
    forged = Path(shutil.copytree(another, tmp_path / "forged"))
    (forged / "extra.html").write_text("x")
    said = by_python(forged, shown(dossier))
    assert said == by_bash(forged, shown(dossier)) == by_browser(forged, shown(dossier))
    assert said.lines == {
        "the key: it is not the key that you expected",
        "extra.html: the file was added after publishing",
    }
    assert said.says == verdict.ANOTHER_KEY.format(key=shown(another))
