"""From bytes to the record: one file becomes an entry on the normal path; what is refused goes to `diagnosis`."""
