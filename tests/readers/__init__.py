"""What others wrote reads what a site publishes: `make readers`, in an environment of its own (`.venv-readers`).

`published` builds sites to read, `programs` has a module for each program, `__main__` prints the table artifact ×
program × result. To add a program is to add a module there and its package to the group `readers` in `pyproject.toml`.
"""
