"""What a change does to the record, in words."""

import shutil
from collections.abc import Callable
from pathlib import Path

from build_scripts.changes.review import review_change
from build_scripts.language.interface import read_strings
from build_scripts.reading.record import load_record, read_files
from tests.examples import RECORD

BREACH = "events/2031/2031-04-02-mill-dike-breach.md"
INQUIRY = "events/2031/2031-04-inquiry.md"
VOTE = "events/2032/2032-budget-vote.md"


def review(folder: Path, change: Callable[[Path], None]) -> str:
    """What is said of ``change``, done to the example record."""
    shutil.copytree(RECORD, folder, dirs_exist_ok=True)
    before = load_record(read_files(folder / "events"), None)
    change(folder)
    after = load_record(read_files(folder / "events"), None, previous=before)
    return review_change(after, before, read_strings("en", folder))


def edit(path: Path, *changes: tuple[str, str]) -> None:
    """Replace words in a file."""
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def test_no_change(tmp_path: Path) -> None:
    """Where nothing differs, or only bytes do, that is what is said."""
    nothing = "## What this changes: nothing that a reader would see\n"
    assert review(tmp_path / "a", lambda folder: None) == nothing
    assert review(tmp_path / "b", lambda folder: edit(folder / BREACH, ("# EDTF", "# a date"))) == nothing


def test_a_count_is_replaced(tmp_path: Path) -> None:
    """A newer count of the same speaker: before → after, and the earlier one stays."""

    def change(folder: Path) -> None:
        old = "{displaced: 12, group: children, by: river-watch, sources: [watch-report], includes: two newborns}"
        new = old.replace("12", "15").replace("by: river-watch", "by: river-watch, as_of: 2031-05-02")
        kept = old.replace("includes:", "as_of: 2031-04-20, superseded_by: river-watch, includes:")
        log = "  - {date: 2031-06-01, class: addition, note: A newer count of children.}\n---"
        edit(folder / BREACH, (old, f"{new}\n  - {kept}"), ("\n---", f"\n{log}"))

    assert review(tmp_path, change) == (
        "## What this changes: 1 event changed\n"
        "\n"
        "### 1 event changed\n"
        "\n"
        "#### 2–3 April 2031: Breach of the mill dike (`2031-04-02-mill-dike-breach`)\n"
        "\n"
        "* Displaced, children, River Watch: 12 → 15 (as of 2 May 2031; source watch-report)"
        "; the earlier count stays, marked as replaced\n"
        "* Log, 1 June 2031, addition: A newer count of children.\n"
    )


def test_each_kind_of_difference(tmp_path: Path) -> None:
    """Dates, places, attributions, claims, participants, ties, sources and the account, with no word in the log."""

    def change(folder: Path) -> None:
        edit(
            folder / BREACH,
            ("date: 2031-04-02/2031-04-03", "date: 2031-04-02"),
            ("status: confirmed", "status: disputed"),
            ("precision: 200 m", "precision: 1 km"),
            ("places: [mill-dike, lower-marrow]", "places: [mill-dike, old-gauge]"),
            ("role: investigator", "role: responder"),
            ("  - {actor: council, stance: denied", "  - {actor: flood-office, stance: denied"),
            ("    verdict: disputed", "    verdict: supported"),
            ("as: follow-up", "as: context"),
            ("    url: https://example.org/gazette/2031/04/04?page=1&part=2", "    url: https://example.org/x"),
            ("[inquiry]", "[later inquiry]"),
        )

    assert review(tmp_path, change) == (
        "## What this changes: 1 event changed\n"
        "\n"
        "### 1 event changed\n"
        "\n"
        "#### 2 April 2031: Breach of the mill dike (`2031-04-02-mill-dike-breach`)\n"
        "\n"
        "* Status: confirmed → disputed\n"
        "* Date: 2–3 April 2031, 23:40+01:00 → 2 April 2031, 23:40+01:00\n"
        "* Place **dropped**: Lower Marrow\n"
        "* Place added: Old gauge\n"
        "* Point: 10.505, -20.254, within 200 m (source watch-report)"
        " → 10.505, -20.254, within 1 km (source watch-report)\n"
        "* Attribution **dropped**: Council of Lower Marrow, denied, according to Council of Lower Marrow"
        " (source gazette-2031)\n"
        "* Attribution added: Regional Flood Office, denied, according to Council of Lower Marrow"
        " (source gazette-2031)\n"
        "* Participant **dropped**: River Watch, investigator\n"
        "* Participant added: River Watch, responder\n"
        "* Claim: “The dike had not been inspected: not once in ten years.”, Rowing club, disputed"
        " (source gazette-2031)"
        " → “The dike had not been inspected: not once in ten years.”, Rowing club, supported (source gazette-2031)\n"
        "* Tie: `2031-04-inquiry`, follow-up → `2031-04-inquiry`, context\n"
        "* Source `gazette-2031`: Marrow Gazette, Dike breaks at night, 2031-04-04,"
        " https&#58;//example.org/gazette/2031/04/04?page=1&#38;part=2"
        " → Marrow Gazette, Dike breaks at night, 2031-04-04, https&#58;//example.org/x\n"
        "* The account was edited\n"
        "* **The public log says nothing of this**\n"
    )


