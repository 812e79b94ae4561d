"""From answers to an event: whatever they hold, a file that the check has no error for, or none and why."""

from copy import copy
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.contribute.forms.fields import Remark
from build_scripts.contribute.forms.form import FIELDS
from build_scripts.contribute.forms.note import write_note
from build_scripts.contribute.forms.proposal import Proposal, draft_event
from build_scripts.contribute.new.plain import one_line
from build_scripts.reading.front_matter import parse_document
from tests.contribute.new import example, workspace

GOOD = {
    "title": "Flood at the weir",
    "date": "2031-05-05",
    "kind": "Flood",
    "status": "Reported",
    "summary": "The river left its bed.",
    "body": "It left its bed at night [1].",
    "sources": "Marrow Gazette; 2031-05-06; https://example.org/gazette/weir",
}
PIECES = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            "; ",
            ";",
            ": ",
            "=",
            "### ",
            "---",
            "...",
            "[1]",
            "[@",
            "@a",
            "]",
            "{",
            "}",
            "#",
            "&#8203;",
            "&a",
            "*",
        ),
        *(
            "`",
            "```\n",
            "<script>",
            "javascript:x",
            "https://example.com/x",
            "2031-05-05",
            "killed: ",
            "displaced: 3",
            "by: ",
        ),
        *(
            "source 1",
            "source: ",
            "council",
            "accused",
            "Lower Marrow",
            "../..",
            "${{ x }}",
            "$(id)",
            "\u202e",
            "\x00",
            "\ud800",
        ),
        *(
            "\r",
            "\t",
            "'",
            '"',
            "\\",
            "| ",
            "> ",
            "- ",
            "1. ",
            "grade: A",
            "lang: x",
            "id: ]",
            "group: ",
            "note: ",
            "without: x",
        ),
        *(
            "superseded_by: x",
            "period: ",
            "as of: ",
            "at least ",
            "36+",
            "about ",
            "%",
            "!",
            "Confirmed",
            "withdrawn",
            "title: ",
        ),
    ]
)
ODD = st.lists(PIECES | st.text(max_size=6), max_size=14).map("".join)


def draft(given: dict[str, str]) -> Proposal:
    """What becomes of answers in the example record."""

    return draft_event(given, workspace())


@settings(max_examples=50)
@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), ODD))
def test_any_answers(odd: dict[str, str]) -> None:
    """There is a file without errors whose words are the answer's own, or there is none and something is missing."""
    proposal = draft({**GOOD, **odd})
    assert (proposal.addition is None) == bool(proposal.missing)
    assert [each for each in proposal.findings if each.severity == "error" and proposal.addition] == []
    assert write_note(proposal, 1)
    if proposal.addition:
        tree = parse_document("event", proposal.addition.text).tree
        assert tree is not None
        assert set(tree) <= {*GOOD, "places", "figures", "attribution"}
        assert [tree[key] for key in ("title", "summary")] == [
            one_line({**GOOD, **odd}[key]) for key in ("title", "summary")
        ]
        assert tree["kind"] in example().vocabulary.kinds  # type: ignore[union-attr]


def test_status_is_what_the_sources_bear_out() -> None:
    """An event that one origin alone confirms is reported, and the note says so."""
    proposal = draft({**GOOD, "status": "Confirmed"})
    assert proposal.addition is not None
    assert "\nstatus: reported\n" in proposal.addition.text
    assert ["not `confirmed`" in each.text for each in proposal.remarks] == [True]


def test_only_a_person_withdraws() -> None:
    """A status that needs more than a form can say is refused by the check, and so there is no file."""
    proposal = draft({**GOOD, "status": "Withdrawn"})
    assert proposal.addition is None
    assert ["withdrawn" in each for each in proposal.missing] == [True]


def test_nobody_is_cited_for_a_sender() -> None:
    """What names no source cites none, be there one or several, and that is said; a number is understood or named."""
    proposal = draft({**GOOD, "body": "It rose.\n\nIt fell [source 1][1], see [a map](https://a.example) [2]."})
    assert proposal.addition is not None
    both = "[@marrow-gazette-2031] [@marrow-gazette-2031]"
    end = f"It rose.\n\nIt fell {both}, see \\[a map\\](https\\://a.example) \\[2\\].\n"
    assert proposal.addition.text.endswith(end)
    assert [remark.text for remark in proposal.remarks] == [
        "Account: ‘[2]’ names no source that could be used",
        "Account: `[a map](https://a.example)`, `[2]` became plain text: look what each was meant to be",
        "Account: 1 of 2 paragraphs name no source: add those that say it",
    ]
    assert [finding.rule for finding in proposal.findings] == ["uncited-paragraph"]


