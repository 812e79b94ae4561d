"""The pages of the rules: what the check holds the record to, and why.

They show the toolkit's own words and nothing of the record, so they change with the toolkit alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markupsafe import Markup

from build_scripts.base.slugs import slugify
from build_scripts.check.explanations import CodeBlock, Passage, all_parts, read_explanation, rules_by_subject
from build_scripts.check.suppression import can_suppress
from build_scripts.findings import CATALOGUE, SUBJECTS, Rule, count_severities
from build_scripts.pages.code import figures
from build_scripts.pages.page import Context, Page


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a rule's page: its anchor, heading and HTML."""

    id: str
    title: str
    body: Markup


def render_rules(context: Context) -> Page:
    """The index: every rule by subject, with its severity and its sentence."""
    t, rules = context.t, CATALOGUE.values()
    groups = [
        {"id": subject, "title": SUBJECTS[subject], "count": context.count_words("rules", len(found)), "rules": found}
        for subject, found in rules_by_subject().items()
    ]
    errors, warnings = count_severities(rules)
    lead = t["rules_lead"].format(
        rules=context.count_words("rules", len(rules)),
        errors=context.count_words("rules_errors", errors),
        warnings=context.count_words("rules_warnings", warnings),
    )
    title = t["sections"]["rules"]
    body = context.render("rules.html", title=title, lead=lead, groups=groups, sentence=_sentence)
    return Page("rules/", "rules", title, lead, body)


def render_rule(context: Context, rule_id: str) -> Page:
    """A rule's own page: its sentence, why it is one, examples, and the rules beside it."""
    rule = CATALOGUE[rule_id]
    beside = rules_by_subject()[rule.subject]
    at = beside.index(rule)
    body = context.render(
        "rule.html",
        rule=rule,
        subject=SUBJECTS[rule.subject],
        sentence=_sentence(rule),
        means=context.t["rule_means"]["suppressible" if can_suppress(rule) else rule.severity],
        why=_why(rule_id),
        sections=_sections(rule_id),
        before=beside[at - 1] if at else None,
        after=beside[at + 1] if at + 1 < len(beside) else None,
    )
    return Page(f"rules/{rule_id}/", "rules", rule_id, rule.sentence, body)


@cache
def _sentence(rule: Rule) -> Markup:
    return Markup(_markdown().renderInline(rule.sentence))


@cache
def _why(rule: str) -> Markup:
    return Markup(_markdown().render(read_explanation(rule).why))


@cache
def _sections(rule: str) -> tuple[Section, ...]:
    parts = all_parts(CATALOGUE[rule])
    counterparts = {"Before": "After", "After": "Before"}
    blocks = {part.heading: part.blocks for part in parts}
    return tuple(_section(part, blocks.get(counterparts.get(part.heading, ""), ())) for part in parts)


def _section(part: Passage, others: Sequence[CodeBlock]) -> Section:
    code = iter(figures(part.blocks, others))
    html = _markdown().render(part.text, {"code": code})
    return Section(slugify(part.heading), part.heading, Markup(html))


@cache
def _markdown() -> MarkdownIt:
    """CommonMark without HTML and images; blocks of code are figures, which come with the text."""
    markdown = MarkdownIt("commonmark", {"html": False}).disable(["image", "html_inline", "html_block"])
    markdown.add_render_rule("fence", lambda self, tokens, index, options, env: f"{next(env['code'])}\n")
    return markdown
