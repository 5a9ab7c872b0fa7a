"""French dates in invented sentences, published on Wednesday, 15 September 2021."""

import pytest

from onrecord.nouns.edtf import Edtf
from onrecord.read.dates import find_dates

PUBLISHED = Edtf("2021-09-15")

DATES = [
    ("Le camp a ouvert le 4 mai 2017.", "2017-05-04"),
    ("Le camp a ouvert le 1er mai 2017.", "2017-05-01"),
    ("Le camp a ouvert le jeudi 4 mai 2017.", "2017-05-04"),
    ("Le camp a ouvert le 4 mai.", "2021-05-04"),
    ("Le camp a ouvert en mai 2017.", "2017-05"),
    ("Le camp a ouvert en mai.", "2021-05"),
    ("Le camp a ouvert en 2017.", "2017"),
    ("Le camp a ouvert fin avril 2017.", "2017-04-21/2017-04-30"),
    ("Le camp a ouvert à la mi-mai 2017.", "2017-05-11/2017-05-20"),
    ("Le camp a ouvert début 2014.", "2014-01~/2014-04~"),
    ("Le camp a ouvert à l’été 2017.", "2017-22"),
    ("Les camps datent des années 1990.", "199X"),
    ("Il a été détenu du 26 mai au 24 juin 2017.", "2017-05-26/2017-06-24"),
    ("Il a disparu depuis le 4 mai 2017.", "2017-05-04/.."),
    ("Il a été détenu jusqu’au 4 mai 2017.", "../2017-05-04"),
    ("Le ministre a parlé aujourd’hui.", "2021-09-15"),
    ("Le ministre a parlé hier.", "2021-09-14"),
    ("Le ministre a parlé mardi.", "2021-09-14"),
    ("Le ministre a parlé la semaine dernière.", "2021-09-06/2021-09-12"),
    ("Le ministre a parlé il y a deux semaines.", "2021-09-01~"),
    ("Elle a parlé le 4 mai 2017. À peine deux semaines plus tard, lui aussi.", "2017-05-17~/2017-05-18~"),
    ("Elle a parlé le 4 mai 2017. Le lendemain, lui aussi.", "2017-05-05"),
    ("Il a disparu le lundi 4 mai 2020.", "2020-05-04"),
    ("Il a disparu début mai 2017.", "2017-05-01/2017-05-10"),
    ("Il a disparu au début du mois de mai 2017.", "2017-05-01/2017-05-10"),
    ("Il a disparu à la fin du mois de mai 2017.", "2017-05-21/2017-05-31"),
    ("Il a disparu au milieu de l’année 2014.", "2014-05~/2014-08~"),
    ("Il a disparu fin 2014.", "2014-09~/2014-12~"),
    ("Il a disparu la première semaine de mai 2017.", "2017-05-01/2017-05-07"),
    ("Il a disparu la dernière semaine de mai 2017.", "2017-05-25/2017-05-31"),
    ("Le camp a ouvert au premier semestre 2017.", "2017-40"),
    ("Le camp a ouvert au deuxième trimestre 2017.", "2017-34"),
    ("Le camp a ouvert pendant l’hiver 2016-2017.", "2016-12-01/2017-02-28"),
    ("Le camp a ouvert au printemps 2017.", "2017-21"),
    ("Le camp a ouvert l’été dernier.", "2021-22"),
    ("Le camp a ouvert l’hiver dernier.", "2020-24"),
    ("Le camp a ouvert en mai dernier.", "2021-05"),
    ("Le camp a ouvert au mois de mai de l’année dernière.", "2020-05"),
    ("Le camp ouvrira au printemps prochain.", "2022-21"),
    ("C’est un bâtiment du XIXe siècle.", "18XX"),
    ("Les camps des années 90 étaient plus grands.", "199X"),
    ("Il a été détenu de 2014 à 2016.", "2014/2016"),
    ("Il a été détenu entre 2014 et 2016.", "2014/2016"),
    ("Il a été détenu de mai à juillet 2017.", "2017-05/2017-07"),
    ("Il a été détenu entre le 26 mai et le 24 juin 2017.", "2017-05-26/2017-06-24"),
    ("Il a été détenu du 28 décembre au 4 janvier 2017.", "2016-12-28/2017-01-04"),
    ("Il a été détenu du 26 au 28 mai 2017.", "2017-05-26/2017-05-28"),
    ("Il a été détenu de fin avril à mi-mai 2017.", "2017-04-21/2017-05-20"),
    ("Il a été détenu de lundi à vendredi.", "2021-09-06/2021-09-10"),
    ("Il a disparu dans la nuit du 4 au 5 mai 2017.", "2017-05-04/2017-05-05"),
    ("Il est détenu du 4 mai 2017 à ce jour.", "2017-05-04/.."),
    ("Il a été détenu du 4 mai 2017 à une date inconnue.", "2017-05-04/"),
    ("Il a été détenu d’une date inconnue au 4 mai 2017.", "/2017-05-04"),
    ("Il a disparu à partir du 4 mai 2017.", "2017-05-04/.."),
    ("Tous ont été libérés avant le 4 mai 2017.", "../2017-05-03"),
    ("Tous ont été libérés au plus tard le 4 mai 2017.", "../2017-05-04"),
    ("Tous ont été libérés après mai 2017.", "2017-06-01/.."),
    ("Ils sont venus à la veille du 4 mai 2017.", "2017-05-03"),
    ("Ils sont venus à la veille de Pâques 2017.", "2017-04-15"),
    ("Ils sont venus à Noël 2016.", "2016-12-25"),
    ("Ils sont venus à la Toussaint.", "2020-11-01"),
    ("Ils sont venus pendant le ramadan 2017.", "2017-05-27~/2017-06-25~"),
    ("Ils sont venus vers le 4 mai 2017.", "2017-05-04~"),
    ("Ils sont venus aux alentours du 4 mai 2017.", "2017-05-04~"),
    ("Le ministre a parlé avant-hier.", "2021-09-13"),
    ("Le ministre a parlé jeudi.", "2021-09-09"),
    ("Le ministre parlera jeudi.", "2021-09-16"),
    ("Le ministre a parlé mercredi.", "2021-09-15"),
    ("Le ministre a parlé mercredi dernier.", "2021-09-08"),
    ("Le ministre parlera mercredi prochain.", "2021-09-22"),
    ("Le ministre a parlé lundi soir.", "2021-09-13"),
    ("Le ministre a parlé hier soir.", "2021-09-14"),
    ("Le ministre a parlé dans la soirée du 4 mai 2017.", "2017-05-04"),
    ("Le ministre a parlé ce week-end.", "2021-09-11/2021-09-12"),
    ("Le ministre parlera ce week-end.", "2021-09-18/2021-09-19"),
    ("Le ministre a parlé le week-end dernier.", "2021-09-11/2021-09-12"),
    ("Le ministre a parlé cette semaine.", "2021-09-13/2021-09-15"),
    ("Le ministre va parler cette semaine.", "2021-09-15/2021-09-19"),
    ("Le ministre a parlé à la fin de la semaine dernière.", "2021-09-09/2021-09-12"),
    ("Le ministre a parlé à la fin du mois dernier.", "2021-08-21/2021-08-31"),
    ("Le ministre a parlé au début de l’année dernière.", "2020-01~/2020-04~"),
    ("Le ministre a parlé en novembre.", "2020-11"),
    ("Le ministre parlera en novembre.", "2021-11"),
    ("Le ministre doit parler le 4 novembre.", "2021-11-04"),
    ("En mai, le ministre a dit que le camp fermerait en novembre.", "2021-11"),
    ("Le ministre a parlé il y a un an.", "2020~"),
    ("Le ministre a parlé il y a six mois.", "2021-03~"),
    ("Le ministre a parlé il y a presque deux semaines.", "2021-09-01~/2021-09-02~"),
    ("Le ministre a parlé il y a moins de deux semaines.", "2021-09-01~/2021-09-15~"),
    ("Le ministre a parlé il y a plus de deux semaines.", "../2021-09-01~"),
    ("Le ministre a parlé il y a quelques jours.", "2021-09-10~/2021-09-13~"),
    ("Il a disparu depuis deux ans.", "2019~/.."),
    ("Elle a parlé le 4 mai 2017. Moins de deux semaines plus tard, lui aussi.", "2017-05-04~/2017-05-18~"),
    ("Elle a parlé le 4 mai 2017. Trois jours après, lui aussi.", "2017-05-07"),
    ("Elle a parlé le 4 mai 2017. La veille, il se taisait.", "2017-05-03"),
    ("Elle a parlé le 4 mai 2017. Le surlendemain, lui aussi.", "2017-05-06"),
    ("Elle a parlé le 4 mai 2017. Le mois précédent, il se taisait.", "2017-04"),
    ("Elle a parlé le 4 mai 2017. Le même jour, lui aussi.", "2017-05-04"),
    ("Fin avril 2017, elle a parlé. Deux semaines plus tard, lui aussi.", "2017-05-05~/2017-05-14~"),
    ("Deux jours après le 4 mai 2017, il a parlé.", "2017-05-06"),
    ("Une semaine avant le 4 mai 2017, il a parlé.", "2017-04-27~"),
    ("Le lendemain du 4 mai 2017, il a parlé.", "2017-05-05"),
]
DURATIONS = [
    ("Pendant deux semaines, il s’est tu.", None),
    ("Au cours des deux derniers mois, trois ont été emmenés.", "2021-07-15~/2021-09-15"),
    ("Ces deux dernières semaines, trois ont été emmenés.", "2021-09-01~/2021-09-15"),
    ("Dans les deux prochaines semaines, le ministre répondra.", "2021-09-15/2021-09-29~"),
]
NO_DATES = [
    "Le mai est joli, et mars aussi.",
    "Il y a des personnes.",
    "La fin du texte.",
    "Chaque lundi ils venaient.",
    "Ils viennent tous les lundis.",
    "Il a 37 ans.",
    "De deux à trois personnes.",
]


