"""What `mkdocs.yml` and `.github/` say about this repository in particular."""

from datetime import date

import pytest
import yaml
from mkdocs.config import load_config

from build_scripts import __version__
from build_scripts.linkcheck.excuses import PLACE, parse_excuses
from build_scripts.linkcheck.user_agent import user_agent
from tests.forge.test_forge import steps
from tests.support.projects import REPOSITORY


@pytest.mark.parametrize(
    ("address", "site_url"),
    [
        (None, None),
        ("", None),
        ("https://example.org", "https://example.org/"),
        ("https://example.org/timeline", "https://example.org/timeline/"),
    ],
)
def test_address_of_the_site(address: str | None, site_url: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site's address is what the workflow that publishes says; where nobody says one, there is none."""
    (variable,) = {name for each in steps() if each.workflow == "publish.yml" for name in each.step.get("env", {})}
    monkeypatch.delenv(variable, raising=False)
    if address is not None:
        monkeypatch.setenv(variable, address)
    assert load_config(str(REPOSITORY / "mkdocs.yml")).site_url == site_url


def test_how_the_record_is_cited() -> None:
    """`CITATION.cff` names the record, what it is and its licence as the configuration does."""
    cited = yaml.safe_load((REPOSITORY / "CITATION.cff").read_text("utf-8"))
    config = load_config(str(REPOSITORY / "mkdocs.yml"))
    license = config.plugins["timeline"].config.license
    told = {"title": config.site_name, "abstract": config.site_description, "license": license}
    assert {key: cited[key] for key in told} == told
    assert cited["authors"] == [{"name": f"{config.site_name} contributors"}]


def test_visitors_name_no_address() -> None:
    """This repository names no address, so its visitors name none."""
    agent = user_agent((REPOSITORY / "mkdocs.yml").read_text("utf-8"), {})
    assert agent == f"sourced-chronology/{__version__} (link check)"


def test_excuses() -> None:
    """The file of hosts that the check of links excuses can be read."""
    parse_excuses((REPOSITORY / PLACE).read_text("utf-8"), date(2026, 11, 22))
