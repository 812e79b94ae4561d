"""The note for a pull request: what strangers typed is text in it, and does nothing."""

import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from build_scripts.contribute.forms.fields import Remark
from build_scripts.contribute.forms.note import write_note
from build_scripts.contribute.forms.proposal import Proposal
from build_scripts.contribute.new.additions import Addition
from build_scripts.findings import Finding

MARKDOWN = MarkdownIt("gfm-like", {"html": True, "linkify": False})
TAGS = {"p", "h3", "ul", "li", "code"}


@given(st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_nothing_typed_does_anything(texts: list[str]) -> None:
    """No HTML, link, image or heading comes of what was typed; no mention and no reference to another issue."""
    finding = Finding("a.md", 1, 1, "some-rule", "warning", texts[0], "")
    remarks = [Remark(each, row, each) for each in texts for row in ("", each)]
    made = Proposal(Addition("event", "2031-05-05-x", ""), remarks=remarks, readings=texts, findings=[finding])
    for proposal in (made, Proposal(missing=texts, remarks=remarks)):
        note = write_note(proposal, 12)
        html = MARKDOWN.render(note)
        assert set(re.findall(r"<(\w+)", html)) <= TAGS
        assert html.count("<li>") == note.count("\n- ")
        text = re.sub(r"(?s)<code>.*?</code>", "", html.replace("#12", ""))
        assert not re.search(r"[@#](?!\u2060)\w", re.sub(r"&(?:#\d+|\w+);", "", text))


def test_references_end() -> None:
    """Neither a name behind an @, nor a number behind a #, nor one behind GH, is taken for a person or an issue."""
    note = write_note(Proposal(missing=["@everyone #1 owner/name#2 GH-3 fixes #4"]), None)
    shown = MARKDOWN.render(note)
    assert not re.search(r"@\w|#\d|\bGH-\d", shown)


def test_only_the_first_remarks() -> None:
    """A note stays short enough for a forge to take it."""
    note = write_note(Proposal(missing=["<" * 1000] * 500, remarks=[Remark("@" * 1000), Remark("\ud800")]), 7)
    assert note.count("\n- <".replace("<", "&#60;")) == 7
    assert "\n- and 493 more\n" in note
    assert len(note.encode()) < 65_536