@pytest.mark.parametrize(("text", "when"), DATES)
def test_a_date_is_kept_as_exactly_as_it_was_said(text: str, when: str) -> None:
    """The last date of the text is the one that the row gives."""
    assert [m.when for m in find_dates(text, PUBLISHED, language="fr")][-1] == when


@pytest.mark.parametrize(("text", "when"), DURATIONS)
def test_a_duration_is_no_point(text: str, when: str | None) -> None:
    (mention,) = find_dates(text, PUBLISHED, language="fr")
    assert (mention.duration, mention.when) == (True, when and Edtf(when))


@pytest.mark.parametrize("text", NO_DATES)
def test_words_that_only_look_like_dates_are_left_alone(text: str) -> None:
    assert find_dates(text, PUBLISHED, language="fr") == []


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Le ministre a parlé la semaine dernière.", "no-anchor"),
        ("Le ministre a parlé mardi.", "no-anchor"),
        ("Deux semaines plus tard, elle a parlé.", "nothing-to-count-from"),
        ("À la fin du mois, elle a parlé.", "nothing-to-count-from"),
        ("Deux jours après le vote, elle a parlé.", "counted-from-undated-words"),
        ("Le camp a ouvert le 31 juin 2017.", "no-such-day"),
    ],
)
def test_what_has_no_anchor_stays_undated_and_says_why(text: str, how: str) -> None:
    assert [(one.when, one.how) for one in find_dates(text, None, language="fr")] == [(None, how)]


def test_the_conditional_of_report_tells_of_the_past() -> None:
    text = "Trois étudiants auraient été arrêtés dimanche."
    assert [one.when for one in find_dates(text, PUBLISHED, language="fr")] == ["2021-09-12"]


def test_a_date_ends_at_its_full_stop_and_at_its_line() -> None:
    assert find_dates("Il a parlé le 4 mai.", PUBLISHED, language="fr")[0].span.text == "4 mai"
    assert find_dates("Il a parlé le 4 janv. 2017.", PUBLISHED, language="fr")[0].span.text == "4 janv. 2017"


def test_the_clause_and_not_the_sentence_says_what_lies_ahead() -> None:
    text = "Le ministre a dit jeudi qu’il parlerait vendredi."
    assert [one.when for one in find_dates(text, PUBLISHED, language="fr")] == ["2021-09-09", "2021-09-17"]


def test_a_capital_that_has_no_lower_letter_of_its_own_is_read() -> None:
    assert find_dates("LE 4 MAİ 2017.", PUBLISHED, language="fr")[0].when == "2017-05-04"
    assert find_dates("ON FRİDAY, 5 MAY 2017.", PUBLISHED)[0].when == "2017-05-05"
