"""Trains the second opinion on kinds of English statements: `python3 dev.py train kinds-en`.

Learns from the invented texts of `bench/data` on which rules were written and from those written to train on, never
from a held one, and prints what that gives on the development texts. Needs nothing but what the project runs on and is
deterministic: the same texts, the same file. A logistic regression with a ridge (L-BFGS) over what the tagger's encoder
made of the words, scaled, and over the signs of the rules. A statement of the gold list that the reader does not find
is learned from the gold list's own words.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from bench.reading import Gold, marked
from numpy.typing import NDArray

from onrecord.nouns.text import TextLayer
from onrecord.read.quotes import quotations
from onrecord.read.segments import segments
from onrecord.read.statements.deciding import wording
from onrecord.read.statements.denying import denies
from onrecord.read.statements.english import hear_english
from onrecord.read.statements.second_opinion import PARTS, Hearing, Opinion, Part, rows, signs
from onrecord.read.statements.told import Place, Told

VERSION = "kinds-en@1"
LEARNED = ("reading-dev", "reading-en-dev", "reading-en-kinds-dev", "reading-en-kinds-train")
TRIED = "reading-en-kinds-dev2"
# chosen on the development texts: from here up at least 85 of 100 are denials
SURE_ENOUGH = {"power": 0.65, "unknown": 0.8}
_ALIKE = 0.5  # of the characters of two contents, intersection over union
_RIDGE = 0.1
_SEEN = 4  # times a sign must have been seen to be weighed
_SIGNS_SPREAD = 0.12  # of a sign, which is there or not; the less, the more freely a sign is weighed
_DIGITS = 4
_SHARES = (0.5, 0.6, 0.7, 0.8, 0.9)

Matrix = NDArray[np.float64]


class Example(msgspec.Struct, frozen=True):
    """A statement with what the reader sees of it, and whether it is a denial."""

    text: str
    rows: dict[str, Any]
    signs: frozenset[str]
    denies: bool
    found: bool
    words: str


def examples(name: str) -> Iterator[Example]:
    """The judged statements of a file of marked texts; where careful readers differ there is nothing to learn."""
    for title, _, text, gold in marked(name):
        told, hearing = _before_kinds(text)
        for one in gold:
            contents = places(text, one.content)
            if not contents or (one.kind == "?" and one.denial == "?"):
                continue
            match = next((other for other in told if _same(text, other, one, contents)), None)
            taken = match if match is not None else _as_told(text, one, contents, hearing)
            seen = wording(taken, text)
            yield Example(
                text=title,
                rows=rows(taken, hearing),
                signs=signs(taken, taken.kind, seen, denies(seen.words, seen.setting)),
                denies=one.kind == "denial",
                found=match is not None,
                words=f"{one.speaker} | {one.cue} | {one.content}",
            )


def places(text: str, words: str) -> list[Place]:
    """Where the pieces of a role stand, in their order."""
    found: list[Place] = []
    for piece in words.split("…"):
        at = text.find(piece.strip(), found[-1][1] if found else 0)
        if piece.strip() and at >= 0:
            found.append((at, at + len(piece.strip())))
    return found


def _before_kinds(text: str) -> tuple[list[Told], Hearing]:
    """What the reader has found when it comes to settle the kinds."""
    kept: list[tuple[list[Told], Hearing]] = []
    parts = segments(TextLayer(item="i", text=text, sha256="0" * 64, extractor="training@1"), "en")
    quoted = quotations(text, [(one.start, one.end) for one in parts], "en")
    hear_english(text, parts, quoted, settle=lambda told, hearing: kept.append((list(told), hearing)))
    return kept[0]


def _same(text: str, told: Told, gold: Gold, contents: Sequence[Place]) -> bool:
    cue = {word for start, end in told.cues for word in re.findall(r"\w+", text[start:end].lower())}
    if gold.cue and not cue & set(re.findall(r"\w+", gold.cue.lower())):
        return False
    both = sum(max(0, min(b, d) - max(a, c)) for a, b in told.contents for c, d in contents)
    either = sum(b - a for a, b in [*told.contents, *contents]) - both
    return both >= _ALIKE * either


def _as_told(text: str, gold: Gold, contents: list[Place], hearing: Hearing) -> Told:
    """The statement as the gold list has it."""
    speaker = places(text, gold.speaker)
    segment = next((n for n, one in enumerate(hearing.segments) if one.start <= contents[0][0] < one.end), 0)
    called = set(re.findall(r"[^\W\d_]+", gold.speaker.lower()))
    return Told(
        speaker=speaker[0] if speaker else None,
        cues=places(text, gold.cue),
        contents=contents,
        kind="assertion",
        quoted=text[max(0, contents[0][0] - 1)] in '“"‘',
        segment=segment,
        speaker_words=frozenset(called | {word.removesuffix("s") for word in called}),
        found_by="models",
    )


def train(learned: Sequence[Example], ridge: float = _RIDGE) -> Opinion:
    names = _names(learned)
    matrix, truth = table(learned, names), np.array([one.denies for one in learned], dtype=float)
    mean, spread = matrix.mean(axis=0), matrix.std(axis=0) + 1e-6
    width = _width(learned)
    spread[len(PARTS) * width :] = _SIGNS_SPREAD
    weights, bias = _fit((matrix - mean) / spread, truth, ridge)
    weights = weights / spread
    bias -= float(mean @ weights)
    parts = {
        name: Part(
            weights=[round(float(one), _DIGITS) for one in weights[n * width : (n + 1) * width]],
            absent=round(float(mean[n * width : (n + 1) * width] @ weights[n * width : (n + 1) * width]), _DIGITS),
        )
        for n, name in enumerate(PARTS)
    }
    weighed = {name: round(float(one), _DIGITS) for name, one in zip(names, weights[len(PARTS) * width :], strict=True)}
    return Opinion(VERSION, round(bias, _DIGITS), parts, weighed, SURE_ENOUGH)


def _names(learned: Sequence[Example]) -> list[str]:
    seen = [sign for one in learned for sign in one.signs]
    return sorted(sign for sign in set(seen) if seen.count(sign) >= _SEEN)


def _width(learned: Sequence[Example]) -> int:
    return len(next(iter(learned[0].rows.values())))


def table(learned: Sequence[Example], names: Sequence[str]) -> Matrix:
    """A row an example: its parts, an absent one as the others have it on the mean, then its signs."""
    width = _width(learned)
    columns = []
    for name in PARTS:
        present = [one.rows[name] for one in learned if name in one.rows]
        usual = np.mean(present, axis=0) if present else np.zeros(width)
        columns.append(np.array([one.rows.get(name, usual) for one in learned], dtype=float))
    return np.hstack([*columns, np.array([[name in one.signs for name in names] for one in learned], dtype=float)])


def _fit(matrix: Matrix, truth: Matrix, ridge: float) -> tuple[Matrix, float]:
    """Weights and bias of the least loss: log loss a statement and `ridge` times the squared weights."""
    from scipy.optimize import minimize

    def loss(guess: Matrix) -> tuple[float, Matrix]:
        odds = matrix @ guess[1:] + guess[0]
        wrong = 1.0 / (1.0 + np.exp(-odds)) - truth
        value = np.mean(np.logaddexp(0.0, odds) - truth * odds) + ridge * guess[1:] @ guess[1:]
        return float(value), np.concatenate([[wrong.mean()], matrix.T @ wrong / len(truth) + 2 * ridge * guess[1:]])

    best = minimize(loss, np.zeros(matrix.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return best.x[1:], float(best.x[0])


def write(opinion: Opinion, folder: Path) -> None:
    """The weights, and the sum that says they are the ones that were measured."""
    held = msgspec.json.encode(opinion, order="deterministic") + b"\n"
    (folder / "kinds.json").write_bytes(held)
    (folder / "SHA256SUMS").write_text(f"{hashlib.sha256(held).hexdigest()}  kinds.json\n", encoding="utf-8")


def totals(tried: Sequence[Example], opinion: Opinion) -> Iterator[str]:
    """Of these statements, how many are denials, and what the opinion says of them from each share upward."""
    told = [(opinion.share(one.rows, one.signs), one.denies) for one in tried]
    denials = sum(denies for _, denies in told)
    yield f"{TRIED}: {len(told)} statements, {denials} denials"
    for enough in _SHARES:
        said = [denies for share, denies in told if share >= enough]
        yield f"  from {enough:.1f} upward: {sum(said)} of {denials} denials, {len(said) - sum(said)} others"