def test_events_come_and_go(tmp_path: Path) -> None:
    """New, renamed, withdrawn and vanished events, a file that cannot be read, registries and words."""

    def change(folder: Path) -> None:
        text = (folder / VOTE).read_text("utf-8")
        (folder / "events/2032/2032-03-01-new.md").write_text(
            "---\ntitle: A new <b>bridge</b>\ndate: 2032-03-01\nkind: meeting\nstatus: reported\n"
            "summary: It was opened, @everyone.\nplaces: [old-gauge]\n"
            "figures:\n  - {cost: about 9, sources: [a]}\n"
            "sources:\n  a: {publisher: Courier, reference: page 3}\n---\n\nIt was [@a].\n",
            encoding="utf-8",
        )
        renamed = text.replace("sources:\n", "redirect_from: [2032-budget-vote]\nsources:\n", 1)
        (folder / "events/2032/2032-05-vote.md").write_text(renamed, encoding="utf-8")
        (folder / VOTE).unlink()
        (folder / INQUIRY).unlink()
        (folder / "events/_places/old-gauge.md").write_text("---\nname: The gauge\nkind: site\n---\n", encoding="utf-8")
        (folder / "events/_actors/council.md").write_text("---\n", encoding="utf-8")
        edit(folder / "events/_vocabulary.yml", ("definition: The dikes.", "definition: All dikes."))

    assert review(tmp_path, change) == (
        "## What this changes: 1 event added, 1 event changed, 1 event gone, 1 place, 1 word,"
        " 1 file that cannot be read\n"
        "\n"
        "### 1 event added\n"
        "\n"
        "* **1 March 2032: A new &#60;b&#62;bridge&#60;/b&#62;** (`2032-03-01-new`), reported\n"
        "  * It was opened, &#64;\u2060everyone.\n"
        "  * Place: The gauge\n"
        "  * Cost, Courier: about 9 (source a)\n"
        "  * Sources: Courier\n"
        "\n"
        "### 1 event changed\n"
        "\n"
        "#### between 10 and 20 January 2032: Vote on money for the dikes (`2032-05-vote`)\n"
        "\n"
        "* Renamed: `2032-budget-vote` → `2032-05-vote`; the old address redirects\n"
        "\n"
        "### 1 event gone\n"
        "\n"
        "* about April 2031: Inquiry into the breach (`2031-04-inquiry`);"
        " **nothing says why, and its address leads nowhere**\n"
        "\n"
        "### 1 place\n"
        "\n"
        "* The gauge (`old-gauge`) changed\n"
        "\n"
        "### 1 word\n"
        "\n"
        "* `tags dike` changed: Dike: All dikes. (before: levee)\n"
        "\n"
        "### 1 file that cannot be read\n"
        "\n"
        "* `events/_actors/council.md`: see the check\n"
    )


def test_withdrawn(tmp_path: Path) -> None:
    """A withdrawal is said before the rest."""

    def change(folder: Path) -> None:
        log = "changes:\n  - {date: 2032-06-01, class: withdrawal, note: It was a rehearsal.}\nsources:\n"
        edit(folder / INQUIRY, ("status: reported", "status: withdrawn"), ("sources:\n", log))

    assert review(tmp_path, change).splitlines()[6:] == [
        "* **Withdrawn**: the page stays and says why",
        "* Status: reported → withdrawn",
        "* Log, 1 June 2032, withdrawal: It was a rehearsal.",
    ]


