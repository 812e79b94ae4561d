"""The name that visitors give."""

from __future__ import annotations

import pytest

from build_scripts import __version__
from build_scripts.linkcheck.user_agent import user_agent

NAME = f"sourced-chronology/{__version__} (link check"


@pytest.mark.parametrize(
    ("configuration", "agent"),
    [
        ("site_name: x\nsite_url: https://chronicle.example/river/\nrepo_url: https://forge.example/r\n",
         f"{NAME}; +https://chronicle.example/river/)"),
        ("repo_url: https://forge.example/r\n", f"{NAME}; +https://forge.example/r)"),
        ("site_url: !ENV SITE_URL\nrepo_url: https://forge.example/r\n", f"{NAME}; +https://site.example/)"),
        ("site_url: !ENV OTHER\nrepo_url: https://forge.example/r\n", f"{NAME}; +https://forge.example/r)"),
        ("site_url: !ENV [OTHER, SITE_URL, x]\n", f"{NAME}; +https://site.example/)"),
        ("site_url: !ENV [OTHER, x]\nrepo_url: https://forge.example/r\n", f"{NAME}; +https://forge.example/r)"),
        ("site_url: chronicle.example\n", f"{NAME})"),
        ('site_url: "https://a.example/\\r\\nX-Header: 1"\n', f"{NAME})"),
        ('site_url: "https://a.example/) (; more"\n', f"{NAME})"),
        ("site_url: [https://a.example/]\n", f"{NAME})"),
        ("site_url:\n", f"{NAME})"),
        ("- a list\n", f"{NAME})"),
        ("site_url: 'https://\n", f"{NAME})"),
        ("", f"{NAME})"),
    ],
)  # fmt: skip
def test_agent(configuration: str, agent: str) -> None:
    """The tool, its version, and the address that is configured; nothing that would not be in a header."""
    assert user_agent(configuration, {"SITE_URL": "https://site.example/"}) == agent
