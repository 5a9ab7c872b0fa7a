"""Keep it provable: look again, from time to time, whether every byte is still what was logged.

Promises: a dated report of what was looked at and what was found, that can be kept outside the record and compared;
a log that was put back to an older state is told by whatever remembers a newer one.
Rules: a failed step is a refusal, never a quiet line; a report names no person and no file name of a source.
It does not repair, does not copy, and does not yet fetch outside timestamps or witnesses.
"""

from onrecord.preserve.fixity import Fixity, look_again, report
from onrecord.preserve.witness import checkpoint_of, keep_checkpoint, kept_checkpoint

__all__ = ["Fixity", "checkpoint_of", "keep_checkpoint", "kept_checkpoint", "look_again", "report"]
