"""What entries are held to, what runs it, why each rule is one, and how findings are shown."""
