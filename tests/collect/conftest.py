"""Things that several tests of intake make: an item out of bytes, and everything that comes out of it."""

import datetime as dt
import io
from collections.abc import Callable, Iterator

import pytest

from onrecord.collect import Budget, Handed, Limits, holds_others, members, sniff
from onrecord.nouns import Finding, Item, ObjectRef

Unpacked = tuple[dict[str, bytes], list[Finding]]


def _item_of(name: str, data: bytes) -> Item:
    media_type = sniff(data[: 1 << 16], name, data[-(1 << 16) :]).media_type
    ref = ObjectRef(name="o", sha256="0" * 64, size=len(data), media_type=media_type)
    return Item(id=f"i-{name}", name=name, object=ref, taken_in=dt.datetime(2031, 4, 2, tzinfo=dt.UTC))


def _all(name: str, data: bytes, budget: Budget) -> Iterator[Handed | Finding]:
    for found in members(_item_of(name, data), io.BytesIO(data), budget):
        yield found
        if isinstance(found, Handed):
            yield from found.findings
            if holds_others(found.to_be.media_type):
                with found.open() as stream:
                    inner = stream.read()
                yield from _all(found.to_be.name, inner, budget.deeper())


@pytest.fixture
def unpack() -> Callable[..., Unpacked]:
    """Open `data` and everything nested in it: bytes by name, and the findings."""

    def unpacked(name: str, data: bytes, limits: Limits | None = None) -> Unpacked:
        kept: dict[str, bytes] = {}
        findings: list[Finding] = []
        for found in _all(name, data, Budget(limits)):
            if isinstance(found, Finding):
                findings.append(found)
            else:
                assert found.to_be.name not in kept
                with found.open() as stream:
                    kept[found.to_be.name] = stream.read()
                assert len(kept[found.to_be.name]) == found.size
        return kept, findings

    return unpacked


@pytest.fixture
def item_of() -> Callable[[str, bytes], Item]:
    """An item of that name with those bytes, its kind told by them."""
    return _item_of
