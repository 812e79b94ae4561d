"""Dates against the time of day, the dates of sources, and the day of the check (1 January 2033)."""

from pathlib import Path

import pytest

from build_scripts.contribute.new.ids import id_date
from build_scripts.model.values.edtf import parse_edtf
from tests.check.rules import LEAST, rules_broken
from tests.examples import CASE, RECORD, findings_of, set_up

FILE = str(CASE.relative_to("events"))
ACTOR = "---\nname: Gauge keepers\nkind: service\n{0}---\n\nThey read the gauges{1}.\n"


def broken(project: Path, date: str, front: str = "", source: str = "", named: str = "") -> list[str]:
    """The rules that the least event breaks with its date, some keys and some keys of its source changed.

    Its id begins with ``named``, or else with what is known of its date.
    """
    text = LEAST.read_text("utf-8").replace("date: 2031-05-05", f"date: {date}", 1)
    text = text.replace("Marrow Gazette, ", f"Marrow Gazette, {source}", 1)
    set_up(LEAST, project)
    (project / CASE).unlink()
    named = named or id_date(parse_edtf(date))
    path = project / "events" / named[:4] / f"{named}-case.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text.replace("sources:\n", f"{front}sources:\n", 1), encoding="utf-8")
    return [finding.rule for finding in findings_of(project)]


DIFFERS = ["date-differs-from-id"]


@pytest.mark.parametrize(
    ("named", "date", "rules"),
    [
        ("2031-05-05", "2031-05-05", []),
        ("2031-05-05", "2031-05-05~", []),
        ("2031-05-05", "2031-05", []),
        ("2031-05-05", "2031-05-XX", []),
        ("2031-05-05", "2031", []),
        ("2031-05-05", "2031-21", []),
        ("2031-05-05", "203X", []),
        ("2031", "2031-05-05", []),
        ("2031-05", "2031-05-05", []),
        ("2031-05", "2031-05-05?", []),
        ("2031-05-05", "2031-05-06", DIFFERS),
        ("2031-05-05", "2030-05-05", DIFFERS),
        ("2031-05-05", "2021-05-05", DIFFERS),
        ("2031-05-05", "2031-06", DIFFERS),
        ("2031-05-05", "2031-22", DIFFERS),
        ("2031-05-05", "202X", DIFFERS),
        ("2031-05", "2031-06-05", DIFFERS),
        ("2031", "2030-05-05", DIFFERS),
        ("2031-03-07", "2031-07-03", DIFFERS),
        ("2031-05-05", "2031-05-05/2031-05-07", []),
        ("2031-05-06", "2031-05-05/2031-05-07", []),
        ("2031-05-08", "2031-05-05/2031-05-07", DIFFERS),
        ("2031-05", "2030-02/2031-05", []),
        ("2031", "2029-02/2031-05", []),
        ("2030", "2029-02/2031-05", DIFFERS),
        ("2031-05-05", "2021-05-05/2032-05-07", DIFFERS),
        ("2031-05", "2031-05/..", []),
        ("2031-05", "2031-05/", []),
        ("2032-05", "2031-05/..", DIFFERS),
        ("2031-05", "../2031-05", []),
        ("2031-05", "/2031-05", []),
        ("2030-05", "../2031-05", DIFFERS),
        ("2031-05-06", "[2031-05-05..2031-05-08]", []),
        ("2031-05", "[2031-05-05..2031-06-08]", []),
        ("2031", "[2031-05-05..2032-06-08]", []),
        ("2031-05-04", "[2031-05-05..2031-05-08]", DIFFERS),
    ],
)
def test_id(named: str, date: str, rules: list[str], tmp_path: Path) -> None:
    """An event's date is one that its id may mean, however exact either is."""
    assert broken(tmp_path, date, named=named) == rules


