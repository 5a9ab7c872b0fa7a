"""How a line of the denial ledger begins."""

from onrecord.nouns.statement import begun_with


def test_who_does_not_comment_has_denied_nothing() -> None:
    assert begun_with("denies_act") == begun_with("mitigates") == "Denied"
    assert begun_with("no_comment") == "Not acknowledged"
