"""Plain words for what programs call by short names: the language in which the dossier speaks to its readers."""

from onrecord.nouns import Edtf
from onrecord.nouns.statement import independent_sources

DOUBTS = (  # codes of findings that speak against an estimate
    "lists-dependent", "reach-differs", "models-disagree", "leans-on-a-list", "bound-matters", "links-matter",
    "linkages-differ", "chains-unmixed", "many-lists", "stratum-unknown",
)  # fmt: skip
DENIAL_KINDS = {
    "denies_act": "says that it did not happen",
    "denies_responsibility": "denies responsibility",
    "other_explanation": "gives another explanation",
    "disputes_source": "disputes the source",
    "out_of_context": "says that it was taken out of context",
    "mitigates": "plays it down",
    "no_comment": "knows nothing of it, or does not comment",
}
KINDS = {
    "assertion": "assertion",
    "denial": "denial",
    "testimony": "testimony",
    "retraction": "retraction",
    "order": "order",
    "promise": "promise",
    "report": "report",
}
HEDGES = {
    "reported": "as reported by others",
    "believed": "as a belief",
    "alleged": "as an allegation",
    "possible": "as a possibility",
}
RETOLD = {
    "same bytes": "the same file as",
    "reprint": "a reprint of",
    "wire copy": "a wire copy of",
    "near copy": "nearly the same text as",
    "version": "another version of",
    "translation": "the same text in another language as",
    "excerpt": "an excerpt from",
}
PHASES = {"active": "under way", "paused": "paused", "resumed": "resumed"}
LANGUAGES = {
    "en": "English",
    "ru": "Russian",
    "uk": "Ukrainian",
    "be": "Belarusian",
    "fr": "French",
    "de": "German",
    "ar": "Arabic",
    "und": "not known",
}
MEDIA = {
    "text/html": "Web page",
    "text/plain": "Text",
    "text/markdown": "Text (Markdown)",
    "text/csv": "Table (CSV)",
    "text/css": "Style sheet",
    "text/javascript": "Script",
    "application/javascript": "Script",
    "application/pdf": "PDF",
    "application/zip": "Archive (ZIP)",
    "application/gzip": "Archive (gzip)",
    "application/warc": "Web archive (WARC)",
    "application/wacz": "Web archive (WACZ)",
    "application/x-wacz": "Web archive (WACZ)",
    "application/vnd.oasis.opendocument.text": "Document (ODT)",
    "application/vnd.oasis.opendocument.spreadsheet": "Spreadsheet (ODS)",
    "application/vnd.ms-excel": "Spreadsheet (XLS)",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Document (DOCX)",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Spreadsheet (XLSX)",
    "application/octet-stream": "Unknown bytes",
    "message/rfc822": "E-mail",
    "image/jpeg": "Picture (JPEG)",
    "image/png": "Picture (PNG)",
    "video/mp4": "Film (MP4)",
}
PASSAGE_WITHHELD = {
    "language": "This passage is withheld: in its script or language names cannot be told from other words safely."
}


def when(date: Edtf | None) -> str:
    """A date as it follows a verb: "on 4 May 2017", "in May 2017", "between 4 and 14 May 2017"."""
    return "on a date that is not known" if date is None else date.after_verb()


def period(value: str) -> str:
    """A month or another stretch of time as people write it; any other words as they are."""
    try:
        return Edtf(value).human()
    except ValueError:
        return value


def since(date: Edtf) -> str:
    """The day from which something was on record, as it follows "on record": "from 4 May 2017"."""
    words = date.human()
    if words.startswith("no later"):
        return words
    return f"from a day {words}" if words.startswith("between") else f"from {words}"


def media(type: str) -> str:
    """A media type as people call it."""
    return MEDIA.get(type, type)


def sources(count: int) -> str:
    """ "1 independent source", "3 independent sources", "no independent source"."""
    return "no independent source" if count == 0 else independent_sources(count)


def number(count: int, one: str, many: str = "") -> str:
    """ "1 item", "2 items"; thousands with a thin space."""
    return f"{count:,}".replace(",", "\u202f") + f" {one if count == 1 else many or one + 's'}"


def short(words: str, most: int = 220) -> str:
    """Words cut between two of them where they run long; the whole stands on the page of denials."""
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0].rstrip(",;: ") + " …"


def act(name: str) -> str:
    """A term of the vocabulary of acts as words."""
    return name.replace("_", " ")


def span(low: int, high: int) -> str:
    """A count as a range, and as one number only where both ends agree."""
    return str(low) if low == high else f"{low}–{high}"