@pytest.mark.parametrize(
    ("note", "rules"),
    [
        ("The date; the river rose a day earlier.", []),
        ("Dated a year too late.", []),
        ("It was the month before.", []),
        ("سال درست: ۲۰۳۱-۰۵-۰۴", []),
        ("Corrected from 2031-05-05.", []),
        ("The name of the mill.", DIFFERS),
        ("A source of 2031 was added.", DIFFERS),
        ("The candidate's name.", DIFFERS),
    ],
)
def test_corrected_date(note: str, rules: list[str], tmp_path: Path) -> None:
    """A published id stays when its date turns out to be wrong; the log says so, in words or in digits."""
    front = f'changes:\n  - {{date: 2031-06-01, note: "{note}"}}\n'
    assert broken(tmp_path, "2031-05-04", front, named="2031-05-05") == rules


def test_old_ids_have_dates_of_their_own(tmp_path: Path) -> None:
    """An id that redirects to an entry is of the date that was believed, and so is that of an entry it took in."""
    assert broken(tmp_path, "2031-05-05", "redirect_from: [2021-05-05-case, 2030-flood]\n") == []


@pytest.mark.parametrize(
    ("date", "rules"),
    [
        ("2031-05-05", []),
        ("2031-05-05~", []),
        ("2031-05-05?", []),
        ("2031-05-05/2031-05-07", []),
        ("2031-05-05/2031-06", []),
        ("2031-05-05/..", []),
        ("2031-05-05/", []),
        ("../2031-05-05", ["time-without-day"]),
        ("/2031-05-05", ["time-without-day"]),
        ("2031-05/2031-05-05", ["time-without-day"]),
        ("[2031-05-05..2031-05-06]", ["time-without-day"]),
        ("2031-05-XX", ["time-without-day"]),
        ("2031-05", ["time-without-day"]),
        ("2031-21", ["time-without-day"]),
        ("2031", ["time-without-day"]),
        ("203X", ["time-without-day"]),
    ],
)
def test_time(date: str, rules: list[str], tmp_path: Path) -> None:
    """A time of day needs a known day, or a known day on which it began."""
    assert broken(tmp_path, date, "time: 17:50\n") == rules


@pytest.mark.parametrize(
    ("date", "front", "source", "rules"),
    [
        ("2031-05-05", "date_sources: [gazette]\n", "date: 2031-05, ", ["date-finer-than-sources"]),
        ("2031-05-05", "date_sources: [gazette]\n", "date: 2031-05-XX, ", ["date-finer-than-sources"]),
        ("2031-05-05", "date_sources: [gazette]\n", "date: 2031-21, ", ["date-finer-than-sources"]),
        ("2031-05-05", "date_sources: [gazette]\n", "date: 2031, ", ["date-finer-than-sources"]),
        ("2031-05-05~", "date_sources: [gazette]\n", "date: 2031, ", ["date-finer-than-sources"]),
        ("2031-05-05", "date_sources: [gazette]\n", "date: 2031-06, ", []),
        ("2031-05-05", "date_sources: [gazette]\n", "date: 2031-05-06, ", []),
        ("2031-05-05", "date_sources: [gazette]\n", "date: 2031-05-05/2031-05-06, ", []),
        ("2031-05-05", "date_sources: [gazette]\n", "", []),
        ("2031-05-05", "date_sources: [gazette]\ndate_note: By its text.\n", "date: 2031-05, ", []),
        ("2031-05-05", "", "date: 2031-05, ", []),
        ("2031-05", "date_sources: [gazette]\n", "date: 2031, ", []),
        ("2031-05-XX", "date_sources: [gazette]\n", "date: 2031-05, ", []),
    ],
)
def test_finer(date: str, front: str, source: str, rules: list[str], tmp_path: Path) -> None:
    """A day rests on sources that are dated to the day or lie outside their month, or a note says more."""
    assert broken(tmp_path, date, front, source) == rules


def test_one_dated_source_is_enough(tmp_path: Path) -> None:
    """Where one of the sources is dated to the day, another may be coarse."""
    two = (
        '  gazette: {publisher: Marrow Gazette, date: 2031-05, url: "https://example.org/g/5"}\n'
        '  radio: {publisher: Marrow Radio, date: 2031-05-06, url: "https://example.org/r/5"}\n'
    )
    text = LEAST.read_text("utf-8").partition("sources:\n")[0]
    text += f"date_sources: [gazette, radio]\nsources:\n{two}---\n\nThe river left its bed [@gazette].\n"
    assert rules_broken(tmp_path, "", {FILE: text}) == []


