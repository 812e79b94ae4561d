"""Compiled templates, kept from one run to the next: to compile them takes a third of a build of a small record."""

from __future__ import annotations

import hashlib
import marshal
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType
from typing import Any
from unittest.mock import patch

from jinja2 import Environment


@contextmanager
def kept_in(folder: Path) -> Iterator[None]:
    """Take from ``folder`` what a template of the same name and text was compiled to, for equal words."""
    compile_anew = Environment.compile

    def compile_(env: Any, source: Any, name: str | None = None, filename: str | None = None) -> CodeType:
        words = getattr(env, "constants", {})
        made_of = repr((type(env), sorted(env.extensions), env.trim_blocks, source, name, filename, words))
        path = folder / hashlib.sha256(made_of.encode()).hexdigest()
        if path.exists():
            return marshal.loads(path.read_bytes())  # type: ignore[no-any-return]
        made = compile_anew(env, source, name, filename)
        new = path.with_suffix(f".{os.getpid()}")
        new.write_bytes(marshal.dumps(made))
        new.rename(path)
        return made

    folder.mkdir(exist_ok=True)
    with patch.object(Environment, "compile", compile_):
        yield
