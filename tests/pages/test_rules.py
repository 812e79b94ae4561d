"""The pages of the rules: one for each, made of the toolkit's words alone."""

import re
from dataclasses import replace

import pytest

from build_scripts.check.catalogue import CATALOGUE
from build_scripts.check.explanations import all_parts, rules_by_subject
from build_scripts.findings import SUBJECTS
from build_scripts.language.interface import read_strings
from build_scripts.pages import plan_pages
from build_scripts.pages.context import Context, Site
from build_scripts.pages.rules import render_rule, render_rules
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.timeline import build_timeline
from tests.examples import RECORD
from tests.support.dom import Element, ids, parse
from tests.support.plans import plan_documents

TEXT_ELEMENTS = {"code", "em", "h1", "h2", "li", "mark", "p", "pre", "span", "strong", "ul"}
ELEMENTS = {"", "a", "article", "div", "figcaption", "figure", "header", "nav", "section", *TEXT_ELEMENTS}
PAGE = """\
<article class="kt-entry kt-rule">
<header class="kt-head">
<p class="kt-kicker"><a href="\x02rules/">Rules</a> <span class="kt-sep">/</span> \
<a href="\x02rules/#figures" lang="en">Figures</a></p>
<h1 class="kt-rule-id" lang="en">superseded-by-nobody</h1>
<p class="kt-lead" lang="en"><code>superseded_by</code> names the speaker of a row of the same measure that is still \
current.</p>
<p class="kt-statusline"><span class="kt-badge kt-severity-error">Error</span> \
<span>It has to be fixed before anything is published.</span></p>
</header>
<section class="kt-section" id="why"><h2>Why</h2><div class="kt-prose" lang="en">
<p>An earlier count stays in the table and leaves the range once the same speaker, or an official successor, has \
replaced
it. If the row that replaced it is not there, the range would lose a figure and gain none.</p>

</div></section>
<section class="kt-section" id="before"><h2 lang="en">Before</h2><div class="kt-prose" lang="en">
<figure class="kt-code"><pre><code>figures:
  - {injured: 9, by: Mayor&#39;s office, sources: [gazette], superseded_by: council}
</code></pre></figure>

</div></section>
<section class="kt-section" id="after"><h2 lang="en">After</h2><div class="kt-prose" lang="en">
<figure class="kt-code"><pre><code>figures:
  - {injured: 9, by: Mayor&#39;s office, sources: [gazette], superseded_by: council}
  <mark>- {injured: 12, by: council, sources: [gazette]}</mark>
</code></pre></figure>

</div></section>
<section class="kt-section" id="fine-as-it-is"><h2 lang="en">Fine as it is</h2><div class="kt-prose" lang="en">
<p>A row without <code>by</code> is the source's own voice, so the source's id names it.</p>
<figure class="kt-code"><pre><code>figures:
  - {injured: 9, by: Mayor&#39;s office, sources: [gazette], superseded_by: gazette}
  - {injured: 12, sources: [gazette]}
</code></pre></figure>

</div></section>
<p class="kt-asof kt-hint">The examples come from an invented record. What they leave out of a file is in order.</p>
<nav class="kt-neighbours" aria-label="Rules on the same subject">
<a class="kt-before" href="\x02rules/speaker-in-note/" rel="prev"><span>Previous rule</span> \
<span class="kt-rule-id" lang="en">speaker-in-note</span></a>\
<a class="kt-after" href="\x02rules/superseded-by-older/" rel="next"><span>Next rule</span> \
<span class="kt-rule-id" lang="en">superseded-by-older</span></a>\
</nav>
</article>"""


@pytest.fixture(scope="module")
def example() -> Context:
    """The example record, with the interface's words in English."""
    timeline = build_timeline(load_record(read_files(RECORD / "events"), None))
    return Context(timeline, Site("Chronicle"), read_strings("en", RECORD))


