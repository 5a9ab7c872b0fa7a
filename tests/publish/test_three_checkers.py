"""A stranger is not fooled: by bash, by Python and in a browser alike, and all three say it in the same words."""

import os
import re
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.tampering import TAMPERINGS, Sealed, expected_lines, printed_hash

from onrecord.nouns.refusal import BadRequest
from onrecord.publish import checkers, judge, publish, verdict

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


# What cannot check says so

LIBRESSL = """#!/bin/sh
# LibreSSL 3.3 as it answers on older Macs: no Ed25519 in pkeyutl, and no -rawin
case "$1" in
  version) echo "LibreSSL 3.3.6" ;;
  pkeyutl) echo "pkeyutl: unknown option '-rawin'" >&2; exit 1 ;;
  *) exec {openssl} "$@" ;;
esac
"""


@needs_openssl
@pytest.mark.parametrize("script", [LIBRESSL, "#!/bin/sh\nexit 0\n", "#!/bin/sh\nexit 127\n"])
@pytest.mark.parametrize("key", ["", "0" * 64])
def test_another_openssl_cannot_check_and_is_never_taken_for_a_forgery(
    dossier: Path, tmp_path: Path, script: str, key: str
) -> None:
    """An openssl that knows no Ed25519, one that says yes to everything, and none at all."""
    fake = tmp_path / "openssl"
    fake.write_text(script.replace("{openssl}", shutil.which("openssl") or ""))
    fake.chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", dossier / "check.sh", *([key] if key else [])],
        capture_output=True, text=True, check=False, timeout=30, env={**os.environ, "PATH": path},
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == (
        "This openssl cannot check Ed25519 signatures; OpenSSL 3 or newer can. "
        "Nothing was found out about this dossier.\n"
    )
    assert done.stdout == ""


@pytest.mark.parametrize(
    "broken",
    [
        "crypto.subtle.importKey = async () => { throw new DOMException('', 'NotSupportedError') }",
        "crypto.subtle.verify = async () => true",
        "Object.defineProperty(crypto, 'subtle', {value: undefined})",
    ],
)
def test_a_browser_without_ed25519_says_so_at_once_and_nothing_of_the_dossier(
    browser: Any, dossier: Path, broken: str
) -> None:
    tab = browser.new_page()
    tab.add_init_script(broken)
    tab.goto((dossier / "check.html").as_uri())
    tab.wait_for_selector("#verdict .words")
    assert said_on(tab).says.startswith("This browser cannot check Ed25519 signatures")
    assert check_in(tab, dossier).says.endswith("Nothing was found out about this dossier.")
    tab.close()


@needs_openssl
def test_what_is_no_fingerprint_is_told_before_anything_is_checked(dossier: Path, by_browser: Checker) -> None:
    done = subprocess.run(["bash", dossier / "check.sh", "1d62 f877"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, f"{verdict.NO_FINGERPRINT}\n")
    with pytest.raises(BadRequest, match="not a fingerprint"):
        judge(dossier, "1d62 f877")
    assert by_browser(dossier, "1d62 f877").says == verdict.NO_FINGERPRINT


def test_a_folder_that_is_no_dossier_is_told_as_one(tmp_path: Path, dossier: Path, by_browser: Checker) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/note.txt").write_text("x")
    words = "This is no dossier: it holds neither MANIFEST.sha256 nor proofs/key.vkey."
    script = dossier / "check.sh"
    done = subprocess.run(["bash", script, "-C", tmp_path / "folder"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, f"{words}\n")
    assert by_browser(tmp_path / "folder", "").says == words


# The page itself


def test_the_checking_page_holds_nothing_of_a_record_and_is_the_same_in_every_dossier(
    dossier: Path, another: Path
) -> None:
    for name, data in checkers().items():
        assert (dossier / name).read_bytes() == (another / name).read_bytes() == data


def test_script_and_style_of_the_page_are_allowed_by_their_hashes_and_nothing_else_is(dossier: Path) -> None:
    html = (dossier / "check.html").read_text("utf-8")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', html)
    (script,), (style,) = (
        re.findall(r"<script>(.*?)</script>", html, re.S),
        re.findall(r"<style>(.*?)</style>", html, re.S),
    )
    hashes = [b64encode(sha256(text.encode()).digest()).decode() for text in (script, style)]
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{hashes[0]}'; style-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"""(?:src|href)=["'](?:https?:|//|data:|javascript:)""", html)
    assert " style=" not in html


def test_no_request_leaves_the_page_while_it_checks(browser: Any, dossier: Path) -> None:
    tab = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: said.append(message.text))
    page = (dossier / "check.html").as_uri()
    tab.goto(page)
    tab.set_input_files("#folder", dossier)
    tab.wait_for_selector("#verdict .words")
    assert set(asked) == {page}
    assert said == []
    tried = tab.evaluate("fetch('https://example.org/').then(() => 'went out', () => 'refused')")
    assert tried == "refused"
    tab.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_amiss_before_and_after_a_check(
    browser: Any, dossier: Path, another: Path, scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    tab = browser.new_page(color_scheme=scheme, bypass_csp=True)
    tab.goto((dossier / "check.html").as_uri())
    for check in (lambda: None, lambda: check_in(tab, dossier), lambda: check_in(tab, another, shown(dossier))):
        check()
        results = axe.run(tab)
        assert results.violations_count == 0, results.generate_report()
    tab.close()


def test_the_page_is_used_by_keyboard_and_the_verdict_is_told_to_a_screen_reader(browser: Any, dossier: Path) -> None:
    tab = browser.new_page(viewport={"width": 390, "height": 800})
    tab.goto((dossier / "check.html").as_uri())
    stops = []
    for _ in range(5):
        tab.keyboard.press("Tab")
        stops.append(tab.evaluate("document.activeElement.id || document.activeElement.textContent"))
    assert stops == ["Skip to the content", "Back to the dossier", "expected", "folder", "Check"]
    check_in(tab, dossier)
    assert tab.get_attribute("#result", "role") == "status"
    assert tab.evaluate("document.activeElement.id") == "verdict"
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    tab.emulate_media(media="print")
    assert not tab.is_visible("#form")
    assert tab.is_visible("#verdict")
    tab.close()


def test_every_link_of_the_page_leads_into_the_dossier(dossier: Path) -> None:
    links = re.findall(r'href="([^"#]+)', (dossier / "check.html").read_text("utf-8"))
    assert links
    assert all((dossier / link).exists() for link in links)


def test_a_folder_dropped_on_the_field_is_checked_from_the_disk_too(browser: Any, dossier: Path) -> None:
    tab = browser.new_page()
    tab.goto((dossier / "check.html").as_uri())
    field = tab.locator("#folder").bounding_box()
    mouse = tab.context.new_cdp_session(tab)
    data = {"items": [], "files": [str(dossier)], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        event = {"type": kind, "x": field["x"] + 60, "y": field["y"] + 30, "data": data}
        mouse.send("Input.dispatchDragEvent", event)
    tab.wait_for_selector("#verdict .words")
    assert said_on(tab).says.startswith("Whole, signed by the key")
    tab.close()
