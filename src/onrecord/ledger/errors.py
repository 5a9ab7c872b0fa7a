"""How the ledger says no: two exceptions, both carrying one plain sentence.

`Malformed`: the bytes do not have the promised form. `Unproven`: the form is right and the
cryptography is not. Neither decides what a caller does next; that is for the rooms above.
"""


class LedgerError(ValueError):
    """Anything the ledger refuses to accept."""


class Malformed(LedgerError):
    """The bytes are not in the promised form."""


class Unproven(LedgerError):
    """The form is right, but a signature, a hash or a proof does not hold."""