def test_no_account() -> None:
    """Where nobody wrote an account the summary stands there, and cites nothing."""
    proposal = draft({**GOOD, "body": ""})
    assert proposal.addition is not None
    assert proposal.addition.text.endswith("\n---\n\nThe river left its bed.\n")
    assert [remark.text for remark in proposal.remarks] == [
        "Account: none; the summary is there for now: say which sources support it"
    ]


def test_also_words() -> None:
    """What people write for a word is that word, and the note says how it was read; so the check has it too."""
    record = workspace().record
    assert record.vocabulary is not None
    kinds = record.vocabulary.kinds
    also = {**kinds, "flood": replace(kinds["flood"], also=("inundation",))}
    changed = replace(record, vocabulary=replace(record.vocabulary, kinds=also))
    flooded = copy(workspace())
    flooded.record = changed
    proposal = draft_event({**GOOD, "kind": "Inundation", "figures": "deaths: 3; by: council"}, flooded)
    assert proposal.addition is not None
    assert "\nkind: flood\n" in proposal.addition.text
    assert "- {killed: 3, by: council" in proposal.addition.text
    assert proposal.readings == ["Kind of event: ‘Inundation’ as `flood`"]


def test_too_long() -> None:
    """An answer that is one line is not a page; the rest is still read, so that all is said at once."""
    proposal = draft({**GOOD, "title": "x" * 501, "summary": "y" * 70_000, "kind": "Nothing"})
    assert proposal.missing == [
        "What happened, in one line: longer than 500 characters",
        "Summary in one sentence: longer than 500 characters",
        "Kind of event: there is no such word as ‘Nothing’: write one of flood, breach, meeting, statement",
    ]


def test_very_many_lines() -> None:
    """Of very many rows the first are read, and that is said."""
    proposal = draft({**GOOD, "figures": "\n".join(f"displaced: {n}; by: {n}" for n in range(300))})
    assert proposal.addition is not None
    assert proposal.addition.text.count("displaced") == 40
    assert proposal.remarks == [Remark("Counts: only the first 40 lines were read")]


def test_boxes_have_to_be_ticked() -> None:
    """Where a box is left open, nothing is made, and it is said which words to tick."""
    proposal = draft({**GOOD, "agreed": "- [X] It endangers nobody.\n- [ ] It may be published."})
    assert proposal.missing == ["Before you send it: both boxes have to be ticked, or nothing can be made of it"]
    assert draft({**GOOD, "agreed": "- [x] It endangers nobody.\n- [X] It may be published."}).missing == []


def test_places_and_signs() -> None:
    """Semicolons part places as commas do: the smallest of a row is there, and several that lie apart all do."""
    told = {
        "Mill dike; Lower Marrow; Marrow Region": "[mill-dike]",
        "Mill dike, Lower Marrow": "[mill-dike]",
        "Mill dike\nOld gauge": "[mill-dike, old-gauge]",
        "Mill dike; Old gauge": "[mill-dike, old-gauge]",
    }
    for where, places in told.items():
        proposal = draft({**GOOD, "places": where})
        assert proposal.addition is not None
        assert (f"\nplaces: {places}\n" in proposal.addition.text, proposal.remarks) == (True, [])


def test_rows_that_are_left_out_stand_whole() -> None:
    """A row that could not be used can be pasted from the note, with what to write in the words of the form."""
    row = f"Council of Lower Marrow; according to: {'the mayor of the lower town ' * 4}; sources 1"
    proposal = draft({**GOOD, "attribution": row})
    why = "this row does not say what is said (claimed, accused, denied)"
    assert proposal.remarks == [Remark("Who is said to have done it: left out", row, why)]
    assert f"- Who is said to have done it: left out `{row}`: {why}\n" in write_note(proposal, 2)


def test_the_comment_is_for_the_sender() -> None:
    """A note on a form that nothing was made of says what its sender can do."""
    note = write_note(draft({**GOOD, "title": ""}), 2)
    assert "#2" not in note
    assert note.endswith("Edit your text above (it keeps the headings of the form); a maintainer starts it anew.\n")
