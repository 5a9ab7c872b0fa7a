"""mutmut, taught four more ways to break a line: all of them leave something out.

A check that was never written is the fault that hurts us most, and mutmut does not make it by itself. So here an `if`
never holds, a side of `and` or `or` is not there, a filter of a comprehension is not there, a call for its effect is
not made, and `any` is `all`.

Sentences are left as they are: a test that repeats what a finding says would be an echo. That a finding has its code,
its place and its words at all is asked: mutmut leaves those out one by one.

Run as mutmut is run: `python -m bench.mutants.dropped run NAME`.
"""

import re
from collections.abc import Iterator
from typing import Any

import libcst as cst
from libcst import matchers as m
from mutmut.mutation import mutators

_YIELDS = m.Yield() | m.Await()
_SENTENCE = re.compile(r"\w[,:;]? \w+[,:;]? \w")


def no_check(node: cst.If) -> Iterator[cst.If]:
    """`if a:` becomes `if False:`; a name that the test binds is still bound."""
    test = node.test.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
    yield node.with_changes(test=cst.BooleanOperation(left=test, operator=cst.And(), right=cst.Name("False")))


def one_side(node: cst.BooleanOperation) -> Iterator[cst.BaseExpression]:
    """`a or b` becomes `a`, then `b`."""
    yield node.left.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
    yield node.right.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])


def no_filter(node: cst.CompFor) -> Iterator[cst.CompFor]:
    """`for a in b if c` becomes `for a in b`."""
    if node.ifs:
        yield node.with_changes(ifs=[])


def no_call(node: cst.Expr) -> Iterator[cst.Pass]:
    """`keys.clear()` becomes `pass`; a call whose value is used is not touched."""
    if isinstance(node.value, cst.Call) and not m.findall(node, _YIELDS):
        yield cst.Pass()


def any_or_all(node: cst.Call) -> Iterator[cst.Call]:
    """`any(…)` becomes `all(…)`, and `max(…)` becomes `min(…)`; each also the other way."""
    other = {"any": "all", "all": "any", "min": "max", "max": "min"}
    if isinstance(node.func, cst.Name) and node.func.value in other:
        yield node.with_changes(func=cst.Name(other[node.func.value]))


def words(node: cst.BaseString) -> Iterator[cst.BaseString]:
    """As mutmut does it, but not in a sentence: three words or more."""
    if not (isinstance(node, cst.SimpleString) and _SENTENCE.search(node.value)):
        yield from mutators.operator_string(node)


OURS: list[Any] = [
    (cst.BaseString, words),
    (cst.If, no_check),
    (cst.BooleanOperation, one_side),
    (cst.CompFor, no_filter),
    (cst.Expr, no_call),
    (cst.Call, any_or_all),
]

if __name__ == "__main__":
    from mutmut.__main__ import cli  # here, because it decides how this process starts others

    theirs = [each for each in mutators.mutation_operators if each[1] is not mutators.operator_string]
    mutators.mutation_operators[:] = [*theirs, *OURS]  # type: ignore[index]
    cli()
