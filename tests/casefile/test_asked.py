"""What can be asked of an open record, and what it answers."""

import datetime as dt
import io
import json
from pathlib import Path

import pytest

from onrecord.casefile import Casefile, create, is_protected, open_casefile
from onrecord.casefile.entries import LAYERS_AT_HAND
from onrecord.casefile.kinds import KINDS, body_fields, ids_in, kind_of, read_object_field, time_text
from onrecord.casefile.stems import marked, query, words_of
from onrecord.ledger import Place, canonical, open_checkpoint, verify_author
from onrecord.ledger.note import open_note
from onrecord.nouns import (
    Account,
    Decision,
    Finding,
    ItemToBe,
    Judged,
    Party,
    Reading,
    Survey,
    TextLayer,
    Vanished,
)
from onrecord.nouns.refusal import BadRequest, CannotKeep, RecordDamaged

NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


def judged(verdict: str) -> Judged:
    return Judged(a="p-1", b="p-2", verdict=verdict, by="Boris", at=NOON)


def layer(item: str) -> TextLayer:
    return TextLayer(item=item, text="x", sha256="0" * 64, extractor="p@1")


def reading(item: str, model: str) -> Reading:
    return Reading(item=item, layer="0" * 64, model=model, language="en")


def test_every_judgement_is_given_in_the_order_of_the_log_with_whom_it_is_about(casefile: Casefile) -> None:
    with casefile.writer() as writer:
        first = writer.keep(judged("same"))
        writer.keep(Finding(code="x", what="x", where="i-1"))
        writer.keep(judged("withdrawn"))
    assert casefile.judged() == (judged("same"), judged("withdrawn"))
    assert first.about == ("p-1", "p-2")


def test_the_newest_text_and_reading_of_an_item_are_given_as_the_machine_proposed_them(casefile, take_in) -> None:
    one, two = take_in(casefile, "a.txt", b"a"), take_in(casefile, "b.txt", b"b")
    assert (casefile.layer(one.id), casefile.proposed(one.id), casefile.reading(one.id)) == (None, None, None)
    with casefile.writer() as writer:
        for model in ("m@1", "m@2"):
            writer.keep(reading(one.id, model))
        writer.keep(reading(two.id, "m@1"))
        writer.keep(layer(two.id))
    assert casefile.proposed(one.id).model == casefile.reading(one.id).model == "m@2"
    assert [each.item for each in casefile.layers()] == [two.id]
    assert casefile.layer(two.id) == layer(two.id)


def test_only_current_items_have_readings_and_none_is_lost_for_the_others(casefile, take_in) -> None:
    gone, stays = take_in(casefile, "a.txt", b"a"), take_in(casefile, "b.txt", b"b")
    with casefile.writer() as writer:
        writer.keep(reading(gone.id, "m@1"))
        writer.keep(reading(stays.id, "m@1"))
        writer.keep(Vanished(item=gone.id))
    assert [each.item for each in casefile.readings()] == [stays.id]
    assert casefile.reading(gone.id) is not None


def test_what_the_record_signs_beside_its_log_can_never_pass_for_a_state_of_it(casefile: Casefile) -> None:
    note = casefile.sign("onrecord/v1 edition\n7\n")
    assert open_note(note, casefile.verifier_key) == "onrecord/v1 edition\n7\n"
    for text in (
        casefile.checkpoint().decode().split("\n\n")[0] + "\n",
        "7\n",
        "",
        " onrecord/v1 x\n",
        "onrecord/v1\n",
    ):
        with pytest.raises(ValueError, match="begins with"):
            casefile.sign(text)


def test_an_id_names_the_newest_entry_that_logged_it(casefile: Casefile) -> None:
    with casefile.writer() as writer:
        party = Party(id="p-1", name="x", kind="person", decided_by="Ana")
        writer.keep(Account(parties=(party,)))
        newer = writer.keep(Account(parties=(party, Party(id="p-2", name="y", kind="person", decided_by="Ana"))))
    assert casefile.entry_of("p-1") == casefile.entry_of("p-2") == newer
    assert casefile.noun_of(newer).parties[1].name == "y"


def test_a_kind_of_which_there_is_none_is_none_and_another_one_is_not_given_for_it(casefile: Casefile) -> None:
    with casefile.writer() as writer:
        writer.keep(Survey())
    assert casefile.latest(Account) is None
    assert casefile.latest(Survey) is casefile.latest(Survey)  # kept at hand


