"""Event files in, a searchable chronological site out."""

__version__ = "0.1.0"
