"""The training itself: the same but for the machine's rounding whenever it is run, in one go or killed and begun again.

Every few batches the state of the run is kept: weights, what the optimiser remembers, where its random numbers stand.
Batches depend on nothing but the corpus, the plan and their number, so that the next run takes up the very next one.
"""

import logging
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import torch
from msgspec import Struct
from msgspec.structs import asdict
from torch import nn

from training.tagger.batches import Batch, batches
from training.tagger.network import Tagger
from training.tagger.readings import Corpus

log = logging.getLogger("train")
_KEPT = 25  # batches after which the state is kept and a line of the log written: a minute's work


class Plan(Struct, frozen=True):
    """How long and how fast: after the warming up the rates stay, and in the last part of the steps they fall to
    nothing in a straight line."""

    steps: int = 900  # twice through the corpus
    rate: float = 1.5e-4
    rate_of_new: float = 2e-3  # of what was not pretrained
    warm_up: int = 80
    falling: float = 0.4
    seed: int = 20160908


def fit(tagger: Tagger, corpus: Corpus, plan: Plan, into: Path) -> None:
    """Train in place; goes on from the state kept in `into`, if there is one of the same plan and corpus."""
    torch.manual_seed(plan.seed)
    optimiser = torch.optim.AdamW(_groups(tagger, plan), betas=(0.9, 0.98), fused=True)
    run = _Run(tagger, optimiser, {**asdict(plan), "corpus": corpus.digest()}, into / "state.pt")
    done = run.taken_up()
    log.info("%d batches of %d done", done, plan.steps)
    tagger.train()
    begun, lost = time.monotonic(), 0.0
    for step, one in islice(enumerate(_stream(corpus, plan), 1), done, plan.steps):
        lost += run.step(one, _pace(step, plan))
        if step % _KEPT == 0 or step == plan.steps:
            run.keep(step)
            log.info("batch %d: loss a word %.4f, %.0f s", step, lost / _KEPT, time.monotonic() - begun)
            lost = 0.0


class _Run:
    """A tagger in training, and the file in which its state is kept; `of` says of which plan and corpus."""

    def __init__(
        self, tagger: Tagger, optimiser: torch.optim.Optimizer, of: dict[str, float | str], kept: Path
    ) -> None:
        self.tagger, self.optimiser, self.of, self.kept = tagger, optimiser, of, kept

    def taken_up(self) -> int:
        """How many batches were done before, with everything as it was after them."""
        if not self.kept.exists():
            return 0
        state = torch.load(self.kept, weights_only=True)
        if state["of"] != self.of:
            raise SystemExit(f"{self.kept} is of another plan or corpus. Delete it, or name another folder (--into).")
        self.tagger.load_state_dict(state["tagger"])
        self.optimiser.load_state_dict(state["optimiser"])
        torch.set_rng_state(state["random"])
        return int(state["step"])

    def keep(self, step: int) -> None:
        state = {
            "of": self.of,
            "step": step,
            "tagger": self.tagger.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "random": torch.get_rng_state(),
        }
        part = self.kept.with_suffix(".part")
        torch.save(state, part)
        part.replace(self.kept)  # a kill leaves the one or the other whole

    def step(self, one: Batch, pace: float) -> float:
        """The loss of a batch, learned from."""
        for group in self.optimiser.param_groups:
            group["lr"] = group["rate"] * pace
        loss = loss_of(self.tagger, one)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_([each for group in self.optimiser.param_groups for each in group["params"]], 1.0)
        self.optimiser.step()
        return float(loss.item())


def _stream(corpus: Corpus, plan: Plan) -> Iterator[Batch]:
    for number in count():
        yield from batches(corpus.epoch(number, plan.seed), plan.seed + number)


def loss_of(tagger: Tagger, one: Batch) -> torch.Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        scores = tagger(one.pieces, one.shapes, one.mask)
    return tagger.chain.loss(at_heads(scores.float(), one), one.labels, one.words)


def at_heads(scores: torch.Tensor, one: Batch) -> torch.Tensor:
    """The scores of words, (batch, words, labels): those of their first pieces."""
    return scores.gather(1, one.heads[..., None].expand(-1, -1, scores.shape[2]))


def _groups(tagger: Tagger, plan: Plan) -> list[dict[str, object]]:
    old = [one for one in tagger.encoder.parameters() if one.requires_grad]
    new = [*tagger.shapes.parameters(), *tagger.head.parameters(), *tagger.chain.parameters()]
    return [
        {"params": old, "rate": plan.rate, "weight_decay": 0.01},
        {"params": new, "rate": plan.rate_of_new, "weight_decay": 0.0},
    ]


def _pace(step: int, plan: Plan) -> float:
    falling = (plan.steps - step) / (plan.falling * plan.steps)
    return max(0.0, min(1.0, step / plan.warm_up, falling))
