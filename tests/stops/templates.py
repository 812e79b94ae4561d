"""Compiled templates, kept from one run to the next: to compile them takes a third of a build of a small record."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType
from typing import Any
from unittest.mock import patch

from jinja2 import Environment

from build_scripts.base.atomic import write_atomically


@contextmanager
def kept_in(folder: Path) -> Iterator[None]:
    """Take from ``folder`` what a file of the same text was compiled to, with equal words."""
    compile_anew = Environment.compile

    def compile_(env: Any, source: Any, name: str | None = None, filename: str | None = None) -> CodeType:
        if filename is None:
            return compile_anew(env, source, name)
        made_of = repr((type(env), filename, source, getattr(env, "constants", {})))
        path = folder / hashlib.sha256(made_of.encode()).hexdigest()
        if path.exists():
            return marshal.loads(path.read_bytes())  # type: ignore[no-any-return]
        made = compile_anew(env, source, name, filename)
        write_atomically(path, marshal.dumps(made))
        return made

    folder.mkdir(exist_ok=True)
    with patch.object(Environment, "compile", compile_):
        yield
