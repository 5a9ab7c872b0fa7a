"""The denial ledger: each edge between "already on record" and "not yet"."""

from typing import Any

import pytest

DENIES = {"kind": "denial", "denial_kind": "denies_act"}


def report(case: Any, name: str, body: str, on: str | None, said: str | None = None, place: str = "Dorn") -> None:
    """An item in which a body says that people were killed."""
    text = f"{body} said that police had killed three men in {place}."
    says = {
        "id": f"s-{name}",
        "by": body,
        "cue": "said",
        "content": f"police had killed three men in {place}",
        "on": said,
    }
    case.item(name, text, on=on, outlet=f"{name} Post", places=(place,), bodies=(body,), says=(says,))


def denial(
    case: Any, on: str | None, words: str = "nobody had been killed in Dorn", published: str = "2031-06-30"
) -> None:
    text = f"The Interior Ministry said that {words}."
    says = {"id": "d", "by": "Interior Ministry", "cue": "said", "content": words, "on": on, **DENIES}
    places = tuple(place for place in ("Dorn", "Vell") if place in words)
    case.item(
        "denial", text, on=published, outlet="Gazette", places=places, bodies=("Interior Ministry",), says=(says,)
    )


def test_what_was_certainly_said_before_the_denial_is_counted(case: Any) -> None:
    report(case, "a", "Lantern Watch", "2031-05-01", "2031-05-01")
    report(case, "b", "Harbour Doctors", "2031-05-20", "2031-05-20")
    denial(case, "2031-06-01")
    line = case.denied("d")
    assert line.on_record_then.independent == 2
    assert case.names(line.on_record_then.roots) == ["Lantern Watch", "Harbour Doctors"]
    assert line.later == line.maybe_before == ()


def test_a_denial_in_a_speech_that_no_verb_takes_is_held_against_the_record_too(case: Any) -> None:
    report(case, "a", "Lantern Watch", "2031-05-01", "2031-05-01")
    says = {"id": "d", "by": "Ministry", "content": "These reports are false", "on": "2031-06-01", **DENIES}
    text = "“These reports are false.” So much from the Ministry on killings in Dorn."
    case.item("denial", text, on="2031-06-30", outlet="Gazette", places=("Dorn",), says=(says,))
    assert case.denied("d").on_record_then.independent == 1


def test_what_was_said_after_the_denial_is_shown_as_later(case: Any) -> None:
    report(case, "a", "Lantern Watch", "2031-06-10", "2031-06-10")
    denial(case, "2031-06-01")
    line = case.denied("d")
    assert line.on_record_then.independent == 0
    assert case.names(line.later) == ["Lantern Watch"]


def test_an_approximate_denial_is_reached_only_by_what_precedes_its_widest_beginning(case: Any) -> None:
    report(case, "a", "Lantern Watch", "2031-05-28", "2031-05-28")
    report(case, "b", "Harbour Doctors", "2031-05-31", "2031-05-31")
    denial(case, "2031-06-02~/2031-06-10~")  # `~` reaches back to 30 May
    line = case.denied("d")
    assert case.names(line.on_record_then.roots) == ["Lantern Watch"]
    assert case.names(line.maybe_before) == ["Harbour Doctors"]


@pytest.mark.parametrize("said", ["2031", "2031-06-01", "2031-05-20/2031-06-10"])
def test_a_date_that_overlaps_the_denial_is_shown_and_not_counted(case: Any, said: str) -> None:
    report(case, "a", "Lantern Watch", "2031-06-20", said)
    denial(case, "2031-06-01")
    line = case.denied("d")
    assert line.on_record_then.independent == 0
    assert case.names(line.maybe_before) == ["Lantern Watch"]


