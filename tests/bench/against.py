"""Another revision beside this one: built on its own, and measured in turns with it.

Each revision runs its own code, in its own environment, on a record that its own generator wrote: the seed makes the
same events, and a key that was renamed between the two has the name that each of them reads. After such a change no
record is valid for both. In one environment MkDocs would find one plugin for both.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.bench import generate, sites
from tests.bench.commands import OURS, Toolkit
from tests.bench.processes import environment
from tests.bench.scenarios import EACH_ROUND, ONCE, Bench

SCENARIOS = ("cold", "edited", "check", "memory")
"""What is compared: none of it needs Hugo, and its commands are the same in every revision."""
COMPARED = ("cold", "edited", "check cold", "check warm", "check edited", "peak MiB")
"""The measurements of those scenarios that the table sets against each other."""
WRITE = "import sys; from tests.bench import generate, project; from pathlib import Path; "
WRITE += "project.write(generate.record(int(sys.argv[1])), Path(sys.argv[2]))"


class RevisionError(Exception):
    """The revision cannot be measured; the message says why."""


def check_out(revision: str, folder: Path) -> Toolkit:
    """Write the revision's files into a folder and install it there, as its own Makefile does (about two minutes).

    With what its tests need, as this environment has it: pydantic looks into every installed package for plugins, so
    a smaller environment starts sooner.

    :raises RevisionError: when there is no such revision, or it cannot be installed.
    """
    folder.mkdir(parents=True)
    archive = folder.with_suffix(".tar")
    commit = _run(["git", "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}"], OURS.root).strip()
    _run(["git", "archive", f"--output={archive}", commit], OURS.root)
    _run(["tar", "--extract", f"--file={archive}"], folder)
    _run(["make", "tools"], folder)
    toolkit = Toolkit(folder, folder / ".venv/bin")
    package = _run([toolkit.python, "-c", "import build_scripts; print(build_scripts.__path__[0])"], folder.parent)
    if Path(package.strip()) != folder / "build_scripts":
        raise RevisionError(f"{revision} would not run its own code, but that of {package.strip()}")
    return toolkit


def prepare(folder: Path, size: int, toolkit: Toolkit) -> tuple[Bench, Bench]:
    """Have both write the record of a size, and compile both packages, which one of them may never have run.

    :raises RevisionError: when the two records hold different events.
    """
    ours = Bench(folder / str(size), generate.record(size))
    theirs = Bench(folder / "against" / str(size), ours.record, toolkit)
    sites.write_ours(ours.record, ours.ours)
    _run([toolkit.python, "-c", WRITE, str(size), str(theirs.ours)], toolkit.root)
    if _events(ours.ours) != _events(theirs.ours):
        raise RevisionError(f"the generator of that revision makes other events; {size} cannot be compared")
    for each in (OURS, toolkit):
        _run([each.python, "-m", "compileall", "-q", "build_scripts"], each.root)
    return ours, theirs


def measure(
    benches: tuple[Bench, Bench], runs: int, wanted: frozenset[str], say: Callable[[str], None], revision: str
) -> None:
    """Fill the results of both: each wanted scenario by one, then by the other; who begins changes every round."""
    scenarios = EACH_ROUND | ONCE
    for number in range(runs):
        turns = list(zip(("ours", revision), benches, strict=True))
        for name in (name for name in SCENARIOS if name in wanted):
            for title, bench in reversed(turns) if number % 2 else turns:
                say(f"{len(bench.record.events):,} events, round {number + 1} of {runs}: {name}, {title}")
                bench.take(scenarios[name](bench, number))


def _events(project: Path) -> list[str]:
    return sorted(path.relative_to(project).as_posix() for path in project.glob("events/[0-9]*/*.md"))


def _run(command: list[str], folder: Path) -> str:
    """Run a command that prepares, and return what it prints."""
    variables = {**environment(folder), "PYTHON": sys.executable}
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RevisionError(f"{' '.join(command)}: {(done.stdout + done.stderr)[-2000:]}")
    return done.stdout
