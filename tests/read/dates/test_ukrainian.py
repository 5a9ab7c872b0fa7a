"""Ukrainian dates in invented sentences."""

from onrecord.nouns.edtf import Edtf
from onrecord.read.dates import find_dates


def test_ukrainian_dates_are_read() -> None:
    text = "Вчора, 3 червня 2031 року, журнал згорів. Минулого тижня міністерство мовчало."
    found = find_dates(text, Edtf("2031-06-04"), language="uk")
    assert [str(one.when) for one in found] == ["2031-06-03", "2031-06-03", "2031-05-26/2031-06-01"]
