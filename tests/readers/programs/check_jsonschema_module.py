"""The schema of the Citation File Format, which check-jsonschema ships."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from tests.readers.published import Published
from tests.readers.reading import Reading, named
from tests.support.projects import REPOSITORY

PROGRAM = named("check-jsonschema")
SCHEMA = "vendor.citation-file-format"


def read(published: Published) -> Iterator[Reading]:
    """Validate the file of the site, and that of this repository."""
    for path in (published.site / "CITATION.cff", REPOSITORY / "CITATION.cff"):
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", SCHEMA, str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        yield Reading("CITATION.cff", done.stdout.strip() or done.stderr.strip(), not done.returncode)