@pytest.mark.parametrize("said", ["../2031-06-20", "../2031-06-15", None])
def test_words_without_a_day_are_on_record_from_their_publication_and_not_earlier(case: Any, said: str | None) -> None:
    report(case, "a", "Lantern Watch", "2031-06-20", said)
    denial(case, "2031-06-01")
    line = case.denied("d")
    assert (line.on_record_then.independent, line.maybe_before) == (0, ())
    assert case.names(line.later) == ["Lantern Watch"]


def test_a_denial_without_a_day_is_of_the_days_before_its_publication(case: Any) -> None:
    report(case, "a", "Lantern Watch", "2031-06-02", "2031-06-02")
    report(case, "b", "Harbour Doctors", "2031-06-09", "2031-06-09")
    denial(case, "../2031-06-10", published="2031-06-10")
    line = case.denied("d")
    assert line.denied_on == "2031-06-07/2031-06-10"
    assert case.names(line.on_record_then.roots) == ["Lantern Watch"]
    assert case.names(line.maybe_before) == ["Harbour Doctors"]
    assert "gives no day" in line.answered


def test_a_denial_told_again_later_is_one_line(case: Any) -> None:
    report(case, "a", "Lantern Watch", "2031-05-01", "2031-05-01")
    denial(case, "2031-06-01", published="2031-06-01")
    words = "nobody had been killed in Dorn"
    text = f"Last month the Interior Ministry said that {words}."
    again = {"id": "d2", "by": "Interior Ministry", "cue": "said", "content": words, "on": "2031-06", **DENIES}
    case.item(
        "again", text, on="2031-07-09", outlet="Post", places=("Dorn",), bodies=("Interior Ministry",), says=(again,)
    )
    (line,) = case.backing().lines
    assert (line.statement, line.also, line.denied_on) == ("d", ("d2",), "2031-06-01")


def test_denials_of_two_days_are_two_lines(case: Any) -> None:
    report(case, "a", "Lantern Watch", "2031-05-01", "2031-05-01")
    denial(case, "2031-06-01", published="2031-06-01")
    words = "nobody had been killed in Dorn"
    again = {"id": "d2", "by": "Interior Ministry", "cue": "said", "content": words, "on": "2031-06-08", **DENIES}
    text = f"The Interior Ministry said that {words}."
    case.item(
        "again", text, on="2031-06-08", outlet="Post", places=("Dorn",), bodies=("Interior Ministry",), says=(again,)
    )
    assert [line.statement for line in case.backing().lines] == ["d", "d2"]


def test_a_denial_of_another_place_is_answered_by_nothing(case: Any) -> None:
    report(case, "a", "Lantern Watch", "2031-05-01", "2031-05-01")
    denial(case, "2031-06-01", "nobody had been killed in Vell")
    assert case.denied("d").claims == ()


def test_a_denial_of_another_year_is_answered_by_nothing(case: Any) -> None:
    told = "Lantern Watch said that police had killed three men in Dorn on 30 April 2031."
    says = {"id": "s", "by": "Lantern Watch", "cue": "said", "content": told[24:-1], "on": "2031-05-01"}
    dates = {"30 April 2031": "2031-04-30"}
    case.item("a", told, on="2031-05-01", places=("Dorn",), bodies=("Lantern Watch",), dates=dates, says=(says,))
    text = "The Interior Ministry said that nobody had been killed in Dorn in 2019."
    says = {"id": "d", "by": "Interior Ministry", "cue": "said", "content": text[32:-1], "on": "2031-06-01", **DENIES}
    dates = {"2019": "2019"}
    case.item("d", text, on="2031-06-02", places=("Dorn",), bodies=("Interior Ministry",), dates=dates, says=(says,))
    assert case.denied("d").claims == ()


def test_an_undated_item_is_never_counted(case: Any) -> None:
    report(case, "a", "Lantern Watch", None)
    denial(case, "2031-06-01")
    line = case.denied("d")
    assert line.on_record_then.independent == 0
    assert case.names(line.maybe_before) == ["Lantern Watch"]


