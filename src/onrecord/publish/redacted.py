"""What the redaction is asked and what it answers: what a person released; what is shown, under which names, and what
is withheld, with the reason that the dossier prints."""

from onrecord.nouns import Release, Withheld
from onrecord.nouns.shape import Noun
from onrecord.publish.shapes import Sheets


class Policy(Noun, frozen=True, kw_only=True):
    """What a person decided to release, and on what ground: names of people; items whose name, text and picture may be
    shown."""

    releases: tuple[Release, ...] = ()

    @property
    def items(self) -> dict[str, str]:
        """Names of released items -> on what ground."""
        return {each.match: each.ground for each in self.releases if each.what == "item"}


class Named(Noun, frozen=True, kw_only=True):
    """A name that is published: why it may be, how often it stands, and in which items (words of ours are in none)."""

    name: str
    reason: str
    times: int
    items: tuple[str, ...] = ()


class Redacted(Noun, frozen=True, kw_only=True):
    """The published sheets, what was withheld from them, and every name that stands: words -> why -> in which items."""

    sheets: Sheets
    withheld: tuple[Withheld, ...]
    named: tuple[Named, ...]
    releases: tuple[Release, ...] = ()


REASONS: dict[str, tuple[str, str]] = {
    "person": ("people", "They are not public figures. Each stands under one pseudonym throughout."),
    "party": ("speakers and other parties", "They are not public figures, or nothing says that they are."),
    "name": ("names and unknown words inside quoted words", "Nothing proves that they are public, or ordinary words."),
    "author": ("authors of items", "Who wrote something is shown only where the author is a public figure."),
    "address": ("addresses, telephone numbers and file names inside words", "They can lead to a person."),
    "number": (
        "figures inside words",
        "Nothing proves that they are dates or counts: ages, doors and numbers of papers point to one person.",
    ),
    "distinct": ("descriptions of one person inside words", "Only one person in a place fits them."),
    "passage": (
        "passages",
        "In a script without capital letters, or a language without a list of ordinary words, names cannot be told.",
    ),
    "cell": ("cells of lists", "A year of birth, a date and a place together can point to one person."),
    "column": ("columns of lists", "They tell of religion, ethnicity, kinship, health or orientation."),
    "sexual_orientation": ("words about sexual orientation", "They stood beside the name of a private person."),
    "ethnicity": ("words about ethnicity", "They stood beside the name of a private person."),
    "religion": ("words about religion", "They stood beside the name of a private person."),
    "kinship": ("words about kinship", "They stood beside the name of a private person."),
    "health": ("words about health", "They stood beside the name of a private person."),
    "link": ("reasons why two records are held to be one person", "They name people."),
    "file name": ("file names", "A file name may name a person."),
    "hash": ("hashes of items", "Whoever holds a copy could learn that it was handed in. The log position is shown."),
    "picture": ("pictures", "No person has released them."),
}
