"""What a check of a dossier comes to, in the words that `check.sh` and `check.html` say as well.

A dossier can be whole and still be forged: sealed from first to last by somebody else's key. Only a fingerprint that
was learnt by another way than the dossier tells; without one the verdict names the key and leaves it open whose it is.
"""

from pathlib import Path

from onrecord.nouns import Finding
from onrecord.nouns.refusal import BadRequest
from onrecord.nouns.shape import Noun
from onrecord.publish.check import Checked, check_dossier, checkpoint_in, key_in, seal_in
from onrecord.publish.proofs import KEY, MANIFEST

WHOLE = "Whole, signed by the key {key}; whether it is the documenters' key you must learn from them by another way."
EXPECTED = "Whole, signed by the key {key}, the one you expected."
ANOTHER_KEY = (
    "Signed by another key than the one you expected: {key}. "
    "Whoever sealed this dossier does not hold the key you were told of."
)
CHANGED = "Not whole: the key {key} signed it, and it was changed after that."
UNSIGNED = "Not whole: it is not signed by the key that lies in it."
NO_FINGERPRINT = "That is not a fingerprint: it has 64 digits, 0 to 9 and a to f."


class Verdict(Noun, frozen=True, kw_only=True):
    """`key` is the fingerprint of the key that signed, in groups of four; empty where none did."""

    results: tuple[Checked, ...]
    key: str
    says: str
    extent: str

    @property
    def whole(self) -> bool:
        """Whether everything holds, the key too if one was expected."""
        return all(each.holds for each in self.results)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What does not hold, as every room reports a problem."""
        return tuple(each.finding for each in self.results if not each.holds)

    @property
    def text(self) -> str:
        """Line for line what `check.sh` prints."""
        failed = [f"DOES NOT HOLD  {each.what}: {each.why}" for each in self.results if not each.holds]
        return "\n".join([*failed, self.extent, self.says] if self.whole else [*failed, self.says])


def is_dossier(folder: Path) -> bool:
    """Whether the folder holds what a dossier begins with."""
    return (folder / MANIFEST).exists() or (folder / KEY).exists()


def judge(folder: Path, expected: str = "") -> Verdict:
    """The verdict on the dossier at `folder`; `expected` is a fingerprint in any writing, empty where none is known.
    Raises BadRequest where it is none."""
    wanted = read_fingerprint(expected) if expected else ""
    results = check_dossier(folder, wanted)
    key = key_in(folder)
    failed = {each.what for each in results if not each.holds}
    shown = in_fours(key.fingerprint) if key and seal_in(folder, key) is not None else ""
    checkpoint = checkpoint_in(folder, key) if key else None
    files = sum(each.kind == "file" for each in results)
    items = sum(each.kind == "item" for each in results)
    entries = checkpoint.size if checkpoint else 0
    return Verdict(
        results=tuple(results),
        key=shown,
        says=_words(failed, signed=bool(shown), expected=bool(wanted)).format(key=shown),
        extent=f"{files} files, {items} items with a proof, a log of {entries} entries.",
    )


def _words(failed: set[str], *, signed: bool, expected: bool) -> str:
    if not signed:
        return UNSIGNED
    if "the key" in failed:
        return ANOTHER_KEY
    if failed:
        return CHANGED
    return EXPECTED if expected else WHOLE


def in_fours(fingerprint: str) -> str:
    """A fingerprint as it is printed and read aloud."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4))


def read_fingerprint(text: str) -> str:
    """The 64 hex digits of a fingerprint that somebody typed or pasted: spaces, colons and capitals do not matter."""
    digits = "".join(text.split()).replace(":", "").lower()
    if len(digits) != 64 or set(digits) - set("0123456789abcdef"):
        raise BadRequest(
            NO_FINGERPRINT,
            where="--key",
            means="nothing was checked",
            next="give the one that the documenters publish; `onrecord key CASEDIR` prints it for them",
        )
    return digits
