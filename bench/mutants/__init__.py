"""Break the code one line at a time and ask the tests whether they notice (`python3 dev.py mutants ROOM`)."""