def test_page(example: Context) -> None:
    """A rule's page says what the rule is, how severe, why, shows examples, and leads to its neighbours."""
    page = render_rule(example, "superseded-by-nobody")
    assert (page.path, page.section, page.title) == ("rules/superseded-by-nobody/", "rules", "superseded-by-nobody")
    assert page.description == CATALOGUE["superseded-by-nobody"].sentence
    assert re.sub(r"\n+", "\n", page.body) == re.sub(r"\n+", "\n", PAGE)


def test_every_rule_has_a_page(example: Context) -> None:
    """The plan has a page for each rule that a finding can name, and the index leads to each under its subject."""
    planned = {page.path for page in plan_pages(example) if page.path.startswith("rules/")}
    assert planned == {"rules/", *(f"rules/{rule}/" for rule in CATALOGUE)}
    sections = parse(render_rules(example).body).find("section")
    listed = {each.attributes["id"]: [_row(row) for row in each.find("li")] for each in sections}
    assert listed == {
        subject: [
            (
                f"\x02rules/{rule.id}/",
                rule.id,
                " ".join(rule.sentence.replace("`", "").split()),
                rule.severity.capitalize(),
            )
            for rule in rules
        ]
        for subject, rules in rules_by_subject().items()
    }


def _row(row: Element) -> tuple[str, str, str, str]:
    link, says, badge = (each for each in row.children if isinstance(each, Element))
    return link.attributes["href"], link.text, " ".join(says.text.split()), badge.text


def test_index_counts(example: Context) -> None:
    """The index says how many rules there are, and how many of each subject."""
    page = render_rules(example)
    errors = sum(rule.severity == "error" for rule in CATALOGUE.values())
    assert page.description.startswith(
        f"{len(CATALOGUE)} rules: {errors} give errors and {len(CATALOGUE) - errors} give warnings."
    )
    headings = [" ".join(each.text.split()) for each in parse(page.body).find("h2")]
    assert headings == [
        f"{SUBJECTS[subject]} {len(rules)} rule{'s' if len(rules) > 1 else ''}"
        for subject, rules in rules_by_subject().items()
    ]


@pytest.mark.parametrize("rule", sorted(CATALOGUE))
def test_page_is_text_alone(rule: str, example: Context) -> None:
    """No rule's page holds a picture, a script or a frame, or leads to another host; its examples are all there."""
    page = parse(render_rule(example, rule).body)
    away = [each.attributes["href"] for each in page.find("a") if not each.attributes["href"].startswith("\x02rules/")]
    assert ({each.name for each in page.walk()} - ELEMENTS, away) == (set(), [])
    assert [anchor for anchor, count in ids(page).items() if count > 1] == []
    assert [each.text for each in page.find("h2")] == ["Why", *(part.heading for part in all_parts(CATALOGUE[rule]))]
    assert [code.text for code in page.find("pre")] == [
        block.text for part in all_parts(CATALOGUE[rule]) for block in part.blocks
    ]


def test_pages_depend_on_the_toolkit_alone(example: Context) -> None:
    """An edit of the record or of the configuration makes no page of a rule anew; other words do."""

    def keys(other: Context) -> set[str]:
        return {page.key for page in plan_pages(other) if page.path.startswith("rules/")}

    elsewhere = replace(example, timeline=replace(example.timeline), site=Site("Other", "https://other.example/"))
    words = replace(example, strings={**example.strings, "interface": {**example.t, "rule_why": "Reason"}})
    assert keys(example) == keys(elsewhere)
    assert _made(example) == _made(elsewhere)
    assert keys(example).isdisjoint(keys(words))


def _made(context: Context) -> list[object]:
    return [page.make(context) for page in plan_pages(context) if page.path.startswith("rules/")]


def test_search_does_not_know_them(example: Context) -> None:
    """The search index is made of documents, and no rule has one."""
    events = {f"all/{each.id[:4]}/{each.id}.html" for each in example.timeline.events}
    assert {document.path for document in plan_documents(example)} == events
