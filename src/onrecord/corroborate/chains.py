"""Who took it from whom: from a telling to the root at the end of its chain.

Rules, in this order
1. What a copy tells, its source tells; the copy's own narrator is never a root.
2. Somebody whose words only another reports, and who denies the claim, is no root: the one who reports them is.
3. The side that denies is a root only where it acknowledges, and that is said.
4. A report that cites an outlet or body whose own item tells the claim goes back to that item's roots.
5. A spokesperson, a director and their body are one root. So are a body and the people only it has heard.
6. An unnamed source is a root of its own, provisional. What one newsroom has from its unnamed sources, on its own
   lists and in its own voice is one root; but a guard is not a detainee.
7. The narrator is a root where the item attributes the claim to nobody else and copies nobody.
"""

import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple

from onrecord.corroborate.copied_lists import copied_from
from onrecord.corroborate.material import Material
from onrecord.corroborate.tellings import Telling, tellings
from onrecord.nouns import Claim, Party, Statement
from onrecord.nouns.names import name_words

Key = tuple[str, ...]
HEARSAY: Key = ("hearsay",)


class Trace(NamedTuple):
    """A telling with its root. `weak`: why it is only provisional, "" where it is not; `door`: on which side of
    the door an unnamed source stood."""

    telling: Telling
    key: Key
    party: str
    counts: bool
    why: str
    weak: str = ""
    through: tuple[str, ...] = ()
    door: str = ""


