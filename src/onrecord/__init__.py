"""OnRecord: a folder of collected material becomes a record that cannot quietly be buried.

Read `docs/ARCHITECTURE.md`, then `path.py`, then `nouns/`.
"""

import os

__version__ = "0.1.0"

# ONNX Runtime reads this once, as it is loaded; its own call to be silent comes too late. It stands here because in no
# process can a part of this package be imported before this line: docs/decisions/nothing-leaves-this-computer.md
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
