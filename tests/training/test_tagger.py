"""Learning to mark spans: from a few invented readings through a kill to files that the reader takes."""

import hashlib
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from training import parses
from training.polnear import ROLES, Attribution, Document
from training.tagger.readings import Corpus, labelled

from onrecord.read.tagging.labels import OUTSIDE, begins, goes_on
from onrecord.read.tagging.tagger import Tagger

KNOWN = Tagger.shipped().known
with_torch = pytest.mark.skipif(
    find_spec("torch") is None, reason="torch is installed for training only: python3 dev.py train tagger-en --help"
)


def reading(name: str, annotator: str = "aa") -> Document:
    text = f"{name} said that the ward was empty.\nThe ministry denied the report."
    spans = [(text.index(words), text.index(words) + len(words)) for words in (name, "said", "that the ward was empty")]
    return Document(
        f"{name}_{annotator}", name, "the-bell", "train", text, (Attribution(*((one,) for one in spans)),), ()
    )


READ = [reading(name) for name in ("Orlov", "Keld", "Marsh", "Brenn")]


def test_each_word_is_labelled_with_the_role_of_its_span() -> None:
    (one,) = labelled(READ[0], KNOWN)
    content = [begins(2), *[goes_on(2)] * 4]
    assert list(one.labels) == [begins(0), begins(1), *content, OUTSIDE, *[OUTSIDE] * 6]


def test_another_epoch_takes_the_other_annotators_reading() -> None:
    corpus = Corpus([reading("Orlov"), Document("Orlov_bb", "Orlov", "the-bell", "train", READ[0].text, (), ())], KNOWN)
    first, second = ([one.labels for one in corpus.epoch(number, seed=1, cuts=9)] for number in (0, 1))
    assert any(map(any, first))
    assert not any(map(any, second))


def test_another_corpus_is_known_from_this_one() -> None:
    assert Corpus(READ, KNOWN).digest() == Corpus(READ, KNOWN).digest() != Corpus(READ[1:], KNOWN).digest()


@with_torch
def test_a_run_that_was_killed_ends_where_it_would_have_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import torch
    from training.tagger import fit, fresh_tagger
    from training.tagger.recipes import RECIPES

    plan, corpus = fit.Plan(steps=5, warm_up=1, kept=2), Corpus(READ, KNOWN)
    whole, killed, again = (fresh_tagger(RECIPES["tagger-en"], tmp_path) for _ in range(3))
    (tmp_path / "whole").mkdir()
    fit.fit(whole, corpus, plan, tmp_path / "whole")
    with monkeypatch.context() as during:
        during.setattr(fit._Run, "step", Killed(fit._Run.step, after=3))  # the third batch is learned from and not kept
        with pytest.raises(KeyboardInterrupt):
            fit.fit(killed, corpus, plan, tmp_path)
    fit.fit(again, corpus, plan, tmp_path)
    for name, weights in whole.state_dict().items():
        assert torch.equal(weights, again.state_dict()[name]), name
    with pytest.raises(SystemExit, match="another plan or corpus"):
        fit.fit(again, corpus, fit.Plan(steps=6), tmp_path)


def ask(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    from training.__main__ import main

    monkeypatch.setattr(sys, "argv", ["train", *words])
    return main()


@with_torch
def test_the_command_makes_files_that_the_reader_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "data" / "train")
    made = tmp_path / "made"
    assert ask(monkeypatch, "tagger-en", "--corpus", str(tmp_path), "--short", "--to", str(made)) == 0
    sums = dict(reversed(line.split()) for line in (made / "SHA256SUMS").read_text().splitlines())
    assert sorted(sums) == ["chain.npy", "tagger.onnx", "vocabulary.txt"]
    assert all(hashlib.sha256((made / name).read_bytes()).hexdigest() == one for name, one in sums.items())
    marked = Tagger.load(made).mark(READ[0].text, [(0, 36)], [])
    assert all(0 <= one.place[0] < one.place[1] <= 36 for one in marked)


def test_the_linkers_command_prints_totals_and_ships_nothing_when_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for split in ("train", "dev"):
        write(tmp_path / "data" / split)
    asked = ("linker-en", "--corpus", str(tmp_path), "--short", "--to", str(tmp_path / "made"))
    assert ask(monkeypatch, *asked) == 0
    first = (tmp_path / "made" / "linker-en.json").read_bytes()
    monkeypatch.setattr(parses, "parses", lambda text: pytest.fail("what was parsed before is parsed again"))
    assert ask(monkeypatch, *asked) == 0
    assert (tmp_path / "made" / "linker-en.json").read_bytes() == first
    assert "in 4 texts" in capsys.readouterr().out


def test_a_short_run_never_takes_the_place_of_what_ships(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        ask(monkeypatch, "tagger-en", "--corpus", "nowhere", "--short")
    assert "--to" in capsys.readouterr().err


class Killed:
    """A step of the training until it is killed."""

    def __init__(self, step: Callable[..., float], after: int) -> None:
        self.step, self.left = step, after

    def __get__(self, run: object, _: type) -> Callable[..., float]:
        return lambda *given: self(run, *given)

    def __call__(self, *given: Any) -> float:
        if not self.left:
            raise KeyboardInterrupt
        self.left -= 1
        return self.step(*given)


def write(folder: Path) -> None:
    """The invented readings as files of the corpus."""
    for name in ("text", "attributions"):
        (folder / name).mkdir(parents=True)
    for one in READ:
        name = f"the-bell_2031-05-03_{one.name}"
        (folder / "text" / f"{name}.txt").write_text(one.text)
        parts = zip(("Source", "Cue", "Content"), ROLES, strict=True)
        spans = [(role, one.attributions[0].parts(own)[0]) for role, own in parts]
        lines = [
            f"T{n}\t{role} {start} {end}\t{one.text[start:end]}" for n, (role, (start, end)) in enumerate(spans, 1)
        ]
        lines += ["T4\tAttribution 0 1\tx", "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1", ""]
        (folder / "attributions" / f"{name}_aa.ann").write_text("\n".join(lines))
