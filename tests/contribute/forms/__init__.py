"""Tests of what is made of issues. The cases lie in `tests/examples/issues/`."""
