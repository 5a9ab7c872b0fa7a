# ruff: noqa: E501 - a text is read as one line
"""Invented texts written to make the redaction fail: each says what must not survive it, and what must stay readable."""

import pytest

from onrecord import nouns as n
from onrecord.publish.known import know
from onrecord.publish.mask import Mask
from onrecord.publish.scope import Scope
from onrecord.publish.view import View

PLACES = ("Orvesh", "Kessaly", "Lower Town", "Salt Street", "Орвеш", "Kasr Belad")
BODIES = ("Charter Watch", "Interior Ministry", "Министерство внутренних дел")
OFFICIALS = ("Oksana Prell", "Ludvik Tarsen", "Prell", "Tarsen")
LISTED = ("Иванов Тимур Рашидович", "Amine Belkacem", "Jan van der Meulen", "Ruta Brandt-Olsen", "Bogdan Chermoy")

# text, what must give way, what must stay; words separated by "|"
CASES: dict[str, tuple[str, str, str]] = {
    "sentence-initial": (
        "Salme told us that the police came at four. Birk was asleep. Halvard Skei opened the door.",
        "Salme|Birk|Halvard|Skei",
        "told us that the police came at four|was asleep|opened the door",
    ),
    "after dashes": (
        "They took three — Ansel, Doro and the younger Weiss — on a Tuesday in March. The guard–Kobus–laughed.",
        "Ansel|Doro|Weiss|Kobus",
        "They took three|on a Tuesday in March|The guard|laughed",
    ),
    "all capitals": (
        "LAWYER FOR BELKACEM ARRESTED IN ORVESH\nWITNESS MARTA QUILL SPEAKS. The Interior Ministry said nothing.",
        "BELKACEM|MARTA|QUILL",
        "IN ORVESH|The Interior Ministry said nothing",
    ),
    "hyphens": (
        "Ruta Brandt-Olsen and her sister Anne-Lise Brandt-Olsen were held; Dr Brandt came to see them.",
        "Ruta|Brandt|Olsen|Anne|Lise",
        "were held|came to see them",
    ),
    "particles": (
        "Jan van der Meulen, Inés de la Cueva, Yusuf ibn Harith, Layla bint Omar, Dov ben Ami, Karl von Risch "
        "and Omar al-Sabiri shared the cell in Kasr Belad. Van der Meulen was freed.",
        "Jan|Meulen|Inés|Cueva|Yusuf|Harith|Layla|Omar|Dov|Ami|Karl|Risch|Sabiri|al-|bint|ibn ",
        "shared the cell in Kasr Belad|was freed",
    ),
    "lower-case particles begin a name": (
        "His neighbour, d'Aubry, and el-Masni the baker heard it; so did bin Rashed.",
        "Aubry|Masni|Rashed",
        "His neighbour|the baker heard it|so did",
    ),
    "nicknames": (
        "The man known as “Sparrow” and Lev “the Baker” Dorn were informants of the police. They call him 'Kiki'.",
        "Sparrow|Lev|Dorn|Kiki",
        "The man known as|were informants of the police|They call him",
    ),
    "initials": (
        "A. B., 24, and his friend R. Voss were beaten. K.L. lost an eye. The doctor, T. M. Oduya, said so.",
        "A. B.|R. Voss|Voss|K.L.|T. M.|Oduya",
        "were beaten|lost an eye|said so",
    ),
    "patronymics": (
        "Тимура Рашидовича увезли ночью. Рашидович молчал. В Орвеше об этом знает Залина Ахмедовна.",
        "Тимур|Рашидович|Залина|Ахмедовна",
        "увезли ночью|молчал|об этом знает|Орвеше",
    ),
    "Russian cases": (
        "Мать передала Иванову хлеб. С Ивановым никто не говорил. Об Иванове забыли; Ивановых двое. ИВАНОВУ дали срок.",
        "Иванов|ИВАНОВ",
        "передала|хлеб|никто не говорил|забыли|дали срок",
    ),
    "French elisions": (
        "L'avocat d'Amine n'a rien dit. L’oncle d’Idriss attendait qu’Yanis sorte. Selon Charter Watch, il est mort.",
        "Amine|Idriss|Yanis",
        "avocat|n'a rien dit|attendait|sorte|Selon Charter Watch, il est mort",
    ),
    "Arabic words in a Latin text": (
        "The letter was signed أمين بلقاسم and sent to Charter Watch in Orvesh by somebody we met later.",
        "أمين|بلقاسم",
        "The letter was signed|and sent to Charter Watch in Orvesh",
    ),
    "handles and addresses of mail": (
        "Write to ruta.brandt@mail.example, @sparrow_77, t.me/amine_bel, vk.com/id5512 or Skype live:chermoy.b today.",
        "ruta|brandt|sparrow_77|amine_bel|id5512|chermoy",
        "Write to|today",
    ),
    "links and files": (
        "See example.org/people/jan-van-der-meulen and C:\\Users\\Amine\\list_belkacem.docx, or amine-2024.heic and "
        "HTTPS://X.example/Weiss.",
        "jan-van|meulen|Amine|belkacem|amine-2024|Weiss",
        "See|and|or",
    ),
    "telephones": (
        "Call 8 (921) 555-01-77, +7 921 5550177, 06.12.34.56.78, (020) 7946 0958 or 555-0177 before 6 March 2024.",
        "921|555|0177|06.12|7946|0958",
        "before 6 March 2024",
    ),
    "street addresses": (
        "She lives at 14 Salt Street, flat 9; he at Salt Street 22b; they at ул. Ленина, д. 5, кв. 12 and 3 rue des Lilas.",
        "14 Salt|Street 22b|flat 9|22b|д. 5|кв. 12|3 rue|Lilas",
        "She lives at|he at|they at",
    ),
    "dates of birth": (
        "He was born on 4 May 1997. Born: 04.05.1997. Родился 4 мая 1997 года. Née le 12 juin 1988. DOB 1997-05-04. "
        "She was taken on 6 March 2024.",
        "4 May 1997|04.05.1997|4 мая 1997|12 juin 1988|1997-05-04|1997|1988",
        "He was born|She was taken on 6 March 2024",
    ),
    "numbers of papers": (
        "Passport no. AB1234567, паспорт 45 08 123456, СНИЛС 123-456-789 00, IBAN GB33BUKB20201555555555, ID card "
        "X-99821 and plate K 512 TM 77 were noted; case 27 of 2024 was closed.",
        "AB1234567|123456|123-456|GB33|99821|512",
        "were noted|of 2024 was closed",
    ),
    "workplace and age": (
        "A nurse, 34, from the Saint Brede clinic and the only welder, aged 51, at Dorn & Sons were named to the police.",
        "Brede|Dorn|34|51",
        "A nurse|and the only welder|were named to the police",
    ),
    "relatives, doctors, lawyers": (
        "His aunt Perpetua, the surgeon Ola Nystad, counsel Me Corvin and imam Sulim hid him. Mother Agathe wept.",
        "Perpetua|Ola|Nystad|Corvin|Sulim|Agathe",
        "His aunt|the surgeon|counsel|hid him|wept",
    ),
    "public people stay": (
        "Ludvik Tarsen, the Governor of Kessaly, agreed with the Interior Minister, Oksana Prell, on Friday, 8 March. "
        "Prell denied it.",
        "",
        "Ludvik Tarsen, the Governor of Kessaly, agreed with the Interior Minister, Oksana Prell, on Friday, 8 March. "
        "Prell denied it.",
    ),
    "ordinary words stay": (
        "Monday was quiet. French and Russian journalists came to Orvesh. Detention followed detention. “Nobody is held,” "
        "the Interior Ministry wrote in April. Rumours spread. Human Rights Day passed. English was spoken, Muslims prayed.",
        "",
        "Monday was quiet|French and Russian journalists came to Orvesh|Detention followed detention|Nobody is held"
        "|the Interior Ministry wrote in April|Rumours spread|English was spoken, Muslims prayed",
    ),
    "ordinary words stay, Russian and French": (
        "Полиция молчит. Министерство внутренних дел отрицает. В понедельник, 4 марта, допрос. Никого нет. «Это ложь». "
        "Lundi, des journalistes français. Les gardes ont frappé. « Rien de tel », selon Charter Watch.",
        "",
        "Полиция молчит|Министерство внутренних дел отрицает|В понедельник, 4 марта, допрос|Никого нет|Это ложь"
        "|Lundi, des journalistes français|Les gardes ont frappé|Rien de tel",
    ),
    "counts and times stay": (
        "At 4.30 on 6 March 2024, 27 men aged 18 to 40 were held in 3 cells; 1,200 roubles; 10–12 days; 2017-04-01.",
        "",
        "At 4.30 on 6 March 2024, 27 men aged 18 to 40 were held in 3 cells; 1,200 roubles; 10–12 days; 2017-04-01",
    ),
}  # fmt: skip


