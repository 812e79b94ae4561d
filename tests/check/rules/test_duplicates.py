"""Duplicates: when two events are probably one, and when two addresses are."""

from pathlib import Path

import pytest

from tests.check.rules import LEAST, rules_broken
from tests.examples import CASE, findings_of, set_up

FILE = str(CASE.relative_to("events"))
EVENT = """---
title: {title}
date: {date}
kind: {kind}
status: {status}
summary: The river left its bed for an hour.
places: [{place}]
{front}sources:
  gazette: {{publisher: Marrow Gazette, url: "{url}"}}
---

The river left its bed [@gazette].
"""
REPORT = "https://example.org/g/5"
OTHER_REPORT = "https://example.org/r/5"
FIRST = {
    "title": "A short flood at the mill",
    "date": "2031-05-05",
    "kind": "flood",
    "place": "mill-dike",
    "url": REPORT,
}


def broken(project: Path, second: dict[str, str], first: dict[str, str] | None = None) -> list[str]:
    """The rules that two events break: `FIRST`, and the same with a few things changed; the dates of their ids vary."""
    rest = {"front": "", "status": "reported"}
    one = EVENT.format(**{**rest, **FIRST, **(first or {})})
    other = EVENT.format(**{**rest, **FIRST, **(first or {}), **second})
    rules = rules_broken(project, "", {FILE: one, "2031/2031-05-06-other.md": other})
    return [rule for rule in rules if rule != "date-differs-from-id"]


DUPLICATE = ["probable-duplicate"]


@pytest.mark.parametrize(
    ("second", "rules"),
    [
        ({}, DUPLICATE),
        ({"title": "Water in the yard"}, DUPLICATE),
        ({"url": OTHER_REPORT}, DUPLICATE),
        ({"kind": "breach"}, DUPLICATE),
        ({"place": "old-gauge"}, DUPLICATE),
        ({"url": OTHER_REPORT, "title": "Water in the yard"}, []),
        ({"url": OTHER_REPORT, "kind": "breach"}, DUPLICATE),
        ({"url": OTHER_REPORT, "kind": "breach", "title": "A short flood at the weir"}, DUPLICATE),
        ({"url": OTHER_REPORT, "kind": "breach", "title": "Water in the yard"}, []),
        ({"place": "old-gauge", "title": "Water in the yard"}, []),
        ({"place": "old-gauge, mill-dike", "title": "Water in the yard"}, DUPLICATE),
        ({"front": "related:\n  - {event: 2031-05-05-case}\n"}, []),
        ({"front": "related:\n  - {event: 2031-04-inquiry}\n"}, DUPLICATE),
        ({"front": "claims:\n  - {text: It rose., verdict: disputed, about: [2031-05-05-case]}\n"}, []),
        ({"status": "withdrawn", "front": "changes:\n  - {date: 2031-06-01, class: withdrawal, note: Two.}\n"}, []),
        ({"status": "refuted"}, DUPLICATE),
        ({"place": "lower-marrow", "url": OTHER_REPORT}, DUPLICATE),
        (
            {"place": "lower-marrow", "url": OTHER_REPORT, "title": "A... short... flood... at... the... MILL!"},
            DUPLICATE,
        ),
        ({"place": "lower-marrow", "url": OTHER_REPORT, "title": "A short flood at the weir"}, []),
        ({"place": "lower-marrow", "url": OTHER_REPORT, "kind": "breach"}, []),
        ({"front": "suppress:\n  - {rule: probable-duplicate, reason: It came twice.}\n"}, []),
        ({"url": OTHER_REPORT, "place": "lower-marrow", "kind": "breach", "title": "At the weir, 137 left"}, []),
    ],
)
def test_two_of_three(second: dict[str, str], rules: list[str], tmp_path: Path) -> None:
    """Kind and title make a pair, and two of kind and place, report, and title; unless a tie tells the two apart.

    So does all that is said, of whatever kind, and a word may differ.
    """
    assert broken(tmp_path, second) == rules


