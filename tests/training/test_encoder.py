"""Encoders of two kinds, frozen from below, on tiny random weights. Passed over where torch is not."""

import hashlib
import random
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from msgspec.structs import replace  # noqa: E402
from safetensors.torch import save_file  # noqa: E402
from training.polnear import Attribution, Document  # noqa: E402
from training.tagger import place  # noqa: E402
from training.tagger.encoder import Encoder  # noqa: E402
from training.tagger.export import export  # noqa: E402
from training.tagger.fit import Plan, fit  # noqa: E402
from training.tagger.network import Tagger  # noqa: E402
from training.tagger.pretrained import Pretrained, pretrained  # noqa: E402
from training.tagger.readings import Corpus  # noqa: E402
from training.tagger.remembered import Remembered  # noqa: E402

from onrecord.read.tagging.pieces import Pieces  # noqa: E402
from onrecord.read.tagging.tagger import Tagger as Reader  # noqa: E402
from onrecord.read.tagging.thorough import identity  # noqa: E402
from onrecord.read.tagging.windows import MOST  # noqa: E402

WORDS = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    ".",
    "ada",
    "mirel",
    "toll",
    "karo",
    "said",
    "denied",
    "it",
    "that",
    "rain",
]
WORDS += ["fell", "road", "shut"]
WIDTH, INNER = 16, 32
PLAN = Plan(steps=6, rate=1e-3, warm_up=2, cuts=1, memory=0.9)


def weights(kind: str) -> dict[str, object]:
    """A random encoder of two layers under the names of its kind."""
    torch.manual_seed(5)
    attention, gathered, norm = {
        "bert": ("self.{}", "output.dense", "output.LayerNorm"),
        "mpnet": ("attn.{}", "attn.o", "LayerNorm"),
    }[kind]
    asked = ("query", "key", "value") if kind == "bert" else ("q", "k", "v")
    made = {
        "embeddings.word_embeddings.weight": torch.randn(len(WORDS), WIDTH),
        "embeddings.position_embeddings.weight": torch.randn(MOST + 2, WIDTH) / 10,
    }
    dense = {"embeddings.LayerNorm": (WIDTH, 0)}
    for number in range(2):
        at = f"encoder.layer.{number}"
        dense |= {f"{at}.attention.{attention.format(one)}": (WIDTH, WIDTH) for one in asked}
        dense |= {f"{at}.attention.{gathered}": (WIDTH, WIDTH), f"{at}.attention.{norm}": (WIDTH, 0)}
        dense |= {f"{at}.intermediate.dense": (INNER, WIDTH), f"{at}.output.dense": (WIDTH, INNER)}
        dense |= {f"{at}.output.LayerNorm": (WIDTH, 0)}
    for name, (out, into) in dense.items():
        made[f"{name}.weight"] = torch.randn(out, into) / 4 if into else torch.ones(out)
        made[f"{name}.bias"] = torch.zeros(out)
    if kind == "mpnet":
        made["encoder.relative_attention_bias.weight"] = torch.randn(32, 2)
    else:
        made["embeddings.token_type_embeddings.weight"] = torch.randn(2, WIDTH)
    return made


def folder(at: Path, kind: str) -> tuple[Path, Pretrained]:
    renamed = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>"} if kind == "mpnet" else {}
    (at / "vocab.txt").write_text("\n".join(renamed.get(word, word) for word in WORDS), encoding="utf-8")
    save_file(weights(kind), at / "model.safetensors")
    digest = hashlib.sha256((at / "model.safetensors").read_bytes()).hexdigest()
    return at, Pretrained(kind=kind, sha256=digest, heads=2, layers=2, frozen=2)


def encoder(at: Path, kind: str = "mpnet") -> Encoder:
    return pretrained(*folder(at, kind), WORDS, MOST)


def corpus() -> Corpus:
    text = "Ada Mirel said that rain fell.\nKaro Toll denied it.\n"
    said = (Attribution(((0, 9),), ((10, 14),), ((15, 29),)), Attribution(((31, 40),), ((41, 47),), ((48, 50),)))
    return Corpus([Document("a", "a", "p", "train", text, said, ())], Pieces(WORDS))


def trained(at: Path, into: Path, plan: Plan = PLAN) -> Tagger:
    torch.manual_seed(1)
    tagger = Tagger(encoder(at))
    into.mkdir(exist_ok=True)
    fit(tagger, corpus(), plan, into)
    return tagger


