"""Descriptions that fit one person alone: "the only vet in Talyk", "the mother of triplets", "the imam of …"."""

import re
from collections.abc import Iterator

_ONE_OF_A_PLACE = re.compile(
    r"\b(?i:only|sole|lone)\s+(?:[a-z-]+\s+){0,2}(?:[a-z-]*(?:ists?|[^v]ers?|ors?|ians?|ants?|men|man)|vet|nurse|midwife|medic|survivor)(?=\s+(?:in|at|from|of)\s)"
    r"|\b(?i:единственн)\w+\s+(?:[а-яё-]+\s+)?[а-яё-]+(?=\s+(?:посёлка|поселка|села|деревни|города|района|аула|станицы|(?:в|на|из)\s+[А-ЯЁ]|(?:в|на)\s+(?:посёлке|поселке|селе|деревне|городе|районе)))"
    r"|\b(?i:єдин)\w+\s+(?:[а-яіїєґ-]+\s+)?[а-яіїєґ-]+(?=\s+(?:селища|села|міста|району|(?:в|у)\s+[А-ЯІЇЄҐ]|(?:в|у)\s+(?:селищі|селі|місті)))"
    r"|\b(?i:seule?|unique)\s+[a-zà-ÿ-]+(?=\s+(?:du|de\s+la|à|de)\s+(?:village|ville|quartier|bourg|[A-ZÀ-Ý]))"
)
_OF_A_KIND = re.compile(
    r"\b(?:mother|father|parents?)\s+of\s+(?:twins|triplets|quadruplets)\b"
    r"|\b(?:мать|матери|отец|отца)\s+(?:двойни|двойняшек|близнецов|тройни)\b|\b(?:мати|матері|батько)\s+(?:двійні|трійні|близнюків)\b"
    r"|\b(?:mère|père)\s+(?:de|des)\s+(?:jumeaux|jumelles|triplés)\b"
    r"|\b(?:imam|priest|pastor|rabbi|mullah|muezzin)\s+of\s+the\s+\w+|\b(?:имам|имама|священник|священника|мулла|муэдзин)\s+(?:\w+ой\s+|\w+ого\s+)?(?:мечети|церкви|храма|прихода)\b"
    r"|\b(?:imam|curé|prêtre|pasteur|rabbin|muezzin)\s+(?:de\s+la|du|de\s+l['’])\s?\w+",
    re.IGNORECASE,
)


def distinct(text: str) -> Iterator[tuple[int, int]]:
    """Half-open places of such descriptions."""
    for pattern in (_ONE_OF_A_PLACE, _OF_A_KIND):
        yield from (found.span() for found in pattern.finditer(text))
