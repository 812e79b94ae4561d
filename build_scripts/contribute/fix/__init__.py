"""What can be fixed in a file without judgement: one module for each kind of fix.

A fix is a pure function from a file's text to `edits`; what no edit names stays byte for byte. `fix_text` puts them
in order. First come those that need no reading (`line_ends`); a file whose YAML cannot be read gets no others. The
rest see an `OpenFile`, the file taken apart: `normal_form`, `tracking`, `dates`, `quotes`, `key_order`, `whitespace`.
`shape` knows which values are dates or addresses. Before and after each fix `content` is compared, and one that would
change what the file says is left out.
"""
