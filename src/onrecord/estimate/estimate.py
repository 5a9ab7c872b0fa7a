"""Why there is no estimate."""

from collections.abc import Iterable, Sequence

from onrecord.nouns import Estimate, Numbers, People, PeopleList, Reading

LEAST_LISTS = 3  # with two lists independence can only be assumed, never looked at (Bird and King 2018, section 2)
MODEL = "multiple systems"


def estimate(people: People, readings: Iterable[Reading]) -> Numbers:
    """No number: one refusal in words for the one model this record could use."""
    lists = [one for reading in readings for one in reading.lists if one.entries]
    return Numbers(estimates=(Estimate(model=MODEL, refused=_why(people, lists)),))


def _why(people: People, lists: Sequence[PeopleList]) -> str:
    owners = {one.owner or one.item for one in lists}
    if len(owners) < LEAST_LISTS:
        return (
            f"An estimate needs at least {LEAST_LISTS} lists by different owners; this record holds {len(owners)}. "
            "What is shown is a count of the people listed, not of all who were harmed."
        )
    copied = [finding for finding in people.findings if finding.code == "list-copied"]
    if len(owners) - len(copied) < LEAST_LISTS:
        return (
            f"Of {len(owners)} lists {len(copied)} share so many rows with another that they are not independent; "
            f"fewer than {LEAST_LISTS} are left. What is shown is a count of the people listed."
        )
    return (
        f"{len(owners)} lists overlap, but whether they were made independently has not been examined, and no model is "
        "fitted in this version. What is shown is a count of the people listed, not of all who were harmed."
    )
