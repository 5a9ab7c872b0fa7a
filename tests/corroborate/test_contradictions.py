"""One speaker, or one side, against its own words."""

from typing import Any


def speak(case: Any, text: str, *says: dict[str, Any], on: str = "2031-06-20", bodies: tuple[str, ...] = ()) -> None:
    case.item(f"i{len(case.items)}", text, on=on, outlet="Post", places=("Dorn",), bodies=bodies, says=says)


PROMISE = {"id": "p", "by": "Interior Ministry", "cue": "said", "kind": "promise", "on": "2031-05-01",
           "content": "an inquiry would establish the truth"}  # fmt: skip
RESULT = {"id": "d", "by": "Interior Ministry", "cue": "said", "kind": "denial", "denial_kind": "denies_act",
          "on": "2031-05-20", "content": "nobody was killed in Dorn", "after": "Later"}  # fmt: skip
BOTH = (
    "The Interior Ministry said that an inquiry would establish the truth about Dorn. "
    "Later, before the inquiry had even ended, the Interior Ministry said that nobody was killed in Dorn."
)


def test_a_result_declared_before_the_promised_inquiry_ended(case: Any) -> None:
    speak(case, BOTH, PROMISE, RESULT, bodies=("Interior Ministry",))
    (found,) = case.backing().contradictions
    assert (found.a, found.b) == ("p", "d")
    assert "before the inquiry had even ended" in found.reason
    assert case.denied("d").same_speaker == ("p",)


def test_a_promise_made_after_the_denial_contradicts_nothing(case: Any) -> None:
    speak(case, BOTH, {**PROMISE, "on": "2031-06-10"}, RESULT, bodies=("Interior Ministry",))
    assert case.backing().contradictions == ()


def test_a_ministry_and_an_embassy_of_one_state_are_one_side(case: Any) -> None:
    text = (
        "In Velland the Vellandian Foreign Ministry said that an inquiry would establish the truth about Dorn. "
        "Later the Vellandian Embassy said that nobody was killed in Dorn."
    )
    case.item(
        "a", text, on="2031-06-20", outlet="Post", places=("Dorn", "Velland"),
        bodies=("Vellandian Foreign Ministry", "Vellandian Embassy"),
        says=({**PROMISE, "by": "Vellandian Foreign Ministry"}, {**RESULT, "by": "Vellandian Embassy"}),
    )  # fmt: skip
    (found,) = case.backing().contradictions
    assert found.reason.startswith("One side (")


def test_two_states_are_two_sides(case: Any) -> None:
    text = (
        "In Velland the Vellandian Foreign Ministry said that an inquiry would establish the truth about Dorn. "
        "Later in Korland the Korlandian Embassy said that nobody was killed in Dorn."
    )
    case.item(
        "a", text, on="2031-06-20", outlet="Post", places=("Dorn", "Velland", "Korland"),
        bodies=("Vellandian Foreign Ministry", "Korlandian Embassy"),
        says=({**PROMISE, "by": "Vellandian Foreign Ministry"}, {**RESULT, "by": "Korlandian Embassy"}),
    )  # fmt: skip
    assert case.backing().contradictions == ()


def test_what_does_not_exist_is_spoken_of_in_the_same_breath(case: Any) -> None:
    text = "The Interior Ministry denied the existence of river cellars and said that closing them was costly."
    speak(
        case, text,
        {"id": "d", "by": "Interior Ministry", "cue": "denied", "kind": "denial", "denial_kind": "denies_act",
         "on": "2031-06-19", "content": "the existence of river cellars"},
        {"id": "s", "by": "Interior Ministry", "cue": "said", "on": "2031-06-19", "content": "closing them was costly"},
        bodies=("Interior Ministry",),
    )  # fmt: skip
    (found,) = case.backing().contradictions
    assert (found.a, found.b) == ("d", "s")
    assert "river cellars" in found.reason


def test_another_speaker_contradicts_nobody(case: Any) -> None:
    speak(case, BOTH.replace("Later, before", "Later, and before", 1), PROMISE, bodies=("Interior Ministry",))
    speak(case, "Mayor Bo Tann said that nobody was killed in Dorn.",
          {**RESULT, "by": "Mayor Bo Tann", "after": ""})  # fmt: skip
    assert case.backing().contradictions == ()


def test_a_cellar_that_did_not_exist_is_later_said_to_have_been_flooded(case: Any) -> None:
    denied = {"id": "d", "by": "Mayor Bo Tann", "cue": "said", "kind": "denial", "denial_kind": "denies_act",
              "on": "2031-04-02", "content": "There is no cellar under that mill"}  # fmt: skip
    speak(case, "There is no cellar under that mill, Mayor Bo Tann said.", denied | {"cue": "said"})
    flooded = {"id": "s", "by": "Mayor Bo Tann", "cue": "said", "on": "2031-06-02",
               "content": "The cellar was flooded every spring and of no use"}  # fmt: skip
    speak(case, "The cellar was flooded every spring and of no use, Mayor Bo Tann said.", flooded)
    assert case.denied("d").same_speaker == ("s",)
