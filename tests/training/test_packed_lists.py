"""The lists of the redaction, packed from a folder of made-up dictionaries, in the form that the product reads."""

import lzma
from pathlib import Path
from typing import Any

import pytest
from training import ordinary_words, world_places


def unpacked(path: Path) -> list[str]:
    return lzma.decompress(path.read_bytes()).decode().split("\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    def write(name: str, *lines: str, encoding: str = "utf-8") -> None:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("\n".join(lines), encoding)

    write("scowl/english-words.10", "table", "rose", "mother-in-law", "unwritten", "Capital", encoding="latin-1")
    write("scowl/english-words.80", "rareword", encoding="latin-1")
    write("scowl/english-contractions.35", "don't", encoding="latin-1")
    write("scowl/english-upper.35", "Andean", "Merkhot", encoding="latin-1")
    write("scowl/english-proper-names.50", "Rose", encoding="latin-1")
    write("fr.forms", "maison/S", "Violette", "violette", "l’eau", "rare")
    write("uk.forms", "дім", "Дім'ян", "рідкісне")
    write("frequent-en", "table", "rose", "rareword", "andean", "merkhot", "law")
    write("frequent-fr", "maison", "violette", "l'eau")
    write("frequent-uk", "дім")
    write("frequent-ru", "стол", "вера", "москва", "мерхот", "table")
    return tmp_path


def test_ordinary_words_are_packed_one_a_line_and_names_are_marked(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pymorphy3", reason="pymorphy3 is not installed")
    monkeypatch.setattr(ordinary_words, "VOCAB", tmp_path)
    ordinary_words.main(folder)
    assert unpacked(tmp_path / "words-en.txt.xz") == ["andean", "don't", "in", "law", "mother", "rose\tn", "table"]
    assert unpacked(tmp_path / "words-fr.txt.xz") == ["l'eau", "maison", "violette\tn"]
    assert unpacked(tmp_path / "words-uk.txt.xz") == ["дім"]
    assert unpacked(tmp_path / "words-ru.txt.xz") == ["вера\tn", "стол"]


def test_places_of_the_world_are_packed_by_key_and_kind_and_a_state_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def given(*names: tuple[str, str]) -> Any:
        return lambda: iter(names)

    (tmp_path / "src/onrecord/publish/vocab").mkdir(parents=True)
    monkeypatch.setattr(world_places, "ROOT", tmp_path)
    monkeypatch.setattr(
        world_places, "_towns", given(("t", "Talyk"), ("t", "Port  Talyk"), ("t", "Talagoria"), ("t", "Ur"))
    )
    monkeypatch.setattr(world_places, "_parts", given(("r", "Florence"), ("r", "ABCD")))
    monkeypatch.setattr(world_places, "_states", given(("s", "Talagoria")))
    monkeypatch.setattr(world_places, "_borne_by_people", lambda: {"florence"})
    world_places.main()
    packed = unpacked(tmp_path / "src/onrecord/publish/vocab/world.txt.xz")
    assert packed == ["florence\tr?", "port talyk\tt", "talagoria\ts", "talyk\tt"]