def test_no_more_texts_are_held_in_memory_than_a_batch_needs(casefile: Casefile) -> None:
    with casefile.writer() as writer:
        for n in range(LAYERS_AT_HAND + 3):
            writer.keep(layer(f"i-{n}"))
    at_hand = [n for n in range(LAYERS_AT_HAND + 3) if casefile._entries.layer_at_hand(f"i-{n}")]
    assert at_hand == list(range(3, LAYERS_AT_HAND + 3))


def test_the_record_can_be_asked_as_it_was_before_its_last_entry(casefile, take_in) -> None:
    first, second = take_in(casefile, "a.txt", b"a"), take_in(casefile, "b.txt", b"b")
    assert casefile.items(casefile.size - 1) == (first,)
    assert casefile.items() == casefile.items(casefile.size) == (first, second)
    assert [each.index for each in casefile.entries()] == [0, 1, 2]


def test_the_first_entry_says_who_began_the_record_with_which_key(casefile: Casefile) -> None:
    (first,) = casefile.entries()
    begun = casefile.noun_of(first)
    assert (begun.member, begun.device, begun.format) == ("Ana", "a1", 1)
    assert begun.key == casefile.verifier_key.public.hex()
    assert (first.kind, first.schema, first.at, first.device) == ("begun", 1, NOON, "a1")
    opened = casefile.opened(0)
    assert verify_author(opened.entry, Place(casefile.origin, 0), opened.author).hex() == begun.key
    assert casefile.origin.endswith("/a1")


def test_the_checkpoint_is_that_of_the_log_as_it_stands(casefile, take_in) -> None:
    take_in(casefile, "a.txt", b"a")
    assert open_checkpoint(casefile.checkpoint(), casefile.verifier_key).size == casefile.size == 2


def test_two_records_share_no_name_and_no_key(tmp_path: Path) -> None:
    keys, origins, ids = set(), set(), set()
    for name in "ab":
        create(tmp_path / name, member="Ana", clock=lambda: NOON)
        with open_casefile(tmp_path / name, clock=lambda: NOON) as case, case.writer() as writer:
            ids.add(writer.take_in(ItemToBe(name="a", media_type="text/plain"), io.BytesIO(b"a")).id)
            keys.add(case.verifier_key.public)
            origins.add(case.origin)
    assert len(keys) == len(origins) == len(ids) == 2


def test_a_record_is_begun_in_an_empty_folder_or_none_and_never_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    create(tmp_path / "empty", member="Ana")
    create(tmp_path / "deep" / "er" / "still", member="Ana")
    (tmp_path / "file").write_text("x")
    with pytest.raises(BadRequest, match="something in this folder"):
        create(tmp_path / "file", member="Ana")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deep", "empty", "file"]
    assert not is_protected(tmp_path / "empty")


def test_what_a_begin_that_was_cut_short_left_is_removed_by_the_next_one(tmp_path: Path) -> None:
    (tmp_path / ".record.begun" / "keys").mkdir(parents=True)
    (tmp_path / ".record.begun" / "keys" / "master.json").write_text("half")
    create(tmp_path / "record", member="Ana")
    assert [path.name for path in tmp_path.iterdir()] == ["record"]


def test_a_closed_record_can_be_written_by_the_next(folder: Path) -> None:
    for size in (2, 3):
        with open_casefile(folder) as case, case.writer() as writer:
            writer.keep(Survey())
            assert writer.commit() == size


def test_after_a_write_that_failed_nothing_more_is_written(casefile: Casefile) -> None:
    casefile._on.broken = True
    with pytest.raises(CannotKeep) as refusal:
        casefile.writer()
    assert refusal.value.next == "Run the command again."


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"", "damaged"), (b"{}", "damaged"), (b'{"record":"x","v":2}', "damaged"),
     (b'{"more":1,"record":"x","v":1}', "damaged"),
     (b'{"record":"x","v":1}', "do not belong together"), (b'{"record": "x", "v": 1}', "damaged")],
)  # fmt: skip
def test_a_label_that_is_not_this_records_own_is_refused(folder: Path, data: bytes, why: str) -> None:
    (folder / "record.json").write_bytes(data)
    with pytest.raises(RecordDamaged, match=why) as refusal:
        open_casefile(folder)
    assert refusal.value.where == "record.json"
    assert "record.json" in refusal.value.next


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"null", b'{"check":"x","device":"a","key":"","record":"r","seed":"","v":1}']
)
def test_a_key_table_that_is_not_whole_is_refused(folder: Path, data: bytes) -> None:
    (folder / "keys" / "master.json").write_bytes(data)
    with pytest.raises(RecordDamaged, match="key table is damaged") as refusal:
        open_casefile(folder)
    assert refusal.value.where == "keys/master.json"
    assert refusal.value.next == "Bring the folder keys/ back from its own backup."


