"""What is left when a command is stopped, or refused the disk, at any of its writes.

`python -m tests.stops` tries all of them; `test_stops.py` one for each place in the code.
"""
