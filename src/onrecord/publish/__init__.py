"""Publishing: redact, draw, prove. The dossier is what is handed to strangers; the export is what the team keeps.

Promises: nothing reaches a page, a data file or a proof that did not pass the redaction; what was withheld is counted
and the reason printed; every figure leads to the words it stands on; the whole is checked offline by a stranger, with
or without Python. It does not read the casefile's files, write to the record, or open a network connection.
"""

from onrecord.publish.case import Case
from onrecord.publish.check import Checked, check_dossier
from onrecord.publish.checker import checkers
from onrecord.publish.dossier import Published, as_published, publish
from onrecord.publish.export import export
from onrecord.publish.proofs import MANIFEST
from onrecord.publish.redacted import Named, Redacted
from onrecord.publish.verdict import Verdict, in_fours, is_dossier, judge
from onrecord.publish.view import View, gather

__all__ = [
    "MANIFEST", "Case", "Checked", "Named", "Published", "Redacted", "Verdict", "View",
    "as_published", "check_dossier", "checkers", "export", "gather", "in_fours", "is_dossier", "judge", "publish",
]  # fmt: skip
