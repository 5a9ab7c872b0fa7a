"""Which ids of the published lists the benchmark takes for the truth. The numbers here are made up."""

import pytest
from bench.gaza import is_number


@pytest.mark.parametrize(("id", "whether"), [
    ("123456782", True), ("000000018", True), ("123456789", False), ("123456728", False), ("12345678", False),
    ("", False), ("x23456782", False), ("١٢٣٤٥٦٧٨٢", False),
])  # fmt: skip
def test_nine_digits_of_which_the_last_checks_the_others_are_an_identity_number(id: str, whether: bool) -> None:
    assert is_number(id) is whether