COUNT = "figures:\n  - {{injured: 3, by: council, sources: [gazette], {0}}}\n".format
CLAIM = "attribution:\n  - {{actor: council, stance: {1}, sources: [gazette], as_of: {0}}}\n".format
UNCLAIMED = "unclaimed: {{sources: [gazette], as_of: {0}}}\n".format
BEFORE = ["row-before-event"]
AFTER = ["row-after-sources"]


@pytest.mark.parametrize(
    ("date", "front", "rules"),
    [
        ("2031-05-05", COUNT("as_of: 2031-05-05"), []),
        ("2031-05-05", COUNT("as_of: 2031-05-04"), BEFORE),
        ("2031-05-05", COUNT("as_of: 2031-05"), []),
        ("2031-05-05", COUNT("as_of: 2031-04"), BEFORE),
        ("2031-05-05", COUNT("as_of: 2031-05-04~"), []),
        ("2031-05-05~", COUNT("as_of: 2031-05-04"), []),
        ("2031-05", COUNT("as_of: 2031-05-01"), []),
        ("2031-05", COUNT("as_of: 2031-04-30"), BEFORE),
        ("2031", COUNT("as_of: 2031-01-01"), []),
        ("203X", COUNT("as_of: 2031-01-01"), []),
        ("2031-05-05/2031-05-09", COUNT("as_of: 2031-05-06"), []),
        ("2031-05-05/2031-05-09", COUNT("as_of: 2031-05-04"), BEFORE),
        ("2031-05-05?/2031-05-09", COUNT("as_of: 2031-05-04"), []),
        ("[2031-05-05..2031-05-09]", COUNT("as_of: 2031-05-06"), []),
        ("[2031-05-05..2031-05-09]", COUNT("as_of: 2031-05-04"), BEFORE),
        ("../2031-05-05", COUNT("as_of: 2001-05-04"), []),
        ("2031-05-05/..", COUNT("as_of: 2031-05-04"), BEFORE),
        ("2031-05-05", COUNT("as_of: 2030/.."), []),
        ("2031-05-05", COUNT("as_of: 2031-01-31, period: 2030"), []),
        ("2031-05-05", UNCLAIMED("2031-05-05"), []),
        ("2031-05-05", UNCLAIMED("2031-05-04"), BEFORE),
        ("2031-05-05", CLAIM("2031-05-05", "claimed"), []),
        ("2031-05-05", CLAIM("2031-05-04", "claimed"), BEFORE),
        ("2031-05-05", CLAIM("2031-05-04", "accused"), []),
    ],
)
def test_before_the_event(date: str, front: str, rules: list[str], tmp_path: Path) -> None:
    """A count, a claim of one's own and `unclaimed` may be of the event's first possible day, not of one before."""
    assert broken(tmp_path, date, front) == rules


@pytest.mark.parametrize(
    ("published", "front", "rules"),
    [
        ("date: 2031-05-06, ", COUNT("as_of: 2031-05-06"), []),
        ("date: 2031-05-06, ", COUNT("as_of: 2031-05-07"), []),
        ("date: 2031-05-06, ", COUNT("as_of: 2031-05-08"), AFTER),
        ("date: 2031-05-06, ", COUNT("as_of: 2031-05"), []),
        ("date: 2031-05-06, ", COUNT("as_of: 2031-06~"), []),
        ("date: 2031-05-06~, ", COUNT("as_of: 2031-06"), []),
        ("date: 2031-05, ", COUNT("as_of: 2031-05-31"), []),
        ("date: 2031, ", COUNT("as_of: 2032-01-02"), AFTER),
        ("date: 2031-05-06/.., ", COUNT("as_of: 2032-01-02"), []),
        ("", COUNT("as_of: 2032-01-02"), []),
        ("date: 2031-05-06, ", COUNT("period: 2032"), []),
        ("date: 2031-05-06, ", UNCLAIMED("2031-05-08"), AFTER),
        ("date: 2031-05-06, ", CLAIM("2031-05-08", "accused"), AFTER),
        ("date: 2031-05-06, ", CLAIM("2031-05-07", "accused"), []),
    ],
)
def test_after_the_sources(published: str, front: str, rules: list[str], tmp_path: Path) -> None:
    """What a source says is of no later day than its own, but for one day that begins earlier elsewhere."""
    assert broken(tmp_path, "2031-05-05", front, published) == rules


