"""Whole records on invented subjects, as others keep them: each begun by `timeline init`, in words of its own.

`tests/examples/record/` is for tests of single parts: every key once, in years to come. What lies here is read as a
reader does: its site is built and looked at.
"""

from pathlib import Path

HERE = Path(__file__).parent
FERRY = HERE / "orrin-ferry"
"""A ferry from the 1890s to last month."""
