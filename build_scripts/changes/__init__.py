"""Two versions of the record: what differs, what became of each event, and both in words."""
