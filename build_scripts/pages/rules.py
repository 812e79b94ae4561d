"""The pages of the rules: what the check holds the record to, and why.

They show the toolkit's own words, and what the configuration of the record has made of a rule; nothing of its entries.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markupsafe import Markup

from build_scripts.base.slugs import slugify
from build_scripts.check.catalogue import CATALOGUE
from build_scripts.check.explanations import CodeBlock, Passage, all_parts, read_explanation, rules_by_subject
from build_scripts.check.suppression import can_suppress
from build_scripts.findings import SUBJECTS, Rule, count_severities
from build_scripts.pages.code import figures
from build_scripts.pages.context import Context
from build_scripts.pages.page import Page
from build_scripts.pages.plan import Planned, Planner, digest


@dataclass(frozen=True, slots=True)
class PassageHtml:
    """A part of an explanation as the page shows it: its anchor, heading and HTML."""

    id: str
    title: str
    body: Markup


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan the index and a page for each rule; of record and settings their keys hold the rules' levels alone."""
    levels = context.site.rules
    yield planner.plan_fixed_page("rules/", render_rules, base=digest(planner.toolkit, repr(sorted(levels.items()))))
    for rule in sorted(CATALOGUE):
        base = digest(planner.toolkit, *levels.get(rule, ()))
        yield planner.plan_fixed_page(f"rules/{rule}/", render_rule, rule, base=base)


def render_rules(context: Context) -> Page:
    """Render the index: every rule by subject, with its severity and its sentence."""
    t, rules = context.t, CATALOGUE.values()
    groups = [
        {"id": subject, "title": SUBJECTS[subject], "count": context.count_words("rules", len(rows)), "rules": rows}
        for subject, rows in rules_by_subject().items()
    ]
    errors, warnings = count_severities(rules)
    lead = t["rules_lead"].format(
        rules=context.count_words("rules", len(rules)),
        errors=context.count_words("rules_errors", errors),
        warnings=context.count_words("rules_warnings", warnings),
    )
    title = t["sections"]["rules"]
    body = context.render(
        "rules.html", title=title, lead=lead, groups=groups, sentence=_sentence, levels=context.site.rules
    )
    return Page("rules/", "rules", title, lead, body)


def render_rule(context: Context, rule_id: str) -> Page:
    """Render a rule's own page: its sentence, why it is one, examples, and the rules beside it."""
    rule = CATALOGUE[rule_id]
    siblings = rules_by_subject()[rule.subject]
    at = siblings.index(rule)
    body = context.render(
        "rule.html",
        rule=rule,
        subject=SUBJECTS[rule.subject],
        sentence=_sentence(rule),
        means=context.t["rule_means"]["suppressible" if can_suppress(rule) else rule.severity],
        chosen=context.site.rules.get(rule_id),
        why=_why(rule_id),
        passages=_passages(rule_id),
        before=siblings[at - 1] if at else None,
        after=siblings[at + 1] if at + 1 < len(siblings) else None,
    )
    return Page(f"rules/{rule_id}/", "rules", rule_id, rule.sentence, body)


@cache
def _sentence(rule: Rule) -> Markup:
    return Markup(_markdown().renderInline(rule.sentence))


@cache
def _why(rule: str) -> Markup:
    return Markup(_markdown().render(read_explanation(rule).why))


@cache
def _passages(rule: str) -> tuple[PassageHtml, ...]:
    parts = all_parts(CATALOGUE[rule])
    counterparts = {"Before": "After", "After": "Before"}
    blocks = {part.heading: part.blocks for part in parts}
    return tuple(_passage(part, blocks.get(counterparts.get(part.heading, ""), ())) for part in parts)


def _passage(part: Passage, others: Sequence[CodeBlock]) -> PassageHtml:
    code = iter(figures(part.blocks, others))
    html = _markdown().render(part.text, {"code": code})
    return PassageHtml(slugify(part.heading), part.heading, Markup(html))


@cache
def _markdown() -> MarkdownIt:
    """CommonMark without HTML and images; blocks of code are figures, which come with the text."""
    markdown = MarkdownIt("commonmark", {"html": False}).disable(["image", "html_inline", "html_block"])
    markdown.add_render_rule("fence", lambda self, tokens, index, options, env: f"{next(env['code'])}\n")
    return markdown