def test_other_weights_than_those_chosen_are_refused(tmp_path: Path) -> None:
    where, chosen = folder(tmp_path, "bert")
    held = bytearray((where / "model.safetensors").read_bytes())
    held[-1] ^= 1
    (where / "model.safetensors").write_bytes(held)
    with pytest.raises(ValueError, match="is not the encoder"):
        pretrained(where, chosen, WORDS, MOST)


@pytest.mark.parametrize("kind", ["bert", "mpnet"])
def test_padding_changes_nothing(tmp_path: Path, kind: str) -> None:
    made = encoder(tmp_path, kind).eval()
    pieces = torch.tensor([[2, 5, 9, 12, 3]])
    padded, mask = torch.tensor([[2, 5, 9, 12, 3, 0, 0]]), torch.tensor([[1.0] * 5 + [0.0] * 2])
    alone = made.above(made.below(pieces))
    assert torch.allclose(made.above(made.below(padded, mask), mask)[:, :5], alone, atol=1e-5)


def test_of_two_places_only_mpnet_knows_how_far_they_are_apart(tmp_path: Path) -> None:
    """Nearness is exact up to eight pieces, apart for each direction, and alike beyond 128."""
    near = encoder(tmp_path).nearness[0, 0]
    assert near[3, 4] == near[9, 10] != near[4, 3]
    assert len({float(near[20, 20 + step]) for step in range(-7, 8)}) == 15
    assert near[0, 130] == near[0, 190]


def test_what_is_remembered_is_what_the_frozen_stages_make(tmp_path: Path) -> None:
    made = encoder(tmp_path)
    below, draw = Remembered(made, tmp_path / "below"), random.Random(3)
    for _ in range(3):
        rows = [[2, *draw.choices(range(4, 16), k=length), 3] for length in (2, 5)]
        pieces = torch.tensor([row + [0] * (7 - len(row)) for row in rows])
        mask = torch.tensor([[1.0] * len(row) + [0.0] * (7 - len(row)) for row in rows])
        for _ in ("made", "remembered"):
            assert torch.allclose(below(pieces, mask)[mask > 0], made.below(pieces, mask)[mask > 0], atol=1e-2)
    again = Remembered(made, tmp_path / "below").known
    assert len(again) == 6
    assert all(torch.equal(again[window], below.known[window]) for window in again)


def test_frozen_stages_stay_as_they_were_and_the_others_learn(tmp_path: Path) -> None:
    before = {name: one.clone() for name, one in Tagger(encoder(tmp_path)).named_parameters()}
    after = dict(trained(tmp_path, tmp_path / "run").named_parameters())
    changed = {name for name in before if not torch.equal(before[name], after[name])}
    assert not any(name.startswith(("encoder.stages.0", "encoder.stages.1")) for name in changed)
    assert {"encoder.stages.2.inner.weight", "shapes.weight", "head.weight", "chain.follows"} <= changed


def test_what_is_used_is_the_mean_of_the_weights_on_the_way(tmp_path: Path) -> None:
    last = trained(tmp_path, tmp_path / "last", replace(PLAN, memory=0.0)).head.weight
    mean = trained(tmp_path, tmp_path / "mean").head.weight
    kept = torch.load(tmp_path / "mean" / "state.pt")
    assert torch.equal(kept["weights"]["head.weight"], last)
    assert torch.equal(kept["mean"]["head.weight"], mean)
    assert not torch.equal(mean, last)


@pytest.mark.parametrize(("bits", "within"), [(8, 0.2), (16, 0.02)])
def test_what_ships_scores_as_what_was_trained(tmp_path: Path, bits: int, within: float) -> None:
    tagger = trained(tmp_path, tmp_path / "run").eval()
    export(tagger, tmp_path, bits)
    (tmp_path / "vocabulary.txt").write_text("\n".join(WORDS) + "\n", encoding="utf-8")
    place(tmp_path, tmp_path / "model")
    assert identity(tmp_path / "model").startswith("tagger-en-base@")
    read = Reader.load(tmp_path / "model")
    for length in (3, 9):
        pieces = np.array([[2, *range(4, 4 + length), 3]])
        [scores] = read.session.run(["scores"], {"pieces": pieces, "shapes": np.ones_like(pieces)})
        with torch.no_grad():
            wanted = tagger(torch.tensor(pieces), torch.ones(1, length + 2, dtype=torch.long))
        assert np.abs(scores - wanted.numpy()).max() < within
    assert np.allclose(read.chain[0], tagger.chain.first.detach())
