"""What a record makes of rules: how it is written, and what it does in checks, lists and proposals."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mkdocs.utils.yaml import yaml_load

from build_scripts.check.levels import Choice, LevelsError, read_levels
from build_scripts.check.run import check_change, check_files
from build_scripts.cli import main
from build_scripts.reading.mkdocs_yml import plugin_option
from build_scripts.reading.record import read_files
from tests.examples import RECORD, TODAY, invalid, set_up
from tests.support.projects import replace, write

WARNING = invalid("uncited-paragraph")
PATH = "events/2031/2031-05-05-case.md"
PLUGIN = """\
site_name: Chronicle
plugins:
  - search
  - timeline:
      rules:
"""


def configured(*rows: str) -> str:
    """A `mkdocs.yml` with these rows under the plugin's option."""
    return PLUGIN + "".join(f"        {row}\n" for row in rows)


def run(command: str, project: Path, *arguments: str) -> Result:
    """Run a command on a project."""
    return CliRunner().invoke(main, [command, "--root", str(project), *arguments])


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("off", "off"),
        ("false", "off"),
        ('"off"', "off"),
        ("error", "error"),
        ("warning", "warning"),
    ],
)
def test_levels(text: str, level: str) -> None:
    """YAML reads `off` as false, and it is the same whoever reads it."""
    row = f"loaded-word: {{level: {text}, reason: Ours.}}"
    expected = {"loaded-word": Choice(level, "Ours.")} if text != "false" else None
    from_yaml = yaml_load(configured(row))["plugins"][1]["timeline"]["rules"]
    assert read_levels(from_yaml) == {"loaded-word": Choice(level, "Ours.")}
    if expected:
        assert read_levels(plugin_option(configured(row), "timeline", "rules", {})) == expected


@pytest.mark.parametrize(
    ("configuration", "value"),
    [
        ("plugins: {timeline: {rules: {a: {b: c}}}}", {"a": {"b": "c"}}),
        ("plugins:\n  - timeline\n", None),
        ("plugins:\n  - other: {rules: x}\n", None),
        ("plugins: timeline\n", None),
        ("plugins:\n  - timeline:\n", None),
        ("site_name: x\n", None),
        ("plugins: [\n", None),
        ("", None),
    ],
)
def test_where_it_is_written(configuration: str, value: object) -> None:
    """Plugins are a list or a mapping; where they have no such option there is none."""
    assert plugin_option(configuration, "timeline", "rules", {}) == value


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("loaded-wrd: {level: off, reason: x}", "there is no rule `loaded-wrd`; did you mean `loaded-word`?"),
        ("loaded_word: {level: off, reason: x}", "there is no rule `loaded_word`; did you mean `loaded-word`?"),
        ("zzz: {level: off, reason: x}", "there is no rule `zzz`; `timeline rules` lists them"),
        ("loaded-word: off", "`loaded-word` needs a level and a reason: write `{level: off, reason: why}`"),
        ("loaded-word: {level: off}", "`loaded-word` has no `reason`: say why, for whoever comes after you"),
        (
            'loaded-word: {level: off, reason: " "}',
            "`loaded-word` has no `reason`: say why, for whoever comes after you",
        ),
        ("loaded-word: {reason: x}", "`loaded-word` has the level ``: write `off`, `warning` or `error`"),
        (
            "loaded-word: {level: none, reason: x}",
            "`loaded-word` has the level `none`: write `off`, `warning` or `error`",
        ),
        (
            "loaded-word: {severity: off, reason: x}",
            "`loaded-word` has the key `severity`: write `{level: off, reason: why}`",
        ),
        (
            "bad-date: {level: off, reason: x}",
            "`bad-date` gives errors, which are never less than that: remove this row",
        ),
        (
            "bad-date: {level: warning, reason: x}",
            "`bad-date` gives errors, which are never less than that: remove this row",
        ),
        (
            "many-findings: {level: off, reason: x}",
            "`many-findings` cannot be switched off: it is about the list of findings itself; remove this row",
        ),
        (
            "- loaded-word",
            "`rules` names rules, each with what becomes of it: `loaded-word: {level: off, reason: why}`",
        ),
    ],
)
def test_refused(row: str, said: str, tmp_path: Path) -> None:
    """What the option cannot be is refused in one line that says what to write, by every command that uses it."""
    with pytest.raises(LevelsError) as refused:
        read_levels(plugin_option(configured(row), "timeline", "rules", {}))
    assert str(refused.value) == said
    set_up(WARNING, tmp_path)
    write(tmp_path / "mkdocs.yml", configured(row))
    for command, *arguments in (("check",), ("rules",), ("explain", "loaded-word")):
        result = run(command, tmp_path, *arguments)
        assert (result.exit_code, f"Error: `rules` in mkdocs.yml: {said}" in result.output) == (2, True), result.output


