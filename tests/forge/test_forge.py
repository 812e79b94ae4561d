"""What the forge runs and shows: workflows that are valid, safe for proposals from anybody, and up to date."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click
import pytest
import yaml

from build_scripts.cli import main
from build_scripts.contribute.project.skeleton import toolkit_workflows
from tests.support.clones import make_clone, run, variables
from tests.support.projects import REPOSITORY
from tests.support.repositories import git

FORGE = REPOSITORY / ".github"
WORKFLOWS = sorted(FORGE.glob("workflows/*.yml"))
FORMS = sorted(path for path in FORGE.glob("ISSUE_TEMPLATE/*.yml") if path.name != "config.yml")
SCHEMAS = {
    "vendor.github-workflows": WORKFLOWS,
    "custom.github-workflows-require-timeout": WORKFLOWS,
    "vendor.dependabot": [FORGE / "dependabot.yml"],
    "vendor.github-issue-forms": FORMS,
    "vendor.github-issue-config": [FORGE / "ISSUE_TEMPLATE/config.yml"],
}
READS = {"none", "read"}


class Step(NamedTuple):
    """One step of a job, with its workflow and job."""

    workflow: str
    job: str
    step: dict[str, Any]


def read_workflow(name: str) -> dict[str, Any]:
    """Read a workflow, every scalar as text: YAML 1.1 takes the key `on` for a boolean."""
    loaded = yaml.load((FORGE / "workflows" / name).read_text("utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(loaded, dict)
    return loaded


def steps() -> Iterator[Step]:
    """Yield every step of every workflow."""
    for path in WORKFLOWS:
        for job, content in read_workflow(path.name)["jobs"].items():
            for step in content["steps"]:
                yield Step(path.name, job, step)


def tool(name: str) -> str:
    """Return the path of a program of the development environment."""
    return str(Path(sys.executable).with_name(name))


@pytest.mark.parametrize("path", toolkit_workflows())
def test_one_source(path: str) -> None:
    """The workflows of this repository are those that a new project gets, filled in for where the toolkit lies."""
    assert (REPOSITORY / path).read_text("utf-8") == toolkit_workflows()[path]


def test_zizmor_finds_nothing() -> None:
    """zizmor, which knows how workflows are attacked, has no finding of any severity."""
    asked = [tool("zizmor"), "--offline", "--no-progress", "--color=never", "--persona=pedantic", str(FORGE)]
    done = run(REPOSITORY, asked, check=False)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "No findings to report. Good job!"), done.stdout


@pytest.mark.parametrize("schema", SCHEMAS)
def test_files_fit_their_schemas(schema: str) -> None:
    """Workflows, forms and the rest are what the forge reads; each job ends after a time."""
    files = list(map(str, SCHEMAS[schema]))
    assert files
    done = run(REPOSITORY, [tool("check-jsonschema"), "--builtin-schema", schema, *files], check=False)
    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n")


def test_actions_are_pinned() -> None:
    """Each action is named by a whole commit with its version in a comment, the same one everywhere."""
    pins: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for line in path.read_text("utf-8").splitlines():
            if re.search(r"\buses:", line):
                found = re.fullmatch(r" +(?:- )?uses: ([\w./-]+)@([0-9a-f]{40} # v\d+\.\d+\.\d+)", line)
                assert found, f"{path.name}: {line}"
                pins.setdefault(found[1], set()).add(found[2])
    assert {action: versions for action, versions in pins.items() if len(versions) != 1} == {}


def test_no_expression_in_a_script() -> None:
    """What comes from outside reaches a script as a variable, never as a part of the script."""
    assert [step for step in steps() if "${{" in step.step.get("run", "")] == []


def test_no_credentials_stay_behind() -> None:
    """A checkout leaves no token on the disk, unless its job is there to push."""
    kept = [
        (each.workflow, each.job)
        for each in steps()
        if each.step.get("uses", "").startswith("actions/checkout@")
        and each.step.get("with", {}).get("persist-credentials") != "false"
    ]
    assert kept == []


def test_proposals_get_no_rights() -> None:
    """What runs for a pull request can read and nothing else, knows no secret, and is not `pull_request_target`."""
    for path in WORKFLOWS:
        text, workflow = path.read_text("utf-8"), read_workflow(path.name)
        assert workflow["permissions"] == {}
        assert not {"pull_request_target", "workflow_run"} & set(workflow["on"])
        if "pull_request" in workflow["on"]:
            assert "secrets." not in text
            granted = [set(job["permissions"].values()) for job in workflow["jobs"].values()]
            assert [each for each in granted if each - READS] == []


def test_only_the_deployment_may_publish() -> None:
    """The job that runs our code cannot publish, and the job that publishes runs none of it."""
    jobs = read_workflow("publish.yml")["jobs"]
    assert {name: job["permissions"] for name, job in jobs.items()} == {
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    assert [set(step) & {"run"} for step in jobs["deploy"]["steps"]] == [set()]


def commands() -> Iterator[tuple[str, list[str]]]:
    """Yield each line of a script of a workflow that calls `make` or one of our programs."""
    for workflow, _, step in steps():
        for line in step.get("run", "").replace("\\\n", " ").splitlines():
            for part in re.split(r"&&|\|\||;|\|(?!\|)|>>?", line):
                words = shlex.split(part, comments=True, posix=True) if part.count('"') % 2 == 0 else []
                if words and words[0] in ("make", ".venv/bin/timeline"):
                    yield workflow, words


def test_commands_exist() -> None:
    """Every target of make, every command and every option that a workflow names is there."""
    targets = set(re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text("utf-8"), re.M))
    context = click.Context(main)
    called = list(commands())
    assert {"make", ".venv/bin/timeline"} == {words[0] for _, words in called}
    for workflow, (program, name, *rest) in called:
        if program == "make":
            assert {name, *rest} <= targets, workflow
            continue
        command = main.get_command(context, name)
        assert command, f"{workflow}: timeline {name}"
        known = {option for each in command.params for option in (*each.opts, *each.secondary_opts)}
        assert {word.partition("=")[0] for word in rest if word.startswith("--")} <= known, f"{workflow}: {name}"


def script(workflow: str, job: str, name: str) -> str:
    """Return the script of a step."""
    found = [each.step["run"] for each in steps() if each[:2] == (workflow, job) and each.step.get("name") == name]
    return str(found[0])


@pytest.fixture(scope="module")
def proposal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a clone for proposals, each on a branch of its own."""
    return make_clone(tmp_path_factory.mktemp("forge") / "clone")


