"""The status of a claim: the first rule of `rules/status.toml` that holds, with its reason filled in."""

from collections.abc import Sequence
from functools import cache
from importlib import resources

import msgspec

from onrecord.corroborate.material import Material
from onrecord.corroborate.roots import Group, roots
from onrecord.nouns import Claim, ClaimBacking
from onrecord.nouns.claim import Status

_PRESSURE = ("coercion", "forced_statement")


class Rule(msgspec.Struct, frozen=True):
    """A status, the bounds under which it holds, and its reason as a template over the same quantities."""

    status: Status
    reason: str
    at_least: dict[str, int] = {}
    at_most: dict[str, int] = {}

    @property
    def words(self) -> str:
        """As people read it: "confirmed: firm at least 2. Told by …"."""
        bounds = [f"{name} at least {least}" for name, least in self.at_least.items()]
        bounds += [f"{name} at most {most}" for name, most in self.at_most.items()]
        return f"{self.status}: {', '.join(bounds) or 'otherwise'}. {self.reason}"

    def holds(self, quantities: dict[str, int]) -> bool:
        return all(quantities[name] >= least for name, least in self.at_least.items()) and all(
            quantities[name] <= most for name, most in self.at_most.items()
        )


def back(claim: Claim, found: Sequence[Group], claims: Sequence[Claim], material: Material) -> ClaimBacking:
    """What stands behind `claim`: its roots, how many are independent, its status and the reason."""
    printed = roots(found)
    counted = [root for root in printed if root.counted]
    quantities = {
        "independent": len(counted),
        "firm": sum(not root.provisional for root in counted),
        "denials": len({material.account.party_of.get(denial, denial) for denial in claim.denied_by}),
        "retracted": sum(_taken_back(group) for group in found),
        "pressure": sum(other.act_type in _PRESSURE and other.about == claim.about for other in claims),
    }
    rule = next(rule for rule in _rules() if rule.holds(quantities))
    words = rule.reason.format(**quantities, sources="source" if len(counted) == 1 else "sources")
    return ClaimBacking(claim=claim.id, roots=printed, independent=len(counted), status=rule.status, reason=words)


def rules_in_words() -> tuple[str, ...]:
    """The rules, in the order in which they are tried."""
    return tuple(rule.words for rule in _rules())


def _taken_back(group: Group) -> bool:
    counting = [one for one in group.traces if one.counts]
    return bool(counting) and all(one.telling.id in group.taken_back for one in counting)


@cache
def _rules() -> tuple[Rule, ...]:
    text = resources.files("onrecord.corroborate").joinpath("rules", "status.toml").read_bytes()
    return msgspec.toml.decode(text, type=dict[str, tuple[Rule, ...]])["rule"]
