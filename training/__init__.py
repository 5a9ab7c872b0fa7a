"""Training and scoring of what is learned: run by hand, on corpora that never enter the repository.

Nothing here is shipped and nothing in `onrecord` imports it. What training makes is a small data file in the package
and a page in `docs/methods/`.
"""

import onrecord  # noqa: F401 - before any library that reports its use: it tells them not to
