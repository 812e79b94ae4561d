"""`timeline check`: exit 0 when nothing is wrong, 1 for findings, 2 for wrong usage."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_scripts.cli import main
from build_scripts.cli.options import site_address
from tests.examples import HERE, invalid, set_up

ERROR = invalid("unknown-key")
WARNING = invalid("uncited-paragraph")
CLEAN = HERE / "valid" / "least.md"
PATH = "events/2031/2031-05-05-case.md"


def check(project: Path, *arguments: str) -> Result:
    """Run the command on ``project``."""
    return CliRunner().invoke(main, ["check", "--root", str(project), "--workers", "1", *arguments])


@pytest.mark.parametrize(
    ("case", "arguments", "status"),
    [
        (CLEAN, [], 0),
        (CLEAN, ["--strict"], 0),
        (WARNING, [], 0),
        (WARNING, ["--strict"], 1),
        (ERROR, [], 1),
        (ERROR, ["--strict"], 1),
        (ERROR, ["--format", "json"], 1),
        (CLEAN, ["--format", "json"], 0),
        (CLEAN, ["--format", "xml"], 2),
        (CLEAN, ["--no-such-option"], 2),
        (CLEAN, ["--workers", "0"], 2),
        (CLEAN, ["no/such/file.md"], 2),
        (CLEAN, [str(HERE)], 2),
    ],
)
def test_exit_status(case: Path, arguments: list[str], status: int, tmp_path: Path) -> None:
    """Errors give 1; warnings alone 0, or 1 with --strict; a wrong call 2. None ends in a traceback."""
    set_up(case, tmp_path)
    result = check(tmp_path, *arguments)
    assert result.exit_code == status
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_text_report(tmp_path: Path) -> None:
    """The report is a compiler's, with a count at the end."""
    set_up(ERROR, tmp_path)
    assert check(tmp_path).output == (
        f"{PATH}:6:1 error[unknown-key]: `sumary` is not a key of the format\n"
        "  |\n6 | sumary: The river left its bed for an hour.\n  | ^^^^^^\n"
        "  = did you mean `summary`?\n\n"
        "Found 1 error.\n"
        "`timeline explain unknown-key` says why.\n"
    )


def test_json_report(tmp_path: Path) -> None:
    """With --format json the output is one JSON object and nothing else."""
    set_up(ERROR, tmp_path)
    report = json.loads(check(tmp_path, "--format", "json").output)
    assert (report["format"], report["errors"], report["warnings"]) == (1, 1, 0)
    assert [each["rule"] for each in report["findings"]] == ["unknown-key"]


def test_reports_for_other_programs(tmp_path: Path) -> None:
    """Annotations and SARIF lead to the pages of the rules when `mkdocs.yml` says where the site is."""
    set_up(invalid("unknown-actor"), tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_url: https://chronicle.example/river\n")
    page = "https://chronicle.example/river/rules/unknown-actor/"
    assert check(tmp_path, "--format", "github").output.splitlines()[0] == (
        f"::error file={PATH},line=8,endLine=8,col=13,endColumn=23,title=unknown-actor::"
        f"there is no actor `river-wach`%0Adid you mean `river-watch`?%0AWhy: {page}"
    )
    rules = json.loads(check(tmp_path, "--format", "sarif").output)["runs"][0]["tool"]["driver"]["rules"]
    assert [(rule["id"], rule["helpUri"]) for rule in rules] == [("unknown-actor", page)]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("site_url: https://chronicle.example/river\n", "https://chronicle.example/river/"),
        ("site_url: https://chronicle.example/\nother: !!python/name:os.system\n", "https://chronicle.example/"),
        ("site_url: !ENV SITE_URL\n", ""),
        ("site_url: !ENV ADDRESS\n", "https://set.example/"),
        ("site_url: !ENV [SITE_URL, 'https://chronicle.example/']\n", "https://chronicle.example/"),
        ("site_url:\n", ""),
        ("site_url: javascript:x\n", ""),
        ("site_name: x\n", ""),
        ("? [a]\n: b\n", ""),
        ("- a\n", ""),
        ("", ""),
        ("a: [\n", ""),
        ("\x00", ""),
        (None, ""),
    ],
)
def test_address_of_the_site(text: str | None, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site's address is taken from `mkdocs.yml` or the variable that it names; nothing in it is run."""
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.setenv("ADDRESS", "https://set.example")
    if text is not None:
        (tmp_path / "mkdocs.yml").write_text(text)
    assert site_address(tmp_path) == address


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (PATH, 1),
        ("events/2031", 1),
        ("events", 1),
        (".", 1),
        ("events/2032", 0),
        ("events/_actors/council.md", 0),
    ],
)
def test_paths_choose_what_is_reported(path: str, status: int, tmp_path: Path) -> None:
    """With paths only the findings about those files and folders are reported."""
    set_up(ERROR, tmp_path)
    assert check(tmp_path, str(tmp_path / path)).exit_code == status


