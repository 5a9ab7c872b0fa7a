"""Is this a spelling of that? People here are invented."""

import pytest

from onrecord.link.names import blocks, compare

ONE_NAME = [
    ("Ковалёв Андрей Петрович", "Andrei Kowaljow"),
    ("Юрий Щукин", "Juri Schtschukin"),
    ("Юрий Щукин", "Iouri Chtchoukine"),
    ("Юрий Щукин", "Jurij Ščukin"),
    ("Жовхар Мусаев", "Djokhar Moussaïev"),
    ("Ӏумар Сатуев", "Умар Сатуев"),
    ("Олексій Ковальчук", "Aleksey Kovalchuk"),
    ("Микола Стельмащук", "Николай Стельмащук"),
    ("Аляксандр Шыманскі", "Aljaksandr Šymanski"),
    ("Уладзімір Астроўскі", "Владимир Островский"),
    ("Ганна Островська", "Анна Островская"),
    ("Гасанов Эльчин Рамиз оглы", "Elçin Ramiz oğlu Həsənov"),
    ("محمد أحمد النجار", "Mohamed Ahmed Elnaggar"),
    ("محمد احمد النجار", "Mhmd Ahmd Alnajar"),
    ("عبد الرحمن سعيد", "Abdurrahman Saied"),
    ("صلاح الدين حماد", "Salaheddine Hammad"),
    ("نور الدين الشريف", "Nuruddin ash-Sharif"),
    ("محمد علي حسن عوده", "Mohammed Hassan Odeh"),
    ("Ahmed Salem al-Harbi", "أحمد بن سالم الحربي"),
    ("ژاله پناهی", "Jaleh Panahi"),
    ("Khaled Mansour (Abu Yazan)", "خالد منصور"),
    ("Stelmashchuk, Mykola", "Микола Васильович Стельмащук"),
]
TWO_NAMES = [
    ("Елена Черненко", "Elina Chernenko"),
    ("Аслан Масханов", "Arslan Maskhunov"),
    ("Руслан Хатуев", "Рустам Хатуев"),
    ("Марина Яценко", "Maria Yatsenko"),
    ("Ali bin Hassan", "Hassan bin Ali"),
    ("علي بن حسن", "Hassan bin Ali"),
    ("محمد علي حسن", "Ali Mohammed Hassan"),
    ("حسن علي صالح", "Hussein Ali Saleh"),
    ("سليم النجار", "Salem al-Najjar"),
    ("عبد الرحمن سعيد", "Abdul Rahim Saeed"),
    ("نادر عيسى", "Nadira Issa"),
    ("Гасанов Эльчин Рамиз оглы", "Гасанов Рамиз Эльчин оглы"),
    ("Мария Игоревна Стрелкова", "Мария Олеговна Стрелкова"),
    ("Роман Сомов", "Роман Сумов"),
    ("Саша Зимин", "Алексей Зимин"),
    ("А. П. Ковалёв", "Сергей Петрович Ковалёв"),
]


@pytest.mark.parametrize(("a", "b"), ONE_NAME)
def test_one_name_in_two_spellings_sounds_alike_and_shares_a_key(a: str, b: str) -> None:
    assert compare(a, b).level in ("same", "sounds")
    assert blocks(a) & blocks(b)


@pytest.mark.parametrize(("a", "b"), TWO_NAMES)
def test_two_names_are_never_the_same_nor_sounding_so(a: str, b: str) -> None:
    assert compare(a, b).level not in ("same", "sounds")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Рамзан Кадиев", "Ramzan Kadieva"), ("Evgeni Orlow", "Evgeni Orlowa"), ("Jan Kowalski", "Jan Kowalska"),
        ("Ислам Островський", "Islam Ostrovska"),
    ],
)  # fmt: skip
def test_her_surname_and_his_are_related(a: str, b: str) -> None:
    assert compare(a, b).level == "related"


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ("Саша Зимин", "Александр Зимин", "a short form"),
        ("Bob Lindqvist", "Robert Lindqvist", "a short form"),
        ("А. Ковалёв", "Andrei Kovalev", "an initial"),
        ("Mikhail Chugunov", "Mikhail Chuqunov", "nearly the same"),
        ("Вера Соколова-Лемешева", "Vera Sokolova", "only one side gives Лемешева, a surname"),
        ("Ахмед", "Ахмед Дадашев", "only one side gives"),
    ],
)
def test_what_is_near_says_why(a: str, b: str, why: str) -> None:
    found = compare(a, b)
    assert found.level == "near"
    assert why in found.reason


