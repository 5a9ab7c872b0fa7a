"""Learning to tie: from a few invented readings, the same every time, and nobody's name is kept."""

import msgspec
from training.linker import examples, marks, train
from training.parses import tables
from training.polnear import Attribution, Document
from training.totals import on_gold_spans, on_proposed_spans

from onrecord.read.linking.marked import Marked, Place

_NAMES = ("Orlov", "Keld", "Marsh", "Brenn", "Dunn", "Orel", "Maar", "Teix", "Sorrel", "Hale", "Vane", "Corr", "Lund")


def _reading(name: str) -> Document:
    """{name} said ..., and the ministry denied ...: the nearest source and content are the right ones."""
    text = f"{name} said that the ward was empty. On Monday the ministry denied the report."
    attributions = (
        Attribution((_place(text, name),), (_place(text, "said"),), (_place(text, "that the ward was empty"),)),
        Attribution((_place(text, "the ministry"),), (_place(text, "denied"),), (_place(text, "the report"),)),
    )
    return Document(f"{name}_x", name, "the-bell", "train", text, attributions, ())


def _place(text: str, words: str) -> Place:
    at = text.index(words)
    return at, at + len(words)


READ = [_reading(name) for name in _NAMES]


def test_a_pair_is_an_example_of_what_belongs_together_or_not() -> None:
    seen = list(examples(READ[:1], tables(READ[:1]), "source"))
    tied = {(one.pair.other.among, one.pair.cue.among) for one in seen if one.tied}
    assert tied == {(0, 0), (1, 1)}
    assert len(seen) == 4


def test_what_was_learned_ties_what_it_learned_from_and_is_the_same_every_time() -> None:
    parsed = tables(READ)
    model = train(READ, parsed)
    assert on_gold_spans(READ, parsed, model)[0].split()[5:7] == ["100.0", "[100.0,"]
    assert msgspec.json.encode(train(READ, parsed)) == msgspec.json.encode(model)
    written = msgspec.json.encode(model).decode().lower()
    assert not any(name.lower() in written for name in (*_NAMES, "ministry", "ward", "report"))


def test_a_kind_seen_a_few_times_is_not_kept() -> None:
    model = train(READ[:2], tables(READ[:2]))
    assert not any(kinds for judge in (model.source, model.content) for kinds in judge.habits.values())


def test_proposed_spans_are_scored_with_what_they_are_tied_to() -> None:
    parsed = tables(READ)
    model = train(READ, parsed)
    by_text = {one.text: marks(one) for one in READ}

    def without_sources(text: str) -> list[Marked]:
        return [one for one in by_text[text] if one.role != "source"]

    told = on_proposed_spans(READ, {}, parsed, model, without_sources)
    assert float(told[-2].split()[3]) < 70  # a speaker missed is a third of every attribution
