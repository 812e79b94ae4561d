"""The commands measured, in one place; each is a whole process started in its project's folder."""

import sys
from dataclasses import dataclass
from pathlib import Path

STAGES = "stages.json"

HUGO = ["hugo", "--quiet"]
PAGEFIND = [sys.executable, "-m", "pagefind", "--quiet", "--site", "public"]
MADE = ("site", ".timeline", ".site-next")
"""What our commands leave in a project; a cold run begins without it."""


@dataclass(frozen=True, slots=True)
class Toolkit:
    """A revision of this repository: its folder, and the programs of the environment that it is installed in."""

    root: Path
    programs: Path

    @property
    def python(self) -> str:
        return str(self.programs / "python")

    @property
    def material(self) -> list[str]:
        return [str(self.programs / "mkdocs"), "build", "--quiet"]

    @property
    def build(self) -> list[str]:
        return [str(self.programs / "timeline"), "build"]

    @property
    def build_with_data(self) -> list[str]:
        return [*self.build, "--data"]

    @property
    def build_without_index(self) -> list[str]:
        return [*self._instrumented, "--without-index", "build"]

    @property
    def build_by_stages(self) -> list[str]:
        return [*self._instrumented, "--stages", STAGES, "build"]

    @property
    def check(self) -> list[str]:
        return [str(self.programs / "timeline"), "check"]

    def pdf(self, at_once: int) -> list[str]:
        """Set the whole record as volumes, so many at a time."""
        return [str(self.programs / "timeline"), "pdf", "--all", "-o", "paper.pdf", "--at-once", str(at_once)]

    @property
    def import_list(self) -> list[str]:
        return [str(self.programs / "timeline"), "import", "list.csv", "--write"]

    @property
    def can_import(self) -> bool:
        """Whether this revision has the command."""
        return (self.root / "build_scripts" / "cli" / "import_.py").is_file()

    @property
    def can_spread(self) -> bool:
        """Whether this revision can be spread over a cluster."""
        return (self.root / "build_scripts" / "cli" / "cluster.py").is_file()

    @property
    def language_server(self) -> list[str]:
        return [str(self.programs / "timeline"), "lsp"]

    @property
    def can_help_editors(self) -> bool:
        """Whether this revision has the command."""
        return (self.root / "build_scripts" / "cli" / "lsp.py").is_file()

    def serve(self, port: int) -> list[str]:
        """Serve a project on a port of this machine."""
        return [str(self.programs / "timeline"), "serve", "--dev-addr", f"127.0.0.1:{port}"]

    @property
    def _instrumented(self) -> list[str]:
        # Its own script: the functions that it wraps have other names in other revisions.
        return [self.python, "-P", str(self.root / "tests/bench/instrumented.py")]


OURS = Toolkit(Path(__file__).parents[2], Path(sys.executable).parent)
