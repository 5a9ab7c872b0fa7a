"""Every figure the project claims, printed by one command: `python3 dev.py bench`."""

import onrecord  # noqa: F401 - before any library that reports its use: it tells them not to
