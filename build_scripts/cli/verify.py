"""`timeline verify URL`: whether a published site is what its commit makes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from build_scripts.cli.options import ROOT, project, show, site_address
from build_scripts.model.layout import RECORD
from build_scripts.reading.record import load_record, read_files
from build_scripts.site.verify import (
    Comparison,
    UnknownCommitError,
    VerifyError,
    compare_site,
    fetch,
    read_published,
    rebuilt,
    shown,
)

_LISTED = {
    "differing": "{files} {are} not as the build makes {them}:",
    "missing": "{files} of the build {are} not on the site:",
    "unreachable": "{files} could not be fetched:",
}


@click.command(short_help="Build a published site again from its commit, and compare.")
@click.argument("url")
@ROOT
def verify(url: str, root: Path) -> None:
    """Build the site at URL again from the commit that it names, and say which of its files differ.

    This runs the toolkit of that commit, in a temporary worktree. Exit 0 when the site is what git says, 1 when
    it is not, 2 when that cannot be told.
    """
    base, address = project(root), f"{url.rstrip('/')}/"
    if not address.startswith(("http://", "https://")):
        raise click.UsageError(f"`{url}` is no address of the web: write one that begins with `https://`")
    try:
        published = read_published(address, fetch)
        events = f"{published.events:,} events"
        show(f"{address} says: record {published.record}, {events}, commit {published.commit[:12]}.\n")
        with rebuilt(base, published) as site:
            found = compare_site(site, address, fetch)
    except UnknownCommitError as error:
        raise click.UsageError(f"{error}: {_why_unknown(base)}") from error
    except VerifyError as error:
        raise click.UsageError(str(error)) from error
    show("".join(f"{line}\n" for line in _report(found)))
    if not found.is_same:
        show("".join(f"{line}\n" for line in _reasons(base, address)))
        sys.exit(1)


def _report(found: Comparison) -> list[str]:
    """Return the lines that say what was found."""
    lines = [_words("{files} {are} as the build makes {them}.", len(found.same))]
    for name, words in _LISTED.items():
        if paths := getattr(found, name):
            lines += [_words(words, len(paths)), *(f"  {path}" for path in shown(paths))]
    if found.left_out:
        index = _words("{files}", len(found.left_out))
        lines.append(f"Not compared: the words of the search index ({index}), which differ from build to build.")
    return [*lines, "What is on the site and not in the build cannot be seen: no server lists its files."]


def _words(pattern: str, count: int) -> str:
    """Return a pattern with a number of files in it."""
    one = count == 1
    files = f"{count:,} file{'' if one else 's'}"
    return pattern.format(files=files, are="is" if one else "are", them="it" if one else "them")


def _reasons(base: Path, address: str) -> list[str]:
    """Return what else than a changed site may be why files differ."""
    configured = site_address(base)
    lines = ["Libraries other than those in the lock file of that commit can be a reason too."]
    if configured and configured != address:
        lines.append(f"`site_url` is {configured} in mkdocs.yml: a copy at another address has other addresses in it.")
    return lines


def _why_unknown(base: Path) -> str:
    """Return what can be why the commit of a site is not there."""
    removed = load_record(read_files(base / RECORD), None).removed
    fetched = "fetch the branch that is published"
    if not removed:
        return fetched
    last = max(removal.date.text for removal in removed.values())
    why = f"as is done when something is taken down for somebody's safety (last on {last})"
    rewritten = f"If it is not there either, the history was rewritten since the site was published, {why}"
    return f"{fetched}. {rewritten}: such a site can no longer be compared, and has to be published again"
