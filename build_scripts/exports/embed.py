"""``embed/``: the drawn timeline for a frame on another site, with the same state in its address."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from build_scripts.base.cache import digest_folder
from build_scripts.exports.markup import TEMPLATES, render
from build_scripts.language.direction import direction, isolate_markup
from build_scripts.language.quotes import curl_markup
from build_scripts.model.entries import Event
from build_scripts.model.layout import SITE_ROOT
from build_scripts.pages.context import Context
from build_scripts.pages.drawn.whole import render_whole
from build_scripts.pages.plan import Planned, Planner, digest, every_event
from build_scripts.pages.policy import with_policy
from build_scripts.pages.styles import first_styles

_ROOT = "../"


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan the page."""
    base = digest(planner.common, digest_folder(TEMPLATES), first_styles())
    yield planner.plan_list("embed/index.html", render_embed, every_event, base=base)


def render_embed(context: Context, events: tuple[Event, ...]) -> bytes:
    """Render the drawing without what is around it, and a way to the page that has the rest."""
    page = render_whole(context, events)
    way = direction(context.site.lang)
    body = isolate_markup(curl_markup(page.body, context.quotes), way).replace(SITE_ROOT, _ROOT)
    values = {"title": page.title, "body": Markup(body), "first": Markup(first_styles()), "way": way, "root": _ROOT}
    html = render("embed.html", site=context.site, t=context.t, **values)
    return with_policy(html.decode()).encode()
