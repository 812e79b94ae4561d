"""A language server for the files of a record: what an editor shows while somebody writes.

A text comes in as `positions.Text`, whatever ends its lines and however the editor counts columns. `cursor` says what
stands at a place in it: a key, a value or a link, with its span, also in a text that cannot be read yet. From that
follow `offers` (completion), `meanings` (hover), `targets` (go to definition) and `outline` (symbols). `remedies` turns
what findings advise into edits. `project` keeps the record of a folder in memory, with what editors hold of it, and
`registry` the names in it. Only `protocol` and `server` know the protocol, https://microsoft.github.io/language-server-protocol/
"""
