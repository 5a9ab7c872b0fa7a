"""Offices of state are one party, in whatever language they are named."""

import pytest

from onrecord.record.offices import office_key


@pytest.mark.parametrize(
    "name",
    [
        "Interior Ministry of Tarnovia",
        "the Ministry of Internal Affairs of Tarnovia",
        "Министерство внутренних дел Тарновии",
        "МВД Тарновии",
        "ministère de l'Intérieur de Tarnovie",
        "ministère de l’Intérieur de Tarnovie",
    ],
)
def test_one_ministry_has_one_key_in_every_language(name: str) -> None:
    assert office_key(name) == office_key("Interior Ministry of Tarnovia")


def test_another_state_or_another_office_has_another_key() -> None:
    mine = office_key("Interior Ministry of Tarnovia")
    assert office_key("Министерство внутренних дел Карсу") != mine
    assert office_key("Министерство обороны Тарновии") != mine


def test_who_is_no_office_of_state_has_none() -> None:
    assert office_key("Lantern Watch") is None