def test_check(tmp_path: Path) -> None:
    """A rule that is off finds nothing, and one that was made an error fails the check; a cache keeps neither wrong."""
    set_up(WARNING, tmp_path)
    assert [run("check", tmp_path).exit_code, run("check", tmp_path, "--strict").exit_code] == [0, 1]
    write(tmp_path / "mkdocs.yml", configured("uncited-paragraph: {level: error, reason: We promise it.}"))
    result = run("check", tmp_path)
    assert result.exit_code == 1
    assert "error[uncited-paragraph]" in result.output
    write(tmp_path / "mkdocs.yml", configured("uncited-paragraph: {level: off, reason: An old text.}"))
    assert run("check", tmp_path, "--strict").exit_code == 0
    write(tmp_path / "mkdocs.yml", "site_name: Chronicle\n")
    assert run("check", tmp_path, "--strict").exit_code == 1


def test_of_a_proposal(tmp_path: Path) -> None:
    """A proposal is held to the levels of the record as it is proposed."""
    set_up(WARNING, tmp_path)
    files, earlier = read_files(tmp_path / "events"), read_files(RECORD / "events")
    rule = "uncited-paragraph"

    def severities(level: str) -> list[str]:
        found = check_change(files, earlier, TODAY, None, levels={rule: Choice(level, "We promise it.")})
        return [finding.severity for finding in found if finding.rule == rule]

    assert [severities(level) for level in ("warning", "error", "off")] == [["warning"], ["error"], []]


def test_on_purpose(tmp_path: Path) -> None:
    """What one file has on purpose stays so where the rule gives errors; where it is off, the row is not unused."""
    set_up(WARNING, tmp_path)
    row = "suppress:\n  - {rule: uncited-paragraph, reason: An old text.}\nsources:\n"
    replace(tmp_path / PATH, "sources:\n", row)
    files = read_files(tmp_path / "events")
    for level in ("off", "error", "warning"):
        assert check_files(files, TODAY, None, levels={"uncited-paragraph": Choice(level, "Ours.")}) == []


def test_very_many(tmp_path: Path) -> None:
    """What a rule that is off would find is not counted among very many findings."""
    set_up(RECORD.parent / "valid" / "least.md", tmp_path)
    replace(tmp_path / PATH, "The river left its bed [@gazette].\n", "The brave came [@gazette].\n\n" * 130)
    files = read_files(tmp_path / "events")
    assert check_files(files, TODAY, None, levels={"loaded-word": Choice("off", "Ours.")}) == []


def test_lists(tmp_path: Path) -> None:
    """The list of rules and the explanation of one say what the record made of it, and why, in each of their forms."""
    write(tmp_path / "mkdocs.yml", configured("loaded-word: {level: off, reason: We quote *them* | all.}"))
    said = "This record has switched it off: We quote *them* | all."
    assert said in run("rules", tmp_path).output
    listed = json.loads(run("rules", tmp_path, "--format", "json").output)["rules"]
    assert [(each["id"], each["chosen"]) for each in listed if "chosen" in each] == [
        ("loaded-word", {"level": "off", "reason": "We quote *them* | all."})
    ]
    table = run("rules", tmp_path, "--format", "markdown").output
    assert "*This record has switched it off: We quote &#42;them&#42; &#124; all.*" in table
    assert said in run("explain", tmp_path, "loaded-word").output
    assert "We quote &#42;them&#42;" in run("explain", tmp_path, "loaded-word", "--format", "markdown").output
    assert "This record" not in run("explain", tmp_path, "bad-date").output
