"""Editions as PDF: the same rows of words as on the pages, set by Typst with one fixed template.

`runs` makes data of the values of pages, `document` of a whole edition, `around` of what stands around its entries;
`typesetting` makes a file of that, which `packing` makes smaller. `volumes` are the files of a selection, and `offered`
those of a site. Nothing of the record is ever markup of Typst: the template gets JSON.
"""
