"""Why a denial is held against these claims and no others, in words that are printed beside it."""

from collections.abc import Sequence

from onrecord.corroborate.material import Material
from onrecord.nouns import Claim, Edtf, Statement
from onrecord.nouns.answered import Answered
from onrecord.nouns.told_on import NEWS, undated


def why_these(
    denial: Statement, claims: Sequence[Claim], pointed: Answered, on: Edtf | None, material: Material
) -> str:
    """The printed reason; also says why nothing is counted where nothing is."""
    parts = [_what(denial, claims, pointed, material)]
    if on is None:
        parts.append("The denial has no date, so nothing is counted against it.")
    elif on.earliest is None and claims:
        parts.append(
            "Only the last day on which it can have been said is known, so that only what it answers is counted."
        )
    elif claims and undated(material.readings[denial.item], denial) and on != material.published(denial.item):
        parts.append(
            f"Its item gives no day for it, so that it is taken as said on the day of publication or in the {NEWS} "
            "days before, and only what was on record before those is counted."
        )
    return " ".join(part for part in parts if part)


def _what(denial: Statement, claims: Sequence[Claim], pointed: Answered, material: Material) -> str:
    if not claims:
        return "Its words name no act that anything in this record tells; a person must say what it denies."
    where = ", ".join(sorted({claim.place for claim in claims if claim.place}))
    told = ", ".join(claim.act_type.replace("_", " ") for claim in claims)
    held = f"Held against {told}{f' in {where}' if where else ''}."
    named = sorted({act.act_type.replace("_", " ") for act in material.acts_told.get(denial.id, ())})
    if named:
        whole = " (a denial of the campaign as a whole)" if "persecution" in named and len(claims) > len(named) else ""
        return f"Its words name {', '.join(named)}{whole}. {held}"
    answered = [f"“{span.text}”" for span in pointed.words]
    owners = [material.named_as(one) for one in (*pointed.lists, *pointed.statements) if material.party(one)]
    if answered:
        of = f" ({', '.join(dict.fromkeys(owners))})" if owners else ""
        return f"It answers {', '.join(answered)}{of}. {held}"
    if denial.denial_kind == "out_of_context":
        return f"It disputes the context of what was said; what its item tells most is put beside it. {held}"
    return f"Its own words only point at what stands beside them. {held}"
