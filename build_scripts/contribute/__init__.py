"""Writing files of the record: new entries, entries from forms, fixes that need no judgement, removals."""
