"""Values of `mkdocs.yml`, as MkDocs reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.utils.yaml import yaml_load

from build_scripts.reading.mkdocs_yml import configured, read_configuration

ENVIRONMENT = {"SET": "https://set.example/", "EMPTY": ""}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("https://a.example/", "https://a.example/"),
        ("'https://a.example/' # ours", "https://a.example/"),
        ("!!str https://a.example/", "https://a.example/"),
        ("!ENV SET", "https://set.example/"),
        ("!ENV [SET]", "https://set.example/"),
        ("!ENV [UNSET, SET, 'https://a.example/']", "https://set.example/"),
        ("!ENV [UNSET, 'https://a.example/']", "https://a.example/"),
        ("!ENV [UNSET, !ENV SET]", "https://set.example/"),
        ("!ENV [EMPTY, 'https://a.example/']", ""),
        ("!ENV [UNSET, SET]", "SET"),
        ("!ENV UNSET", ""),
        ("!ENV []", ""),
        ("", ""),
    ],
)
def test_as_mkdocs_reads_it(value: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text, or the variable that `!ENV` names, or the last of several: what MkDocs makes of the same line."""
    for name in ("SET", "EMPTY", "UNSET"):
        monkeypatch.delenv(name, raising=False)
    for name, given in ENVIRONMENT.items():
        monkeypatch.setenv(name, given)
    line = f"site_url: {value}\n"
    theirs = yaml_load(line)["site_url"] if "[]" not in value else None
    assert (configured(line, "site_url", ENVIRONMENT), theirs or "") == (text, text)


@pytest.mark.parametrize(
    "configuration",
    [
        "site_url: !!python/name:os.system\n",
        "site_url: !!python/object/apply:os.system [exit 1]\n",
        "site_url: !relative SET\n",
        "site_url: !ENV {SET: x}\n",
        "site_url: !ENV [[SET], [x]]\n",
        "site_url: [https://a.example/]\n",
        "? [site_url]\n: https://a.example/\n",
        "extra:\n  site_url: https://a.example/\n",
        "site_url: 'https://\n",
        "- site_url\n",
        "\x00",
        "[" * 5000,
        "",
    ],
)
def test_nothing_is_made_up(configuration: str) -> None:
    """Where there is no text, there is none; no other tag is run, and a broken file is as good as none."""
    assert configured(configuration, "site_url", ENVIRONMENT) == ""


def test_other_tags_do_no_harm() -> None:
    """What else the file holds, such as tags that make Python objects, is passed over."""
    text = "markdown_extensions:\n  - x: !!python/name:os.system\nsite_url: https://a.example/\n"
    assert configured(text, "site_url", {}) == "https://a.example/"


@pytest.mark.parametrize(("data", "text"), [(b"site_name: x\n", "site_name: x\n"), (b"\xff", ""), (None, "")])
def test_read_configuration(data: bytes | None, text: str, tmp_path: Path) -> None:
    """The file of a project; nothing where there is none, or none that is text."""
    if data is not None:
        (tmp_path / "mkdocs.yml").write_bytes(data)
    assert read_configuration(tmp_path) == text
