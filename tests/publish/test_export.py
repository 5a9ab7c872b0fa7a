"""The export holds the shapes of the contract, with every position true."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.publish import export, gather

SHAPES = {
    "items": "name sha256 media_type language title outlet author published_on duplicate_of derived_from retold_from",
    "statements": "item speaker party cue content kind denial_kind hedge said_on within audience",
    "claims": "act_type about place period text supported_by denied_by roots independent status reason",
    "denials": "statement denied_on denial_kind claims on_record_then later same_speaker",
    "events": "type start end phases place acts victims told_by",
    "parties": "name kind names roles",
    "lists": "item owner origin entries contained",
    "entries": "list row name fields",
    "people": "names entries statements named sealed",
    "links": "a b judgement reason",
    "counts": "certain possible named unnamed basis",
    "estimate": "point interval level assumptions diagnostics refused",
    "findings": "what where how_bad next",
}


@pytest.fixture
def exported(book: Any, tmp_path: Path) -> Path:
    export(gather(book), tmp_path)
    return tmp_path


def load(folder: Path, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / f"{name}.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize("name", SHAPES)
def test_every_file_holds_what_the_contract_names(exported: Path, name: str) -> None:
    array = load(exported, name)
    assert array
    for each in array:
        assert {"id", "decided_by", *SHAPES[name].split()} <= each.keys()
    assert [each["id"] for each in array] == sorted(each["id"] for each in array)


@pytest.mark.parametrize("name", SHAPES)
def test_the_dossier_holds_the_same_shapes(dossier: Path, name: str) -> None:
    for each in load(dossier / "data", name):
        assert {"id", "decided_by", *SHAPES[name].split()} <= each.keys()


def test_every_span_stands_in_the_text_that_is_exported_beside_it(exported: Path) -> None:
    for each in load(exported, "statements"):
        text = (exported / f"texts/{each['item']}.txt").read_bytes().decode()
        spans = [*each["cue"], *each["content"], *([each["speaker"]] if each["speaker"] else [])]
        assert spans
        assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)


def test_a_denial_says_what_was_on_record_root_by_root(exported: Path) -> None:
    dated = next(each for each in load(exported, "denials") if each["denied_on"])
    assert dated["on_record_then"]["independent"] == 2
    assert [root["first_on"] for root in dated["on_record_then"]["roots"]] == ["2024-01-20", "2024-01-31"]
    assert all(root["party"] and root["statements"] for root in dated["on_record_then"]["roots"])
    assert dated["denied_on"] == "2024-02-12"
    assert len(dated["later"]) == len(dated["same_speaker"]) == 1


def test_the_export_is_whole_where_the_dossier_withholds(exported: Path, dossier: Path) -> None:
    assert any("Timen Merkhot" in each["names"] for each in load(exported, "people"))
    assert {each["sha256"] is None for each in load(exported, "items")} == {False}
    assert {each["sha256"] is None for each in load(dossier / "data", "items")} == {False, True}


def test_no_words_of_a_dossier_have_a_place(dossier: Path) -> None:
    """Two places would tell how long the name is that was withheld between them."""
    for file in (dossier / "data").glob("*.json"):
        for each in places(json.loads(file.read_text("utf-8"))):
            assert each is None, file.name


def places(value: Any) -> Iterator[Any]:
    """What stands under `start` or `end` beside words, at any depth."""
    if isinstance(value, list):
        yield from (place for each in value for place in places(each))
    if isinstance(value, dict):
        if {"text", "item", "pieces"} & value.keys():
            yield from (value[name] for name in ("start", "end") if name in value)
        yield from (place for each in value.values() for place in places(each))