@pytest.mark.parametrize(
    ("first", "second", "rules"),
    [
        ("2031-05-05", "2031-05-08", DUPLICATE),
        ("2031-05-05", "2031-05-02", DUPLICATE),
        ("2031-05-05", "2031-05-09", []),
        ("2031-05-05", "2031-05-01", []),
        ("2031-05", "2031-05-20", DUPLICATE),
        ("2031-05", "2031-06-03", DUPLICATE),
        ("2031-05", "2031-06-04", []),
        ("2031-05-XX", "2031-05-05~", DUPLICATE),
        ("2031-05-01/2031-05-05", "2031-05-08", DUPLICATE),
        ("2031-05-01/2031-05-05", "2031-05-03", DUPLICATE),
        ("2031-05-01/2031-05-31", "2031-05-20", DUPLICATE),
        ("2031-05-01/2031-06-01", "2031-05-20", []),
        ("[2031-05-01..2031-05-05]", "2031-05-07", DUPLICATE),
        ("[2031-05-01..2031-05-05]", "2031-05-09", []),
        ("2031-05-05/..", "2031-05-05", []),
        ("../2031-05-05", "2031-05-05", []),
        ("2031-05-05/..", "2031-05-05/..", DUPLICATE),
        ("2031", "2031-05-05", []),
        ("2031", "2031", DUPLICATE),
        ("2031-21", "2031-04", []),
        ("203X", "203X", DUPLICATE),
    ],
)
def test_near(first: str, second: str, rules: list[str], tmp_path: Path) -> None:
    """Days overlap or lie three days apart; a date of more than a month is near to none but the same."""
    told_otherwise = {"date": second, "url": OTHER_REPORT, "title": "SHORT FLOOD, at the mill"}
    assert broken(tmp_path, told_otherwise, {"date": first}) == rules


@pytest.mark.parametrize(
    ("title", "rules"),
    [
        ("SHORT FLOOD AT THE MILL", DUPLICATE),
        ("A short flood at the weir", DUPLICATE),
        ("A short fire at the mill", DUPLICATE),
        ("Rain above the mill", []),
        ("x" * 200_000, []),
    ],
)
def test_titles(title: str, rules: list[str], tmp_path: Path) -> None:
    """Titles are alike when more than seven of ten characters agree in their order, however long they are."""
    assert broken(tmp_path, {"title": title, "url": OTHER_REPORT}) == rules


def test_very_long_titles_alike(tmp_path: Path) -> None:
    """Of very long titles the beginning is compared."""
    assert broken(tmp_path, {"url": OTHER_REPORT}, {"title": "ab" * 50_000}) == DUPLICATE


@pytest.mark.parametrize("date", ["2032-05-05", "2011-05-05", "1931", "2031-05-05/.."])
def test_a_copy_at_any_distance(date: str, tmp_path: Path) -> None:
    """What agrees in every word and in its report was copied, whatever its date; other words are another event."""
    assert broken(tmp_path / "copy", {"date": date}) == DUPLICATE
    assert broken(tmp_path / "other", {"date": date, "title": "The mill, and what came of it"}) == []


def test_a_copy_with_a_word_changed(tmp_path: Path) -> None:
    """A copy in which a word was changed is one, and one in which a number was changed is not: that comes each time."""
    first = {"title": "A flood kept 12 in rooms"}
    later = {"date": "2032-07-01"}
    assert broken(tmp_path / "word", {**later, "title": first["title"].replace("rooms", "huts")}, first) == DUPLICATE
    assert broken(tmp_path / "number", {**later, "title": first["title"].replace("12", "14")}, first) == []


def told(project: Path, count: int, front: dict[int, str] | None = None) -> list[tuple[str, str, str]]:
    """What is said of so many copies of one event on the days from 2031-05-05, whose ids end in the days."""
    set_up(LEAST, project)
    (project / "events" / CASE.relative_to("events")).unlink()
    for day in range(5, 5 + count):
        more = {"front": (front or {}).get(day, ""), "status": "reported", "date": f"2031-05-{day:02}"}
        path = project / f"events/2031/2031-05-{day:02}-flood.md"
        path.write_text(EVENT.format(**{**FIRST, **more}), encoding="utf-8")
    return [(finding.path[-11:-9], finding.rule, finding.message) for finding in findings_of(project)]


def test_one_finding_for_a_cluster(tmp_path: Path) -> None:
    """A cluster is one finding, in the entry with the last id; it names that which is like it first, and two more."""
    title = "“A short flood at the mill”"
    assert told(tmp_path / "3", 3) == [
        ("07", *DUPLICATE, f"this may be the same event as `2031-05-05-flood`, {title}, and as `2031-05-06-flood`")
    ]
    (finding,) = told(tmp_path / "7", 7)
    assert finding[0] == "11"
    assert finding[2].endswith("and as `2031-05-05-flood`, and as `2031-05-07-flood`, and as 3 more")


def test_on_purpose_in_a_cluster(tmp_path: Path) -> None:
    """An entry that says it is no duplicate leaves the cluster, and makes none of those that stay."""
    on_purpose = "suppress:\n  - {rule: probable-duplicate, reason: It came again.}\n"
    assert [day for day, _, _ in told(tmp_path / "last", 3, {7: on_purpose})] == ["06"]
    assert [day for day, _, _ in told(tmp_path / "first", 3, {5: on_purpose})] == ["07"]
    assert told(tmp_path / "two", 2, {5: on_purpose}) == []


def test_ties_in_a_cluster(tmp_path: Path) -> None:
    """Two events that the record ties are no pair; a third that is like one of them is."""
    related = "related:\n  - {event: 2031-05-05-flood}\n"
    assert told(tmp_path / "pair", 2, {6: related}) == []
    assert [day for day, _, _ in told(tmp_path / "third", 3, {6: related})] == ["07"]


