"""Who said it, by which word, and what: each span goes where a careful reader would put it."""

from tests.read.linking.marked_up import marked_up, parses_of, tied

from onrecord.read.linking import Marked, tie


def test_each_cue_takes_its_own_source_and_content() -> None:
    text = "{s Ada Orlov} {q said} {c the ward was empty}. {s The ministry} {q denied} {c that anyone had died}."
    assert tied(text) == [
        "Ada Orlov | said | the ward was empty",
        "The ministry | denied | that anyone had died",
    ]


def test_a_speaker_left_out_the_second_time_is_the_same_speaker() -> None:
    text = "{s The warden} {q denied} {c the beatings} and {q insisted} {c that every door had been open}."
    assert tied(text) == [
        "The warden | denied | the beatings",
        "The warden | insisted | that every door had been open",
    ]


def test_a_content_in_two_parts_is_one_content() -> None:
    text = "“{c Nobody was held here},” {s Major Keld} {q said} on Friday. “{c The list is an invention.}”"
    assert tied(text) == ["Major Keld | said | Nobody was held here … The list is an invention."]


def test_a_speaker_may_stand_behind_the_cue() -> None:
    text = "{c The bodies were never found}, {q according to} {s Lena Marsh}. {s A guard} {q told} us {c he saw them}."
    assert tied(text) == [
        "Lena Marsh | according to | The bodies were never found",
        "A guard | told | he saw them",
    ]


def test_a_cue_without_a_speaker_takes_nobody_elses() -> None:
    text = "{s Ada Orlov} {q said} {c she would go}. {q It was reported that} {c the bridge had been closed}."
    assert tied(text)[1] == " | It was reported that | the bridge had been closed"


def test_a_statement_within_a_statement_keeps_its_own_speaker() -> None:
    text = "{s Lena Marsh} {q said} {c that {s the governor} had {q promised} {c to open the archive}}."
    assert tied(text) == [
        "Lena Marsh | said | that the governor had promised to open the archive",
        "the governor | promised | to open the archive",
    ]


def test_the_speech_of_the_next_paragraph_goes_to_the_cue_that_announces_it() -> None:
    text = (
        "{s Keld} {q continued:}\n\n“{c We were told to wait outside.}”\n\n{s Orlov} {q disagreed}: {c it was a lie}."
    )
    assert tied(text) == [
        "Keld | continued: | We were told to wait outside.",
        "Orlov | disagreed | it was a lie",
    ]


def test_a_cue_in_two_parts_is_one_cue() -> None:
    text = "{s The colonel} {q is}, as they tell it, {q said} {c to have left the country}."
    assert tied(text) == ["The colonel | is … said | to have left the country"]


def test_what_ties_to_nothing_is_no_attribution() -> None:
    assert tied("{s Ada Orlov} left. {q said}") == []
    assert tied("{c The ward was empty.}") == []
    assert tied("No span at all.") == []


def test_the_surer_the_tagger_the_surer_the_attribution() -> None:
    text, spans = marked_up("{s Ada Orlov} {q said} {c the ward was empty}.")
    half = [Marked(one.start, one.end, one.role, 0.5) for one in spans]
    (sure,), (unsure,) = (tie(text, parses_of(text), (), some) for some in (spans, half))
    assert 0.0 < unsure.sure < sure.sure <= 1.0


def test_where_nothing_was_parsed_the_place_alone_decides() -> None:
    text, spans = marked_up("{s Ada Orlov} {q said} {c the ward was empty}. {s Keld} {q denied} {c it}.")
    first, second = tie(text, [], (), spans)
    assert (first.source, second.source) == (spans[0].place, spans[3].place)
