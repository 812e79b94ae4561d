"""Conditions and values as the two forges write them, as far as workflows use them here.

https://docs.github.com/actions/reference/workflows-and-actions/expressions and
https://docs.gitlab.com/ci/jobs/job_rules/#cicd-variable-expressions
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

_TOKEN = re.compile(r"\s*('(?:[^']|'')*'|\"[^\"]*\"|&&|\|\||==|!=|=~|!|\(|\)|,|\$?[\w.*-]+)")
Function = Callable[..., Any]


class UnknownError(Exception):
    """Something that the runner does not know, and that it does not pass over."""


class Parser:
    """One expression, read from left to right; ``look_up`` gives the value of a name."""

    def __init__(self, text: str, look_up: Callable[[str], Any], functions: Mapping[str, Function]) -> None:
        self._tokens: list[str] = []
        at = 0
        while text[at:].strip():
            token = _TOKEN.match(text, at)
            if token is None:
                raise UnknownError(f"expression: {text}")
            self._tokens.append(token[1])
            at = token.end()
        self._text, self._look_up, self._functions = text, look_up, functions

    def value(self) -> Any:
        """Return the value of the whole."""
        value = self._either()
        if self._tokens:
            raise UnknownError(f"expression: {self._text}")
        return value

    def _take(self, *expected: str) -> str:
        if self._tokens and self._tokens[0] in expected:
            return self._tokens.pop(0)
        return ""

    def _either(self) -> Any:
        value = self._both()
        while self._take("||"):
            other = self._both()
            value = value or other
        return value

    def _both(self) -> Any:
        value = self._compared()
        while self._take("&&"):
            other = self._compared()
            value = value and other
        return value

    def _compared(self) -> Any:
        value = self._operand()
        if sign := self._take("==", "!="):
            return (value == self._operand()) == (sign == "==")
        return value

    def _operand(self) -> Any:
        if self._take("!"):
            return not self._operand()
        if self._take("("):
            value = self._either()
            self._expect(")")
            return value
        if not self._tokens:
            raise UnknownError(f"expression: {self._text}")
        token = self._tokens.pop(0)
        if token[0] in "'\"":
            return token[1:-1].replace("''", "'")
        if self._take("("):
            return self._call(token)
        if not re.match(r"\$?[A-Za-z]", token):
            raise UnknownError(f"expression: {self._text}")
        return self._look_up(token)

    def _call(self, name: str) -> Any:
        arguments: list[Any] = []
        while not self._take(")"):
            arguments.append(self._either())
            if not self._take(","):
                self._expect(")")
                break
        if name not in self._functions:
            raise UnknownError(f"function {name} in: {self._text}")
        return self._functions[name](*arguments)

    def _expect(self, sign: str) -> None:
        if not self._take(sign):
            raise UnknownError(f"expression: {self._text}")


def follow(name: str, contexts: Mapping[str, Any]) -> Any:
    """Return what a dotted name leads to: empty where a context has no such value, as on GitHub.

    Of `github`, `runner` and `steps` only what is filled in here is known: those have no empty values.

    :raises UnknownError: when there is no such context.
    """
    root, *steps = name.split(".")
    if root not in contexts:
        raise UnknownError(f"context: {name}")
    value: Any = contexts[root]
    for depth, step in enumerate(steps):
        if step == "*":
            return [follow(".".join(["it", *steps[depth + 1 :]]), {"it": one}) for one in value]
        if isinstance(value, Mapping) and step in value:
            value = value[step]
        elif depth == 0 and root in ("github", "runner", "steps", "needs"):
            raise UnknownError(f"context: {name}")
        else:
            return ""
    return value
