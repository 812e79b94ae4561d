"""Every command that the guides show, run in a clone in the order in which a reader meets it.

Blocks of `sh` and `console` come first, then the commands within the text. What a `console` block prints is compared.
"""

import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

import pytest
import yaml

from tests.contribute.importing.sheets import incidents
from tests.record.guides import GUIDE, TEMPLATE_PATH, blocks, event_shown, inline_code
from tests.support.clones import make_clone, run, variables
from tests.support.repositories import git

PAGES = ("README.md", GUIDE, "docs/publishing.md", "docs/using-data.md")
CANNOT = {
    "make test": "it runs this very test",
    "make lock": "it asks the package index",
    "make lock UPGRADE=--upgrade": "it asks the package index",
    ".venv/bin/timeline links": "it visits the addresses of all sources",
}
"""Commands that are not run, and why."""
SHARED = "https://www.dawn.com/news/1421124/suicide-bomber-responsible-for-mastung-attack-identified-ctd"
FOR = {
    **{"RULE": "bad-date", "REV": "origin/main", "ADDRESS": "nobody@example.org", "URL": SHARED},
    "ID": Path(TEMPLATE_PATH).stem,
}
"""Values for the words in capitals that a reader replaces."""
CANNOT[f".venv/bin/timeline verify {SHARED}"] = "it visits a published site, and there is none"
SHOWN = re.compile(r"make|(?:make|timeline|\.venv/bin/\S+) .+")
SHELL = ["bash", "-e", "-o", "pipefail", "-c"]