def view() -> View:
    """A record that holds every text, with what a reader would have found: places, bodies, officials, a list."""
    ids = n.Ids(key=b"red team" * 4)

    def mention(text: str, kind: str) -> n.Mention:
        span = n.Span(start=0, end=len(text), text=text)
        return n.Mention(span=span, kind=kind, name=text, official=text in OFFICIALS)  # type: ignore[arg-type]

    found = (
        *(mention(each, "place") for each in PLACES),
        *(mention(each, "body") for each in BODIES),
        *(mention(each, "person") for each in OFFICIALS),
    )
    rows = tuple(n.ListEntry(id=ids.mint("e", name), row=at, name=name, fields={}) for at, name in enumerate(LISTED))
    kept = n.PeopleList(id=ids.mint("l", 1), decided_by="machine:test@1", item="i-1", owner=None, entries=rows)
    text = "\n".join(["a man was arrested, a witness speaks", *(case[0] for case in CASES.values())])
    layer = n.TextLayer(item="i-1", text=text, sha256="", extractor="plain@1")
    reading = n.Reading(item="i-1", layer="", model="test@1", language="en", mentions=found, lists=(kept,))
    return View(ids=ids, items=(), layers={"i-1": layer}, readings={"i-1": reading})


@pytest.mark.parametrize("name", CASES)
def test_nothing_that_leads_to_a_private_person_survives_and_the_rest_is_readable(name: str) -> None:
    text, lost, kept = CASES[name]
    shown = Mask(know(view())).text(text, Scope("i-1"))
    assert [each for each in lost.split("|") if each and each in shown] == [], shown
    assert [each for each in kept.split("|") if each and each not in shown] == [], shown
