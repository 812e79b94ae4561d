"""A search for input that breaks the checks: ``python -m tests.fuzz``.

Valid files are mangled at random (`mangling`), front matter is invented (`invention`), and each file is checked for
what must be true of any file, and of any two versions of one (`invariants`, with `values`). A file that breaks
something is kept: fix the cause, and make the file an example.
"""
