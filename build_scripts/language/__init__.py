"""The interface's strings, and dates and counts in words."""
