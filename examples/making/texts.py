"""Reads a source text: blocks parted by blank lines, `# ` a title, `## ` a heading, the rest paragraphs."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

SOURCE = Path(__file__).parent.parent / "source"


@dataclass(frozen=True)
class Block:
    kind: Literal["title", "heading", "paragraph"]
    text: str


def source_bytes(name: str) -> bytes:
    return (SOURCE / name).read_bytes()


def source_text(name: str) -> str:
    return source_bytes(name).decode()


def blocks(name: str) -> list[Block]:
    return [_block(part.strip()) for part in source_text(name).split("\n\n") if part.strip()]


def _block(part: str) -> Block:
    if part.startswith("## "):
        return Block("heading", part[3:])
    if part.startswith("# "):
        return Block("title", part[2:])
    return Block("paragraph", " ".join(part.split("\n")))
