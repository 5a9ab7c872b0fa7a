"""What the machine makes of every two records: links with their probability, before anybody judged."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.link.judge import judge
from onrecord.link.records import Record
from onrecord.nouns import Ids, Link

MODEL = "machine:link-rules@1"


def proposed(found: Sequence[Record], ids: Ids) -> Iterator[Link]:
    """The links worth a line, in the order of their records."""
    for a, b in sorted(_pairs(found)):
        verdict = judge(found[a], found[b])
        if verdict is not None:
            sure = verdict.confidence
            yield Link(
                id=link_id(found[a].id, found[b].id, ids), decided_by=MODEL, confidence=sure, a=found[a].id,
                b=found[b].id, judgement=verdict.judgement, reason=verdict.reason,
                probability=1 - sure if verdict.judgement == "different" else sure,
            )  # fmt: skip


def link_id(a: str, b: str, ids: Ids) -> str:
    """The id of the link between two records, in either order."""
    return ids.mint("k", *sorted((a, b)))


def _pairs(found: Sequence[Record]) -> set[tuple[int, int]]:
    """Places of records that share a sounding word and both ends of another, or where one repeats the other."""
    buckets: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, one in enumerate(found):
        heard = one.heard
        for word in heard:
            for ends in sorted({other[0] + other[-1] for other in heard if other != word} or {""}):
                buckets[word, ends].append(place)
    pairs = {(a, b) for bucket in buckets.values() for i, a in enumerate(bucket) for b in bucket[i + 1 :] if a != b}
    place_of = {one.id: place for place, one in enumerate(found)}
    repeats = ((place_of[one.same_as], place_of[one.id]) for one in found if one.same_as in place_of)
    return {(min(pair), max(pair)) for pair in (*pairs, *repeats)}
