"""A hunt for input that breaks the checks: ``python -m tests.fuzz``.

Valid files are mangled at random (`mangling`), front matter is made up (`invention`), and what must hold for any file
is held against each (`holding`). What breaks something is kept as a file, to be mended and made an example.
"""
