"""What a writer promises besides durability: nothing counted twice, nothing left behind, a version for each change."""

import datetime as dt
import errno
import io
import random
import shutil
from pathlib import Path

import pytest

from onrecord.casefile import Casefile, open_casefile
from onrecord.casefile.streams import Poured, pour
from onrecord.casefile.writer import cannot_keep
from onrecord.nouns import Finding, ItemToBe, Reading, Segment, TextLayer, Vanished
from onrecord.nouns.refusal import RecordDamaged


def to_be(name: str) -> ItemToBe:
    return ItemToBe(name=name, media_type="text/plain")


def finding(n: int) -> Finding:
    return Finding(code="no-date", what=f"no date {n}", where=f"i-{n}")


def test_the_id_of_an_item_says_that_it_is_one(casefile: Casefile, take_in) -> None:
    assert take_in(casefile, "a.txt", b"one").id.startswith("i-")


def test_two_copies_of_a_record_that_take_in_other_bytes_at_one_name_give_them_other_ids(folder: Path, take_in) -> None:
    copy = folder.with_name("copy")
    shutil.copytree(folder, copy)
    with open_casefile(folder) as one, open_casefile(copy) as two:
        assert take_in(one, "a.txt", b"one").id != take_in(two, "a.txt", b"two").id


def test_with_clock_and_randomness_handed_in_a_record_grows_by_the_same_leaves(folder: Path) -> None:
    copy = folder.with_name("copy")
    shutil.copytree(folder, copy)
    noon, grown = dt.datetime(2031, 4, 2, 12, tzinfo=dt.UTC), []
    for each in (folder, copy):
        with open_casefile(each, clock=lambda: noon, randomness=random.Random(11).randbytes) as case:
            with case.writer() as writer:
                writer.keep(finding(1))
            grown.append(case.last_entry())
    assert grown[0] == grown[1]
    assert grown[0].at == noon


def test_what_vanished_and_came_back_within_one_batch_is_a_new_version(casefile: Casefile) -> None:
    with casefile.writer() as writer:
        first = writer.take_in(to_be("a.txt"), io.BytesIO(b"one"))
        writer.keep(Vanished(item=first.id))
        back = writer.take_in(to_be("a.txt"), io.BytesIO(b"one"))
    assert back.id != first.id
    assert back.supersedes == first.id
    assert casefile.current() == (back,)
    assert casefile.vanished() == {first.id}


def test_what_vanished_before_and_came_back_is_a_new_version_of_the_same_object(casefile: Casefile, take_in) -> None:
    first = take_in(casefile, "a.txt", b"one")
    with casefile.writer() as writer:
        writer.keep(Vanished(item=first.id))
    back = take_in(casefile, "a.txt", b"one")
    assert (back.supersedes, back.object) == (first.id, first.object)


@pytest.mark.parametrize("between", [b"two", b""])
def test_every_version_at_a_name_has_its_own_id_even_with_the_bytes_of_an_older_one(
    casefile: Casefile, take_in, between: bytes
) -> None:
    items = [take_in(casefile, "a.txt", data) for data in (b"one", between, b"one")]
    assert len({item.id for item in items}) == 3
    assert [item.supersedes for item in items] == [None, items[0].id, items[1].id]
    assert casefile.current() == (items[2],)


def test_an_entry_names_once_whatever_it_is_about(casefile: Casefile) -> None:
    with casefile.writer() as writer:
        entry = writer.keep(finding(1), about=("i-1", "i-2", "i-1"))
    assert entry.about == ("i-1", "i-2")
    assert casefile.entry(entry.id).about == ("i-1", "i-2")


def test_a_writer_that_was_left_by_an_error_leaves_no_object_behind(folder: Path) -> None:
    with open_casefile(folder) as case:
        with pytest.raises(TypeError, match="kinds"), case.writer() as writer:
            writer.keep((writer.take_in(to_be("a.txt"), io.BytesIO(b"one")), "no noun")[1])
        assert list((folder / "incoming").iterdir()) == []
        assert list((folder / "objects").rglob("*")) == []
        assert case.size == 1


def test_commit_tells_how_long_the_log_is_and_a_second_one_adds_nothing(casefile: Casefile) -> None:
    with casefile.writer() as writer:
        assert writer.commit() == 1
        writer.keep(finding(1))
        assert (casefile.size, writer.commit(), writer.commit()) == (1, 2, 2)
        assert [found for _, found in casefile.findings()] == [finding(1)]


