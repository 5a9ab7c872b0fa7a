"""What `record` makes of all readings together: who there is, what is told, what is claimed."""

from onrecord.nouns.claim import Claim
from onrecord.nouns.event import Act, Event
from onrecord.nouns.finding import Finding
from onrecord.nouns.party import Party
from onrecord.nouns.shape import Noun


class Account(Noun, frozen=True, kw_only=True):
    """`party_of` maps the id of a statement (its speaker), a list (its owner) or an item (its narrator: the
    outlet or author) to the id of a party. `places`: a place as an entry or an act writes it -> the places that it is
    part of, itself first, under the names that the material uses most. `called`: a place so written -> the one
    name that `case.toml` gives a place of several names. `rejected_…`: what people set aside, kept so that it can be
    seen and taken back."""

    parties: tuple[Party, ...] = ()
    party_of: dict[str, str] = {}
    acts: tuple[Act, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    places: dict[str, tuple[str, ...]] = {}
    called: dict[str, str] = {}
    findings: tuple[Finding, ...] = ()
    rejected_events: tuple[Event, ...] = ()
    rejected_claims: tuple[Claim, ...] = ()
