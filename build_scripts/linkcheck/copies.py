"""The search for archived copies of sources that have none: ask the Wayback Machine, then look at what it offers.

Only a copy that was seen is proposed. When the archive itself does not answer, or asks to be left alone, nothing is
said about copies; after a few such answers in a row it is asked no more in this run.
"""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.base.urls import is_url
from build_scripts.linkcheck.addresses import Address, Use
from build_scripts.linkcheck.assess import TRANSIENT
from build_scripts.linkcheck.fetch import Answer
from build_scripts.linkcheck.outcomes import Outcome
from build_scripts.linkcheck.report import Copy
from build_scripts.linkcheck.visit import Visitor
from build_scripts.linkcheck.wayback import Days, Snapshot, is_near, not_a_copy, read_availability, read_snapshot

_ENOUGH = 3
"""After this many refusals in a row the archive is left alone."""

_LONGEST = 1500


def wants_copy(use: Use) -> bool:
    """Tell whether a use is a source's address that has no archived copy beside it."""
    return use.part == "url" and not use.beside


@dataclass(slots=True)
class CopySeeker:
    """Looks for copies, one after the other; ``silent`` counts refusals in a row."""

    visitor: Visitor
    silent: int = 0

    @property
    def given_up(self) -> bool:
        """Whether the archive is left alone for the rest of the run."""
        return self.silent >= _ENOUGH

    async def seek(self, address: Address) -> Copy | None:
        """Return the copy of ``address`` or why there is none; ``None`` when the archive did not say."""
        archive = self.visitor.archive
        dated = next((use.dated for use in address.uses if wants_copy(use)), None)
        answer = self._heard(await self.visitor.reach(archive.question(address.url, dated[0] if dated else None)))
        if answer is None:
            return None
        offered, words = read_availability(archive, answer.body)
        if offered is None:
            return Copy(self.visitor.now(), words=words)
        return await self._look(address, offered, dated)

    async def _look(self, address: Address, offered: Snapshot, dated: Days | None) -> Copy | None:
        """Visit the copy that was offered."""
        archive, now = self.visitor.archive, self.visitor.now
        answer = self._heard(await self.visitor.reach(offered.url))
        if answer is None:
            return None
        if words := not_a_copy(archive, answer, address.url, dated):
            return Copy(now(), words=f"a copy was offered, but {words}")
        seen = read_snapshot(archive, answer.url)
        if seen is None or not is_url(seen.url) or len(seen.url) > _LONGEST:
            return Copy(now(), words="a copy was offered, but its address cannot be written into a file")
        return Copy(now(), url=seen.url, taken=seen.taken, near=bool(is_near(seen.taken, dated)))

    def _heard(self, result: Answer | Outcome) -> Answer | None:
        """Return the archive's answer; ``None`` when it has none to give now."""
        if isinstance(result, Answer) and result.status not in TRANSIENT and result.status != 403:
            self.silent = 0
            return result
        self.silent += 1
        return None
