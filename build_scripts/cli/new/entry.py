"""`timeline new actor` and `timeline new place`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from build_scripts.cli.new.asking import BackError, ask, ask_entry, ask_id, ask_word
from build_scripts.cli.new.dialogue import is_another, make_place
from build_scripts.cli.new.finish import ANYWAY, ASK, BODY, DRY_RUN, ID, finish, open_desk, refuse, wants_asking
from build_scripts.cli.options import ROOT
from build_scripts.contribute.new.answers import entry_id, word
from build_scripts.contribute.new.entry import Row
from build_scripts.contribute.new.ids import propose_id
from build_scripts.contribute.new.options import near_name
from build_scripts.contribute.new.plain import hidden_in
from build_scripts.contribute.new.rows import Entries, known_entry, words_of
from build_scripts.contribute.new.workspace import Desk

Front = dict[str, str | Sequence[Row]]
_AROUND = {"actor": "part_of", "place": "within"}


@click.command()
@click.option("--name", "called", default="", help="The one name shown on the site.")
@click.option("--kind", default="", help="A word of `actor_kinds`.")
@click.option("--alias", multiple=True, metavar="TEXT[; LANG]", help="Another name, with its language; repeatable.")
@click.option("--part-of", default="", help="The actor that it belongs to.")
@click.option("--active", default="", help="Since when, until when, in EDTF: 2001/..")
@BODY
@ANYWAY
@ID
@ASK
@DRY_RUN
@ROOT
def actor(
    called: str,
    kind: str,
    alias: tuple[str, ...],
    part_of: str,
    active: str,
    body: str,
    anyway: bool,
    name: str,
    asked: bool | None,
    dry_run: bool,
    root: Path,
) -> None:
    """A new actor: a group, a body, or a person with a public role."""
    desk = open_desk(root)
    front: Front = {"name": called, "kind": kind, "part_of": part_of, "active": active, "aliases": _names(alias)}
    _entry(desk, "actor", front, body, anyway, name, asked, dry_run)


@click.command()
@click.option("--name", "called", default="", help="The name shown on the site.")
@click.option("--kind", default="", help="A word of `place_kinds`.")
@click.option("--within", default="", help="The next larger place.")
@click.option("--native", multiple=True, metavar="TEXT; LANG", help="The name in a local language; repeatable.")
@click.option("--alias", multiple=True, metavar="TEXT[; LANG]", help="Another spelling; repeatable.")
@click.option("--lat", default="", help="Decimal degrees, no finer than the source.")
@click.option("--lon", default="", help="Decimal degrees, no finer than the source.")
@click.option("--coordinates-source", default="", help="Where they come from: geonames:1138958, an address, words.")
@BODY
@ANYWAY
@ID
@ASK
@DRY_RUN
@ROOT
def place(
    called: str,
    native: tuple[str, ...],
    alias: tuple[str, ...],
    body: str,
    anyway: bool,
    name: str,
    asked: bool | None,
    dry_run: bool,
    root: Path,
    **given: str,
) -> None:
    """A new place, within the next larger one."""
    desk = open_desk(root)
    front: Front = {"name": called, **given, "native": _names(native), "aliases": _names(alias)}
    _entry(desk, "place", front, body, anyway, name, asked, dry_run)


def _names(given: Sequence[str]) -> list[Row]:
    """``TEXT; LANG`` as rows of names."""
    parts = (each.rpartition(";") if ";" in each else (each, "", "") for each in given)
    return [{"text": text.strip(), "lang": tag.strip()} for text, _, tag in parts]


def _entry(
    desk: Desk, kind: str, front: Front, body: str, anyway: bool, name: str, asked: bool | None, dry_run: bool
) -> None:
    """Make an actor or a place of what was given and what is asked."""
    lacking = [f"--{key}" for key in ("name", "kind") if not front[key]]
    wrong = _settle(desk, kind, front, name)
    asking = wants_asking(asked) and not wrong and bool(lacking)
    wrong += (
        [] if anyway or asking else [f"--name: {each}" for each in near_name(_known(desk, kind), str(front["name"]))]
    )
    refuse(wrong, [] if asking else lacking)
    if asking:
        _ask(desk, kind, front, anyway, dict(front))
    proposed = name or propose_id(str(front["name"]), desk.taken(kind))
    check = partial(entry_id, desk=desk, kind=kind)
    made = ask_id("a part of addresses", check, proposed) if asking and not name else proposed
    (desk.add_actor if kind == "actor" else desk.add_place)(front, made, body)
    finish(desk, asking, dry_run)


def _known(desk: Desk, kind: str) -> Entries:
    return desk.record.actors if kind == "actor" else desk.record.places


def _settle(desk: Desk, kind: str, front: Front, name: str) -> list[str]:
    """Make words and ids of what was given; what is wrong with it."""
    wrong = []
    for key, value in front.items():
        if isinstance(value, str) and (hidden := hidden_in(value)):
            option = key.replace("_", "-")
            wrong.append(f"--{option}: the invisible character {hidden[0]} stands in this: write it without")
    try:
        front["kind"] = front["kind"] and word(str(front["kind"]), words_of(desk.record, f"{kind}_kinds"))
    except ValueError as error:
        wrong.append(f"--kind: {error}")
    try:
        entry_id(name, desk, kind) if name else None
    except ValueError as error:
        wrong.append(f"--id: {error}")
    around = _AROUND[kind]
    if text := str(front[around]):
        entries = desk.record.actors if kind == "actor" else desk.record.places
        front[around], problem = known_entry(entries, text, kind)
        wrong += [f"--{around.replace('_', '-')}: {problem}"] if problem else []
    return wrong


def _ask(desk: Desk, kind: str, front: Front, anyway: bool, given: Front) -> None:
    """Ask for what a new actor or place needs and was not given, from the beginning where somebody goes back."""
    try:
        front["name"] = given["name"] or ask("Its one neutral name")
        is_another(desk, kind, str(front["name"]), str(front["name"]) if anyway else "")
        front["kind"] = given["kind"] or ask_word("Kind", words_of(desk.record, f"{kind}_kinds"))
        if kind == "place":
            front["within"] = given["within"] or ask_entry(desk, "place", "Within which larger place", make_place)
    except BackError:
        if given["name"] and not anyway:
            raise click.Abort from None
        _ask(desk, kind, front, anyway, given)
