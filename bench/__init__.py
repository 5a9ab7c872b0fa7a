"""Every figure the project claims, printed by one command: `python3 dev.py bench`."""
