"""python -m training.tagger fit --corpus DIR --encoder DIR --into DIR"""

import argparse
import logging
from pathlib import Path

import torch
from tokenizers import Tokenizer

from onrecord.read.tagging.windows import plain
from training.polnear import documents
from training.tagger.fit import Plan, fit
from training.tagger.network import fresh
from training.tagger.readings import Corpus
from training.tagger.vocabulary import pruned


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("--corpus", type=Path, required=True)
    words.add_argument("--encoder", type=Path, required=True)
    words.add_argument("--into", type=Path, required=True)
    words.add_argument("--part", type=float, default=1.0)
    words.add_argument("--steps", type=int, default=Plan().steps)
    asked = words.parse_args()
    asked.into.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", filename=asked.into / "log.txt")
    torch.set_num_threads(2)
    train = list(documents(asked.corpus, "train", tokens=False))
    texts = {one.text for one in train}
    made, kept = pruned(asked.encoder / "tokenizer.json", sorted(texts), plain)
    (asked.into / "tokenizer.json").write_text(made, encoding="utf-8")
    train = train[: int(len(train) * asked.part)]
    torch.manual_seed(Plan().seed)
    fit(fresh(asked.encoder, kept), Corpus(train, Tokenizer.from_str(made)), Plan(steps=asked.steps), asked.into)


if __name__ == "__main__":
    main()
