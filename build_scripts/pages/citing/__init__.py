"""How an entry is cited: in words, and in the forms that reference managers read."""
