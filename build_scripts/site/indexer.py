"""The search index: Pagefind's process over the search documents of each part of the record, one part after the other.

The scripts of Pagefind are the same in every part and are kept once. Beside its words each part has ``events.json``,
which leads from the ids that Pagefind gives to its pages to what the record knows of the events; ``index.json`` lists
the parts, and has what a query is folded with.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from build_scripts.language.folding import DROPPED, LETTERS
from build_scripts.model.figures import headlines, highest_stated
from build_scripts.pages.plan import digest
from build_scripts.site.folders import Store, files_in, fill, prune, state_of, write_changed
from build_scripts.timeline.timeline import Timeline

BUNDLE = "pagefind"
_LOADER = "pagefind.js"
_ENTRY = "pagefind-entry.json"
_PAGES = "pages.json"
"""Of a part in the cache: by the id of each page, the id of its event and the highest number stated for each measure,
-1 where none is."""
_EVENTS = "events.json"
"""Of a part in the site: the same, with the event's place in the record's order instead of its id."""
_CONTENTS = "index.json"
_SHARED = "/../../wasm.{language}"
"""What a part calls the program that reads it, so that a browser looks for it beside the parts and loads it once."""
_URL = re.compile(rb'"url":"[^"]*/([^"/]+)\.html"')
_HEAD = 4_096
"""How many bytes of a page's data are unpacked at most: its address stands at their beginning."""


class SearchIndexError(RuntimeError):
    """Pagefind did not make an index; the message holds its output."""


class SearchIndex:
    """The index of all parts: which are as they were, and the making of the others, one at a time.

    `start` begins with the first part that is to be made; `advance`, which never waits, goes on with the next once that
    is finished; `finish` waits for all of them, and `install` puts the index into a site.
    """

    def __init__(self, cache: Path, documents: Path, timeline: Timeline) -> None:
        self.documents = documents
        self.timeline = timeline
        self.cache = cache
        self.store = Store(cache / f"{BUNDLE}.manifest", cache / BUNDLE)
        self.keys: dict[str, str] = {}
        self.waiting: list[str] = []
        self.process: subprocess.Popen[bytes] | None = None
        self.has_changed = False
        self.is_started = False
        self.is_abandoned = False

    def plan(self, parts: Mapping[str, Sequence[str]]) -> None:
        """Take note of the parts, by name, each with the keys of its documents; see which are to be made.

        The longest is made first: it takes most memory, and the workers that make pages take more and more.
        """
        self.keys = {"": "", **{part: digest(*keys) for part, keys in parts.items()}}
        held: dict[str, list[str]] = {}
        for path in self.store.known:
            held.setdefault(_part_of(path), []).append(path)
        whole = {part for part, key in self.keys.items() if self._are_whole(held.get(part, ()), key)}
        if "" not in whole:
            whole.clear()
        self.waiting = sorted((part for part in parts if part not in whole), key=lambda part: -len(parts[part]))
        known = {path: row for path, row in self.store.known.items() if _part_of(path) in whole}
        self.has_changed = known != self.store.known
        self.store.known = known

    def _are_whole(self, paths: Iterable[str], key: str) -> bool:
        """Tell whether there are such files, and all of them are what was made for ``key``."""
        states = [self.store.unchanged(path, key) for path in paths]
        return bool(states) and all(states)

    def start(self) -> None:
        """Begin with what is to be made."""
        self.is_started = True
        if self.waiting:
            for leftover in self.cache.glob(f"{BUNDLE}-*"):
                shutil.rmtree(leftover)
        self.advance()

    def advance(self) -> None:
        """Take over the part that is finished, if one is, and begin with the next.

        :raises SearchIndexError: when Pagefind failed.
        """
        if self.process is not None and self.process.poll() is not None:
            self._take_over()
        if self.process is None and self.waiting and self.is_started and not self.is_abandoned:
            self.process = _start_indexing(self.documents / self.waiting[0], self._beside)

    def finish(self) -> None:
        """Make all that is to be made, unless `abandon` is called meanwhile.

        :raises SearchIndexError: when Pagefind failed.
        """
        while self.waiting and not self.is_abandoned:
            self.advance()
            if self.process is not None:
                self.process.wait()
        if self.has_changed and not self.is_abandoned:
            prune(self.store.folder, self.store.known)
            self.store.save(self.store.known)

    @property
    def _beside(self) -> Path:
        """Where this process has a part made: an indexer that outlives a killed build writes elsewhere."""
        return self.cache / f"{BUNDLE}-{os.getpid()}"

    def _take_over(self) -> None:
        """Put the part that is finished among the others."""
        assert self.process is not None
        process, self.process = self.process, None
        said, _ = process.communicate()
        if process.returncode and self.is_abandoned:
            return
        if process.returncode:
            raise SearchIndexError(f"Pagefind failed ({process.returncode}): {said.decode(errors='replace').strip()}")
        part, made, target = self.waiting.pop(0), self._beside, self.store.folder
        self.has_changed = True
        (made / _PAGES).write_text(json.dumps(self._pages_of(made)), "utf-8")
        target.mkdir(exist_ok=True)
        for name in _share_programs(made):
            os.replace(made / name, target / name)
            self.store.known[name] = ("", state_of(target / name))
        _keep_same(target / part, made)
        if (target / part).exists():
            shutil.rmtree(target / part)
        os.rename(made, target / part)
        for path in sorted(files_in(target / part)):
            self.store.known[f"{part}/{path}"] = (self.keys[part], state_of(target / part / path))

    def _pages_of(self, made: Path) -> dict[str, list[Any]]:
        """Return of each page of a part its event, and what results may be ordered by.

        A search in a browser gives the ids of all that it finds, and tells which page one is of only with all its text.
        """
        words, pages = self.timeline.vocabulary, {}
        for path in sorted((made / "fragment").glob("*.pf_fragment")):
            with path.open("rb") as file:
                found = _URL.search(zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(file.read(_HEAD), _HEAD))
            if found:
                event = self.timeline.by_id[found[1].decode()]
                stated = highest_stated(headlines(event, words))
                pages[path.stem] = [event.id, *(stated.get(measure, -1) for measure in words.measures)]
        return pages

    def install(self, site: Path) -> set[str]:
        """Put the index into ``site``; return the paths of all its files there."""
        wanted = {path: state for path, (_, state) in self.store.known.items() if not path.endswith(f"/{_PAGES}")}
        for path, value in self._contents():
            there = self.store.folder / path
            write_changed(there, json.dumps(value, separators=(",", ":")).encode())
            wanted[path] = state_of(there)
        fill(site / BUNDLE, self.store.folder, wanted)
        return {f"{BUNDLE}/{path}" for path in wanted}

    def _contents(self) -> Iterator[tuple[str, object]]:
        """Yield what changes with the order of events: the list of the parts, the latest first, and their events."""
        parts = [part for part in self.keys if part]
        measures = list(self.timeline.vocabulary.measures)
        yield (
            _CONTENTS,
            {"parts": parts[::-1], "measures": measures, "folding": {"letters": LETTERS, "dropped": DROPPED}},
        )
        yield from ((f"{part}/{_EVENTS}", self._events_of(part)) for part in parts)

    def _events_of(self, part: str) -> dict[str, list[int]]:
        pages = json.loads((self.store.folder / part / _PAGES).read_bytes())
        return {page: [self.timeline.position[event], *numbers] for page, (event, *numbers) in pages.items()}

    def abandon(self) -> None:
        """Stop making what is being made, whichever thread does it."""
        self.is_abandoned = True
        if self.process is not None and self.process.poll() is None:
            self.process.kill()

    def close(self) -> None:
        """Wait for what was stopped, once no other thread does."""
        if self.process is not None:
            with self.process:  # closes its pipe and waits
                self.process = None


