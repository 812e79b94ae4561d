"""Editions as PDF: the same rows of words as on the pages, set by Typst with one fixed template.

`runs` makes data of the values of pages, `document` of a whole edition, `around` of what stands around its entries;
`typesetting` makes a file of that. `volumes` are the files of a selection, and `offered` those of a site. Nothing of
the record is ever markup of Typst: the template gets JSON.

`packing` writes the file anew, in half the bytes: what pages draw (`content`, `spacing`, `drawing`) in fonts with one
byte a letter (`lettering`, `casting`), what readers are told (`structure`, `marks`, `tagging`), `links`, and the
objects themselves (`writing`).
"""