@pytest.mark.parametrize(("published", "rules"), [("date: 2031-07-09, ", []), ("", []), ("date: 2031-06-09, ", AFTER)])
def test_one_later_source_is_enough(published: str, rules: list[str], tmp_path: Path) -> None:
    """A row may rest on an early source too, if another is later, or of a day that nobody knows."""
    front = (
        "figures:\n  - {injured: 3, by: council, sources: [gazette, radio], as_of: 2031-07}\n"
        'sources:\n  gazette: {publisher: Marrow Gazette, date: 2031-05-06, url: "https://example.org/g/5"}\n'
        f'  radio: {{publisher: Marrow Radio, {published}url: "https://example.org/r/5"}}\n'
    )
    text = LEAST.read_text("utf-8").partition("sources:\n")[0] + front
    assert rules_broken(tmp_path, "", {FILE: f"{text}---\n\nThe river left its bed [@gazette].\n"}) == rules


@pytest.mark.parametrize(
    ("date", "added", "rules"),
    [
        ("2031-05-05", "2031-05-05", []),
        ("2031-05-05", "2031-05-04", []),
        ("2031-05-05", "2031-05-03", ["added-before-event"]),
        ("2031-05", "2031-05-01", []),
        ("2031-05", "2031-04-29", ["added-before-event"]),
        ("2031-05~", "2031-04-29", []),
        ("2031-05-05/2031-06-05", "2031-05-20", []),
        ("../2031-05", "2021-05-01", []),
    ],
)
def test_added(date: str, added: str, rules: list[str], tmp_path: Path) -> None:
    """An entry comes into the record on the first possible day of its event, or a day before where a day ends later."""
    assert broken(tmp_path, date, f"added: {added}\n") == rules


@pytest.mark.parametrize(
    ("date", "rules"),
    [
        ("2033-01-02", []),
        ("2033-01-03", ["in-the-future"]),
        ("2033-01", []),
        ("2033", []),
        ("203X", []),
        ("2033-02", ["in-the-future"]),
        ("2033-21", ["in-the-future"]),
        ("2032-05/..", []),
        ("2032-05/2033-01", []),
        ("2032-05/2033-02", ["in-the-future"]),
        ("../2033-02", ["in-the-future"]),
        ("[2032-12-20..2033-01-02]", []),
        ("[2032-12-20..2033-01-10]", ["in-the-future"]),
    ],
)
def test_future(date: str, rules: list[str], tmp_path: Path) -> None:
    """A date may begin today, or tomorrow where a day begins earlier; a span or a set may not end later."""
    assert broken(tmp_path, date) == rules


@pytest.mark.parametrize(
    "front",
    [
        "added: 2033-01-03\n",
        "changes:\n  - {date: 2033-01-03, note: The hour.}\n",
        "figures:\n  - {injured: 3, by: council, sources: [gazette], as_of: 2033-02}\n",
        "figures:\n  - {injured: 3, by: council, sources: [gazette], period: 2034}\n",
        "attribution:\n  - {actor: council, stance: accused, sources: [gazette], as_of: 2033-01-03}\n",
        "unclaimed: {sources: [gazette], as_of: 2033-01-03}\n",
    ],
)
def test_rows_in_the_future(front: str, tmp_path: Path) -> None:
    """What was counted, said or logged has its day behind it."""
    assert broken(tmp_path, "2031-05-05", front) == ["in-the-future"]


