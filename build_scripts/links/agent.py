"""The name that visitors give: the tool, its version, and where its owners can be found, if `mkdocs.yml` says so."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from build_scripts import __version__
from build_scripts.front_matter import TextParser

_PLAIN = re.compile(r"https?://[!-'*-:<-~]{1,200}")


def user_agent(configuration: str, environment: Mapping[str, str]) -> str:
    """The `User-Agent` for the site whose `mkdocs.yml` is ``configuration``; no address is made up."""
    address = _configured(configuration, environment)
    return f"khorasan-timeline/{__version__} (link check{f'; +{address}' if address else ''})"


def _configured(configuration: str, environment: Mapping[str, str]) -> str:
    """The site's address, or else the repository's; empty when neither is set."""
    try:
        node = TextParser(configuration).get_single_node()
    except yaml.YAMLError:
        return ""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    given = {key.value: value for key, value in pairs if isinstance(value, yaml.ScalarNode)}
    texts = (_text(given[key], environment) for key in ("site_url", "repo_url") if key in given)
    return next((text for text in texts if _PLAIN.fullmatch(text)), "")


def _text(node: yaml.ScalarNode, environment: Mapping[str, str]) -> str:
    """What a value of the configuration is; MkDocs takes `!ENV NAME` from the environment."""
    return environment.get(str(node.value), "") if node.tag == "!ENV" else str(node.value)
