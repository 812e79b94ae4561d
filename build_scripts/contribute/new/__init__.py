"""New entries out of answers: whoever gave them, and whatever is in them, the result is a file of the record.

`plain` makes what somebody typed visible text, and Markdown that says just that; `ids` proposes ids; `lookup` finds
known actors, places and publishers by what people call them; `answers` checks single answers. `body` writes an
account with its citations, `entry` the text of a file, `draft` that text with the keys explained, for an editor.
`additions` checks files before they exist and writes them, never over another; a `workspace` holds the record together
with new entries that wait to be written.
"""
