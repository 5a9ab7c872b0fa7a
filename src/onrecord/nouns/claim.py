"""The assertable content that statements support, deny or report. Never called a fact."""

from typing import Literal

from onrecord.nouns.edtf import Edtf
from onrecord.nouns.shape import Proposal

Status = Literal["confirmed", "provisional", "contested", "rejected", "undetermined"]


class Claim(Proposal, frozen=True, kw_only=True):
    """`acts` are the tellings it gathers; `supported_by` and `denied_by` statement ids; `narrated_in` ids of
    the items whose narrator tells it in their own voice; `lists` ids of lists that bear on it."""

    act_type: str
    text: str
    about: str | None = None
    place: str | None = None
    period: Edtf | None = None
    acts: tuple[str, ...] = ()
    supported_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    narrated_in: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
