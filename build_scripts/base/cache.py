"""Caches that can only save time: a torn, altered or outdated cache counts as missing.

A cache file is one line of JSON (``{"version": …, "name": …, "digest": …}``, the digest BLAKE2b of all that follows),
then records: a line of JSON whose last value is a length, and so many bytes. The digest is looked at before anything is
used, because a file that was cut off by a full disk or a power failure can still be read as records, only fewer.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache as once
from hashlib import blake2b
from pathlib import Path
from typing import Any

from build_scripts.base.atomic import write_atomically

Header = list[Any]


@once
def toolkit_version() -> str:
    """Return a digest of the toolkit's own files and of the versions of the libraries that shape what it writes.

    It is part of the version of every cache, so that nobody has to remember to raise a number when the code changes.
    """
    from importlib.metadata import version

    digest = blake2b(digest_size=16)
    for name in ("pydantic", "markdown-it-py", "PyYAML", "python-frontmatter", "rapidfuzz", "jinja2", "icalendar"):
        digest.update(f"{name}={version(name)}\n".encode())
    package = Path(__file__).parents[1]
    for path in sorted(package.rglob("*")):
        if path.suffix in {".py", ".md", ".html", ".xml", ".yml", ".css", ".js", ".svg"}:
            digest.update(f"{path.relative_to(package).as_posix()}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def digest_folder(folder: Path) -> str:
    """Return a digest of templates as they are now: under serve they may change while `toolkit_version` stays."""
    value = blake2b(digest_size=16)
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        value.update(f"{path.relative_to(folder).as_posix()}\n".encode())
        value.update(path.read_bytes())
    return value.hexdigest()


def write_cache(path: Path, version: str, records: Iterable[tuple[Header, bytes]]) -> None:
    """Replace what ``path`` holds by ``records``, each a header of JSON values and its bytes.

    Where nothing can be written, there is no cache, or the old one: the next run takes longer, and that is all.
    """
    payload = b"".join(
        json.dumps([*header, len(data)], separators=(",", ":")).encode() + b"\n" + data for header, data in records
    )
    head = json.dumps(_head(path, version, payload)).encode() + b"\n"
    with suppress(OSError):
        write_atomically(path, head + payload)


def read_cache(path: Path, version: str) -> Iterator[tuple[Header, bytes]]:
    """Yield the records in ``path``; none if it is missing, torn, altered, or of another version or name."""
    # The whole file is compared before the first record is given: a caller has long used the first ones by the time
    # that it meets a torn last one, and a file cut off between two records does not look torn at all.
    try:
        content = path.read_bytes()
        first = content.index(b"\n") + 1
        head = json.loads(content[:first])
        if head != _head(path, version, content[first:]):
            return
    except (OSError, ValueError):
        return
    at = first
    while at < len(content):
        end = content.index(b"\n", at) + 1
        *header, length = json.loads(content[at:end])
        yield header, content[end : end + length]
        at = end + length


def write_rows(path: Path, version: str, rows: Iterable[Header]) -> None:
    """Replace what ``path`` holds by rows of JSON values: one record, which takes a fifth of the time of many."""
    write_cache(path, version, [([], json.dumps([*rows], separators=(",", ":")).encode())])


def read_rows(path: Path, version: str) -> list[Header]:
    """Return the rows in ``path``; none if it is missing, torn, altered, or of another version or name."""
    return [row for _, data in read_cache(path, version) for row in json.loads(data)]


def _head(path: Path, version: str, payload: bytes) -> dict[str, str]:
    return {"version": version, "name": path.name, "digest": blake2b(payload, digest_size=16).hexdigest()}