@pytest.mark.parametrize(
    ("path", "base", "toolkit"),
    [
        ("events/2018/2018-07-13-new.md", "main", "false"),
        ("events/_actors/new.md", "main", "false"),
        ("events/_vocabulary.yml", "main", "true"),
        ("build_scripts/new.py", "main", "true"),
        ("docs/new.md", "main", "true"),
        (".github/workflows/new.yml", "main", "true"),
        ("events/2018/2018-07-13-new.md", "", "true"),
        ("events/2018/2018-07-13-new.md", "no-such-branch", "true"),
    ],
)
def test_scope(path: str, base: str, toolkit: str, proposal: Path, tmp_path: Path) -> None:
    """The toolkit is tested unless entries alone changed; where that cannot be known, it is tested."""
    git(proposal, "checkout", "--quiet", "-B", "proposal", "main")
    (proposal / path).parent.mkdir(parents=True, exist_ok=True)
    with (proposal / path).open("a") as file:
        file.write("\n")
    git(proposal, "add", path)
    git(proposal, "commit", "--quiet", "--message=Change")
    output = tmp_path / "output"
    shell = [
        "bash",
        "-e",
        "-o",
        "pipefail",
        "-c",
        script("check.yml", "scope", "See whether more changed than entries"),
    ]
    run(proposal, shell, variables(BASE=base, GITHUB_OUTPUT=str(output)))
    assert output.read_text() == f"toolkit={toolkit}\n"


@pytest.mark.parametrize(
    ("results", "status"),
    [
        ("success success success", 0),
        ("success success skipped", 0),
        ("success failure success", 1),
        ("success success failure", 1),
        ("failure success skipped", 1),
        ("success skipped skipped", 1),
        ("success cancelled success", 1),
    ],
)
def test_passed(results: str, status: int) -> None:
    """The job that branch protection asks for fails unless all went well; only the tests may be left out."""
    assert set(read_workflow("check.yml")["jobs"]["passed"]["needs"]) == {"scope", "record", "toolkit"}
    shell = ["bash", "-e", "-c", script("check.yml", "passed", "See whether all went well")]
    done = subprocess.run(shell, env=variables(RESULTS=results), capture_output=True, check=False)
    assert done.returncode == status
