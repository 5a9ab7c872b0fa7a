"""The training itself: the same but for the machine's rounding whenever it is run, in one go or killed and begun again.

It runs on a graphics card where there is one.

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
from torch import Tensor, nn

from training.tagger.batches import Batch, batches
from training.tagger.network import Tagger
from training.tagger.readings import Corpus
from training.tagger.remembered import Remembered

log = logging.getLogger("train")
_SOON = 10  # batches whose weights the mean forgets at once, however long it remembers later


class Plan(Struct, frozen=True):
    """How long and how fast: after the warming up the rates stay, and in the last part of the steps they fall to
    nothing in a straight line."""

    steps: int = 900  # twice through the corpus
    rate: float = 1.5e-4  # of the topmost stage
    lower: float = 1.0  # what each stage has of the rate of the one above it
    rate_of_new: float = 2e-3  # of what was not pretrained
    warm_up: int = 80
    falling: float = 0.4
    cuts: int = 100  # ways of cutting texts into windows, a new one each epoch, until they begin again
    memory: float = 0.0  # what the mean of the weights, which is what is used, keeps of itself at each batch
    kept: int = 25  # batches after which the state is kept and a line of the log written: a minute's work
    seed: int = 20160908


def device() -> torch.device:
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def fit(tagger: Tagger, corpus: Corpus, plan: Plan, into: Path) -> None:
    """Train in place; goes on from the state kept in `into`, if there is one of the same plan and corpus."""
    torch.manual_seed(plan.seed)
    run = _Run(tagger.to(device()), plan, corpus.digest(), into)
    done = run.taken_up()
    log.info("%d batches of %d done", done, plan.steps)
    tagger.train()
    begun, lost = time.process_time(), 0.0
    for step, one in islice(enumerate(_stream(corpus, plan), 1), done, plan.steps):
        lost += run.step(one.on(device()), step)
        if step % plan.kept == 0 or step == plan.steps:
            run.keep(step)
            log.info("batch %d: loss a word %.4f, %.0f s of CPU", step, lost / plan.kept, time.process_time() - begun)
            lost = 0.0
    tagger.load_state_dict(run.mean, strict=False)
    tagger.cpu()


class _Run:
    """A tagger in training, the mean of its weights over the last batches, and the file in which all is kept."""

    def __init__(self, tagger: Tagger, plan: Plan, corpus: str, into: Path) -> None:
        self.tagger, self.plan, self.kept = tagger, plan, into / "state.pt"
        self.of = {**asdict(plan), "corpus": corpus}
        self.optimiser = torch.optim.AdamW(_groups(tagger, plan), betas=(0.9, 0.98), fused=True)
        self.learns = {name: one for name, one in tagger.named_parameters() if one.requires_grad}
        self.mean = {name: one.detach().clone() for name, one in self.learns.items()}
        self.below = Remembered(tagger.encoder, into / f"below-{tagger.encoder.frozen}")

    def taken_up(self) -> int:
        """How many batches were done before, with everything as it was after them."""
        if not self.kept.exists():
            return 0
        state = torch.load(self.kept, weights_only=True, map_location="cpu")
        if state["of"] != self.of:
            raise SystemExit(f"{self.kept} is of another plan or corpus. Delete it, or name another folder (--into).")
        with torch.no_grad():
            for name, one in self.learns.items():
                one.copy_(state["weights"][name])
                self.mean[name].copy_(state["mean"][name])
        self.optimiser.load_state_dict(state["optimiser"])
        torch.set_rng_state(state["random"])
        return int(state["step"])

    def keep(self, step: int) -> None:
        state = {
            "of": self.of,
            "step": step,
            "weights": {name: one.detach() for name, one in self.learns.items()},
            "mean": self.mean,
            "optimiser": self.optimiser.state_dict(),
            "random": torch.get_rng_state(),
        }
        part = self.kept.with_suffix(".part")
        torch.save(state, part)
        part.replace(self.kept)  # a kill leaves the one or the other whole

    def step(self, one: Batch, number: int) -> float:
        """The loss of a batch, learned from."""
        for group in self.optimiser.param_groups:
            group["lr"] = group["rate"] * _pace(number, self.plan)
        loss = loss_of(self.tagger, one, self.below)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(list(self.learns.values()), 1.0)
        self.optimiser.step()
        memory = min(self.plan.memory, number / (number + _SOON))
        for name, each in self.learns.items():
            self.mean[name].lerp_(each.detach(), 1 - memory)
        return float(loss.item())


def _stream(corpus: Corpus, plan: Plan) -> Iterator[Batch]:
    for number in count():
        yield from batches(corpus.epoch(number, plan.seed, plan.cuts), plan.seed + number)


def loss_of(tagger: Tagger, one: Batch, below: Remembered) -> Tensor:
    with torch.autocast(one.pieces.device.type, torch.bfloat16):
        scores = tagger.above(below(one.pieces, one.mask), one.shapes, one.mask)
    return tagger.chain.loss(at_heads(scores.float(), one), one.labels, one.words)


def at_heads(scores: Tensor, one: Batch) -> Tensor:
    """The scores of words, (batch, words, labels): those of their first pieces."""
    return scores.gather(1, one.heads[..., None].expand(-1, -1, scores.shape[2]))


def _groups(tagger: Tagger, plan: Plan) -> list[dict[str, object]]:
    stages = list(tagger.encoder.stages)[tagger.encoder.frozen :]
    new = [*tagger.shapes.parameters(), *tagger.head.parameters(), *tagger.chain.parameters()]
    return [
        *(
            {"params": list(stage.parameters()), "rate": plan.rate * plan.lower**down, "weight_decay": 0.01}
            for down, stage in enumerate(reversed(stages))
        ),
        {"params": new, "rate": plan.rate_of_new, "weight_decay": 0.0},
    ]


def _pace(step: int, plan: Plan) -> float:
    falling = (plan.steps - step) / (plan.falling * plan.steps)
    return max(0.0, min(1.0, step / plan.warm_up, falling))