class Chains:
    """One claim and the chains behind its tellings."""

    def __init__(self, claim: Claim, material: Material) -> None:
        self._claim, self._material = claim, material
        denying = (material.party(denial) for denial in claim.denied_by)
        self._deniers = {material.side(party) for party in denying if party is not None}
        self._all = tellings(claim, material)
        self._attributed = {one.item for one in self._all if one.kind != "narrator" and material.party(one.id)}
        self._own: dict[str, set[str]] = {}
        for one in self._all:
            narrator = material.party(material.origin(one.item))
            if narrator is not None:
                self._own.setdefault(narrator.id, set()).add(material.origin(one.item))

    def traces(self) -> list[Trace]:
        """The root of every telling of the claim."""
        return [trace for one in self._all if (trace := self._trace(one)) is not None]

    def _trace(self, telling: Telling) -> Trace | None:
        if telling.kind == "narrator":
            return self._narrator(telling)
        if telling.kind == "list":
            return self._list(telling)
        assert telling.statement is not None  # noqa: S101  by the kind
        return self._statement(telling, telling.statement)

    def _narrator(self, telling: Telling) -> Trace | None:
        party = self._material.party(telling.item)
        if party is None:
            return None
        key = self._key_of(party, telling.item)
        if self._material.origin(telling.item) != telling.item:
            source = self._material.named_as(self._material.origin(telling.item))
            return Trace(telling, ("copy", telling.item), party.id, False, f"takes its text from {source}")
        if telling.item in self._attributed:
            return Trace(telling, ("relay", *key), party.id, False, "tells it in an item that attributes it to others")
        if self._material.side(party) in self._deniers:
            return Trace(telling, ("denier", *key), party.id, False, "belongs to the side that denies it")
        if "unnamed" in party.roles:
            return Trace(telling, key, party.id, True, "tells it in its own voice", "its narrator is not known")
        return Trace(telling, key, self._body(party).id, True, "tells it in its own voice", telling.part)

    def _list(self, telling: Telling) -> Trace | None:
        owner = self._material.party(telling.id)
        if owner is None:
            return None
        source = copied_from(telling.id, self._claim.lists, self._material)
        if source is not None:
            why = f"takes its list from {self._material.named_as(source)}, as its stated origin says"
            return Trace(telling, ("copied list", telling.id), owner.id, False, why)
        if self._material.side(owner) in self._deniers:
            return Trace(telling, ("denier", owner.id), owner.id, False, "belongs to the side that denies it")
        narrator = self._material.account.party_of.get(telling.item, "")
        through = (narrator,) if narrator and narrator != owner.id else ()
        weak = "its narrator is not known" if "unnamed" in owner.roles else telling.part
        body = self._body(owner)
        return Trace(telling, self._key_of(body, telling.item), body.id, True, "owns a list of it", weak, through)

    def _statement(self, telling: Telling, said: Statement) -> Trace | None:
        party = self._material.party(said.id)
        through = self._through(said, telling.item)
        if party is None:
            narrator = self._material.account.party_of.get(telling.item, "")
            return Trace(telling, (*HEARSAY, telling.item), narrator, False, "reports it as said, naming nobody")
        if self._material.side(party) in self._deniers:
            return self._denier(telling, said, party, through)
        if "unnamed" in party.roles:
            return self._unnamed(telling, said, party, through)
        if self._cites_own_item(party, telling.item):
            return None
        heard_by = self._heard_by(said, telling.item) if party.kind == "person" and not party.public else None
        if heard_by is not None and heard_by.id != self._body(party).id:
            why = f"{party.name} is heard here only through {heard_by.name}, so that both are one root"
            return Trace(telling, self._key_of(heard_by, ""), heard_by.id, True, why, telling.part, through)
        body = self._body(party)
        why = "says it" if body.id == party.id else f"says it through {party.name}"
        return Trace(telling, self._key_of(body, telling.item), body.id, True, why, telling.part, through)

    def _denier(self, telling: Telling, said: Statement, party: Party, through: tuple[str, ...]) -> Trace:
        parent = self._material.statements.get(said.within or "")
        reporter = self._material.party(parent.id) if parent is not None else None
        if reporter is not None and self._material.side(reporter) not in self._deniers:
            body = self._body(reporter)
            why = f"reports words of {party.name}, who denies it"
            return Trace(telling, self._key_of(body, telling.item), body.id, True, why, telling.part, through)
        cues = {word for part in said.cue for word in name_words(part.text)}
        if any(cue.startswith(stem) for cue in cues for stem in rules("sources")["acknowledging"]["stems"]):
            why = "belongs to the side that denies it and acknowledges it here"
            return Trace(telling, ("acknowledged", party.id), party.id, True, why, telling.part, through)
        why = "belongs to the side that denies it, and these words do not acknowledge it"
        return Trace(telling, ("denier", party.id), party.id, False, why, telling.part, through)

    def _unnamed(self, telling: Telling, said: Statement, party: Party, through: tuple[str, ...]) -> Trace:
        master = self._material.speaks_for(party)
        if master.id != party.id:
            why = f"says it through {party.name}"
            return Trace(telling, self._key_of(master, telling.item), master.id, True, why, telling.part, through)
        body = self._heard_by(said, telling.item)
        if body is not None:
            why = f"{party.name} is heard here only through {body.name}, so that both are one root"
            return Trace(telling, self._key_of(body, ""), body.id, True, why, telling.part, through)
        teller = self._material.party(self._audience_of(said) or self._material.origin(telling.item))
        door = door_side(party.name)
        newsroom = teller is not None and "unnamed" not in teller.roles and door == "inside"
        key = self._key_of(teller, "") if teller is not None and newsroom else _door_key(door, telling.item)
        why = f"says it unnamed ({party.name})"
        return Trace(telling, key, party.id, True, why, "the source is not named", through, door)

    def _key_of(self, party: Party, item: str) -> Key:
        return ("unnamed", "narrator", item) if "unnamed" in party.roles else ("party", self._body(party).id)

    def _body(self, party: Party) -> Party:
        return self._material.speaks_for(party)

    def _through(self, said: Statement, item: str) -> tuple[str, ...]:
        """The parties that pass it on: who reports the statement, then who publishes it."""
        own = self._material.account.party_of.get(said.id)
        chain = []
        parent = self._material.statements.get(said.within or "")
        while parent is not None:
            chain.append(self._material.account.party_of.get(parent.id, ""))
            parent = self._material.statements.get(parent.within or "")
        chain.append(self._material.account.party_of.get(item, ""))
        return tuple(dict.fromkeys(party for party in chain if party and party != own))

    def _cites_own_item(self, party: Party, item: str) -> bool:
        """Whether `party` told it in an item of its own that attributes it to others, so that the chain goes on."""
        own = self._own.get(self._body(party).id, set()) | self._own.get(party.id, set())
        own -= {item, self._material.origin(item)}
        return party.kind == "outlet" and any(there in self._attributed for there in own)

    def _heard_by(self, said: Statement, item: str) -> Party | None:
        """The body (never an outlet, never one that denies) to which, or in whose own item, a source speaks."""
        for about in (self._audience_of(said), self._material.origin(item)):
            party = self._material.party(about) if about else None
            if party is not None and party.kind == "body" and self._material.side(party) not in self._deniers:
                return self._body(party)
        return None

    def _audience_of(self, said: Statement) -> str | None:
        """The id of something that belongs to the party that a statement was made to, where that party is known."""
        if said.audience is None:
            return None
        words = tuple(word for word in name_words(said.audience.text) if word != "the")
        runs = (words[i:j] for i in range(len(words)) for j in range(len(words), i, -1))
        return next((self._material.by_name[run] for run in runs if run in self._material.by_name), None)


def _door_key(door: str, item: str) -> Key:
    """Unnamed keepers are one root wherever they speak: nothing says that they are several."""
    return ("unnamed", door, "" if door != "inside" else item)


def door_side(name: str) -> str:
    """On which side of a prison door an unnamed source stood: "inside" by default, "keeper" for a guard."""
    keepers = rules("sources")["keepers"]["words"]
    return "keeper" if any(word in keepers for word in name_words(name)) else "inside"


@cache
def rules(name: str) -> dict[str, dict[str, list[str]]]:
    """One of the files of rules, `rules/<name>.toml`."""
    return tomllib.loads(resources.files("onrecord.corroborate").joinpath("rules", f"{name}.toml").read_text("utf-8"))
