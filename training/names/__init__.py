"""How letters of one script are written in another, learned from pairs of words."""