def test_the_reason_names_the_words_that_decided() -> None:
    assert compare("Marina Jaz", "Maria Jaz").reason == "Maria/Marina: different given names"


def test_given_name_and_surname_may_change_places_and_case() -> None:
    assert compare("ЛОЗОВОЙ Артём", "Артём Лозовой").level == "same"


def test_a_mother_and_a_father_of_one_child_are_two() -> None:
    assert compare("Umm Khalid", "Abu Khalid").level not in ("same", "sounds")


def test_two_slips_in_two_words_are_another_name() -> None:
    assert compare("Zargan Tepsurkaev", "Zarkan Tepsurkuev").level == "different"


def test_a_name_that_holds_nothing_is_like_no_other() -> None:
    assert compare("", "Ковалёв").level == "different"
    assert compare("?", "?").level == "different"


def test_keys_of_other_names_differ() -> None:
    assert not blocks("Андрей Ковалёв") & blocks("Руслан Хатуев")
    assert not blocks("محمد أحمد النجار") & blocks("Khaled Mansour")


def test_a_kunya_at_the_end_of_a_chain_does_not_keep_two_names_apart() -> None:
    assert blocks("أحمد محمود حسين دياب أبو يوسف") & blocks("Ahmed Mahmoud Diab")
    assert blocks("Ahmad Mahmoud Diab Abu Yusuf") & blocks("Ahmed Mahmoud Diab")


def test_an_initial_is_enough_for_a_key() -> None:
    assert blocks("А. Ковалёв") & blocks("Andrei Kowaljow")


def test_a_word_without_end_is_compared_by_its_beginning() -> None:
    assert compare("щ" * 400, "я" * 400).level == "different"
    assert compare("а" * 400, "а" * 400).level == "same"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("محمد كمال سعيد عوض", "محمدكمال سعيد عوض"),  # words run together
        ("يوسف خليل ابو العطا", "يوسف خليل ابوالعطا"),
        ("عبدهللا ناصر", "عبد الله ناصر"),  # ligatures that PDFs turn round: of God's name,
        ("عطاهلل ناصر", "عطالله ناصر"),  # of its ending,
        ("فلاير ناصر", "فريال ناصر"),  # of the riyal,
        ("ناصر خالد االسطل", "ناصر خالد الاسطل"),  # of lam with alif, where two alifs begin a word
    ],
)
def test_arabic_names_as_lists_and_pdfs_spell_them(a: str, b: str) -> None:
    assert compare(a, b).level in ("same", "sounds")


def test_a_chain_of_four_with_one_word_unlike_is_near_but_never_with_another_first_name() -> None:
    assert compare("يوسف خليل حسن دقماق", "يوسف خليل حسن طبشور").level == "near"
    assert compare("يوسف خليل حسن دقماق", "بلال خليل حسن دقماق").level == "different"
    assert compare("يوسف خليل حسن دقماق", "يوسف محمد حسن دقماق").level == "different"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("صلاح خليل حسن دقماق", "صالح خليل حسن دقماق"),
        ("لارين خليل ابو لاشين", "الرين خليل ابو الشين"),  # behind the turning stands what looks like an article
        ("سلام خليل ابو لاشين", "سالم خليل ابو الشين"),
    ],
)
def test_names_that_are_one_where_a_pdf_turned_lam_and_alif_round_are_near_and_no_more(a: str, b: str) -> None:
    assert compare(a, b).level == "near"


def test_a_last_letter_lost_is_a_slip_unless_both_are_names_of_one_sex() -> None:
    assert compare("منير خليل حسن دقماق", "مني خليل حسن دقماق").level == "near"
    assert compare("عمرو خليل حسن دقماق", "عمر خليل حسن دقماق").level == "different"
    assert compare("امينة خليل حسن دقماق", "امين خليل حسن دقماق").level == "different"


def test_a_long_chain_whose_other_words_half_agree_by_their_letters_is_of_one_family() -> None:
    assert compare("يحث خليل حسن دقماق", "يحيى خليل حسن دقماق").surname
    assert compare("يحث خليل حسن دقماق", "يحيى خليل حسن دقماق").level == "different"
    assert not compare("يوسف خليل حسن دقماق", "بلال خليل حسن دقماق").surname  # brothers, of two known names
    assert not compare("طبشور خليل حسن دقماق", "يحيى خليل حسن دقماق").surname
    assert not compare("يحث خليل دقماق", "يحيى خليل دقماق").surname
