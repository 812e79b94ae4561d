"""What everything stands on: caches, locks, processes, the clock, git; text, letters, web addresses, slugs."""
