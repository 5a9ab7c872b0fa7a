"""Large tables of words in little memory: sorted hashes of the keys beside what they stand for.

The tables of the French lemmatizer hold half a million words, 150 MB as dictionaries and lists; packed they are 11 MB,
and a word is found by halving instead of by looking through all of a list. Its half a million word vectors' keys are
6 MB instead of 60. Same answers: two words would have to share a hash of 64 bits to be taken for each other.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

_BETWEEN = "\n"  # two values of one key; stands in no word


class Packed:
    """Words, or their hashes, each with a list of words; asked as a dictionary is, by `get` and `in`."""

    def __init__(self, entries: Iterable[tuple[str | int, Sequence[str]]]) -> None:
        import numpy as np
        from spacy.strings import get_string_id

        self.hash = get_string_id
        keys, ends, told = array("Q"), array("L"), bytearray()
        for key, values in entries:
            keys.append(self.hash(key))
            told += _BETWEEN.join(values).encode()
            ends.append(len(told))
        hashes = np.array(keys, dtype=np.uint64)
        order = np.argsort(hashes)
        until = np.array(ends, dtype=np.uint32)
        self.keys, self.told = hashes[order], bytes(told)
        self.until, self.begun = until[order], np.concatenate(([0], until))[:-1].astype(np.uint32)[order]

    def get(self, key: str | int, default: Any = None) -> Any:
        at = _row(self.keys, self.hash(key))
        if at is None:
            return default
        return self.told[self.begun[at] : self.until[at]].decode().split(_BETWEEN)

    def __contains__(self, key: str | int) -> bool:
        return _row(self.keys, self.hash(key)) is not None


class Rows:
    """Hashes of words, each with a number; asked as a dictionary is, by `get`."""

    def __init__(self, numbers: Mapping[int, int]) -> None:
        import numpy as np

        hashes = np.fromiter(numbers, dtype=np.uint64, count=len(numbers))
        order = np.argsort(hashes)
        self.keys, self.rows = hashes[order], np.fromiter(numbers.values(), dtype=np.int32, count=len(numbers))[order]

    def get(self, key: int, default: Any = None) -> Any:
        at = _row(self.keys, key)
        return default if at is None else int(self.rows[at])


def _row(keys: Any, hashed: int) -> int | None:
    wanted = keys.dtype.type(hashed)
    at = int(keys.searchsorted(wanted))
    return at if at < len(keys) and keys[at] == wanted else None


def tables(path: Path) -> Any:
    """A lemmatizer's `lookups.bin` as spaCy's `Lookups`, its large tables packed; read entry by entry, so that they
    never stand in memory as they do there."""
    from spacy.lookups import Lookups
    from srsly.msgpack import Unpacker

    lookups = Lookups()
    with path.open("rb") as file:
        stored = Unpacker(file, raw=False)
        for _ in range(stored.read_map_header()):
            name = stored.unpack()
            if name == "lemma_lookup":
                lookups.set_table(name, Packed(_entries(stored)))  # type: ignore[arg-type]  # asked as its own is
            elif name == "lemma_exc":
                parts = range(stored.read_map_header())
                lookups.add_table(name, {stored.unpack(): Packed(_entries(stored)) for _ in parts})
            elif name == "lemma_index":
                of_part = stored.unpack()
                lookups.add_table(name, {part: Packed((word, ()) for word in of_part[part]) for part in of_part})
            else:
                lookups.add_table(name, stored.unpack())
    return lookups


def _entries(stored: Any) -> Iterator[tuple[str | int, Sequence[str]]]:
    for _ in range(stored.read_map_header()):
        yield stored.unpack(), stored.unpack()
