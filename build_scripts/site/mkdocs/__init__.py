"""The border to MkDocs and its Material theme."""
