"""Tests, in rooms named like those of `build_scripts`."""
