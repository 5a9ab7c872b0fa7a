"""No place has two roles in one statement, whatever a parser made of the sentence.

The speaker goes before the cue, the cue before the content, the content before the audience: what comes later loses
what it shares, and an audience or a content of which no word is left goes. A statement without content is none.
"""

from collections.abc import Sequence

from onrecord.read.statements.told import Place, Told


def kept_apart(told: Sequence[Told], text: str) -> list[Told]:
    """The statements whose roles were drawn apart where they met; each is changed in place."""
    return [one for one in told if _drawn_apart(one, text)]


def _drawn_apart(one: Told, text: str) -> bool:
    speaker = [one.speaker] if one.speaker is not None else []
    one.cues = _without(one.cues, speaker, text)
    one.contents = _without(one.contents, [*speaker, *one.cues], text)
    if one.audience is not None and _without([one.audience], [*speaker, *one.cues, *one.contents], text) != [
        one.audience
    ]:
        one.audience = None
    return bool(one.contents)


def _without(places: Sequence[Place], taken: Sequence[Place], text: str) -> list[Place]:
    """`places` less `taken` and less each other, in order; of what was cut, only what still holds a word is kept."""
    left: list[Place] = []
    for place in sorted(places):
        pieces = [place]
        for start, end in (*taken, *left):
            pieces = [cut for piece in pieces for cut in _cut(piece, start, end)]
        whole = pieces == [place]
        left += [piece for piece in pieces if whole or any(char.isalnum() for char in text[slice(*piece)])]
    return sorted(left)


def _cut(piece: Place, start: int, end: int) -> list[Place]:
    if end <= piece[0] or piece[1] <= start:
        return [piece]
    return [cut for cut in ((piece[0], start), (end, piece[1])) if cut[0] < cut[1]]
