"""Templates as they were compiled: kept in memory, and beside the package's own modules, as Python keeps these.

To compile those of one build takes a third of a second, in each process, and under serve after each edit.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from types import CodeType

from jinja2.bccache import Bucket, FileSystemBytecodeCache

FOLDER = Path(__file__).parents[1] / "__pycache__" / "templates"
_IN_MEMORY: dict[str, tuple[str, CodeType]] = {}


class Compiled(FileSystemBytecodeCache):
    """The compiled templates of an environment; ``basis`` is all that they depend on beside their sources.

    Of a template that changed the old one is replaced. Where nothing may be written, each run compiles them.
    """

    def __init__(self, basis: str) -> None:
        super().__init__(os.fspath(FOLDER), f"%s.{sys.implementation.cache_tag}")
        self.basis = basis

    def get_source_checksum(self, source: str) -> str:
        """Return a digest of all that compiling depends on."""
        return blake2b(f"{self.basis}\0{source}".encode(), digest_size=16).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template that is kept, if it is the same."""
        checksum, code = _IN_MEMORY.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code
        else:
            with suppress(OSError):
                super().load_bytecode(bucket)
            self._remember(bucket)

    def _remember(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            _IN_MEMORY[bucket.key] = bucket.checksum, bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template; on the disk only if Python keeps its modules there."""
        self._remember(bucket)
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                Path(self.directory).mkdir(parents=True, exist_ok=True)
                super().dump_bytecode(bucket)
