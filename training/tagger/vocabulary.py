"""The encoder's vocabulary, cut to what news in English needs: a third of the model file would be words never met."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

FREQUENT = 17_000  # BERT's numbers run from frequent to rare


def pruned(tokenizer_file: Path, texts: Iterable[str], normalised: Any) -> tuple[str, list[int]]:
    """A tokenizer (its JSON) over the pieces to keep, and their numbers in the old one, in order of the new."""
    from tokenizers import Tokenizer

    whole = Tokenizer.from_file(str(tokenizer_file))
    met = {number for text in texts for number in whole.encode(normalised(text), add_special_tokens=False).ids}
    plan = json.loads(tokenizer_file.read_text(encoding="utf-8"))
    old: dict[str, int] = plan["model"]["vocab"]
    kept = sorted(number for piece, number in old.items() if _wanted(piece, number, met))
    new = {number: n for n, number in enumerate(kept)}
    plan["model"]["vocab"] = {piece: new[number] for piece, number in old.items() if number in new}
    plan["added_tokens"] = [one | {"id": new[one["id"]]} for one in plan["added_tokens"] if one["id"] in new]
    plan["padding"] = plan["truncation"] = plan["post_processor"] = None
    return json.dumps(plan, ensure_ascii=False, separators=(",", ":")), kept


def _wanted(piece: str, number: int, met: set[int]) -> bool:
    if piece.startswith("["):
        return piece in ("[PAD]", "[UNK]", "[CLS]", "[SEP]") or piece == "["
    bare = piece.removeprefix("##")
    return number in met or (number < FREQUENT and bare.isascii()) or (len(bare) == 1 and ord(bare) < 0x250)
