"""Editions as PDF: the same rows of words as on the pages, set by Typst with one fixed template.

`document` makes the data of an edition, `typesetting` a file of it, `volumes` the files of a selection. Nothing of the
record is ever markup of Typst: what the template gets is JSON.
"""
