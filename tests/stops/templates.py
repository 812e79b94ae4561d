"""Compiled templates, kept from one run to the next: to compile them takes a third of a build of a small record."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from build_scripts.base import compiled


@contextmanager
def kept_in(folder: Path) -> Iterator[None]:
    """Keep compiled templates in ``folder``, also where Python keeps no modules."""
    with patch.object(compiled, "FOLDER", folder), patch.object(sys, "dont_write_bytecode", False):
        yield
