"""A stop: going on would harm the record or a person.

Says what happened, where, what it means for the record, and what to do next; carries its exit code.
The text never holds names, testimony or the path of a person's file.
"""

import errno
import os


class Refusal(Exception):
    """Raised by any room, shown by the desk. Subclasses set `exit_code`; help text is printed from them."""

    exit_code = 10
    title = "refused"

    def __init__(self, what: str, *, where: str = "", means: str = "", next: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.means = means
        self.next = next


class NeedsPassphrase(Refusal):
    """A protected record was opened, or a new one begun, without a passphrase."""

    exit_code = 11
    title = "a passphrase is needed"


class WrongPassphrase(Refusal):
    """The passphrase does not open this record."""

    exit_code = 12
    title = "the passphrase does not open this record"


class RecordInUse(Refusal):
    """Another process holds the record."""

    exit_code = 13
    title = "the record is in use"


class RecordDamaged(Refusal):
    """The log lies below what was signed, or cannot be trusted to be appended to."""

    exit_code = 14
    title = "the record is damaged"


class CannotKeep(Refusal):
    """A preservation step failed: nothing that was not acknowledged is claimed to be kept."""

    exit_code = 15
    title = "could not be kept"


_SYSTEM_SAYS = {
    errno.ENOSPC: "The disk is full.",
    errno.EDQUOT: "The disk quota is used up.",
    errno.EFBIG: "The file would be larger than this disk, or this account, may hold.",
    errno.EROFS: "The disk can only be read.",
    errno.EACCES: "This may not be written to, or not be read, under your account.",
    errno.EPERM: "This may not be written to, or not be read, under your account.",
    errno.EIO: "The disk reported an error.",
    errno.ENOENT: "A file or folder that is needed is not there, or is there no more.",
    errno.EMFILE: "Too many files are open on this computer.",
    errno.ENFILE: "Too many files are open on this computer.",
}


def cannot_write(why: OSError, *, where: str, means: str, next: str = "") -> CannotKeep:
    """The refusal for what the system said of a file, in words; its own message can hold a name and is not repeated."""
    code = why.errno or 0
    said = _SYSTEM_SAYS.get(code) or f"The system reported an error: {os.strerror(code) if code else 'of no number'}."
    return CannotKeep(said, where=where, means=means, next=next or "Make room, or mend what is said, and run it again.")


class UnknownId(Refusal):
    """The id names nothing in this record."""

    exit_code = 16
    title = "no such id"


class BadSettings(Refusal):
    """case.toml cannot be read or would harm a person as it stands."""

    exit_code = 17
    title = "case.toml cannot be followed"


class NeedsModel(Refusal):
    """A model that the case asks for, and that does not come with the package, is not there or is damaged."""

    exit_code = 19
    title = "a model is needed"


class TooLittleMemory(Refusal):
    """There is more to be held against each other than this machine's memory takes; nothing goes to a disk instead."""

    exit_code = 20
    title = "too little memory"


class NotInstalled(Refusal):
    """A library that OnRecord needs is missing or does not load: no fault of the material."""

    exit_code = 21
    title = "OnRecord is not fully installed"

    def __init__(self, library: str) -> None:
        self.library = library
        super().__init__(
            f"OnRecord is not fully installed: {library or 'a library'} cannot be loaded",
            means="nothing is wrong with the material; what was acknowledged before is kept, the rest is not read",
            next="install OnRecord again with all that it depends on (pip install --force-reinstall), then go on",
        )

    @classmethod
    def told_by(cls, error: ImportError) -> "NotInstalled":
        """Names the library, and no place on a disk as the error's own words may."""
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        return cls(error.name or (str(trace.tb_frame.f_globals.get("__name__", "")) if trace else ""))

    def __reduce__(self) -> tuple[type["NotInstalled"], tuple[str]]:
        """Begins again with what it is told of: exceptions that come from another process do."""
        return type(self), (self.library,)


class BadRequest(Refusal):
    """The command cannot be carried out as it was given."""

    exit_code = 18
    title = "the request cannot be carried out"
