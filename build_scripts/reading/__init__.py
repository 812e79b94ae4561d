"""From bytes to the record: one file becomes an entry on a straight way; what is refused goes to `diagnosis`."""