def test_words_of_unknown_day_are_on_record_from_the_day_they_were_published(case: Any) -> None:
    report(case, "a", "Lantern Watch", "2031-05-01")
    denial(case, "2031-06-01")
    assert case.denied("d").on_record_then.independent == 1


def test_a_day_of_saying_after_publication_is_not_believed(case: Any) -> None:
    report(case, "a", "Lantern Watch", "2031-06-10", "2031-06-10")
    denial(case, "2032-01-01", published="2031-06-01")
    assert case.denied("d").on_record_then.independent == 0


def test_a_denial_without_a_date_has_a_line_and_no_count(case: Any) -> None:
    report(case, "a", "Lantern Watch", "2031-05-01")
    denial(case, None)
    line = case.denied("d")
    assert line.denied_on is None
    assert line.on_record_then.independent == 0
    assert "no date" in line.answered
    assert [finding.code for finding in case.backing().findings] == ["denial-undated"]


def test_a_denial_about_one_town_is_not_held_against_another(case: Any) -> None:
    report(case, "a", "Lantern Watch", "2031-05-01")
    report(case, "b", "Harbour Doctors", "2031-05-01", place="Vell")
    denial(case, "2031-06-01")
    line = case.denied("d")
    assert case.names(line.on_record_then.roots) == ["Lantern Watch"]
    assert "Dorn" in line.answered
    assert "Vell" not in line.answered


def test_a_denial_about_a_province_covers_its_towns(case: Any) -> None:
    for town in ("Dorn", "Vell"):
        text = f"Lantern Watch said that police of the province of Kest had killed three men in {town}."
        said = {"id": f"s-{town}", "by": "Lantern Watch", "cue": "said", "content": text[23:-1], "on": "2031-05-01"}
        case.item(
            town, text, on="2031-05-01", outlet="Post", places=("Kest", town), bodies=("Lantern Watch",), says=(said,)
        )
    text = "The Interior Ministry said that nobody had been killed in Kest."
    said = {
        "id": "d",
        "by": "Interior Ministry",
        "cue": "said",
        "content": "nobody had been killed in Kest",
        "on": "2031-06-01",
    }
    case.item("x", text, on="2031-06-01", places=("Kest",), bodies=("Interior Ministry",), says=({**said, **DENIES},))
    assert len(case.denied("d").claims) == 2


def test_a_narrow_denial_is_held_only_against_what_it_names(case: Any) -> None:
    text = "Lantern Watch said that police had killed three men and tortured ten men in Dorn."
    said = {"id": "s", "by": "Lantern Watch", "cue": "said", "content": text[24:-1], "on": "2031-05-01"}
    case.item("a", text, on="2031-05-01", outlet="Post", places=("Dorn",), bodies=("Lantern Watch",), says=(said,))
    denial(case, "2031-06-01", "nobody had been tortured in Dorn")
    claims = {claim.id: claim.act_type for claim in case.account().claims}
    assert [claims[claim] for claim in case.denied("d").claims] == ["torture"]


def test_a_denial_of_violence_denies_killing_and_torture_but_no_raid(case: Any) -> None:
    text = "Lantern Watch said that police had killed three men, tortured ten men and raided a school in Dorn."
    said = {"id": "s", "by": "Lantern Watch", "cue": "said", "content": text[24:-1], "on": "2031-05-01"}
    case.item("a", text, on="2031-05-01", outlet="Post", places=("Dorn",), bodies=("Lantern Watch",), says=(said,))
    denial(case, "2031-06-01", "there had been no violence in Dorn")
    claims = {claim.id: claim.act_type for claim in case.account().claims}
    assert sorted(claims[claim] for claim in case.denied("d").claims) == ["killing", "torture"]


