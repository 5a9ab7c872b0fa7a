"""`check.html`: the page that checks a dossier with nothing but a browser.

It holds nothing of a case and asks for nothing beside it: script and style lie within, each allowed by its hash alone,
and no request can leave it. So it is the same file in every dossier that a version writes; one that is trusted checks
any other, and its SHA-256 can be published beside the key's fingerprint.
"""

import base64
import hashlib
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined


def checkers() -> dict[str, bytes]:
    """The files with which a stranger checks, by their names in the dossier."""
    return {"check.html": _page(), "check.sh": _static("check.sh")}


def _page() -> bytes:
    style = _text("style.css", "check.css")
    script = _text("check.js", "check_page.js")
    environment = Environment(
        loader=PackageLoader("onrecord.publish"), undefined=StrictUndefined, autoescape=True, trim_blocks=True
    )
    page = environment.get_template("check.html").render(
        style=style, style_hash=_allowed(style), script=script, script_hash=_allowed(script)
    )
    return f"{page}\n".encode()


def _allowed(text: str) -> str:
    """How a content security policy names what it allows (CSP 3, 2.3.1)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


def _text(*names: str) -> str:
    return "\n" + "\n".join(_static(name).decode("utf-8") for name in names)


def _static(name: str) -> bytes:
    return resources.files("onrecord.publish").joinpath("static", name).read_bytes()
