"""An entry's file after its sources were shared: the descriptions go, the ids change, all else stays byte for byte."""

from __future__ import annotations

import pytest

from build_scripts.contribute.share.rewrite import Rewritten, share_in

HEAD = "title: A short flood   # in one line\ndate: 2031-05-05\n"
ROWS = """\
date_sources: [gazette, watch]
actors:
  - {actor: council, role: organiser, sources: [watch]}
figures:
  - {injured: 9, sources: ["gazette", watch], note: the gazette has gazette}
  - injured: 10
    sources:
      - gazette
claims:
  - {text: gazette, verdict: disputed, sources: [watch], for: [gazette], against: [2031-04-inquiry]}
"""
SOURCES = """\
sources:
  # What the town reads.
  gazette:
    publisher: Marrow Gazette   # of the town
    url: https://example.org/g/5

  watch:
    publisher: River Watch
    reference: Report 9
"""
BODY = "\nIt left its bed [@gazette;\n@watch], `[@gazette]` and @gazette aside [@watch]. See gazette [@gazette].\n"


def entry(sources: str, rows: str = ROWS, body: str = BODY) -> str:
    """The text of an event."""
    return f"---\n{HEAD}{rows}{sources}added: 2031-06-01\n---\n{body}"


def test_one_source_of_two() -> None:
    """It goes with the comments on it, which are handed over; each row, claim and citation has the new id."""
    rows = (
        ROWS.replace("date_sources: [gazette", "date_sources: [flood")
        .replace('["gazette"', "[flood")
        .replace("- gazette\n", "- flood\n")
        .replace("for: [gazette]", "for: [flood]")
    )
    body = BODY.replace("[@gazette;", "[@flood;").replace("gazette [@gazette]", "gazette [@flood]")
    left = "sources:\n  watch:\n    publisher: River Watch\n    reference: Report 9\n"
    expected = Rewritten(entry(left, rows, body), ("# What the town reads.", "# of the town"))
    assert share_in("event", entry(SOURCES), {"gazette": "flood"}) == expected


def test_another_id() -> None:
    """A source that stays gets its new id above its description and wherever it is named."""
    rows = "date_sources: [watch]\n"
    flow = "sources: {watch: {publisher: River Watch, reference: '9'}, gazette: {publisher: watch, reference: \"5\"}}\n"
    after = share_in("event", entry(flow, rows, "\nSo [@watch; @gazette].\n"), {"watch": "watch-2"}, keep=True)
    renamed = entry(
        flow.replace("{watch:", "{watch-2:"), rows.replace("watch]", "watch-2]"), "\nSo [@watch-2; @gazette].\n"
    )
    assert after == Rewritten(renamed)


def test_the_last_source() -> None:
    """With the last description the key goes."""
    one = "sources:\n  watch: {publisher: River Watch, reference: Report 9}\n"
    rows = "date_sources: [watch]\n"
    expected = Rewritten(entry("", rows, "\nSo [@watch].\n"))
    assert share_in("event", entry(one, rows, "\nSo [@watch].\n"), {"watch": "watch"}) == expected


def test_sources_on_one_line() -> None:
    """A mapping in braces keeps its other sources as they are written."""
    flow = "sources: {watch: {publisher: River Watch, reference: '9'},   gazette: {publisher: G, reference: \"5\"}}\n"
    left = 'sources: {gazette: {publisher: G, reference: "5"}}\n'
    after = share_in("event", entry(flow, "", "\nSo [@watch; @gazette].\n"), {"watch": "log"})
    assert after == Rewritten(entry(left, "", "\nSo [@log; @gazette].\n"))


def test_two_become_one() -> None:
    """A list that named two ids of one source names it once."""
    rows = 'date_sources: [ "gazette" , watch, other ]\n'
    sources = "sources:\n  watch: {publisher: River Watch, reference: Report 9}\n"
    after = share_in("event", entry(sources, rows, "\nSo [@watch; @gazette; @other].\n"), {"watch": "gazette"})
    assert after == Rewritten(entry("", "date_sources: [gazette, other]\n", "\nSo [@gazette; @gazette; @other].\n"))


@pytest.mark.parametrize("kind", ["actor", "place"])
def test_actors_and_places(kind: str) -> None:
    """They cite in their bodies alone."""
    sources = 'sources:\n  watch: {publisher: W, url: "https://example.org/"}\n'
    text = f"---\nname: Weir\nkind: site\n{sources}---\n\nOld [@watch].\n"
    assert share_in(kind, text, {"watch": "log"}) == Rewritten("---\nname: Weir\nkind: site\n---\n\nOld [@log].\n")


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: [\n---\n",
        "---\nsources:\n  watch: {publisher: W}\n",
        entry("sources: {watch: {publisher: River Watch}}\n", "date_sources:\n  - watch\n  - gazette\n"),
    ],
    ids=["not YAML", "no end", "a list over lines that would name one source twice"],
)
def test_for_a_person(text: str) -> None:
    """What cannot be rewritten for sure is left alone."""
    assert share_in("event", text, {"watch": "gazette"}) is None