def test_another_years_purge_is_not_what_is_denied_now(case: Any) -> None:
    text = "Lantern Watch said that police had killed three men in Dorn on 4 May 2027."
    said = {"id": "s", "by": "Lantern Watch", "cue": "said", "content": text[24:-1], "on": "2027-06-01"}
    case.item(
        "old", text, on="2027-06-01", places=("Dorn",), bodies=("Lantern Watch",), dates={"4 May 2027": "2027-05-04"},
        says=(said,),
    )  # fmt: skip
    text = "Harbour Doctors said that police had killed two men in Dorn on 3 May 2031."
    said = {"id": "t", "by": "Harbour Doctors", "cue": "said", "content": text[26:-1], "on": "2031-05-20"}
    case.item(
        "new", text, on="2031-05-20", places=("Dorn",), bodies=("Harbour Doctors",), dates={"3 May 2031": "2031-05-03"},
        says=(said,),
    )  # fmt: skip
    denial(case, "2031-06-01")
    assert case.names(case.denied("d").on_record_then.roots) == ["Harbour Doctors"]


def test_nothing_that_happened_after_a_denial_is_denied_by_it(case: Any) -> None:
    text = "Lantern Watch said that police had killed three men in Dorn on 4 May 2031."
    said = {"id": "s", "by": "Lantern Watch", "cue": "said", "content": text[24:-1], "on": "2031-06-01"}
    case.item(
        "a", text, on="2031-06-01", places=("Dorn",), bodies=("Lantern Watch",), dates={"4 May 2031": "2031-05-04"},
        says=(said,),
    )  # fmt: skip
    denial(case, "2031-04-01", published="2031-04-01")
    line = case.denied("d")
    assert line.claims == ()
    assert "a person must say" in line.answered


def test_what_a_denial_answers_was_on_record_before_it_whatever_its_date(case: Any, people_list: Any) -> None:
    text = (
        "The Interior Ministry shrugged off the recent list of nine men believed to have been killed in Dorn. "
        "“This information is anonymous,” its spokesman said."
    )
    spoken = people_list(
        "l", "a", owner="Lantern Watch", contained=False, stated=9, made_on="../2031-06-20",
        passage=_at(text, "list of nine men"),
    )  # fmt: skip
    said = {
        "id": "d", "by": "Interior Ministry", "cue": "shrugged off", "content": "This information is anonymous",
        "kind": "denial", "denial_kind": "disputes_source", "on": "2031-06-10/2031-06-16",
        "answers": "the recent list of nine men",
    }  # fmt: skip
    case.item(
        "a", text, on="2031-06-20", places=("Dorn",), bodies=("Interior Ministry",), says=(said,), lists=(spoken,)
    )
    line = case.denied("d")
    assert case.names(line.on_record_then.roots) == ["Lantern Watch"]
    assert "the recent list of nine men" in line.answered


def test_what_the_denials_own_item_tells_in_its_own_voice_came_later(case: Any) -> None:
    text = "Police killed three men in Dorn.\nThe Interior Ministry said that nobody had been killed in Dorn."
    said = {
        "id": "d",
        "by": "Interior Ministry",
        "cue": "said",
        "content": "nobody had been killed in Dorn",
        "on": "2031-06",
    }
    case.item(
        "a",
        text,
        on="2031-06-20",
        outlet="Post",
        places=("Dorn",),
        bodies=("Interior Ministry",),
        says=({**said, **DENIES},),
    )
    line = case.denied("d")
    assert line.on_record_then.independent == 0
    assert case.names(line.later) == ["Post"]


def test_an_item_that_tells_it_in_its_own_voice_is_on_record_from_its_publication(case: Any) -> None:
    case.item("a", "Police killed three men in Dorn.", on="2031-05-01", outlet="Post", places=("Dorn",))
    denial(case, "2031-06-01")
    assert case.names(case.denied("d").on_record_then.roots) == ["Post"]


def test_a_denial_never_stands_behind_the_claim_it_denies(case: Any) -> None:
    denial(case, "2031-06-01")
    case.item("a", "Police killed three men in Dorn.", on="2031-07-01", outlet="Post", places=("Dorn",))
    backing = case.backing()
    assert [root.statements for claim in backing.claims for root in claim.roots] == [("a",)]


