"""Drafts: a file with the keys explained and the findings at their lines, and the file that is in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.contribute.new.additions import Addition
from build_scripts.contribute.new.draft import annotated, bare, read_draft
from build_scripts.contribute.new.entry import required
from build_scripts.findings import Finding
from build_scripts.model.layout import EntryKind
from tests.contribute.new import example, workspace


def finding(line: int, message: str, path: str = "events/_places/x.md", rule: str = "unknown-kind") -> Finding:
    """Return an error on a line."""
    return Finding(path, line, 1, rule, "warning" if rule == "else" else "error", message, "")


def test_keys_are_explained_and_findings_stand_above_their_lines() -> None:
    """Each key is explained with its words, one that is missing as an example; a finding is above its line."""
    addition = Addition("place", "x", "---\nname: The weir\nkind: x\n---\n")
    wrong = Finding("events/_places/x.md", 2, 1, "unknown-kind", "error", "no such kind", "write `site`")
    lines = annotated(addition, example(), [wrong, finding(9, "late"), finding(7, "far", "events/_places/y.md")])
    assert lines.split("\n")[:14] == [
        "#! events/_places/y.md:7 error[unknown-kind]: far",
        "---",
        "#| Lines that begin with #| explain the keys, and those with #! say what is wrong; both are taken out when you"
        " are done.",
        "#| Fill in what the sources say. Where a line behind #| is an example, take the #| away to use it.",
        "#|",
        "#| Required. The one name shown on the site, on one line.",
        "#! error[unknown-kind]: no such kind = write `site`",
        "name: The weir",
        "#|",
        "#| Required. A word of `place_kinds`. (site, town, region)",
        "kind: x",
        "#|",
        "#| Id of the next larger place.",
        "#| within:",
    ]
    assert lines.split("\n")[-3:] == [
        "#| The account: paragraphs in your own words, parted by empty lines. Each ends with its sources: [@ID; @ID].",
        "#! error[unknown-kind]: late",
        "",
    ]


def test_lists_and_rows_have_examples() -> None:
    """The comments show how lists, rows and sources are written, with the record's own words."""
    draft = annotated(Addition("event", "x", "---\n---\n"), example())
    for shown in (
        "\n#| places: []\n",
        "\n#| The key of a count is what was counted. (killed, injured, displaced, cost)\n#| figures:\n"
        "#|   - {killed: 13, by: , sources: []}\n",
        "\n#| role: Required. A word of `roles`. (organiser, responder, investigator)\n#| actors:\n",
        "\n#| unclaimed: {sources: []}\n",
        "\n#| sources:\n#|   ID:\n#|     publisher:\n#|     title:\n#|     date:\n#|     url:\n",
    ):
        assert shown in draft


def test_examples_can_be_used() -> None:
    """Without `#| ` in front of it, every example is a key with its value, in YAML that can be read."""
    for kind in ("event", "actor", "place"):
        addition = Addition(kind, "x", "---\n---\n")
        lines = annotated(addition, example()).split("\n")
        used = [line[3:] if line[3:].startswith(" ") or line.rstrip(" []").endswith(":") else line for line in lines]
        used = [line for line in used if not line.startswith("#")]
        assert read_draft(kind, "\n".join(used))[1] != {}


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
KINDS: tuple[EntryKind, ...] = ("event", "actor", "place")


@given(st.lists(st.sampled_from(["---", "title: x", "kind: y", "  - a", "", "# mine", "#no", "sources:"]) | TEXTS))
def test_what_somebody_wrote_comes_back(lines: list[str]) -> None:
    """Whatever is in a file, its draft without our comments is that file; so is the draft of a draft."""
    text = bare("\n".join(lines))
    findings = [finding(at, "x") for at in range(1, 5)]
    for kind in KINDS:
        draft = annotated(Addition(kind, "x", text), example(), findings)
        if not text.endswith("\n"):
            assert bare(draft).removesuffix("\n") == text
        else:
            assert bare(draft) == text


def test_only_our_comments_go() -> None:
    """Comments of others, a shebang in code, and signs within a line stay."""
    text = "# mine\n#!/bin/sh\na: b #| c\n"
    assert bare(f"#| x\n#|\n  #! y\n{text}#! last") == text


def test_saved_text_is_fixed() -> None:
    """What `timeline fix` would fix is fixed; the front matter is told as far as it can be read."""
    text, front = read_draft("event", "---\r\n#| x\r\ndate: 5 May 2031\ntitle: 'It''s: so'\n---\nB.  \n")
    assert text == '---\ntitle: "It\'s: so"\ndate: 2031-05-05\n---\nB.\n'
    assert front == {"title": "It's: so", "date": "2031-05-05"}
    assert read_draft("event", "---\ntitle: [\n---\n") == ("---\ntitle: [\n---\n", {})


@pytest.mark.parametrize(
    ("kind", "keys"), [("event", ["title", "date", "kind", "status", "summary"]), ("place", ["name", "kind"])]
)
def test_what_is_needed(kind: EntryKind, keys: list[str]) -> None:
    """The keys that an entry needs are those that the model has no default for."""
    assert required(kind) == keys


def test_ids_follow_from_what_is_known() -> None:
    """An id is proposed of whatever there is: without a date it is today's, without a title the word `event`."""
    assert workspace().propose_id("event", {}) == "2033-01-01-event"
    assert workspace().propose_id("event", {"date": "never", "title": "A flood"}) == "2033-01-01-flood"
    assert workspace().propose_id("actor", {"name": "Council (of Lower Marrow)"}) == "council-2"
