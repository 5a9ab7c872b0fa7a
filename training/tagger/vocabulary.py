"""The encoder's vocabulary, cut to what news in English needs: a third of the model file would be words never met."""

from collections.abc import Iterable, Sequence

from onrecord.read.tagging.pieces import BEGIN, END, UNKNOWN, Pieces
from onrecord.read.tagging.windows import plain

_PADDING = "[PAD]"
_FREQUENT = 17_000  # BERT's numbers run from frequent to rare
_LATIN = 0x250  # where the Latin letters end


def kept(vocabulary: Sequence[str], texts: Iterable[str]) -> list[int]:
    """The numbers of the pieces to keep, in order."""
    whole = Pieces(vocabulary)
    met = {number for text in texts for *_, cut in whole.words(plain(text), 0, len(text)) for number in cut}
    return [number for number, piece in enumerate(vocabulary) if _wanted(piece, number, met)]


def _wanted(piece: str, number: int, met: set[int]) -> bool:
    if piece.startswith("[") and len(piece) > 1:
        return piece in (_PADDING, UNKNOWN, BEGIN, END)
    bare = piece.removeprefix("##")
    return number in met or (number < _FREQUENT and bare.isascii()) or (len(bare) == 1 and ord(bare) < _LATIN)
