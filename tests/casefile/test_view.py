import hashlib
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as cipher

from onrecord.casefile import open_casefile
from onrecord.casefile.view import View
from onrecord.nouns import Decision, Reading, Segment, Span, Statement, TextLayer
from onrecord.nouns.refusal import CannotKeep, RecordDamaged


def layer_of(item: str, text: str) -> TextLayer:
    return TextLayer(item=item, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), extractor="plain@1")


def reading_of(layer: TextLayer, language: str, statements: tuple[Statement, ...] = ()) -> Reading:
    whole = Segment(start=0, end=len(layer.text), role="body", language=language)
    return Reading(
        item=layer.item, layer=layer.sha256, model="m@1", language=language, segments=(whole,), statements=statements
    )


def read(case, item, text: str, language: str, statements: tuple[Statement, ...] = ()) -> None:
    with case.writer() as writer:
        layer = layer_of(item.id, text)
        writer.keep(layer)
        writer.keep(reading_of(layer, language, statements))


@pytest.fixture
def filled(casefile, take_in):
    texts = {
        "en": "The ministry denied that the men were running.",
        "ru": "Задержанных избивали в отделениях.",
        "fr": "Les autorités ont nié les arrestations.",
        "ar": "نفت السلطات الاعتقالات",
        "de": "Die Behörde schweigt.",
    }
    for language, text in texts.items():
        read(casefile, take_in(casefile, f"{language}.txt", text.encode()), text, language)
    return casefile


def test_a_rebuilt_view_equals_the_live_one(filled, folder: Path) -> None:
    live = filled._view.dump()
    filled.close()
    for file in folder.glob("view.db*"):
        file.unlink()
    with open_casefile(folder) as again:
        assert again._view.dump() == live
        assert len(live["entries"]) == again.size
        assert live["passages"]
        assert live["stems"]


def test_a_view_that_lags_behind_catches_up(filled, folder: Path, tmp_path: Path, take_in) -> None:
    filled.close()
    old = (folder / "view.db").read_bytes()
    with open_casefile(folder) as case:
        take_in(case, "late.txt", b"late")
        live = case._view.dump()
    (folder / "view.db").write_bytes(old)
    with open_casefile(folder, write=False) as case:
        assert case._view.dump() == live


def test_a_damaged_view_is_made_anew(filled, folder: Path) -> None:
    live = filled._view.dump()
    filled.close()
    whole = (folder / "view.db").read_bytes()
    torn = whole[:-5000] + b"x" + whole[-4999:]
    for damage in (b"", b"not a database at all" * 400, whole[:-4096], torn):
        (folder / "view.db").write_bytes(damage)
        with open_casefile(folder) as case:
            assert case._view.dump() == live


@pytest.mark.parametrize("code", [8, 13, 14, 14 | 2 << 8], ids=["read-only", "full", "cannot open", "is a folder"])
def test_a_view_that_cannot_be_opened_now_is_no_damaged_one_and_stays(
    filled, folder: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """It is a witness against a log that was put back: a full disk must not take it away."""
    filled.close()
    whole = (folder / "view.db").read_bytes()

    def refuse(self: object, path: Path, key: bytes) -> None:
        why = cipher.OperationalError("no")
        why.sqlite_errorcode = code
        raise why

    monkeypatch.setattr(View, "__init__", refuse)
    for write in (False, True):
        with pytest.raises(CannotKeep):
            open_casefile(folder, write=write)
    assert (folder / "view.db").read_bytes() == whole
    monkeypatch.undo()
    open_casefile(folder).close()  # nothing holds the lock


def test_a_log_that_the_view_remembers_otherwise_is_refused(filled, folder: Path) -> None:
    """Somebody with the keys wrote another history: the view was made from the one that was signed before."""
    filled._view.absorb([], lambda item: None, filled.size, lambda: b"x" * 32)
    filled.close()
    with pytest.raises(RecordDamaged, match="now holds others"):
        open_casefile(folder)


def test_a_record_put_back_to_an_older_state_is_refused(filled, folder: Path, take_in) -> None:
    """Threat 25: log and checkpoint of yesterday are valid by themselves; the view remembers today's."""
    log = folder / "log/a1"
    older = {path: path.read_bytes() for path in log.iterdir()}
    newer = take_in(filled, "late.txt", b"late")
    filled.close()
    for path, data in older.items():
        path.write_bytes(data)
    for write in (True, False):
        with pytest.raises(RecordDamaged, match="held 17 entries") as refusal:
            open_casefile(folder, write=write)
        assert "view.db" in refusal.value.next
    (folder / "view.db").unlink()
    with open_casefile(folder) as case:
        assert newer not in case.items()


@pytest.mark.parametrize(
    ("words", "language"),
    [("run", "en"), ("runs denying", "en"), ("избивал", "ru"), ("отделение", "ru"), ("arrestation", "fr"),
     ("اعتقال", "ar"), ("behörde", "de")],
)  # fmt: skip
def test_passages_are_found_by_the_stems_of_their_words(words: str, language: str, filled) -> None:
    (found,) = filled.search(words)
    assert found.language == language
    assert "".join(text for text, _ in found.parts) == found.span.text
    assert any(marked for _, marked in found.parts)
    assert filled.search(words, language) == (found,)
    assert filled.search(words, "en" if language != "en" else "fr") == ()


@pytest.mark.parametrize("words", ["", "  ", '"', "*", "NEAR(", "a OR", "-", "'; DROP TABLE entries", "(("])
def test_whatever_is_typed_is_words_and_no_query(words: str, filled) -> None:
    assert filled.search(words) == ()
    assert filled.size == 16


def test_only_the_newest_reading_is_searched_and_given(filled) -> None:
    item = filled.items()[0]
    read(filled, item, "Nobody moved.", "en")
    assert filled.search("run") == ()
    assert filled.search("moved")[0].span == Span(start=0, end=13, text="Nobody moved.")
    assert filled.layer(item.id).text == "Nobody moved."
    assert len(list(filled.layers())) == len(list(filled.readings())) == 5


def test_a_persons_decision_is_laid_over_the_reading(casefile, take_in) -> None:
    text = "He denied it."
    span = Span.of(text, 3, 9)
    made = Statement(
        id="s-1", item="", speaker=None, cue=(span,), content=(span,), kind="assertion", said_on=None,
        decided_by="machine:m@1",
    )  # fmt: skip
    item = take_in(casefile, "a.txt", text.encode())
    read(casefile, item, text, "en", (made,))
    assert casefile.entry_of("s-1").kind == "reading"
    with casefile.writer() as writer:
        writer.keep(
            Decision(
                about="s-1", verdict="reject", by="Ana", at=casefile.entry_of("s-1").at, item=item.id, words="denied"
            )
        )
    assert casefile.proposed(item.id).statements == (made,)
    assert casefile.reading(item.id).statements == ()
    assert next(casefile.readings()).statements == ()


def test_a_reading_of_a_text_that_is_not_there_is_not_searched(casefile, take_in) -> None:
    item = take_in(casefile, "a.txt", b"words")
    with casefile.writer() as writer:
        writer.keep(reading_of(layer_of(item.id, "words"), "en"))
    assert casefile.search("words") == ()
