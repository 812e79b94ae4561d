"""The ordinary way: the same events as MkDocs pages outside the nav, with Material's lunr search."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tests.bench.record import Event, Record
from tests.bench.vocabulary import LISTS, label
from tests.bench.yamltext import front_matter

MEASURES = frozenset(LISTS["measures"].split())
CONFIGURATION = """\
site_name: Chronicle of Floods
site_url: https://example.org/
theme:
  name: material
  font: false
plugins: [search]
markdown_extensions: [attr_list, tables]
nav: [Home: index.md]
not_in_nav: /events/
"""


def write(record: Record, folder: Path) -> None:
    """Write the whole MkDocs project into an empty or absent folder."""
    names = {actor.id: str(actor.front["name"]) for actor in record.actors}
    titles = {event.id: event for event in record.events}
    texts = {"mkdocs.yml": CONFIGURATION, "docs/index.md": "# Chronicle of Floods\n"} | dict(_years(record))
    for event in record.events:
        front = {"title": event.title, "description": event.front["summary"]}
        body = "\n\n".join(_page(event, names, titles))
        texts[f"docs/events/{event.year}/{event.id}.md"] = front_matter(front, body)
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _years(record: Record) -> Iterator[tuple[str, str]]:
    lists: dict[str, list[str]] = {}
    for event in record.events:
        line = f"- {event.words}: [{event.title}]({event.id}.md). {event.front['summary']}"
        lists.setdefault(event.year, [f"# {event.year}\n"]).append(line)
    return ((f"docs/events/{year}/index.md", "\n".join(lines)) for year, lines in lists.items())


def _page(event: Event, names: dict[str, str], events: dict[str, Event]) -> Iterator[str]:
    """The article's parts in Markdown."""
    front = event.front
    yield f"# {event.title}"
    tags = ", ".join(front["tags"])
    yield f"**{event.words}** · {label(front['kind'])} · {label(front['status'])} · {tags}"
    yield f"_{front['summary']}_"
    yield "\n".join(f"- {names[row['actor']]}: {label(row['role'])} {_refs(row)}" for row in front["actors"])
    rows = (_figure(row, names) for row in front["figures"])
    yield "## Figures\n\n" + _table(("Count", "Who", "According to", "As of", "Sources", "Note"), rows)
    lines = (
        f"- {names[row['actor']]}: {row['stance']} by {names[row['by']]} {_refs(row)}" for row in front["attribution"]
    )
    yield "## Who was responsible, according to whom\n\n" + "\n".join(lines)
    for row in front.get("claims", ()):
        by = names.get(row["by"], row["by"])
        yield f"## Claims\n\n> {row['text']}\n\n{by}: {label(row['verdict'])}. {row['note']} {_refs(row)}"
    yield "## Account\n\n" + re.sub(r"\[@([^\]]*)\]", lambda cited: _cite(cited.group(1).split("; @")), event.body)
    yield "## Sources\n\n" + "\n".join(_source(key, row) for key, row in front["sources"].items())
    if related := [(row, events[row["event"]]) for row in front.get("related", ())]:
        links = (f"- {label(row['as'])}: [{other.title}](../{other.year}/{other.id}.md)" for row, other in related)
        yield "## Related\n\n" + "\n".join(links)
    if changes := front.get("changes"):
        yield "## Changes\n\n" + "\n".join(f"- {row['date']}: {label(row['class'])}. {row['note']}" for row in changes)


def _figure(row: dict[str, Any], names: dict[str, str]) -> tuple[str, ...]:
    measure = next(key for key in row if key in MEASURES)
    who = label(row["group"]) + (f" ({row['words']})" if "words" in row else "")
    by = names.get(row["by"], row["by"])
    return f"{row[measure]} {measure}", who, by, row["as_of"], _refs(row), row.get("note", "")


def _source(key: str, row: dict[str, Any]) -> str:
    archive = f", [archived copy]({row['archive']})" if "archive" in row else ""
    said = f"{row['publisher']}, [{row['title']}]({row['url']}), {row['date']}{archive}"
    return f"1. {said}. {label(row['nature'])}, {row['grade']}\n    {{: #source-{key} }}"


def _refs(row: dict[str, Any]) -> str:
    return _cite(row["sources"])


def _cite(keys: Iterable[str]) -> str:
    return " ".join(f"[{key}](#source-{key})" for key in keys)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
