"""Tools that know nothing of the record: caches, locks, processes, the clock, git; text, letters, addresses, slugs."""