@pytest.mark.parametrize(
    ("one", "other", "rules"),
    [
        ("publisher: A", "publisher: A", 0),
        ("publisher: A", "publisher: B", 1),
        ("publisher: A, title: T", "publisher: A", 0),
        ("publisher: A, title: T", "publisher: A, title: t", 1),
        ("publisher: A, date: 2031-05", "publisher: A, date: 2031-05-05", 1),
        ("publisher: A", "publisher: A, nature: research", 1),
        ("publisher: A, nature: news", "publisher: A", 0),
        ("publisher: A, reference: page 5", "publisher: A, reference: page 9", 0),
        ("publisher: A, note: seen in May", "publisher: A, note: seen in June", 0),
        ("publisher: A, archive: 'https://example.org/1'", "publisher: A, archive: 'https://example.org/2'", 0),
        ("publisher: A, lang: fa", "publisher: B, lang: ps", 2),
    ],
)
def test_descriptions(one: str, other: str, rules: int, tmp_path: Path) -> None:
    """What both entries say of a publication agrees; where in it, what was seen of it and when may differ."""
    assert described(tmp_path, one, other) == ["source-described-differently"] * rules


def described(project: Path, *sources: str) -> list[str]:
    """The rules that places break which describe one publication in these words."""
    place = '---\nname: P{0}\nkind: site\nsources:\n  a: {{{1}, url: "https://example.org/p"}}\n---\n\nIt stood [@a].\n'
    files = {f"_places/p{i}.md": place.format(i, source) for i, source in enumerate(sources)}
    return rules_broken(project, "", files)


def test_whoever_says_it_first(tmp_path: Path) -> None:
    """Where the first entry leaves something out, the others are held against the first that says it."""
    title = "publisher: A, title: {}".format
    assert described(tmp_path, "publisher: A", title("T"), title("U"), title("T")) == ["source-described-differently"]


def test_the_commonest_is_right(tmp_path: Path) -> None:
    """Who differs from most is the one to be told, though its file comes first; of two as common it is the later."""
    files = {"p0": "B", "p1": "A", "p2": "A"}
    text = (
        '---\nname: {0}\nkind: site\nsources:\n  a: {{publisher: {1}, url: "https://example.org/p"}}\n---\n\nIt [@a].\n'
    )
    set_up(LEAST, tmp_path)
    for name, publisher in files.items():
        (tmp_path / f"events/_places/{name}.md").write_text(text.format(name, publisher), encoding="utf-8")
    told = [(each.path, each.message) for each in findings_of(tmp_path)]
    assert told == [("events/_places/p0.md", "`B` here, `A` in `events/_places/p1.md` and 1 more, at the same address")]
    (tmp_path / "events/_places/p2.md").unlink()
    told = [(each.path, each.message) for each in findings_of(tmp_path)]
    assert told == [("events/_places/p1.md", "`A` here, `B` in `events/_places/p0.md`, at the same address")]


def test_twice_in_one_file(tmp_path: Path) -> None:
    """Two sources of one entry are held against each other too."""
    text = EVENT.format(**FIRST, front="", status="reported").replace(
        "---\n\nThe river",
        f'  radio: {{publisher: Marrow Radio, url: "{REPORT}/"}}\n---\n\nIt rained [@radio]. The river',
    )
    assert rules_broken(tmp_path, "", {FILE: text}) == ["source-described-differently", "source-listed-twice"]


def test_an_address_of_very_many(tmp_path: Path) -> None:
    """What more than five events cite, such as a list of the month, makes no two of them one."""

    def event(i: int) -> str:
        title = f"{chr(ord('a') + i) * 40} at the mill"
        return EVENT.format(**{**FIRST, "front": "", "status": "reported", "title": title})

    def rules(count: int) -> list[str]:
        names = [FILE, *(f"2031/2031-05-05-other-{i}.md" for i in range(1, count))]
        return rules_broken(tmp_path, "", {name: event(i) for i, name in enumerate(names)})

    assert rules(5) == DUPLICATE
    assert rules(6) == []


@pytest.mark.parametrize(
    ("date", "rules"),
    [
        ("2031-05-07", DUPLICATE),
        ("2031-05", DUPLICATE),
        ("2031-06-05", DUPLICATE),
        ("2031-06-06", []),
        ("2031", []),
        ("2032-02-10", []),
    ],
)
def test_a_report_of_much_later(date: str, rules: list[str], tmp_path: Path) -> None:
    """What two unlike events of one kind and place both cite makes them one, if it is dated within a month of them."""
    dated = {"url": f'{REPORT}", date: "{date}'}
    assert broken(tmp_path, {**dated, "title": "Water in the yard"}, {**dated, "date": "2031-05-05"}) == rules
