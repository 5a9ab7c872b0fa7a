"""The least surprising way to cut two words into pairs of pieces: the innermost loop of the room, over numbers only.

`there` and `here` are words as numbers: for each length of a piece (1 to `REACH`) and each place, the number of the
piece that ends there, or -1; then the letters themselves. `costs[p * width + q]` is what it costs to hear piece p as
piece q, negative where that was never seen; q = 0 is nothing. `total` and `peak` are room for a cell a pair of places.

It is written so that Python runs it over lists and numba compiles it over arrays, with the same result to the last bit:
plain loops, no shapes, no slices.
"""

from collections.abc import MutableSequence, Sequence

REACH = 3  # letters of a piece, at most
_NEVER = 7.0  # nats for a letter that is left out, where that was never seen
_OTHER = 8.0  # nats for one letter in the place of another, where that was never seen


def align(  # one function, for numba compiles it whole; its six ways to end a pair are written out
    there: Sequence[int], here: Sequence[int], put_in: Sequence[float], costs: Sequence[float], width: int,
    total: MutableSequence[float], peak: MutableSequence[float], most: float,
) -> tuple[float, float]:  # fmt: skip
    """Nats of the whole and of the worst place; (-1, -1) where a row costs more than `most` throughout."""
    letters, others = len(there) // (REACH + 1), len(here) // (REACH + 1)
    wide = others + 1
    total[0], peak[0] = 0.0, 0.0
    for j in range(1, wide):
        total[j] = total[j - 1] + put_in[j - 1]
        peak[j] = max(peak[j - 1], put_in[j - 1])
    for i in range(1, letters + 1):
        row, above = i * wide, (i - 1) * wide
        one = there[i - 1]
        left_out = _NEVER
        if one >= 0 and costs[one * width] >= 0.0:
            left_out = costs[one * width]
        total[row], peak[row] = total[above] + left_out, max(peak[above], left_out)
        lowest, longest = total[row], 1
        for m in range(2, REACH + 1):
            if there[(m - 1) * letters + i - 1] >= 0:
                longest = m
        for j in range(1, wide):
            least, before, last = total[row + j - 1] + put_in[j - 1], peak[row + j - 1], put_in[j - 1]
            if total[above + j] + left_out < least:
                least, before, last = total[above + j] + left_out, peak[above + j], left_out
            cost, other = -1.0, here[j - 1]
            if one >= 0 and other >= 0:
                cost = costs[one * width + other]
            if cost < 0.0:
                cost = 0.0 if there[REACH * letters + i - 1] == here[REACH * others + j - 1] else _OTHER
            if total[above + j - 1] + cost < least:
                least, before, last = total[above + j - 1] + cost, peak[above + j - 1], cost
            for n in range(2, REACH + 1):
                other = here[(n - 1) * others + j - 1]
                if one >= 0 and other >= 0:
                    cost = costs[one * width + other]
                    if cost >= 0.0 and total[above + j - n] + cost < least:
                        least, before, last = total[above + j - n] + cost, peak[above + j - n], cost
            for m in range(2, longest + 1):
                piece, back = there[(m - 1) * letters + i - 1], (i - m) * wide
                for n in range(min(REACH, j) + 1):
                    other = here[(n - 1) * others + j - 1] if n > 0 else 0
                    if piece >= 0 and other >= 0:
                        cost = costs[piece * width + other]
                        if cost >= 0.0 and total[back + j - n] + cost < least:
                            least, before, last = total[back + j - n] + cost, peak[back + j - n], cost
            total[row + j], peak[row + j] = least, max(before, last)
            lowest = min(lowest, least)
        if lowest > most:
            return -1.0, -1.0
    return total[letters * wide + others], peak[letters * wide + others]
