"""``embed/``: the drawn timeline for a frame on another site, with the same state in its address."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from build_scripts.exports.markup import render
from build_scripts.language.direction import direction, isolate_markup
from build_scripts.model.layout import SITE_ROOT
from build_scripts.pages.context import Context
from build_scripts.pages.drawn.whole import render_whole

_ROOT = "../"


def export(context: Context) -> Iterator[tuple[str, bytes]]:
    """Yield the page: the drawing without what is around it, and a way to the page that has the rest."""
    page = render_whole(context, context.timeline.events)
    way = direction(context.site.lang)
    body = isolate_markup(page.body, way).replace(SITE_ROOT, _ROOT)
    yield (
        "embed/index.html",
        render("embed.html", site=context.site, t=context.t, title=page.title, body=Markup(body), way=way, root=_ROOT),
    )
