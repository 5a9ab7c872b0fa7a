"""OnRecord: a folder of collected material becomes a record that cannot quietly be buried.

Read `docs/ARCHITECTURE.md`, then `path.py`, then `nouns/`.
"""

__version__ = "0.1.0"
