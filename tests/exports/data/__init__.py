"""The tables and files that the record gives away. `golden/` has those of the example record."""