def _part_of(path: str) -> str:
    """Return the part that a file of the bundle belongs to; of the programs that all share, nothing."""
    return path.rpartition("/")[0].partition("/")[0]


def _start_indexing(documents: Path, output: Path) -> subprocess.Popen[bytes]:
    """Start Pagefind over ``documents``; its bundle goes to ``output``."""
    from pagefind_bin import get_executable  # type: ignore[import-untyped]

    command = [str(get_executable()), "--site", str(documents), "--output-path", str(output), "--quiet"]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def _keep_same(last: Path, made: Path) -> None:
    """Put the files of the last index of a part in the place of new ones that hold the same.

    After an edit that is nearly all of them, and what the site has of these need not be linked again.
    """
    for path in files_in(last):
        if (made / path).is_file() and (made / path).read_bytes() == (last / path).read_bytes():
            os.replace(last / path, made / path)


def _share_programs(made: Path) -> list[str]:
    """Return the programs that a search needs, let the part look for them beside it, and remove all others."""
    entry = json.loads((made / _ENTRY).read_bytes())
    programs = {_LOADER}
    for language in entry["languages"].values():
        name = language["wasm"] or "unknown"
        language["wasm"] = _SHARED.format(language=name)
        programs.add(f"wasm.{name}.pagefind")
    (made / _ENTRY).write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), "utf-8")
    for path in made.iterdir():  # half a megabyte of interfaces, and the stemmers of languages that no document has
        if path.is_file() and path.suffix in (".js", ".css", ".pagefind") and path.name not in programs:
            path.unlink()
    return sorted(programs)
