"""`timeline new`: options, questions or an editor, and the file made of what they say."""
