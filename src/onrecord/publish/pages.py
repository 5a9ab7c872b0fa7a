"""The pages: published sheets in, HTML out. Static, without scripts, without a request to anywhere.

Rules: every value is escaped by the template engine; words in another language carry its code; what a machine
proposed and nobody reviewed says so where it stands; a page can be read alone, printed, and heard.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from onrecord import __version__
from onrecord.ledger import open_checkpoint
from onrecord.nouns import Release, Withheld
from onrecord.nouns.shape import Noun
from onrecord.nouns.statement import begun_with
from onrecord.publish import plain
from onrecord.publish.case import Case
from onrecord.publish.checker import checkers
from onrecord.publish.index import Index, unreviewed
from onrecord.publish.redacted import Redacted
from onrecord.publish.shapes import HEADLINE, Sheets
from onrecord.publish.timeline import draw
from onrecord.publish.view import View

PAGES = (
    ("index", "Overview"),
    ("denials", "Denials"),
    ("timeline", "Timeline"),
    ("statements", "Statements"),
    ("claims", "Claims"),
    ("people", "People"),
    ("items", "Items"),
    ("methods", "Methods"),
)
_LINKED = (*PAGES, ("check", "Check"))  # the checking page stands by itself: checker.py
_CAPTIONS = {
    "overlap": "How many people stand on exactly which lists; one or two people are not drawn",
    "models": "What each model holds possible, its interval and its point",
    "sensitivity": "The same with a list left out, or two taken as one",
    "strata": "The same for parts of the people; they are not to be added up",
}
_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")


class Front(Noun, frozen=True, kw_only=True):
    """What the pages say beside the sheets: of the log, of what was withheld and released."""

    entries: int
    withheld: tuple[Withheld, ...]
    releases: tuple[Release, ...]
    rules: tuple[tuple[str, str], ...] = ()
    version: str = __version__

    @staticmethod
    def of(case: Case, view: View, redacted: Redacted) -> "Front":
        return Front(
            entries=open_checkpoint(case.checkpoint(), case.verifier_key).size,
            withheld=redacted.withheld,
            releases=redacted.releases,
            rules=tuple(_rule(rule) for rule in view.backing.rules),
        )


def _rule(rule: str) -> tuple[str, str]:
    """A status and its rule, a number where the rule counts."""
    status, _, words = rule.partition(": ")
    return status, re.sub(r"\{\w+\}", "N", words.replace("{sources}", "sources"))


def write_pages(front: Front, shown: Sheets, to: Path, pictures: Mapping[str, str] = MappingProxyType({})) -> None:
    """Write every page, the style sheet and the checkers under `to`. `pictures` of numbers: SVG by name."""
    index = Index(shown)
    chart = draw(index)
    for name, heading in PAGES:
        page = (
            _environment()
            .get_template(f"{name}.html")
            .render(front=front, sheets=shown, find=index, page=name, heading=heading, chart=chart, pictures=pictures)
        )
        (to / f"{name}.html").write_text(page + "\n", "utf-8")
    (to / "style.css").write_bytes(resources.files("onrecord.publish").joinpath("static", "style.css").read_bytes())
    for name, data in checkers().items():
        (to / name).write_bytes(data)
    (to / "check.sh").chmod(0o755)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("onrecord.publish"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        pages=_LINKED,
        plain=plain,
        begun_with=begun_with,
        captions=_CAPTIONS,
        headline=HEADLINE,
        unreviewed=unreviewed,
        direction=lambda lang: "rtl" if lang in _RIGHT_TO_LEFT else "auto",
    )
    return environment
