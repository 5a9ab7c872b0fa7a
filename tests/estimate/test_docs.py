"""The example of the room's docstring is true."""

import doctest

import onrecord.estimate


def test_the_example_of_the_docstring_holds() -> None:
    result = doctest.testmod(onrecord.estimate)
    assert result.attempted
    assert not result.failed
