"""How many people the lists missed: several models side by side, what they lean on, and when no number may be said.

    >>> from onrecord.estimate import QUICK, examine, loglinear_pairs, read_overlap
    >>> rows = ["camp,court,families,count", "1,0,0,182", "0,1,0,147", "0,0,1,117"]
    >>> rows += ["1,1,0,98", "1,0,1,78", "0,1,1,63", "1,1,1,42"]
    >>> table, odd = read_overlap("\\n".join(rows))  # of 1,000 people each list reached some by itself
    >>> table.n, odd
    (727, ())
    >>> numbers = examine(table, QUICK)  # FULL takes longer: more bootstrap tables, longer chains
    >>> (headline,) = numbers.headlines  # a range over all models that stand, or the reasons why there is none
    >>> headline.refused, headline.low < 1000 < headline.high
    ((), True)
    >>> f"{loglinear_pairs(table, QUICK).point:,.0f}"  # one model, its interval and diagnostics beside its point
    '1,000'

A table may be drawn from people instead (`tabulated`), and each estimator be asked alone.

Estimand: everyone in the closed population from which the lists were drawn, listed or not.

Assumptions common to all models: nobody joins or leaves while the lists are made; each person is told apart on all
lists; everyone has some chance to be on a list; nobody is on a list who does not belong there. Each model adds its own,
which its estimate carries with it.

Promises
* Never a bare number: each estimate has its interval, its diagnostics, its assumptions; beside it stand the other
  models, the answers with a list left out or two joined, and the doubts that the table itself raises.
* A headline is refused, with its reasons, where chains do not mix, models disagree, fewer than three lists are left or
  the table does not identify the total. One table has one answer: what is drawn is drawn from a fixed seed.

Do not use a number where lists copy one another, where a whole group of people could come onto no list, where the links
between lists are guesses, or where the headline is refused. A lower bound (Chao) is no estimate.

What it does not do: tell which list is right, count anybody, or repair a list.
"""

from onrecord.estimate.chao import chao
from onrecord.estimate.combine import combined
from onrecord.estimate.decomposable import decomposable_graphs
from onrecord.estimate.effort import FULL, QUICK, Effort
from onrecord.estimate.estimate import estimate
from onrecord.estimate.examine import examine
from onrecord.estimate.latent import latent_classes
from onrecord.estimate.loglinear import loglinear_pairs, loglinear_triples
from onrecord.estimate.mixing import Mixing, mixing
from onrecord.estimate.overlap import Overlap, tabulated
from onrecord.estimate.pictures import draw
from onrecord.estimate.prior import CAREFUL, PAPER, Prior
from onrecord.estimate.read_overlap import read_overlap
from onrecord.estimate.ready import is_ready

__all__ = [
    "CAREFUL",
    "FULL",
    "PAPER",
    "QUICK",
    "Effort",
    "Mixing",
    "Overlap",
    "Prior",
    "chao",
    "combined",
    "decomposable_graphs",
    "draw",
    "estimate",
    "examine",
    "is_ready",
    "latent_classes",
    "loglinear_pairs",
    "loglinear_triples",
    "mixing",
    "read_overlap",
    "tabulated",
]