def test_a_key_table_with_a_field_too_many_is_refused(folder: Path) -> None:
    path = folder / "keys" / "master.json"
    path.write_bytes(canonical({**json.loads(path.read_bytes()), "more": 1}))
    with pytest.raises(RecordDamaged, match="key table is damaged"):
        open_casefile(folder)


def test_the_fields_of_a_noun_that_no_json_reader_could_hold_are_text() -> None:
    fields = body_fields(Survey(findings=(Finding(code="x", what="x", where="x"),)))
    assert set(fields) == {"body.findings", *fields}
    to_be = ItemToBe(name="a", media_type="text/plain", modified=2**53)
    assert body_fields(to_be)["body.modified"] == "9007199254740992"
    assert body_fields(ItemToBe(name="a", media_type="text/plain", modified=2**53 - 1))["body.modified"] == 2**53 - 1


def test_every_id_inside_a_noun_is_found_once_and_in_order() -> None:
    party = [Party(id=f"p-{n}", name="x", kind="person", decided_by="Ana") for n in (2, 1, 2)]
    assert ids_in(Account(parties=tuple(party))) == ("p-2", "p-1")


@pytest.mark.parametrize("value", [None, {}, {"id": "x"}, {"id": "x", "len": "1", "mime": "m", "sha256": "s"}, "x", []])
def test_a_field_that_is_no_object_is_none(value: object) -> None:
    assert read_object_field(value) is None


def test_a_time_is_written_in_utc_to_the_second() -> None:
    local = dt.datetime(2026, 3, 1, 14, 30, 1, 999_999, tzinfo=dt.timezone(dt.timedelta(hours=5, minutes=45)))
    assert time_text(local) == "2026-03-01T08:45:01Z"


@pytest.mark.parametrize(
    ("noun", "about"),
    [
        (Vanished(item="i-1"), ("i-1",)),
        (layer("i-1"), ("i-1",)),
        (reading("i-1", "m"), ("i-1",)),
        (judged("same"), ("p-1", "p-2")),
        (Decision(about="s-1", verdict="accept", by="Ana", at=NOON, item="i-1"), ("s-1", "i-1")),
        (Decision(about="s-1", verdict="accept", by="Ana", at=NOON), ("s-1",)),
        (Finding(code="x", what="x", where="i-1"), ("i-1",)),
        (Survey(), ()),
    ],
)
def test_an_entry_is_found_by_what_its_noun_speaks_of(noun, about: tuple[str, ...]) -> None:
    assert kind_of(noun).about(noun) == about


def test_every_kind_that_ever_was_keeps_its_name_and_its_place() -> None:
    """A name on this list is in logs that exist, in the entry itself or in an object; its schema only grows."""
    small = {kind.name for kind in KINDS if kind.small}
    assert small >= {"begun", "destroyed", "item", "vanished", "survey", "run", "decision", "judged", "finding"}
    large = {kind.name for kind in KINDS} - small
    assert large >= {"settings", "text", "reading", "account", "backing", "people", "numbers"}
    assert all(kind.schema >= 1 for kind in KINDS)


def test_words_are_folded_and_marked_where_they_stand() -> None:
    assert words_of("The MEN, run-ning; Straße!") == ["the", "men", "run", "ning", "strasse"]
    text = "Men were running; run!"
    assert marked(text, "runs", "en") == (
        ("Men were ", False),
        ("running", True),
        ("; ", False),
        ("run", True),
        ("!", False),
    )
    assert marked("nothing", "runs", "en") == (("nothing", False),)
    assert marked("RUNS", "runs", "xx") == (("RUNS", True),)


def test_a_query_asks_for_every_word_in_any_of_its_forms() -> None:
    assert query("Runs denied", "en") == '("run") AND ("deni")'
    assert query("runs", None) == '("run" OR "runs")'
    assert query("избивал", "xx") == '("избивал")'
    assert query(" -- ", None) == ""
