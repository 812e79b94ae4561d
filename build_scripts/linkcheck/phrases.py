"""The words that all forms of the report share.

What came from the network or the record goes through `clean`: it is put on one line, and invisible characters
are replaced.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from build_scripts.base.letters import INVISIBLE
from build_scripts.base.text import shown
from build_scripts.base.yaml_text import scalar
from build_scripts.linkcheck.addresses import Use
from build_scripts.linkcheck.lines import Lines
from build_scripts.linkcheck.outcomes import MEANINGS
from build_scripts.linkcheck.triage import Group, Item, Offer, Triage

TITLES: Mapping[Group, str] = {
    "broken": "Broken: to be fixed",
    "waiting": "Faults that may pass: they count when they last a week",
    "moved": "Moved: the new address should be written",
    "refused": "Refused to this program: to be looked at in a browser",
    "covered": "Dead, but with an archived copy: nothing to do",
    "excused": "Excused",
}
_COUNTED: Mapping[Group, str] = {
    "broken": "broken",
    "waiting": "with a fault that may pass",
    "moved": "moved",
    "refused": "refused",
    "covered": "dead with a copy",
    "excused": "excused",
}
NEAR_TITLE = "Copies that were seen, for sources without `archive`"
FAR_TITLE = "Copies that were seen, taken more than a year after the source: to be compared before use"
REMARKS_TITLE = "Excuses"
_LONGEST = 2000


def clean(text: str) -> str:
    """Return ``text`` on one line, truncated, with invisible characters replaced."""
    return INVISIBLE.sub("�", shown(text, _LONGEST))


def counts(triage: Triage) -> str:
    """Return how many addresses there are in each group, in one sentence."""
    parts = [f"{len(items)} {_COUNTED[group]}" for group in TITLES if (items := triage.of(group))]
    parts += [f"{triage.unchecked} not checked yet"] if triage.unchecked else []
    addresses = f"{triage.total:,} address{'' if triage.total == 1 else 'es'}"
    return f"{addresses}: {', '.join([f'{triage.fine} fine', *parts])}."


def streak(item: Item) -> str:
    """Return in how many checks in a row an address failed, and since when; empty for a single one."""
    history = item.history
    if history.failures < 2 or history.first_failure is None:
        return ""
    return f" ({history.failures} checks in a row, since {history.first_failure.date()})"


def remedy(item: Item) -> str:
    """Return what to do about an item, or why nothing; empty where there is nothing to say."""
    if item.excuse:
        return f"excused until {item.excuse.until}: {clean(item.excuse.reason)}"
    return MEANINGS[item.history.kind].remedy if item.group in ("broken", "moved", "refused") else ""


def place(use: Use, lines: Lines) -> str:
    """Return file and line of a use."""
    return f"{use.path}:{lines.of(use)}"


def part(use: Use) -> str:
    """Return what an address is where it is."""
    if use.part == "body":
        return "a link in the text"
    if use.part == "coordinates":
        return "the source of coordinates"
    return f"`{use.part}` of the source {clean(use.source)}"


def archive_line(offer: Offer) -> str:
    """Return the line to paste beneath the source's `url`."""
    return f"archive: {scalar(offer.copy.url or '')}"


def seen_for(item: Item, triage: Triage) -> Offer | None:
    """Return the copy that was seen of a broken address."""
    if item.group != "broken":
        return None
    return next((offer for offer in triage.offers if offer.address.url == item.address.url), None)


def other_offers(triage: Triage) -> Iterator[tuple[str, list[Offer]]]:
    """Yield titles, each with the copies of addresses that are not broken."""
    broken = {item.address.url for item in triage.of("broken")}
    rest = [offer for offer in triage.offers if offer.address.url not in broken]
    for title, near in ((NEAR_TITLE, True), (FAR_TITLE, False)):
        if offers := [offer for offer in rest if offer.copy.near == near]:
            yield title, offers
