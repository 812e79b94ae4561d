"""The yardstick: the same record as a Hugo site.

One content file per event, its rows as front matter parameters. Hugo makes the article from them with the
layouts in `hugo_layouts/`, and the body with goldmark. Sorting, neighbours, titles of related events, year
lists, RSS and sitemap are Hugo's own work; nothing is rendered before it.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from tests.bench import machine, registry
from tests.bench.params import params, ties
from tests.bench.record import Entry, Event, Record
from tests.bench.shell import Shell
from tests.bench.yamltext import front_matter

LAYOUTS = Path(__file__).parent / "hugo_layouts"
CONFIGURATION = {
    "baseURL": "https://example.org/",
    "title": "Chronicle of Floods",
    "disableKinds": ["taxonomy", "term"],
    "outputs": {"home": ["HTML", "RSS"], "section": ["HTML"], "page": ["HTML"]},
    "services": {"rss": {"limit": 50}},
    "markup": {"goldmark": {"renderer": {"unsafe": True}, "extensions": {"typographer": False}}},
    "timeZone": "UTC",
}
"""Raw HTML is on because a citation is a `<sup>`: the cheapest way there is for Hugo. Quotes stay as they are."""


def write(record: Record, folder: Path, event_shell: Shell, year_shell: Shell) -> None:
    """Write the whole Hugo site into an empty or absent folder."""
    article, year = ((LAYOUTS / name).read_text("utf-8") for name in ("article.html", "year.html"))
    _put(folder / "config.json", json.dumps(CONFIGURATION))
    _put(folder / "layouts/events/single.html", event_shell.around(article))
    _put(folder / "layouts/events/list.html", year_shell.around(year))
    _put(folder / "layouts/index.html", year_shell.around("<article><h1>{{ .Title }}</h1></article>"))
    for name, values in _data(record):
        _put(folder / "data" / f"{name}.json", json.dumps(values))
    for name, text in _content(record):
        _put(folder / "content" / name, text)


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _data(record: Record) -> Iterator[tuple[str, dict[str, Any]]]:
    by_id = {place.id: place for place in record.places}
    yield "places", {place.id: _place(place, by_id) for place in record.places}
    yield "actors", {actor.id: {"id": actor.id, "name": actor.front["name"]} for actor in record.actors}
    lists = {name: words for name, words in record.vocabulary.items() if isinstance(words, dict)}
    yield (
        "vocabulary",
        {name: {key: {"id": key, **word} for key, word in lists[name].items()} for name in lists},
    )


def _place(place: Entry, by_id: dict[str, Entry]) -> dict[str, Any]:
    path = [place, *registry.within(place, by_id)]
    steps = [{"id": step.id, "name": step.front["name"], "facet": _facet(step)} for step in path]
    return {"name": place.front["name"], "path": steps}


def _facet(place: Entry) -> str:
    return "country" if place.front["kind"] == "country" else "place"


def _content(record: Record) -> Iterator[tuple[str, str]]:
    yield "_index.md", front_matter({"title": "Chronicle of Floods"}, "")
    for year in {event.year for event in record.events}:
        yield f"events/{year}/_index.md", front_matter({"title": f"{year} in the chronicle"}, "")
    tied = ties(record.events)
    for event in record.events:
        yield f"events/{event.year}/{event.id}.md", front_matter(params(event, tied), _body(event))


def _body(event: Event) -> str:
    """The body with numbered citations and addresses of pages, for goldmark."""
    numbers = {key: number for number, key in enumerate(event.front["sources"], 1)}

    def cite(found: re.Match[str]) -> str:
        keys = re.findall(r"@([\w.-]+)", found.group())
        links = (f'<a href="#source-{key}">{numbers[key]}</a>' for key in keys)
        return f'<sup class="kt-cite">{"&#8239;".join(links)}</sup>'

    cited = re.sub(r"\[@[^\]]*\]", cite, event.body)
    return re.sub(r"\]\(\.\./(\d{4})/([\w-]+)\.md\)", r"](../../../events/\1/\2/)", cited)


def need_hugo() -> None:
    """Make sure that there is a `hugo`; root on Debian installs it.

    :raises click.ClickException: when there is none, saying what to do.
    """
    if not shutil.which("hugo") and shutil.which("apt-get") and machine.is_root():
        subprocess.run(["apt-get", "update", "--quiet"], check=False)
        subprocess.run(["apt-get", "install", "--yes", "--no-install-recommends", "hugo"], check=False)
    if not shutil.which("hugo"):
        raise click.ClickException("The yardstick is Hugo: install it first (Debian: apt-get install hugo).")
