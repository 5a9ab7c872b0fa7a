"""The helpers of these tests and the bench are imported by their place in the repository."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