def test_actors_and_places_in_the_future(tmp_path: Path) -> None:
    """Actors and places were added and described in the past too; how long an actor acts may lie ahead."""
    source = 'sources:\n  a: {publisher: A, date: 2033-02, url: "https://example.org/a"}\n'
    files = {
        "_actors/keepers.md": ACTOR.format("active: 2031/2035\nadded: 2034-01-01\n", ""),
        "_actors/readers.md": ACTOR.format(source, " [@a]").replace("Gauge keepers", "Gauge readers"),
        "_places/weir.md": "---\nname: Weir\nkind: site\nwithin: lower-marrow\nadded: 2033-01-03\n---\n",
    }
    assert rules_broken(tmp_path, "", files) == ["in-the-future"] * 3


@pytest.mark.parametrize(
    ("named", "date", "source", "rules"),
    [
        ("2018-07-13", "1397-04-22", "", ["other-calendar"]),
        ("2018-07", "1397-04", "", ["other-calendar"]),
        ("2018", "1397", "", ["other-calendar"]),
        ("2018-07-13", "1439-10-29", "", ["other-calendar"]),
        ("2018-07-13", "1397-04-22/1397-04-25", "", ["other-calendar"]),
        ("2018-07-13", "1396-04-22", "", DIFFERS),
        ("2018-07-13", "1397-12-22", "", DIFFERS),
        ("2018-07-13", "2008-07-13", "", DIFFERS),
        ("1397-04-22", "2018-07-13", "", DIFFERS),
        ("1397-04-22", "1397-04-22", "", []),
        ("1397-04-22", "1397-04-22", "date: 2018-07-14, ", ["other-calendar"]),
        ("1397-04-22", "1397-04-22", "date: 2019-06, ", ["other-calendar"]),
        ("1397-04-22", "1397-04-22", "date: 2020-01-03, ", []),
        ("1397-04-22", "1397-04-22", "date: 2018-07-11, ", []),
        ("1397-04-22", "1397-04-22", "date: 2018, ", []),
        ("1397-04-22", "1397-04-22", "date: 1397-05, ", []),
        ("2018-07-13", "2018-07-13", "date: 1397-04-23, ", ["other-calendar"]),
        ("2018-07-13", "2018-07-13", "date: 1398, ", ["other-calendar"]),
        ("2018-07-13", "2018-07-13", "date: 1439-11, ", ["other-calendar"]),
        ("2018-07-13", "2018-07-13", "date: 1396-04-23, ", []),
        ("1900", "1900", "date: 1397, ", []),
    ],
)
def test_calendars(named: str, date: str, source: str, rules: list[str], tmp_path: Path) -> None:
    """A date is asked about where only another calendar makes it fit the id, the sources or the event."""
    assert broken(tmp_path, date, source=source, named=named) == rules


@pytest.mark.parametrize(
    ("date", "front", "rules"),
    [
        ("2018-07-13", COUNT("as_of: 1397-04-23"), ["other-calendar"]),
        ("2018-07-13", COUNT("as_of: 1397-04-20"), BEFORE),
        ("2018-07-13", CLAIM("1397-04-23", "claimed"), ["other-calendar"]),
        ("2018-07-13", UNCLAIMED("1439-11-01"), ["other-calendar"]),
        ("2018-07-13", "added: 1405-02-01\n", ["other-calendar"]),
        ("2018-07-13", "added: 1396-02-01\n", ["added-before-event"]),
        ("1397-04-22", COUNT("as_of: 1397-04-23"), []),
        ("1388", "added: 2026-02-01\n", []),
    ],
)
def test_calendars_of_rows(date: str, front: str, rules: list[str], tmp_path: Path) -> None:
    """The days of rows are asked about where only another calendar sets them after the event, in a lifetime."""
    assert broken(tmp_path, date, front) == rules


def test_year_in_an_address(tmp_path: Path) -> None:
    """A report with the year in its address tells the calendar, even where the whole entry counts in another."""
    text = LEAST.read_text("utf-8").replace("date: 2031-05-05", "date: 1397-04-22", 1)
    text = text.replace("https://example.org/g/5", "https://example.org/2018/07/g5")
    path = tmp_path / "events" / "1397" / "1397-04-22-case.md"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    set_up(RECORD, tmp_path)
    rules = [(finding.path, finding.rule) for finding in findings_of(tmp_path)]
    assert rules == [("events/1397/1397-04-22-case.md", "other-calendar")]
