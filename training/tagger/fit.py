"""The training itself: the same but for the machine's rounding whenever it is run; a checkpoint an epoch."""

import logging
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from msgspec import Struct
from torch import nn

from training.tagger.batches import Batch, batches
from training.tagger.network import Tagger
from training.tagger.readings import Corpus

log = logging.getLogger("train")
_TOLD = 25  # steps from one line of the log to the next


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
    """Train in place; the weights after each epoch and at the end stand in `into`."""
    torch.manual_seed(plan.seed)
    random.seed(plan.seed)
    optimiser = torch.optim.AdamW(_groups(tagger, plan), betas=(0.9, 0.98), fused=True)
    tagger.train()
    begun, lost = time.monotonic(), 0.0
    for step, one in enumerate(_stream(corpus, plan, tagger, into), 1):
        for group in optimiser.param_groups:
            group["lr"] = group["rate"] * _pace(step, plan)
        loss = loss_of(tagger, one)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_([one for group in optimiser.param_groups for one in group["params"]], 1.0)
        optimiser.step()
        lost += loss.item()
        if step % _TOLD == 0:
            log.info("step %d: loss a word %.4f, %.0f s", step, lost / _TOLD, time.monotonic() - begun)
            lost = 0.0
        if step >= plan.steps:
            break
    torch.save(tagger.state_dict(), into / "last.pt")
    log.info("done after %d steps", step)


def _stream(corpus: Corpus, plan: Plan, tagger: Tagger, into: Path) -> Iterator[Batch]:
    number = 0
    while True:
        yield from batches(corpus.epoch(number, plan.seed), plan.seed + number)
        number += 1
        torch.save(tagger.state_dict(), into / f"epoch-{number}.pt")


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
