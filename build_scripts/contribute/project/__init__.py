"""A project of one's own: its files made of templates, started in a new folder, and brought forward later.

`answers` is what a project is asked at its beginning, `requirement` where its toolkit comes from. `skeleton` makes the
files, of the templates in `files/` and the vocabularies in `words/`; `manifest` remembers which of them came from the
toolkit, and in which state. `start` makes the folder, `upgrade` says what a newer toolkit would change in it.
"""
