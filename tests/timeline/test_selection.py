"""Selections: the language of addresses, read with names or ids, and what each key selects."""

import pytest

from build_scripts.timeline.selection import Selection, SelectionError, read_selection
from build_scripts.timeline.timeline import Timeline
from tests.examples import RECORD
from tests.exports.data.made import context_of

INQUIRY, BREACH, VOTE, WITHDRAWN = (
    "2031-04-inquiry",
    "2031-04-02-mill-dike-breach",
    "2032-budget-vote",
    "2032-02-withdrawn",
)


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    """The example record."""
    return context_of(RECORD).timeline


@pytest.mark.parametrize(
    ("query", "selected"),
    [
        ("", [INQUIRY, BREACH, VOTE, WITHDRAWN]),
        ("kind=meeting", [INQUIRY, VOTE]),
        ("kind=meeting&kind=flood", [INQUIRY, VOTE, WITHDRAWN]),
        ("kind=meeting&year=2032", [VOTE]),
        ("status=confirmed", [BREACH]),
        ("tag=budget", [VOTE]),
        ("actor=council", [BREACH, VOTE]),
        ("place=marrow-region", [BREACH, VOTE]),
        ("place=mill-dike", [BREACH]),
        ("from=2031-04-03&until=2031-04-10", [INQUIRY, BREACH]),
        ("from=2032-01-21", [WITHDRAWN]),
        ("until=2031", [INQUIRY, BREACH]),
        ("figure=displaced:36..", [BREACH]),
        ("figure=displaced:37..", [BREACH]),
        ("figure=displaced:37..&only=certain", []),
        ("figure=displaced:1..&only=certain", [BREACH]),
        ("actor=council&as=organiser", [VOTE]),
        ("as=investigator", [BREACH]),
        ("single=yes", [INQUIRY, VOTE, WITHDRAWN]),
        ("differ=yes", []),
        ("changed=2032", [WITHDRAWN]),
        ("from=2031-04-10&until=2031-04-10&only=certain", []),
        ("figure=displaced:..36", [BREACH]),
        ("figure=injured:0..", []),
        ("figure=cost:1200..1200", [BREACH]),
    ],
)
def test_what_is_selected(query: str, selected: list[str], timeline: Timeline) -> None:
    """Of one key either value will do; different keys have all to hold. A count in words has no number."""
    assert [event.id for event in read_selection([query] if query else [], timeline).of(timeline)] == selected


@pytest.mark.parametrize(
    "texts",
    [
        ["kind=meeting&place=lower-marrow"],
        ["place=lower-marrow", "kind=meeting"],
        ["kind=Meeting&place=ماروی پایین"],
        ["?place=Lower+Marrow&kind=meeting&kind=meeting&sort=asc&lanes=kind&view=2018"],
        ["https://chronicle.example/river/search/?place=places/lower-marrow&kind=meeting#top"],
    ],
)
def test_one_selection_has_one_address(texts: list[str], timeline: Timeline) -> None:
    """Names, labels, ids of tables, whole addresses, in any order: the same selection is the same text."""
    selection = read_selection(texts, timeline)
    assert selection.address == "kind=meeting&place=lower-marrow"
    assert read_selection([selection.address], timeline) == selection


def test_everything(timeline: Timeline) -> None:
    """Nothing asked for is everything."""
    assert (read_selection([], timeline), Selection().address) == (Selection(), "")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("kinds=meeting", "there is no key `kinds`; did you mean `kind`?"),
        ("colour=red", "there is no key `colour`; the keys are "),
        ("kind=meating", "kind: `meating` is none that the record has; did you mean `meeting`?"),
        ("actor=zzzz", "actor: `zzzz` is none that the record has; name it by its id"),
        ("meeting", "`meeting` is no selection; write `key=value`, joined by `&`"),
        ("year=soon", "`soon` is no year; write four digits"),
        ("from=13/07/2018", "`13/07/2018` is no date; write it as `2018-07-13`, `2018-07` or `2018`"),
        ("figure=displaced", "figure: `displaced` has no bounds; write `displaced:10..`, "),
        ("figure=displaced:..", "figure: `displaced:..` has no bounds; write `displaced:10..`, "),
        ("only=sure", "only: `sure` is no value of it; write `only=certain`, or leave it out"),
        ("box=1,2,3", "box: `1,2,3` is no window; write west, south, east, north in degrees, as `69.1,"),
        ("box=9,2,3,4", "box: `9,2,3,4` is no window; write west, south, east, north in degrees, as `69.1,"),
        ("q=dike", "`q` asks for words, which only the search page knows; leave it out"),
    ],
)
def test_what_selects_nothing(query: str, message: str, timeline: Timeline) -> None:
    """A slip is named, with what to write."""
    with pytest.raises(SelectionError) as refused:
        read_selection([query], timeline)
    assert str(refused.value).startswith(message)