def test_a_denial_in_a_reprint_is_no_second_line(case: Any) -> None:
    body = "The Interior Ministry said that nobody had been killed in Dorn. " + FILLER
    for name, on in (("first", "2031-06-01"), ("copy", "2031-06-03")):
        said = {
            "id": f"d-{name}",
            "by": "Interior Ministry",
            "cue": "said",
            "content": "nobody had been killed in Dorn",
        }
        case.item(
            name,
            body,
            on=on,
            outlet=name,
            places=("Dorn",),
            bodies=("Interior Ministry",),
            says=({**said, "on": on, **DENIES},),
        )
    backing = case.backing()
    (line,) = backing.lines
    assert line.statement == "d-first"
    assert {each.statement: each.part_of for each in backing.denials} == {"d-first": None, "d-copy": line.id}


def context(case: Any, words: str) -> Any:
    text = f"{words}The Interior Ministry said that these words about Dorn were taken out of context."
    said = {
        "id": "d",
        "by": "Interior Ministry",
        "cue": "said",
        "content": text[len(words) + 32 : -1],
        "kind": "denial",
    }
    case.item("x", text, on="2031-06-01", places=("Dorn",), bodies=("Interior Ministry",), says=(
        {**said, "denial_kind": "out_of_context", "on": "2031-06-01"},
    ))  # fmt: skip
    return case.denied("d")


def test_a_dispute_about_a_context_stands_beside_what_its_item_tells(case: Any) -> None:
    report(case, "a", "Lantern Watch", "2031-05-01")
    line = context(case, "Police killed three men in Dorn. ")
    assert case.names(line.on_record_then.roots) == ["Lantern Watch"]
    assert "context" in line.answered


def test_a_dispute_about_a_context_in_an_item_that_tells_nothing_denies_nothing(case: Any) -> None:
    report(case, "a", "Lantern Watch", "2031-05-01")
    line = context(case, "")
    assert line.claims == ()
    assert "a person must say" in line.answered


def test_who_denies_that_the_cellar_exists_denies_what_was_done_in_it(case: Any) -> None:
    text = "Lantern Watch said that men were detained in a cellar in Dorn."
    said = {"id": "s", "by": "Lantern Watch", "cue": "said", "content": text[24:-1], "on": "2031-05-01"}
    case.item("a", text, on="2031-05-02", outlet="Post", places=("Dorn",), bodies=("Lantern Watch",), says=(said,))
    denial(case, "2031-06-01", "there is no cellar in Dorn")
    assert case.denied("d").on_record_then.independent == 1


def test_a_day_that_stands_only_in_the_words_said_does_not_date_the_saying(case: Any) -> None:
    text = "A former guard said that men were killed in Dorn on 4 May 2031."
    said = {"id": "s", "by": "A former guard", "cue": "said", "content": text[25:-1], "on": "2031-05-04"}
    case.item(
        "a", text, on="2031-06-20", outlet="Post", places=("Dorn",), dates={"4 May 2031": "2031-05-04"}, says=(said,)
    )
    denial(case, "2031-06-01")
    line = case.denied("d")
    assert line.on_record_then.independent == 0
    assert len(line.later) == 1


def test_more_reports_before_a_denial_never_lower_its_count(case: Any) -> None:
    report(case, "a", "Lantern Watch", "2031-05-01")
    denial(case, "2031-06-01")
    before = case.denied("d").on_record_then.independent
    report(case, "b", "Harbour Doctors", "2031-05-02")
    assert case.denied("d").on_record_then.independent == before + 1


FILLER = (
    "The ministry gave no figures and named nobody. It promised to answer questions in writing within thirty days, as "
    "the law demands, and asked journalists to be patient until the holidays are over and the archive opens again."
)


def _at(text: str, words: str) -> Any:
    from onrecord.nouns import Span

    return Span.of(text, text.index(words), text.index(words) + len(words))
