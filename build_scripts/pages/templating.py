"""The templates of pages: Jinja's, with three changes that made the pages of events faster by a quarter.

* A section of a long template is a file of its own that is put into it before it is compiled.
* What stays the same for a whole build, the interface's strings above all, is put into a template as it is compiled:
  it is then part of the text between two values, and neither looked up nor escaped on any page.
* A text that was escaped is remembered, since most of what pages show comes again: labels, names, addresses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from markupsafe import Markup, escape

_SECTION = re.compile(r'\{% section "(?P<name>[^"]+)" %\}\n')
_REMEMBERED = 1 << 14


@lru_cache(_REMEMBERED)
def escaped(text: str) -> Markup:
    """Return plain text as markup."""
    return escape(str(text))


class _Sections(Extension):
    """Puts ``{% section "event/head.html" %}`` into the template that names it before that is compiled.

    `include` does the same while a page is rendered, which makes rendering a tenth slower.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return a template with its sections in it."""
        assert self.environment.loader is not None
        get_source = partial(self.environment.loader.get_source, self.environment)
        return _SECTION.sub(lambda tag: get_source(tag["name"])[0], source)


class _Generator(CodeGenerator):
    """Writes the code of a template: what is known is text in it, and all else passes `Templates.shown`."""

    environment: Templates

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> str:
        known = self._known(node, frame)
        return super()._output_child_to_const(node if known is None else nodes.Const(known), frame, finalize)

    def _known(self, node: nodes.Expr, frame: Frame) -> str | None:
        """Return the text of ``root`` or ``t.contents``; None of all else, and where a template has its own `t`."""
        of, key = (node.node, node.attr) if isinstance(node, nodes.Getattr) else (node, "")
        if not isinstance(of, nodes.Name) or frame.symbols.find_load(frame.symbols.ref(of.name)) != (
            "resolve",
            of.name,
        ):
            return None
        value = self.environment.constants.get(of.name)
        text = value.get(key) if key and isinstance(value, Mapping) else value
        return text if isinstance(text, str) else None

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("environment.shown(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(")")


class Templates(Environment):
    """The templates in ``folder``, in which ``constants`` are known, as well as what else is added to `globals`.

    ``options`` are those of Jinja.

    ``row.name`` of a mapping is its key: no method of `dict` is ever meant.
    """

    code_generator_class = _Generator

    def __init__(self, folder: Path, constants: Mapping[str, Any], **options: Any) -> None:
        super().__init__(
            loader=FileSystemLoader(folder),
            extensions=[_Sections],
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            **{"auto_reload": False, **options},
        )
        self.constants = constants
        self.globals.update(constants)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return the key of a mapping, or the attribute of anything else."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what every template knows: there is nothing that only some do, and a chain of mappings is slow."""
        assert not d
        return self.globals

    @staticmethod
    def shown(value: object) -> str:
        """Return a value as it stands on a page: escaped, unless it is markup."""
        if type(value) is str:
            return escaped(value)
        return value if type(value) is Markup else escape(value)