def test_what_comes_to_many_bytes_is_saved_in_between(casefile: Casefile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.casefile.writer.MOST_BYTES", 100)
    with casefile.writer() as writer:
        writer.take_in(to_be("a.txt"), io.BytesIO(b"x" * 60))
        assert casefile.size == 1
        writer.take_in(to_be("b.txt"), io.BytesIO(b"y" * 60))
        assert casefile.size == 3
        writer.take_in(to_be("c.txt"), io.BytesIO(b"z" * 60))
        assert casefile.size == 3  # counted from nothing again
    assert casefile.size == 4


def test_nouns_that_lie_in_objects_count_too(casefile: Casefile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.casefile.writer.MOST_BYTES", 500)
    with casefile.writer() as writer:
        sizes = []
        for n in range(4):
            writer.keep(TextLayer(item=f"i-{n}", text="x" * 100, sha256="0" * 64, extractor="p@1"))
            sizes.append(casefile.size)
    assert sizes == [1, 1, 4, 4]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "The disk is full."),
        (errno.EDQUOT, "The disk quota is used up."),
        (errno.EROFS, "The disk can only be read."),
        (errno.EIO, "The disk reported an error"),
    ],
)
def test_what_the_disk_said_is_told_in_words_with_what_is_safe_and_what_to_do(number: int, said: str) -> None:
    refusal = cannot_keep(OSError(number, "strerror with /home/ana"))
    assert refusal.what.startswith(said)
    assert refusal.where == "record/"
    assert refusal.means.startswith("What was saved before is safe")
    assert refusal.next.startswith("Make room or mend the disk")
    assert "ana" not in str(refusal)


def test_a_passage_whose_language_is_not_known_is_searched_in_that_of_its_item(casefile: Casefile, take_in) -> None:
    item = take_in(casefile, "a.txt", b"x")
    layer = TextLayer(
        item=item.id, text="The men were running. Задержанных избивали.", sha256="0" * 64, extractor="p@1"
    )
    parts = (
        Segment(start=0, end=21, role="body", language="und"),
        Segment(start=22, end=43, role="body", language="ru"),
    )
    with casefile.writer() as writer:
        writer.keep(layer)
        writer.keep(Reading(item=item.id, layer="0" * 64, model="m@1", language="en", segments=parts))
    assert [(found.language, found.span.start) for found in casefile.search("run", "en")] == [("en", 0)]
    assert [(found.language, found.span.start) for found in casefile.search("избивал", "ru")] == [("ru", 22)]
    assert [found.language for found in casefile.search("избивал", "en")] == []


def test_words_asked_for_in_one_language_are_not_stemmed_as_those_of_another(casefile: Casefile, take_in) -> None:
    item = take_in(casefile, "a.txt", b"x")
    whole = Segment(start=0, end=8, role="body", language="de")
    with casefile.writer() as writer:
        writer.keep(TextLayer(item=item.id, text="Der run.", sha256="0" * 64, extractor="p@1"))
        writer.keep(Reading(item=item.id, layer="0" * 64, model="m@1", language="de", segments=(whole,)))
    assert casefile.search("running", "de") == ()
    assert len(casefile.search("run", "de")) == 1


def test_a_stream_that_is_poured_ends_only_after_its_whole_was_seen() -> None:
    seen: list[Poured] = []
    with pour(lambda sink: sink.write(b"x" * 200_000) and None, seen.append) as stream:
        assert stream.read(10) == b"x" * 10
        assert seen == []
        assert len(stream.read()) == 199_990
    assert seen[0].size == 200_000


def test_an_error_of_the_pouring_side_is_raised_where_the_end_would_be() -> None:
    def push(sink) -> None:
        sink.write(b"half")
        raise RecordDamaged("cut short")

    with pour(push, lambda poured: None) as stream, pytest.raises(RecordDamaged, match="cut short"):
        stream.read()


def test_a_stream_may_be_closed_early_and_twice() -> None:
    stream = pour(lambda sink: sink.write(b"x" * 10_000_000) and None, lambda poured: None)
    assert stream.read(1) == b"x"
    stream.close()
    stream.close()
    with pytest.raises(ValueError, match="closed"):
        stream.read(1)