def test_what_a_sentence_does_not_show(tmp_path: Path) -> None:
    """Where two versions of a row read alike, the fields that differ are named; nothing is passed over."""

    def change(folder: Path) -> None:
        edit(
            folder / BREACH,
            (
                "sources: [watch-report], as_of: 2031-04-20}",
                "sources: [watch-report, gazette-2031], as_of: 2031-04-20}",
            ),
            ("through: The town clerk", "through: A clerk"),
            ("grade: B", "grade: A"),
            ("tags: [dike]", "tags: [budget]"),
            ("place_note: The upper end of the dike.", "place_note: The lower end."),
            ("added: 2031-05-01", "suppress:\n  - {rule: raw-html, reason: It is <a> title.}\nadded: 2031-05-01"),
        )

    assert review(tmp_path, change).splitlines()[6:] == [
        "* Tag **dropped**: dike",
        "* Tag added: budget",
        "* Note: “The upper end of the dike.” → “The lower end.”",
        "* Displaced, residents, River Watch: at least 36 (as of 20 April 2031; source watch-report, gazette-2031);"
        " its sources changed",
        "* Attribution: Council of Lower Marrow, denied, according to Council of Lower Marrow (source gazette-2031);"
        " its through changed",
        "* Source `gazette-2031`: Marrow Gazette, Dike breaks at night, 2031-04-04,"
        " https&#58;//example.org/gazette/2031/04/04?page=1&#38;part=2; its grade changed",
        "* Suppressed warning added: `raw-html`, because “It is &#60;a&#62; title.”",
    ]


def test_merged_and_taken_down(tmp_path: Path) -> None:
    """An entry that became part of another is told as such, and so is one that the list of removals stands for."""

    def change(folder: Path) -> None:
        (folder / INQUIRY).unlink()
        (folder / VOTE).unlink()
        edit(folder / BREACH, ("redirect_from: [", "redirect_from: [2031-04-inquiry, "))
        removed = folder / "events/_removed.yml"
        removed.write_text(
            removed.read_text("utf-8") + "2032-entry: {date: 2032-06-01, reason: safety}\n", encoding="utf-8"
        )

    assert [line for line in review(tmp_path, change).splitlines() if line.startswith("*")] == [
        "* about April 2031: Inquiry into the breach (`2031-04-inquiry`);"
        " now part of `2031-04-02-mill-dike-breach`, where its address leads",
        "* between 10 and 20 January 2032: Vote on money for the dikes (`2032-budget-vote`);"
        " taken down: the list of removals has a new line",
        "* `removed 2032-entry` added: 2032-06-01, safety",
    ]


def test_a_broken_vocabulary_is_no_loss_of_words(tmp_path: Path) -> None:
    """Words of a vocabulary that cannot be read are not told as gone."""

    def change(folder: Path) -> None:
        edit(folder / "events/_vocabulary.yml", ("format: 1", "format: ["))

    assert [line for line in review(tmp_path, change).splitlines() if line.startswith("*")] == [
        "* `events/_vocabulary.yml`: see the check"
    ]


def test_words_and_whom_a_count_includes(tmp_path: Path) -> None:
    """A word that gets a property is told with it; a count with or without an optional group is another count."""

    def change(folder: Path) -> None:
        edit(folder / BREACH, ("without: helpers", "with: helpers"))
        edit(folder / "events/_vocabulary.yml", ("definition: A region.}", "definition: A region., facet: true}"))

    assert review(tmp_path, change) == (
        "## What this changes: 1 event changed, 1 word\n"
        "\n"
        "### 1 event changed\n"
        "\n"
        "#### 2–3 April 2031: Breach of the mill dike (`2031-04-02-mill-dike-breach`)\n"
        "\n"
        "* Injured, Marrow Gazette: dozens, without helpers → dozens, with helpers (source gazette-2031)\n"
        "* **The public log says nothing of this**\n"
        "\n"
        "### 1 word\n"
        "\n"
        "* `place_kinds region` changed: Region: A region. (facet: true)\n"
    )
