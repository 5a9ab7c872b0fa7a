"""A destroyed key is gone at once, in the process that destroyed it too: no copy of it, or of its words, is at hand."""

import hashlib
import shutil
from pathlib import Path

import pytest
from sqlcipher3.dbapi2 import DatabaseError

from onrecord.casefile import Casefile, open_casefile
from onrecord.casefile.view import View
from onrecord.nouns import Account, Party, Reading, Segment, Survey, TextLayer
from onrecord.nouns.refusal import RecordDamaged

SCOPE = "source:s-7"
WORDS = "Ilyana saw the courtyard from her window."


def layer_of(item: str) -> TextLayer:
    return TextLayer(item=item, text=WORDS, sha256=hashlib.sha256(WORDS.encode()).hexdigest(), extractor="plain@1")


def reading_of(layer: TextLayer) -> Reading:
    whole = Segment(start=0, end=len(layer.text), role="body", language="en")
    return Reading(item=layer.item, layer=layer.sha256, model="m@1", language="en", segments=(whole,))


def test_the_key_is_not_held_any_more(casefile: Casefile) -> None:
    keys = casefile._on.keys
    key = keys.need(SCOPE)
    assert keys.find(key.handle) == key
    assert key.handle in keys.seen
    casefile.destroy(SCOPE, reason="asked")
    assert keys.find(key.handle) is None
    assert key.handle not in keys.seen
    assert key.identity not in {str(each) for each in keys.identities()}


def test_only_that_key_is_destroyed(casefile: Casefile) -> None:
    keys = casefile._on.keys
    others = [keys.need("record"), keys.need("source:s-8")]
    keys.need(SCOPE)
    casefile.destroy(SCOPE, reason="asked")
    assert [keys.find(each.handle) for each in others] == others
    assert {str(each) for each in keys.identities()} >= {each.identity for each in others}


def test_a_scope_that_is_used_again_gets_a_new_key(casefile: Casefile) -> None:
    before = casefile._on.keys.need(SCOPE)
    casefile.destroy(SCOPE, reason="asked")
    after = casefile._on.keys.need(SCOPE)
    assert after.handle == before.handle
    assert after.key != before.key
    assert after.identity != before.identity


def test_its_file_is_overwritten_before_it_is_removed(casefile: Casefile, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a disk keeps of a removed file is noise of the same length."""
    path = casefile.folder / "keys" / casefile._on.keys.need(SCOPE).handle.hex()
    sealed, seen = path.read_bytes(), []
    disk = casefile._on.durable.disk
    remove = disk.remove

    def look_and_remove(gone: Path) -> None:
        if gone.exists() and gone.stat().st_size == len(sealed):
            seen.append(gone.read_bytes())
        remove(gone)

    monkeypatch.setattr(disk, "remove", look_and_remove)
    casefile.destroy(SCOPE, reason="asked")
    assert not path.exists()
    (noise,) = seen
    assert len(noise) == len(sealed)
    assert noise != sealed
    assert sum(a == b for a, b in zip(noise, sealed, strict=True)) < len(sealed) // 8


def test_the_latest_noun_under_it_is_not_shown_from_memory(casefile: Casefile) -> None:
    with casefile.writer() as writer:
        writer.keep(Account(parties=(Party(id="p-7", name="Ilyana", kind="person", decided_by="Ana"),)), scope=SCOPE)
        writer.keep(Survey())
    assert casefile.latest(Account) is not None
    casefile.destroy(SCOPE, reason="asked")
    assert casefile.latest(Account) is None
    assert casefile.latest(Survey) == Survey()


def test_a_text_under_it_is_neither_shown_nor_found_nor_kept_in_memory(casefile: Casefile, take_in) -> None:
    """The reading stands under the record's own key, so that only the text was to die."""
    item = take_in(casefile, "a.txt", b"sealed elsewhere")
    layer = layer_of(item.id)
    with casefile.writer() as writer:
        writer.keep(layer, scope=SCOPE)
        writer.keep(reading_of(layer))
    assert casefile.layer(item.id) == layer
    assert [found.span.text for found in casefile.search("courtyard")] == [WORDS]
    casefile.destroy(SCOPE, reason="asked")
    assert casefile.layer(item.id) is None
    assert casefile.search("courtyard") == ()
    assert WORDS not in str(casefile._view.dump())
    assert casefile._entries.layer_at_hand(item.id) is None


def test_an_object_under_it_cannot_be_opened_and_every_other_can(casefile: Casefile, take_in) -> None:
    kept = take_in(casefile, "a.txt", b"stays")
    with casefile.writer() as writer:
        entry = writer.keep(layer_of(kept.id), scope=SCOPE)
    assert entry.object is not None
    casefile.read_object(entry.object, 1000)
    casefile.destroy(SCOPE, reason="asked")
    with pytest.raises(RecordDamaged, match="its key was destroyed"):
        casefile.read_object(entry.object, 1000)
    assert casefile.read_object(kept.object, 1000) == b"stays"


def test_a_copy_of_the_old_view_opens_with_its_own_key_alone_and_that_is_gone(folder: Path, take_in) -> None:
    """It holds the words; whoever kept it cannot read them with any key that is left."""
    with open_casefile(folder) as case:
        case._on.keys.need(SCOPE)
        take_in(case, "a.txt", b"one")
        before = case._on.view_key()
    copy = folder.with_name("kept.db")
    shutil.copy(folder / "view.db", copy)
    with open_casefile(folder) as case:
        case.destroy(SCOPE, reason="asked")
        after = case._on.view_key()
    assert before != after
    for key in (after, bytes(32)):
        with pytest.raises(DatabaseError):
            View(copy, key).made_from()
    view = View(copy, before)
    assert view.made_from()[0] == 2
    view.close()
