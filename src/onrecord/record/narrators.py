"""Who tells an item in their own voice: the agency credited, the outlet, the author, or nobody known.

Rules
* Text credited to an agency ("STOLNA, March 12 (MPA) —", "Source: …") is the agency's telling, whoever prints it.
* Otherwise the outlet tells it; otherwise the author, who is named in a dossier only when public.
"""

import re

from onrecord.nouns import Span
from onrecord.record.page import Page
from onrecord.record.speakers import Named
from onrecord.record.vocabulary import word_list

_NOWHERE = Span(start=0, end=0, text="")
_AGENCY = re.compile(r"\b(?:news|press|telegraph)\s+agency\b|\bagency\b|\bwire\b", re.IGNORECASE)
_DATELINE = re.compile(r"^[^\n]{0,60}\(([A-ZА-Я][A-Za-zА-Яа-я. ]{1,30})\)\s*[—–-]", re.MULTILINE)
_CREDIT = re.compile(r"(?:Source|Reporting by|Credit)\s*:?\s+([^\n(]{2,60})(?:\(([A-Z]{2,6})\))?")
_BODY = re.compile(rf"\b(?:{'|'.join(sorted(word_list('narrating_body')))})\b", re.IGNORECASE)


def narrator(page: Page, credited: str) -> Named:
    """Who speaks in the sentences of `page` that are attributed to nobody. `credited`: who is said to have made it."""
    reading = page.reading
    agency = _agency(page)
    if agency:
        return Named(agency, "outlet", _NOWHERE)
    if reading.outlet:
        return Named(reading.outlet, "body" if _BODY.search(reading.outlet) else "outlet", _NOWHERE)
    maker = reading.author or credited
    if maker and re.match(r"an?\s", maker):
        return Named(maker, "person", _NOWHERE, unnamed=True)
    if maker:
        return Named(maker, "body" if _BODY.search(maker) else "person", _NOWHERE)
    return Named("narrator not stated", "person", _NOWHERE, unnamed=True)


def _agency(page: Page) -> str:
    """The agency that the dateline, byline or credit names; "" where none does."""
    marked = [one for one in page.reading.segments if one.role in ("byline", "credit", "dateline")]
    for one in marked:
        line = page.text[one.start : one.end]
        credit = _CREDIT.search(line)
        if credit and _AGENCY.search(credit.group(1)):
            return credit.group(1).strip(" .")
        if one.role == "byline" and _AGENCY.search(line):
            return re.split(r"[·|,\n]", re.sub(r"^By\s+", "", line.strip()))[0].strip()
    lines = _DATELINE.search(page.text)
    return lines.group(1) if lines else ""