def commands_in_blocks(page: str) -> Iterator[tuple[str, str | None]]:
    """Yield each command of the blocks of a page, and for those of `console` the output below it."""
    for block in blocks(page, "sh", "console"):
        if block.language == "sh":
            yield from ((bare(line), None) for line in block.text.splitlines() if shlex.split(line, comments=True))
            continue
        for part in re.split(r"^\$ ", block.text, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            yield bare(command), output


def commands_in_text(page: str) -> Iterator[str]:
    """Yield each command within the text that no block and no earlier page shows, once."""
    shown = {command for each in PAGES for command, _ in commands_in_blocks(each)}
    for each in PAGES[: PAGES.index(page) + 1]:
        found = {bare(code): None for code in inline_code(each) if SHOWN.fullmatch(code) and "…" not in code}
        if each == page:
            yield from (command for command in found if command not in shown)
        shown.update(found)


def bare(command: str) -> str:
    """Return a command without its comment, by its path, and with values for what a reader replaces."""
    command = re.sub(r"^timeline ", ".venv/bin/timeline ", re.sub(r"\s+#.*", "", command))
    return " ".join(FOR.get(word, word) for word in command.split(" "))


def _hear_interrupts() -> None:
    """Listen to Ctrl+C again: a shell makes what it starts in the background ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def serve(clone: Path, command: str) -> None:
    """Start the server on a free port, read the home page, and stop it as Ctrl+C does."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with (clone / "mkdocs.yml").open("a") as settings:
        settings.write(f"\ndev_addr: 127.0.0.1:{port}\n")
    with subprocess.Popen(
        shlex.split(command),
        cwd=clone,
        env=variables(PYTHONUNBUFFERED="1"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        preexec_fn=_hear_interrupts,
    ) as server:
        assert server.stdout
        output = []
        for line in server.stdout:
            output.append(line)
            if "Serving on" in line:
                break
        else:
            raise AssertionError("".join(output))
        try:
            with urlopen(f"http://127.0.0.1:{port}/", timeout=60) as answer:
                assert b"<h1" in answer.read()
            os.killpg(server.pid, signal.SIGINT)
            server.communicate(timeout=60)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGKILL)
    git(clone, "checkout", "--quiet", "mkdocs.yml")


def answer(clone: Path, command: str) -> None:
    """Answer the questions about an event with the least possible; the file has no finding."""
    answers = {
        "What happened": "Opening of a well at Ash Lane",
        "When": "2018-07-15",
        "Kind of event": "statement",
        "Place": "Darengarh",
        "No other place": "",
        "How well established": "reported",
        "Summary": "An engineer said that the well at Ash Lane had been opened.",
        "Address": "https://example.org/well",
        "Published by": "Marrow Gazette",
        "Published when": "2018-07-16",
    }
    done = run(clone, [*SHELL, f"{command} --ask"], typed="\n".join(answers.values()) + 20 * "\n")
    path = git(clone, "ls-files", "--others", "--exclude-standard").strip()
    assert path == "events/2018/2018-07-15-opening-well-ash-lane.md", done.stdout
    assert run(clone, [".venv/bin/timeline", "check", "--strict", path]).stdout == "No findings.\n"


def edit(clone: Path, command: str) -> None:
    """Write the event of the template in an editor, and take it away again."""
    (clone / "mine.md").write_text(event_shown(GUIDE), "utf-8")
    done = run(clone, [*SHELL, f"EDITOR='cp mine.md' {command}"])
    (clone / "mine.md").unlink()
    (path,) = re.findall(r"^events/\S+\.md$", done.stdout, flags=re.M)
    (clone / path).unlink()


def write_event(clone: Path, _: str = "") -> None:
    """Write the event of the template, as one does who follows the guide."""
    (clone / TEMPLATE_PATH).write_text(event_shown(GUIDE), "utf-8")


def write_wrong_date(clone: Path, _: str = "") -> None:
    """Write the template with its date as people write dates."""
    text = event_shown(GUIDE).replace("\ndate: 2018-07-13\n", "\ndate: 13 July 2018\n", 1)
    (clone / TEMPLATE_PATH).write_text(text, "utf-8")


def write_issue(clone: Path, _: str) -> None:
    """Write the text of an issue as the form "New event" makes it, with nothing but what is required."""
    answers = {
        "title": "Well at Ash Lane dried up",
        "date": "2018-07-14",
        "kind": "Statement",
        "status": "Reported",
        "summary": "An engineer said that the well at Ash Lane had dried up.",
        "sources": "Marrow Gazette; 2018-07-15; https://example.org/well",
    }
    form = yaml.safe_load((clone / ".github/ISSUE_TEMPLATE/new-event.yml").read_text("utf-8"))
    labels = {field["id"]: field["attributes"]["label"] for field in form["body"] if "id" in field}
    text = "".join(f"### {label}\n\n{answers.get(name, '_No response_')}\n\n" for name, label in labels.items())
    (clone / "issue.md").write_text(text, "utf-8")


def remove(clone: Path, command: str) -> None:
    """Take the event of the template down after it was published, confirming the question."""
    write_event(clone)
    git(clone, "add", TEMPLATE_PATH)
    git(clone, "commit", "--quiet", "--message", "An event")
    assert "Taken down." in run(clone, [*SHELL, f"{command} --yes"]).stdout
    assert not (clone / TEMPLATE_PATH).exists()


def read(clone: Path, command: str) -> None:
    """Read the event of the template, and say that it agrees with its sources."""
    write_event(clone)
    assert "Wrote into" in run(clone, [*SHELL, f"{command} --yes"]).stdout
    (clone / TEMPLATE_PATH).unlink()
    git(clone, "checkout", "--quiet", "--force", "main")


def begin(clone: Path, command: str) -> None:
    """Begin a chronology with a list, and build its site instead of serving it."""
    (clone / "incidents.xlsx").write_bytes(incidents())
    start, serving = command.removesuffix(" --serve"), command.endswith(" --serve")
    made = run(clone, [*SHELL, start], check=False).stdout
    assert serving
    assert "9 rows = 2 new + 0 changed + 0 unchanged + 0 merged + 7 rejected\n" in made
    assert "pages:" in run(clone, [".venv/bin/timeline", "build", "--root", "my-chronology"]).stdout
    shutil.rmtree(clone / "my-chronology")


Step = Callable[[Path, str], None]
INSTEAD: dict[str, Step] = {
    "make serve": serve,
    ".venv/bin/timeline init my-chronology --from incidents.xlsx --serve": begin,
    ".venv/bin/timeline new": answer,
    ".venv/bin/timeline new --edit": edit,
    f".venv/bin/timeline read {FOR['ID']}": read,
    f".venv/bin/timeline remove {FOR['ID']} --reason safety": remove,
}
"""Commands that do not end by themselves, or ask, and what to do instead of just running them."""
BEFORE: dict[tuple[str, str], Step] = {
    (GUIDE, f".venv/bin/timeline check {TEMPLATE_PATH}"): write_wrong_date,
    ("docs/publishing.md", "git add events"): write_event,
    ("docs/publishing.md", ".venv/bin/timeline from-issue --body issue.md"): write_issue,
}
"""What a reader has done before a command of a page."""


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the clone for the commands of all pages; its environment is this one, which must be up to date."""
    clone = make_clone(tmp_path_factory.mktemp("docs") / "clone")
    wanted = run(clone, ["make", "--dry-run", "install", "site"]).stdout
    assert "pip install" not in wanted, "the environment is not what the lock files say: make install"
    return clone


def follow(page: str, clone: Path, command: str, output: str | None) -> None:
    """Do what a page shows, and compare the output where the page shows it."""
    if before := BEFORE.get((page, command)):
        before(clone, command)
    if command in INSTEAD:
        INSTEAD[command](clone, command)
    elif command not in CANNOT:
        done = run(clone, [*SHELL, command], check=output is None)
        assert output in (None, done.stdout), f"{page}: {command}\n{done.stdout}"


def as_it_comes(clone: Path) -> None:
    """Reset the clone to its first commit; caches stay."""
    git(clone, "checkout", "--quiet", "--force", "main")
    git(clone, "clean", "--quiet", "--force")


@pytest.mark.parametrize("guide", PAGES)
def test_commands(guide: str, everything: Path) -> None:
    """Every command that a page shows works, from a clone as it comes, and prints what the page says."""
    as_it_comes(everything)
    for command, output in commands_in_blocks(guide):
        follow(guide, everything, command, output)
    as_it_comes(everything)
    for command in commands_in_text(guide):
        follow(guide, everything, command, None)


def test_exceptions_are_still_shown() -> None:
    """The exceptions of this module are commands that the pages still show."""
    shown = {
        (page, command)
        for page in PAGES
        for command in [*(each for each, _ in commands_in_blocks(page)), *commands_in_text(page)]
    }
    assert {*CANNOT, *INSTEAD} - {command for _, command in shown} == set()
    assert set(BEFORE) - shown == set()
