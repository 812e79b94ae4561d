"""Words that every form of the report shares.

What came from the network or the record goes through `clean`: it stands on one line, and what cannot be seen is
replaced.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from build_scripts.base.letters import INVISIBLE
from build_scripts.base.text import shown
from build_scripts.base.yaml_text import scalar
from build_scripts.linkcheck.lines import Lines
from build_scripts.linkcheck.outcomes import MEANINGS
from build_scripts.linkcheck.uses import Use
from build_scripts.linkcheck.verdicts import Group, Item, Offer, Verdicts

TITLES: Mapping[Group, str] = {
    "broken": "Broken: to be mended",
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
    """``text`` on one line, with what cannot be seen replaced; of a very long one the beginning."""
    return INVISIBLE.sub("�", shown(text, _LONGEST))


def counts(verdicts: Verdicts) -> str:
    """How many addresses there are of each sort, in one sentence."""
    parts = [f"{len(found)} {_COUNTED[group]}" for group in TITLES if (found := verdicts.of(group))]
    parts += [f"{verdicts.unchecked} not checked yet"] if verdicts.unchecked else []
    addresses = f"{verdicts.total:,} address{'' if verdicts.total == 1 else 'es'}"
    return f"{addresses}: {', '.join([f'{verdicts.fine} fine', *parts])}."


def history(item: Item) -> str:
    """Since when it has been so, where that is longer than this check."""
    entry = item.entry
    if entry.failures < 2 or entry.first_failure is None:
        return ""
    return f" ({entry.failures} checks in a row, since {entry.first_failure.date()})"


def remedy(item: Item) -> str:
    """What to do about an item, or why nothing; empty where there is nothing to say."""
    if item.excuse:
        return f"excused until {item.excuse.until}: {clean(item.excuse.reason)}"
    return MEANINGS[item.entry.kind].remedy if item.group in ("broken", "moved", "refused") else ""


def place(use: Use, lines: Lines) -> str:
    """File and line of a use."""
    return f"{use.path}:{lines.of(use)}"


def part(use: Use) -> str:
    """What an address is at its place."""
    if use.part == "body":
        return "a link in the text"
    if use.part == "coordinates":
        return "the source of coordinates"
    return f"`{use.part}` of the source {clean(use.source)}"


def archive_line(offer: Offer) -> str:
    """The line to paste beneath the source's `url`."""
    return f"archive: {scalar(offer.copy.url or '')}"


def seen_for(item: Item, verdicts: Verdicts) -> Offer | None:
    """The copy that was seen of a broken address."""
    if item.group != "broken":
        return None
    return next((offer for offer in verdicts.offers if offer.address.url == item.address.url), None)


def other_offers(verdicts: Verdicts) -> Iterator[tuple[str, list[Offer]]]:
    """Copies of addresses that are not broken, under their titles."""
    broken = {item.address.url for item in verdicts.of("broken")}
    rest = [offer for offer in verdicts.offers if offer.address.url not in broken]
    for title, near in ((NEAR_TITLE, True), (FAR_TITLE, False)):
        if offers := [offer for offer in rest if offer.copy.near == near]:
            yield title, offers
