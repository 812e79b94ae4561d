"""A hunt for input that breaks the checks: ``python -m tests.fuzz``.

Valid files are mangled at random (`mangling`), front matter is made up (`invention`), and what must hold for any file,
and for any two versions of one, is held against each (`holding`, with `values`). What breaks something is kept as a
file, to be mended and made an example.
"""
