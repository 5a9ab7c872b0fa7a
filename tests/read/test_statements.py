"""Attributed statements: small sentences, and what a careful reader finds in them."""

import pytest
from tests.read.reading_of import lines, reading_of


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The ministry denied that men had been held.", ["The ministry | denied | men had been held"]),
        ("“We saw nothing,” said Ada Brenn.", ["Ada Brenn | said | We saw nothing,"]),
        ("“No,” Ada Brenn said, “we saw nothing.”", ["Ada Brenn | said | No, … we saw nothing."]),
        (
            "The governor shrugged off the list, saying, “Names prove nothing.”",
            ["The governor | shrugged off … saying | Names prove nothing."],
        ),
        (
            "The governor brushed the questions aside by stating that the court would decide.",
            ["The governor | brushed … aside by stating | the court would decide"],
        ),
        ("The camp is said to have closed in May.", [" | is said | The camp … to have closed in May"]),
        (
            "They found the men believed to have been shot.",
            [" | believed | the men … to have been shot"],
        ),
        ("The order, Ada Brenn said, was signed twice.", ["Ada Brenn | said | The order … was signed twice"]),
        (
            "According to the Lantern Centre, six men died.",
            ["the Lantern Centre | According to | six men died"],
        ),
        (
            "Nobody was taken, a duty officer said by telephone.",
            ["a duty officer | said | Nobody was taken"],
        ),
        ("It was a flood, not a fire, insists the quarry.", ["the quarry | insists | It was a flood, not a fire"]),
        ("Oxygen never ran out, the health board claims.", ["the health board | claims | Oxygen never ran out"]),
        (
            "If we had wanted the well, it would be ours, the governor chuckled.",
            ["the governor | chuckled | If we had wanted the well, it would be ours"],
        ),
        (
            "The well was shut, the embassy said, and nobody can have drunk from it.",
            ["the embassy | said | The well was shut … and nobody can have drunk from it"],
        ),
        (
            "“Who counted them?” the general asked.",
            ["the general | asked | Who counted them?"],
        ),
        (
            "The ministry replied by letter that the well was dry.",
            ["The ministry | replied | the well was dry"],
        ),
        (
            "That anyone drank is contested by the guards.",
            ["the guards | is contested | anyone drank"],
        ),
        (
            "The contractor is adamant that its guards behaved well.",
            ["The contractor | is adamant | its guards behaved well"],
        ),
        ("The palace scotched rumours of a purge.", ["The palace | scotched | rumours of a purge"]),
        (
            "The firm took issue with the figure of sixty.",
            ["The firm | took issue | the figure of sixty"],
        ),
        (
            "The graves are old, in the view of the registrar.",
            ["the registrar | in the view of | The graves are old"],
        ),
        (
            "The agency quoted the ministry as saying that the well was dry.",
            ["the ministry | quoted … as saying | the well was dry"],
        ),
        ("Osk ordered his men to burn the fields.", ["Osk | ordered | his men to burn the fields"]),
        ("The villagers were ordered by Osk to leave.", ["Osk | were ordered | The villagers … to leave"]),
        (
            "The minister's spokeswoman, Mira Dold, called the report a lie.",
            ["The minister's spokeswoman, Mira Dold | called | the report a lie"],
        ),
        (
            "The denials of this by the police fooled nobody.",
            ["the police | The denials of | this"],
        ),
        ("General Osk was quoted as saying that he knew.", ["General Osk | quoted as saying | he knew"]),
        ("The prosecutor declined to comment on the case.", ["The prosecutor | declined to comment | on the case"]),
        (
            "The Herald, the newspaper that reported the deaths, was closed.",
            ["The Herald | reported | the deaths"],
        ),
        (
            "The governor, who told a channel that there was no camp, has left.",
            ["The governor | told | there was no camp"],
        ),
        (
            "The board explained how the files had been found and offered to open them.",
            ["The board | explained | how the files had been found", "The board | offered | to open them"],
        ),
    ],
)
def test_speaker_cue_and_content(sentence: str, expected: list[str]) -> None:
    assert lines(reading_of(sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The police did not say whether anyone had been arrested.",
        "The mayor has never claimed that the list was complete.",
        "The governor wants the inquiry closed, and his men fear the families.",
        "Osk is willing to kill anyone who crosses the river.",
        "If the minister says that the camp is closed, nobody will believe him.",
        "A lawyer could argue that the order was never signed.",
        "Who said that the prison was empty?",
        "The detail could explain why the court was so slow.",
        "There has been a campaign of arrests since January.",
        "Officials forced the villagers to sign papers and buried the evidence.",
        "Guards denied the lawyers access to the prison.",
        "The club dismissed its coach and the court rejected a request for bail.",
        "The minister will say on Friday that the road is open.",
        "As you say, nobody came.",
    ],
)
def test_nothing_was_said_here(sentence: str) -> None:
    assert lines(reading_of(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "kind", "denial"),
    [
        ("The army denied the raid.", "denial", "denies_act"),
        ("The army denied any involvement in the raid.", "denial", "denies_responsibility"),
        ("“There are no secret prisons,” the minister said.", "denial", "denies_act"),
        ("The minister said the list was anonymous and could not be checked.", "denial", "disputes_source"),
        ("The minister insisted that his words had been taken out of context.", "denial", "out_of_context"),
        ("The warden said the man had died of heart failure.", "denial", "other_explanation"),
        ("The warden called the beatings an isolated incident.", "denial", "mitigates"),
        ("The warden refused to answer questions.", "denial", "no_comment"),
        ("The minister promised to open the files.", "promise", None),
        ("The ministry said its investigation would establish the facts.", "promise", None),
        ("Osk commanded his men to shoot.", "order", None),
        ("A survivor said guards had beaten him.", "testimony", None),
        ("“They beat us with cables,” said Ivo Stern.", "testimony", None),
        ("The witness recanted his testimony.", "retraction", None),
        ("“I take it back,” she said.", "retraction", None),
        ("The report says that six men died.", "report", None),
        ("The bodies are believed to have been moved.", "report", None),
        ("Lantern Watch reported that six men had died.", "assertion", None),
        ("A lawyer said that no one had been arrested for the killing.", "assertion", None),
    ],
)
def test_kind(sentence: str, kind: str, denial: str | None) -> None:
    (statement,) = reading_of(sentence).statements
    assert (statement.kind, statement.denial_kind) == (kind, denial)


