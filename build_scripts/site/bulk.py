"""The bulk data as part of a site: made once for a state of the record, kept beside the caches, and linked."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from build_scripts.base.cache import toolkit_version
from build_scripts.exports.data.bulk import write_bulk
from build_scripts.pages.context import Context
from build_scripts.site.folders import Store, files_in, fill, state_of

_NAME = "data"


class Bulk:
    """The bulk data of a build, in the folder `data` of ``cache`` with its manifest beside it."""

    def __init__(self, context: Context, cache: Path) -> None:
        self.context = context
        self.cache = cache
        self.store = Store(cache / f"{_NAME}.manifest", cache / _NAME)
        self.key = _key(context)

    def make(self) -> None:
        """Make the files, if this build is to have them and they are not there; no earlier state is kept."""
        if not self._is_made():
            self._remove()
            if self.context.site.has_data:
                self._write()

    def install(self, site: Path) -> Iterable[str]:
        """Put the files into a site and return their paths; none where this build is to have none."""
        if not self.context.site.has_data:
            return ()
        fill(site, self.store.folder, {path: state for path, (_, state) in self.store.known.items()})
        return self.store.known

    def _is_made(self) -> bool:
        known = self.store.known
        return bool(known) and all(self.store.unchanged(path, self.key) for path in known)

    def _remove(self) -> None:
        """Remove what is there of another state, which may hold what was taken down, or was not finished."""
        for leftover in (self.store.path, *self.cache.glob(f"{_NAME}-*"), self.store.folder):
            if leftover.is_dir():
                shutil.rmtree(leftover)
            else:
                leftover.unlink(missing_ok=True)
        self.store.known = {}

    def _write(self) -> None:
        unfinished = self.cache / f"{_NAME}-{os.getpid()}"
        write_bulk(self.context, unfinished)
        os.rename(unfinished, self.store.folder)
        folder = self.store.folder
        self.store.known = {path: (self.key, state_of(folder / path)) for path in sorted(files_in(folder))}
        self.store.save(self.store.known)


def _key(context: Context) -> str:
    """Return a digest of all that the files are made of."""
    site, digests = context.site, context.timeline.digests
    settings = (site.name, site.url, site.description, site.lang, site.version, site.license, repr(context.strings))
    rows = (f"{path} {digest}" for path, digest in digests.items())
    parts = "\n".join((toolkit_version(), *settings, *rows))
    return blake2b(parts.encode(), digest_size=12).hexdigest()
