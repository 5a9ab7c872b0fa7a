import hashlib
import itertools
import json
from collections.abc import Callable
from typing import Any

import pytest

from onrecord.ledger import Malformed, Unproven, b64u, canonical, digests_of, draft, fields_of, read_disclosure, unb64u

Draw = Callable[[int], bytes]


def test_a_disclosure_is_what_rfc_9901_says() -> None:
    """RFC 9901 section 4.2.1: the disclosure and digest printed there for family_name."""
    text = "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0"
    shown = read_disclosure(text)
    assert (shown.name, shown.value) == ("family_name", "Möbius")
    assert shown.digest == "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"


@pytest.mark.parametrize(("fields", "digests"), [(1, 8), (8, 8), (9, 16), (17, 32), (33, 64), (64, 64)])
def test_decoys_hide_how_many_fields_there_are(fields: int, digests: int, randomness: Draw) -> None:
    drafted = draft({f"f{n}": n for n in range(fields)}, randomness)
    assert len(digests_of(drafted.entry)) == digests
    assert len(drafted.disclosures) == fields


def test_more_fields_than_decoys_can_hide_are_refused(randomness: Draw) -> None:
    with pytest.raises(Malformed, match="64"):
        draft({f"f{n}": n for n in range(65)}, randomness)


def test_an_entry_is_its_own_canonical_json(randomness: Draw) -> None:
    entry = draft({"kind": "item"}, randomness).entry
    assert canonical(json.loads(entry)) == entry
    assert list(json.loads(entry)) == ["_sd", "_sd_alg", "v"]


def test_what_is_too_large_for_an_entry_is_refused(randomness: Draw) -> None:
    with pytest.raises(Malformed, match="object"):
        draft({"body": "x" * 16_384}, randomness)


def test_the_same_field_twice_gives_two_digests(randomness: Draw) -> None:
    """Salts: nobody can tell from the log that two entries name the same phone number."""
    first, second = (draft({"phone": "+000 1234"}, randomness).disclosures[0] for _ in range(2))
    assert first.digest != second.digest
    assert len(unb64u(json.loads(unb64u(first.text))[0])) == 16


def test_fields_come_back_as_they_were_given(randomness: Draw) -> None:
    fields: dict[str, object] = {"kind": "item", "n": 7, "about": ["i-1"], "object": {"len": 3}, "reason": "«слова»"}
    drafted = draft(fields, randomness)
    assert fields_of(drafted.entry, [each.text for each in drafted.disclosures]) == fields


def test_a_field_that_was_not_committed_to_is_refused(randomness: Draw) -> None:
    entry, other = draft({"kind": "item"}, randomness), draft({"kind": "denial"}, randomness)
    with pytest.raises(Unproven, match="committed"):
        fields_of(entry.entry, [other.disclosures[0].text])


def test_a_field_shown_twice_is_refused(randomness: Draw) -> None:
    drafted = draft({"kind": "item"}, randomness)
    with pytest.raises(Unproven, match="twice"):
        fields_of(drafted.entry, [drafted.disclosures[0].text] * 2)


@pytest.mark.parametrize("name", ["_sd", "_sd_alg", "..."])
def test_a_field_cannot_take_a_name_of_the_format(name: str, randomness: Draw) -> None:
    with pytest.raises(Malformed, match="called"):
        draft({name: 1}, randomness)


def _mutations(entry: dict[str, Any]) -> dict[str, object]:
    digests = entry["_sd"]
    return {
        "unsorted": {**entry, "_sd": digests[::-1]},
        "seven digests": {**entry, "_sd": digests[:7]},
        "a digest twice": {**entry, "_sd": sorted([*digests[:7], digests[0]])},
        "a short digest": {**entry, "_sd": sorted([*digests[:7], b64u(b"x" * 31)])},
        "a number as digest": {**entry, "_sd": [*digests[:7], 5]},
        "another hash": {**entry, "_sd_alg": "sha-1"},
        "another form": {**entry, "v": 2},
        "a field in the clear": {**entry, "kind": "item"},
        "a list": [entry],
    }


_SOME = {"_sd": [b64u(hashlib.sha256(bytes([n])).digest()) for n in range(8)]}


@pytest.mark.parametrize("what", list(_mutations(_SOME)))
def test_any_other_shape_is_no_entry(what: str, randomness: Draw) -> None:
    entry = json.loads(draft({"kind": "item"}, randomness).entry)
    with pytest.raises(Malformed):
        digests_of(canonical(_mutations(entry)[what]))


@pytest.mark.parametrize("text", ["a", "QQ==", "QR", "Q!", "WyJhIl0", "e30"])
def test_text_that_is_no_disclosure_is_refused(text: str) -> None:
    with pytest.raises(Malformed):
        read_disclosure(text)


def test_a_salt_that_is_too_short_is_refused() -> None:
    with pytest.raises(Malformed):
        read_disclosure(b64u(canonical([b64u(b"x" * 15), "name", 1])))


def test_randomness_that_repeats_itself_is_refused() -> None:
    with pytest.raises(Malformed, match="repeats"):
        draft({"kind": "item"}, bytes)


def test_base64_has_one_form_only() -> None:
    """Of all texts of two characters, 256 are the one form of one byte; the others are refused."""
    accepted = set()
    for first, second in itertools.product(map(chr, range(32, 127)), repeat=2):
        try:
            accepted.add(unb64u(first + second))
        except Malformed:
            continue
        assert b64u(unb64u(first + second)) == first + second
    assert len(accepted) == 256


@pytest.mark.parametrize("text", ["A", "AAAAA", "AA==", "AAA=", "A+A/", "AAB", "AA\n", " AAA", "AAAA=", "é"])
def test_base64_in_another_form_is_refused(text: str) -> None:
    with pytest.raises(Malformed):
        unb64u(text)
