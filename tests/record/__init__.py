"""What is demanded of this repository's own record and of the texts about it.

They are `events/`, the pages of `docs/`, README.md, `mkdocs.yml`, and the forms in `.github/` that use its vocabulary.

All other tests of `tests/` are about the toolkit and run on records of their own. A copy of the repository for another
subject deletes this folder; `docs/architecture.md` says how a copy is made, and `test_copy.py` makes one.
"""