def test_paths_are_relative_to_where_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path is taken from the working directory, as a pre-commit hook gives it."""
    set_up(ERROR, tmp_path)
    monkeypatch.chdir(tmp_path / "events")
    assert CliRunner().invoke(main, ["check", "--root", "..", "2031/../2031"]).exit_code == 1
    assert CliRunner().invoke(main, ["check", "--root", "..", "2032"]).exit_code == 0


def test_what_is_no_part_of_the_record(tmp_path: Path) -> None:
    """A file that the check does not read is wrong usage, so that nobody takes it for checked."""
    set_up(CLEAN, tmp_path)
    (tmp_path / "README.md").write_text("x")
    result = check(tmp_path, str(tmp_path / "README.md"))
    assert result.exit_code == 2
    assert "is no part of the record" in result.output


def test_no_record(tmp_path: Path) -> None:
    """Without a folder of events the call is wrong."""
    assert check(tmp_path).exit_code == 2


def test_cache_changes_nothing(tmp_path: Path) -> None:
    """The second run, from the cache, says the same; after a correction the findings are gone."""
    set_up(ERROR, tmp_path)
    first = check(tmp_path)
    assert (tmp_path / ".timeline").is_dir()
    assert check(tmp_path).output == first.output
    (tmp_path / PATH).write_bytes(CLEAN.read_bytes())
    assert check(tmp_path).output == "No findings.\n"


def test_no_cache_writes_nothing(tmp_path: Path) -> None:
    """With --no-cache no cache appears."""
    set_up(CLEAN, tmp_path)
    before = sorted(os.listdir(tmp_path))
    assert check(tmp_path, "--no-cache").exit_code == 0
    assert sorted(os.listdir(tmp_path)) == before


OPTIONS = "site_name: A\nplugins:\n  - timeline:\n      {0}\n".format


@pytest.mark.parametrize(
    ("configuration", "said"),
    [
        (b"site_name: [a\nplugins: x\n", "mkdocs.yml cannot be read: line 2: did not find expected ',' or ']'"),
        (b"site_name: \xff\n", "mkdocs.yml cannot be read: it is not in UTF-8"),
        (b"- timeline\n", "mkdocs.yml cannot be read: it has no keys"),
        (
            OPTIONS("contact: nobody").encode(),
            "mkdocs.yml: `contact`: `nobody` is no address that a link can lead to: "
            "write `mailto:safety@example.org`, or an address that begins with `https://`",
        ),
        (
            OPTIONS("edit_uri: edit/main").encode(),
            "mkdocs.yml: `edit_uri`: `edit/main` stands behind `repo_url`, which is not set: set it, or leave"
            " `edit_uri` out",
        ),
        (
            b"site_name: A\nsite_url: example.org\n",
            "mkdocs.yml: `site_url`: `example.org` is no address of the web: write `https://example.org`",
        ),
    ],
)
def test_a_configuration_that_a_build_refuses(configuration: bytes, said: str, tmp_path: Path) -> None:
    """A configuration that cannot be read, or has a setting that stops a build, is wrong usage, in one line."""
    set_up(CLEAN, tmp_path)
    (tmp_path / "mkdocs.yml").write_bytes(configuration)
    result = check(tmp_path)
    assert (result.exit_code, result.output.splitlines()[-1]) == (2, f"Error: {said}")


def test_strings_that_are_not_there(tmp_path: Path) -> None:
    """Strings that a build could not read are said too, with what to write."""
    set_up(CLEAN, tmp_path)
    (tmp_path / "mkdocs.yml").write_text(OPTIONS("strings: xx"))
    result = check(tmp_path)
    assert result.exit_code == 2
    assert "Error: mkdocs.yml: `strings`: the strings " in result.output
    assert "xx.yml cannot be read" in result.output


def test_a_setting_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An option that names a variable is what the variable holds, as MkDocs takes it."""
    set_up(CLEAN, tmp_path)
    (tmp_path / "mkdocs.yml").write_text(OPTIONS("contact: !ENV [CONTACT, '']"))
    assert check(tmp_path).exit_code == 0
    monkeypatch.setenv("CONTACT", "nobody")
    assert check(tmp_path).exit_code == 2
