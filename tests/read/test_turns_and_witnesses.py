"""Who speaks in a transcript, who is counted among the heard, and where the narrator's own words begin."""

import pytest
from tests.read.reading_of import reading_of

BRIEFINGS = {
    "en": """Transcript of the daily briefing, 18 March 2031

QUESTION: Can you comment on the list of twelve names?

MS. MARSH: We saw it. It has nothing to do with reality. Nobody is missing.

QUESTION: The newspaper printed the names.

MS. MARSH: It is not clear where these names come from. The source is anonymous.""",
    "ru": """Брифинг официального представителя министерства

Вопрос: Как вы прокомментируете сообщения о пропавших?

А.К. Рудина: Это вброс, не имеющий ничего общего с действительностью. Никаких пропавших нет.

Вопрос: Но газета опубликовала имена.

А.К. Рудина: Откуда взяты эти имена, непонятно. Источник анонимный.""",
}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_who_answers_at_a_briefing_denies_and_who_asks_states_nothing(language: str) -> None:
    told = [one for one in reading_of(BRIEFINGS[language], language=language).statements if one.cue[0].text == ":"]
    assert [one.denial_kind for one in told] == ["denies_act", "disputes_source"]
    assert {one.speaker.text for one in told if one.speaker} <= {"MS. MARSH", "А.К. Рудина"}


def test_a_witness_who_is_asked_denies_nothing() -> None:
    interview = """An interview with Anna, 18 March 2031

QUESTION: They beat you in the cellar?

ANNA: They did. Nobody opened the door. No doctor came for nine days.

QUESTION: Did anybody hear you?

ANNA: Nobody heard us. There were no windows."""
    told = [one for one in reading_of(interview).statements if one.cue[0].text == ":"]
    assert len(told) == 2
    assert "denial" not in {one.kind for one in told}


@pytest.mark.parametrize(
    ("language", "speaker", "text"),
    [
        (
            "en",
            "Thirty-one",
            "The commission interviewed 43 persons. Thirty-one described beatings with plastic pipes.",
        ),
        ("ru", "Один из бывших задержанных", "Один из бывших задержанных рассказал, что его били."),
        ("fr", "Dix-huit d'entre eux", "27 détenus parlent. Dix-huit d'entre eux ont déclaré avoir été frappés."),
    ],
)
def test_some_of_those_who_were_heard_are_witnesses(language: str, speaker: str, text: str) -> None:
    told = [
        one for one in reading_of(text, language=language).statements if one.speaker and one.speaker.text == speaker
    ]
    assert [one.kind for one in told] == ["testimony"]


def test_what_those_did_who_held_somebody_is_told_and_not_done_by_the_teller() -> None:
    text = "Один из задержанных рассказал, что его били, требуя назвать имена знакомых."
    [one] = reading_of(text, language="ru").statements
    assert (one.kind, one.words) == ("testimony", "его били, требуя назвать имена знакомых")


def test_the_narrator_is_not_put_into_an_officers_mouth() -> None:
    text = "I went to the station. The duty officer said that no one had been detained. I saw my brother's shoes there."
    said = [one.words for one in reading_of(text).statements if one.speaker and "officer" in one.speaker.text]
    assert said == ["no one had been detained"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Families say men were detained. A police spokesman declined to comment."),
        ("ru", "Родственники говорят о задержаниях. Пресс-служба отказалась от комментариев."),
        ("fr", "Les familles parlent d'arrestations. L'armée a refusé de s'exprimer."),
    ],
)
def test_declining_is_read_where_nothing_follows_it(language: str, text: str) -> None:
    assert "no_comment" in {one.denial_kind for one in reading_of(text, language=language).statements}


def test_a_mark_that_closes_inside_words_is_kept() -> None:
    [one] = reading_of('The mayor dismissed the report of killings as "absolute lies".').statements
    assert one.words == 'the report of killings as "absolute lies"'
