"""Synthetic people with known truth, and the chances of agreement learnt from them."""
