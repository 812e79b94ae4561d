"""The plugin for MkDocs, and what it does to the Material theme."""
