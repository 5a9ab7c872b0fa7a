"""What a page says of itself in its metadata: title, author, outlet, address, other languages, and when published.

Rules: `published_on` comes only from a metadata field (JSON-LD, meta tags) or from a `<time datetime>` in the head of
the article, and keeps the day as written there; prose, addresses and file times are never asked. Where two fields
disagree, the first in the order of `_DATES` is taken and the others are a finding.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from onrecord.nouns.edtf import Edtf
from onrecord.nouns.text import Description
from onrecord.read.layers.draft import Draft

_DATES = ("article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
          "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "citation_publication_date",
          "citation_date", "pubdate", "publishdate", "publication_date", "publish-date", "dc.date", "dcterms.date",
          "date", "article.published")  # fmt: skip
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author", "byl")
_TITLES = ("og:title", "twitter:title", "dc.title", "citation_title")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "citation_journal_title")
_CHANGED = ("article:modified_time", "og:updated_time", "last-modified", "datemodified")
_ARTICLES = ("article", "newsarticle", "reportagenewsarticle", "blogposting", "report", "webpage", "opinionnewsarticle")
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|[T\s])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})$")
_MOST_LD = 50  # JSON-LD objects looked at


def about(tree: Any, draft: Draft) -> Description:
    """The description of a page."""
    meta, linked = _meta(tree), list(_linked(tree))
    dates = [*_ld_dates(linked), *((meta[key], key) for key in _DATES if key in meta), *_time_tags(tree)]
    published = _published(dates, draft)
    named = _ld_author(linked) or _first(meta, _AUTHORS) or _linked_author(tree)
    return Description(
        title=_first(meta, _TITLES) or _text(tree.find(".//title")) or None,
        author=None if named and named.startswith(("http://", "https://")) else named,
        outlet=_first(meta, _OUTLETS) or _ld_name(linked, "publisher"),
        published_on=published,
        language=_language(tree, meta),
        url=_address(tree, meta),
        alternates=dict(_alternates(tree)),
        properties={key: meta[key] for key in _CHANGED if key in meta},
    )


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        key = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
        content = (tag.get("content") or "").strip()
        if key and content:
            found.setdefault(key.strip().lower(), content[:1000])
    return found


def _first(meta: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((meta[key] for key in keys if key in meta), None)


def _text(element: Any) -> str:
    return " ".join((element.text_content() if element is not None else "").split())


def _linked(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of the page that describe an article, outermost first."""
    waiting: list[Any] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json":
            try:
                waiting.append(json.loads(script.text or ""))
            except (ValueError, RecursionError):
                continue
    seen = 0
    while waiting and seen < _MOST_LD:
        one = waiting.pop(0)
        seen += 1
        if isinstance(one, list):
            waiting[:0] = one[:_MOST_LD]
        elif isinstance(one, dict):
            kinds = one.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and name.lower() in _ARTICLES for name in names):
                yield one
            waiting.extend(value for key, value in one.items() if key in ("@graph", "mainEntity", "mainEntityOfPage"))


def _ld_dates(linked: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for one in linked:
        value = one.get("datePublished")
        if isinstance(value, str):
            yield value, "datePublished"


def _ld_author(linked: list[dict[str, Any]]) -> str | None:
    return _ld_name(linked, "author")


def _linked_author(tree: Any) -> str | None:
    """The words of the first link that the page itself calls a link to its author."""
    for link in tree.iter("a"):
        if "author" in (link.get("rel") or "").lower().split():
            return _text(link)[:300] or None
    return None


def _ld_name(linked: list[dict[str, Any]], key: str) -> str | None:
    for one in linked:
        values = one.get(key)
        for value in values if isinstance(values, list) else [values]:
            name = value.get("name") if isinstance(value, dict) else value
            if isinstance(name, str) and name.strip():
                return name.strip()[:300]
    return None


def _time_tags(tree: Any) -> Iterator[tuple[str, str]]:
    """`<time datetime>` before the first paragraph of the first article, or marked as the date of publication."""
    for tag in tree.iter("time"):
        if tag.get("pubdate") is not None or (tag.get("itemprop") or "").lower() == "datepublished":
            yield tag.get("datetime") or _text(tag), "time"
    article = tree.find(".//article")
    if article is None:
        return
    for element in article.iter("time", "p"):
        if element.tag == "p" and element.find(".//time") is None and len(_text(element)) > 80:
            return
        if element.tag == "time" and element.get("datetime"):
            yield element.get("datetime"), "time"
            return


def _published(dates: list[tuple[str, str]], draft: Draft) -> Edtf | None:
    known = [(when, source) for when, source in ((day_of(text), source) for text, source in dates) if when]
    if not known:
        if dates:
            draft.note("date-unreadable", f"Its date of publication ({dates[0][1]}) cannot be read.", how_bad="note")
        return None
    first = known[0][0]
    if any(not when.overlaps(first) for when, _ in known):
        said = "; ".join(f"{source} {when}" for when, source in known)
        draft.note("dates-disagree", f"Its own dates of publication disagree ({said}); the first is taken.")
    return first


def day_of(written: str) -> Edtf | None:
    """The day, month or year that an ISO date begins with; None for anything else."""
    written = written.strip()
    found = _DAY.match(written)
    for form in (_COMPACT, _SLASHED):
        found = form.match(written) or found
    if not found:
        return None
    parts = [part.zfill(2) for part in found.groups() if part]
    try:
        return Edtf("-".join(parts))
    except ValueError:
        return None


def _language(tree: Any, meta: dict[str, str]) -> str | None:
    written = tree.get("lang") or tree.get("xml:lang") or meta.get("content-language") or meta.get("og:locale") or ""
    code = written.strip().replace("_", "-").split("-")[0].split(",")[0].lower()
    return code if code.isascii() and code.isalpha() and len(code) in (2, 3) else None


def _address(tree: Any, meta: dict[str, str]) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            return str(link.get("href"))[:2000]
    return meta.get("og:url")


def _alternates(tree: Any) -> Iterator[tuple[str, str]]:
    for link in tree.iter("link"):
        if "alternate" in (link.get("rel") or "").lower().split() and link.get("hreflang") and link.get("href"):
            yield str(link.get("hreflang"))[:20], str(link.get("href"))[:2000]
