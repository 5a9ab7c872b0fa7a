"""People who stand on the lists twice and whom no link ties together: how many more of them there may be.

Where hands slip, some slips leave a name that can still be known and some do not. The first kind is seen: people who
are tied together only by links between names that do not quite agree. From how many are seen, among all rows that links
tie to another, follows how many more there may be that nobody can see, as a finder's rate tells what was not found.

Model: slips that are seen are Poisson with one rate for all tied rows of a case, those unseen with `_FOR_EACH` times
that rate; before anything is seen the rate is gamma of shape `_SHAPE` and mean `_SHAPE / _ROWS`. The unseen are then
negative binomial, and what is taken is their `_SURE` quantile. Fitted on invented people (`dev.py train unseen`).

No more can be unseen than share a word of their name, by its consonants, with another: among five names that have
nothing in common nobody stands twice.

When it must not be used: for people entered under names that have nothing in common (a pseudonym, a false paper).
Nothing on the lists tells of them, and they are beyond any count.
"""

import math
from collections.abc import Iterable
from functools import lru_cache

from onrecord.link.groups import Groups
from onrecord.link.names import parsed
from onrecord.link.names.skeletons import skeletons
from onrecord.link.names.vocabulary import given

_FOR_EACH = 0.4  # unseen for each that is seen; a third was found where names have slips (docs/methods/counting.md)
_SHAPE, _ROWS = 0.2, 4.0  # what is thought of a case before it is seen: a slip in 20 tied rows, or in none, or in 5
_SURE = 0.95
_NOTHING = -40.0  # log of a chance that no sum of chances feels any more


def unseen_at_most(seen: int, tied: int, sure: float = _SURE) -> int:
    """How many people may stand there twice and unseen, where `seen` of `tied` rows are tied to another by slips
    alone; none where no row is tied to another. In `sure` of all such cases there are no more."""
    shape, odds = _SHAPE + seen, _FOR_EACH * tied / (_ROWS + tied)
    log = -shape * math.log1p(odds)  # the chance itself is nothing to a computer where thousands are seen
    reached, unseen = math.exp(log), 0
    while reached < sure and (unseen < shape * odds or log > _NOTHING):
        log += math.log((shape + unseen) / (unseen + 1) * odds / (1 + odds))
        reached += math.exp(log)
        unseen += 1
    return unseen


def sharing_a_word(names: Iterable[Iterable[str]]) -> int:
    """How many of some people, each with all names, can be others among them: as many fewer as there would be if all
    who share a word were one."""
    held = [{word for name in mine for word in words_of(name)} for mine in names]
    groups = Groups(word for words in held for word in words)
    for words in held:
        first, *others = sorted(words)
        for other in others:
            groups.join(first, other)
    return len(held) - len({groups.of(min(words)) for words in held})


@lru_cache(maxsize=1 << 16)
def words_of(name: str) -> frozenset[str]:
    """The words of a name as they sound, in whatever script; a name without any shares with all others without."""
    words = [word.folded for word in parsed(name).words if word.role not in ("title", "particle")]
    heard = {key for word in words for key in (*skeletons(word), *given(word).forms, *given(word).short)}
    return frozenset(heard or ("",))