@pytest.mark.parametrize(
    ("sentence", "hedge"),
    [
        ("The camp is said to have closed.", "reported"),
        ("The camp is believed to have closed.", "believed"),
        ("Two guards are alleged to have starved prisoners.", "alleged"),
        ("The ministry said that the camp had closed.", "none"),
    ],
)
def test_hedge(sentence: str, hedge: str) -> None:
    (statement,) = reading_of(sentence).statements
    assert statement.hedge == hedge


def test_a_statement_inside_another_points_to_it() -> None:
    outer, inner = reading_of("The Herald reported that the ministry had denied the arrests.").statements
    assert (outer.within, inner.within) == (None, outer.id)
    assert inner.kind == "denial"


def test_what_a_document_is_said_to_hold_is_told_by_it_in_the_next_sentence() -> None:
    text = "The inspector's report contained a detail that nobody had noticed. In 2029 Osk ordered his men to shoot."
    report, order = reading_of(text).statements
    assert (report.within, order.within) == (None, report.id)
    assert str(order.said_on) == "2029"


def test_a_denial_inside_a_quotation_is_read_too() -> None:
    text = "“We have heard the denials of this report by the police,” Ada Brenn said."
    inner = next(one for one in reading_of(text).statements if one.kind == "denial")
    assert inner.speaker is not None
    assert inner.speaker.text == "the police"
    assert inner.within is not None


def test_a_first_person_denial_in_a_quotation_is_the_speakers_and_not_counted_twice() -> None:
    (statement,) = reading_of("“We deny this,” the minister said.").statements
    assert statement.kind == "denial"
    assert statement.speaker is not None
    assert statement.speaker.text == "the minister"


def test_what_is_brushed_aside_is_what_the_denial_answers() -> None:
    (statement,) = reading_of("Osk shrugged off the recent list of the 27 men, saying “It is a forgery.”").statements
    assert [part.text for part in statement.answers] == ["the recent list of the 27 men"]


def test_the_audience_is_kept() -> None:
    told, wrote = reading_of("Osk told Radio Orlo that he knew. Osk wrote to the newspaper that he knew.").statements
    assert told.audience is not None
    assert told.audience.text == "Radio Orlo"
    assert wrote.audience is not None
    assert wrote.audience.text == "the newspaper"


def test_a_quotation_without_a_cue_belongs_to_whoever_spoke_last() -> None:
    text = "Mayor Dana Roth rejected the accusations. She said the school was closed. “No child was ever held there.”"
    assert lines(reading_of(text))[-1] == "She |  | No child was ever held there."


def test_a_quotation_that_goes_on_in_the_next_paragraph_keeps_its_speaker() -> None:
    text = "“They came at four,” said Nadia Orel. “They took him.\n\n“I have not seen him since.”"
    assert lines(reading_of(text)) == [
        "Nadia Orel | said | They came at four, … They took him.",
        "Nadia Orel |  | I have not seen him since.",
    ]


def test_headings_captions_and_related_links_say_nothing_of_their_own() -> None:
    text = (
        "Villagers say army burned Sorrel\n\nVillagers say army burned Sorrel\n\nPhoto by Karl Ode\n\n"
        "The smoke could be seen for two days.\n\nRelated Stories\n\nMinister says roads are safe"
    )
    assert lines(reading_of(text)) == []


def test_a_transcript_is_read_turn_by_turn() -> None:
    text = "MARSH: The book is gone, sir.\n\nKELD: I signed nothing at all.\n\nMARSH: The clerk saw it."
    assert lines(reading_of(text)) == [
        "MARSH | : | The book is gone, sir.",
        "KELD | : | I signed nothing at all.",
        "MARSH | : | The clerk saw it.",
    ]


def test_labels_that_come_once_make_no_transcript() -> None:
    text = "Place: the river near Sorrel\n\nDate: the third of May\n\nNote: kept by the family"
    assert lines(reading_of(text)) == []


def test_a_second_reading_after_small_changes_elsewhere_keeps_the_ids() -> None:
    one = reading_of("The army denied the raid. Nobody came.")
    two = reading_of("A new first line.\n\nThe army denied  the raid. Nobody came at all.")
    assert [s.id for s in one.statements] == [s.id for s in two.statements]


def test_equal_statements_have_ids_of_their_own() -> None:
    first, second = reading_of("The army denied the raid.\n\nThe army denied the raid.").statements
    assert first.id != second.id


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The opposition attacked the government for its silence.",
         ["The opposition | attacked | the government for its silence"]),
        ("Lantern Watch counted six deaths.", ["Lantern Watch | counted | six deaths"]),
        ("The lawyer cited a survey by the bishop's office.", ["The lawyer | cited | a survey by the bishop's office"]),
        ("Police found a job lot of uniforms.", []),
        ("The noted pianist Elsa Brandt counted the days.", []),
        ("The army attacked the village at dawn.", []),
        ("A clerk posted the letters.", []),
    ],
)  # fmt: skip
def test_a_verb_reports_only_where_it_takes_what_can_be_said(sentence: str, expected: list[str]) -> None:
    assert lines(reading_of(sentence)) == expected
