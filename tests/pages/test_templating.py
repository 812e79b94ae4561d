"""Templates: what is known is text in them, all else is escaped, and nothing is taken for what it only looks like."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from build_scripts.pages.templating import Templates


def _templates(folder: Path, **files: str) -> Templates:
    for name, source in files.items():
        (folder / f"{name}.html").write_text(source, "utf-8")
    return Templates(folder, {"t": {"and": "A & B", "long": {"er": "<"}}, "root": "../"})


def test_constants_are_escaped_as_any_value_is(tmp_path: Path) -> None:
    """A constant is escaped as any value is, alone and in an expression."""
    templates = _templates(tmp_path, one="{{ root }}{{ t.and }}{{ t.long.er }}{{ t['and'] }}{{ t.and.lower() }}")
    assert templates.get_template("one.html").render() == "../A &amp; B&lt;A &amp; Ba &amp; b"


def test_a_template_may_have_another_t(tmp_path: Path) -> None:
    """What a loop or a macro calls `t` is its own."""
    source = (
        "{% for t in rows %}{{ t.and }}{% endfor %}"
        "{% macro of(root) %}{{ root }}{{ t.and }}{% endmacro %}{{ of('x') }}{{ root }}"
    )
    templates = _templates(tmp_path, one=source)
    assert templates.get_template("one.html").render(rows=[{"and": 1}, {"and": 2}]) == "12xA &amp; B../"


def test_markup_stays_and_the_same_text_is_escaped(tmp_path: Path) -> None:
    """Markup and text of equal letters are told apart, whichever is remembered."""
    templates = _templates(tmp_path, one="{% for value in values %}{{ value }} {% endfor %}")
    values = ["<b>", Markup("<b>"), "<b>", Markup("<b>"), 1, True, None]
    assert templates.get_template("one.html").render(values=values) == "&lt;b&gt; <b> &lt;b&gt; <b> 1 True None "


def test_a_key_is_before_a_method(tmp_path: Path) -> None:
    """A key of a mapping is before a method; other values have theirs."""
    templates = _templates(tmp_path, one="{{ row.items }} {{ text.upper() }}")
    assert templates.get_template("one.html").render(row={"items": 3}, text="a") == "3 A"


def test_what_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    """A name that nothing has is a mistake, a constant's too."""
    templates = _templates(tmp_path, one="{{ t.missing }}", two="{{ row.missing }}")
    for name in ("one.html", "two.html"):
        with pytest.raises(UndefinedError, match="missing"):
            templates.get_template(name).render(row={})


def test_a_section_is_part_of_its_template(tmp_path: Path) -> None:
    """A section sees what its template has set."""
    templates = _templates(tmp_path, one='{% set a = 1 %}\n{% section "two.html" %}\n|', two="{{ a }}{{ t.and }}")
    assert templates.get_template("one.html").render() == "1A &amp; B|"
