"""Single values of `mkdocs.yml`, for what has no need of MkDocs: read as text, and nothing in the file is run.

Of all tags `!ENV` alone means something, and what it means to MkDocs: `!ENV NAME` is the value of a variable, and
`!ENV [NAME, OTHER, value]` that of the first one that is set, else the last of the list. See
https://www.mkdocs.org/user-guide/configuration/#environment-variables. What a file inherits is not looked up.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from build_scripts.reading.front_matter import TextParser

_TEXT = frozenset({"text", "tag:yaml.org,2002:str"})
"""The tags of what is a text: none, and `!!str`."""


def read_configuration(base: Path) -> str:
    """Return the `mkdocs.yml` of the project ``base``; empty where there is none that can be read."""
    try:
        return (base / "mkdocs.yml").read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def explain_unreadable(base: Path) -> str:
    """Return what keeps the `mkdocs.yml` of the project ``base`` from being read; empty where there is none."""
    try:
        node = TextParser((base / "mkdocs.yml").read_text("utf-8")).get_single_node()
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        return "it is not in UTF-8"
    except OSError as error:
        return str(error.strerror)
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}: " if error.problem_mark else ""
        return f"{line}{error.problem or error.context or 'it is not YAML'}"
    except (yaml.YAMLError, RecursionError):
        return "it is not YAML"
    return "" if node is None or isinstance(node, yaml.MappingNode) else "it has no keys"


def configured(configuration: str, key: str, environment: Mapping[str, str]) -> str:
    """Return the text that ``key`` has in a `mkdocs.yml`; empty where it has none, or the file cannot be read."""
    try:
        node = TextParser(configuration).get_single_node()
    except (yaml.YAMLError, RecursionError):
        return ""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    texts = [value for name, value in pairs if isinstance(name, yaml.ScalarNode) and name.value == key]
    return _text(texts[-1], environment) if texts else ""


def plugin_option(configuration: str, plugin: str, option: str, environment: Mapping[str, str]) -> Any:
    """Return what a `mkdocs.yml` gives a plugin as an option: texts, in lists and mappings; None where nothing."""
    tree = settings_of(configuration, environment)
    plugins = tree.get("plugins") if isinstance(tree, dict) else None
    listed = [plugins] if isinstance(plugins, dict) else plugins if isinstance(plugins, list) else []
    options = [entry[plugin] for entry in listed if isinstance(entry, dict) and plugin in entry]
    return options[-1].get(option) if options and isinstance(options[-1], dict) else None


def theme_language(configuration: str, environment: Mapping[str, str]) -> str:
    """Return the language that a `mkdocs.yml` gives the theme; empty where it gives none."""
    tree = settings_of(configuration, environment)
    theme = tree.get("theme") if isinstance(tree, dict) else None
    return str(theme.get("language") or "") if isinstance(theme, dict) else ""


def settings_of(configuration: str, environment: Mapping[str, str]) -> Any:
    """Return all that a `mkdocs.yml` sets, as texts in lists and mappings; None where it cannot be read."""
    try:
        return _plain(TextParser(configuration).get_single_node(), environment)
    except (yaml.YAMLError, RecursionError):
        return None


def _plain(node: yaml.Node | None, environment: Mapping[str, str]) -> Any:
    """Return a node as texts, in lists and mappings."""
    if isinstance(node, yaml.Node) and node.tag == "!ENV":
        return _from_environment(node, environment)
    if isinstance(node, yaml.MappingNode):
        pairs = ((key, value) for key, value in node.value if isinstance(key, yaml.ScalarNode))
        return {str(key.value): _plain(value, environment) for key, value in pairs}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, environment) for item in node.value]
    return None if node is None else str(node.value)


def _text(node: yaml.Node, environment: Mapping[str, str]) -> str:
    if node.tag == "!ENV":
        return _from_environment(node, environment)
    return str(node.value) if isinstance(node, yaml.ScalarNode) and node.tag in _TEXT else ""


def _from_environment(node: yaml.Node, environment: Mapping[str, str]) -> str:
    """Return the variable that ``node`` names; of several, the last being a value, the first that is set."""
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    names, otherwise = (nodes[:-1], nodes[-1:]) if len(nodes) > 1 else (nodes, [])
    values = (
        environment[item.value] for item in names if isinstance(item, yaml.ScalarNode) and item.value in environment
    )
    return next(values, "".join(_text(item, environment) for item in otherwise))
