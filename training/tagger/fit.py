"""The training itself: deterministic but for the machine's own rounding; a checkpoint and a line of figures an epoch."""

import logging
import math
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from msgspec import Struct
from torch import nn

from training.tagger.batches import Batch, batches
from training.tagger.network import Tagger
from training.tagger.readings import Corpus, Labelled

log = logging.getLogger("train")


class Plan(Struct, frozen=True):
    """How long and how fast; the rates fall to nothing in a straight line after the warming up."""

    epochs: int = 3
    rate: float = 1.5e-4
    rate_of_new: float = 2e-3  # of what was not pretrained
    warm_up: float = 0.06
    seed: int = 20160908


def fit(tagger: Tagger, corpus: Corpus, plan: Plan, into: Path) -> None:
    """Train in place; the weights after each epoch stand in `into`."""
    torch.manual_seed(plan.seed)
    random.seed(plan.seed)
    epochs = [corpus.epoch(number, plan.seed) for number in range(plan.epochs)]
    steps = sum(sum(1 for _ in batches(windows, 0)) for windows in epochs)
    optimiser = torch.optim.AdamW(_groups(tagger, plan), betas=(0.9, 0.98), fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _pace(step, steps, plan.warm_up))
    for number, windows in enumerate(epochs):
        _epoch(tagger, windows, optimiser, schedule, plan.seed + number)
        torch.save(tagger.state_dict(), into / f"epoch-{number + 1}.pt")
        log.info("epoch %d of %d done", number + 1, plan.epochs)


def _epoch(
    tagger: Tagger,
    windows: Sequence[Labelled],
    optimiser: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LambdaLR,
    seed: int,
) -> None:
    tagger.train()
    begun, lost = time.monotonic(), 0.0
    for number, one in enumerate(batches(windows, seed), 1):
        loss = loss_of(tagger, one)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_([one for group in optimiser.param_groups for one in group["params"]], 1.0)
        optimiser.step()
        schedule.step()
        lost += loss.item()
        if number % 25 == 0:
            log.info("batch %d: loss a word %.4f, %.0f s", number, lost / 25, time.monotonic() - begun)
            lost = 0.0


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
        {"params": old, "lr": plan.rate, "weight_decay": 0.01},
        {"params": new, "lr": plan.rate_of_new, "weight_decay": 0.0},
    ]


def _pace(step: int, steps: int, warm_up: float) -> float:
    warm = max(1, math.floor(steps * warm_up))
    return (step + 1) / warm if step < warm else max(0.0, (steps - step) / (steps - warm))
