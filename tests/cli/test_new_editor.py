"""`timeline new --edit`: a draft in an editor, what is wrong as comments, and nothing that was typed is lost."""

import fcntl
import os
import pty
import shlex
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path
from select import select

import pytest

from build_scripts.cli.new.editor import find_editor
from tests.cli.test_new import DRAFT, EVENT, LEAST, call, drafts, made, options, project, texts_of
from tests.examples import findings_of

__all__ = ["project"]
SCRIPT = """\
import pathlib, shutil, sys
folder, path = map(pathlib.Path, sys.argv[1:])
number = len(list(folder.glob("seen-*")))
shutil.copy(path, folder / f"seen-{number}")
if (saved := folder / f"save-{number}").exists():
    path.write_bytes(saved.read_bytes())
for old, new in [line.split("=>") for line in (folder / f"edit-{number}").read_text("utf-8").splitlines()]:
    text = path.read_text("utf-8")
    assert old in text, (old, text)
    path.write_text(text.replace(old, new.replace("|", chr(10)), 1), "utf-8")
"""


class Editor:
    """An editor that does, each time that it opens, what it was told beforehand, and keeps what it saw."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        (folder / "editor.py").write_text(SCRIPT, "utf-8")
        self.command = shlex.join([sys.executable, str(folder / "editor.py"), str(folder)])

    def will(self, *edits: dict[str, str] | bytes) -> str:
        """Prepare what each opening does: replacements, or the bytes that are saved; return the command."""
        for number, edit in enumerate(edits):
            lines = [f"{old}=>{new}" for old, new in edit.items()] if isinstance(edit, dict) else []
            (self.folder / f"edit-{number}").write_text("\n".join(lines), "utf-8")
            if isinstance(edit, bytes):
                (self.folder / f"save-{number}").write_bytes(edit)
        return self.command

    def seen(self) -> list[str]:
        """Return the texts that were opened."""
        return [path.read_text("utf-8") for path in sorted(self.folder.glob("seen-*"))]


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    """An editor to be told what to do."""
    return Editor(tmp_path / "editor")


def comments(text: str) -> list[str]:
    """The findings in a draft."""
    return [line for line in text.split("\n") if line.startswith("#!")]


def test_a_whole_event(editor: Editor, project: Path) -> None:
    """What options do not say is written in the draft, whose comments are gone afterwards; dates in words are fixed."""
    before = texts_of(project)
    command = editor.will(
        {
            "kind:": "kind: flood",
            "status:": "status: reported",
            "summary:": "summary: The river left its bed.",
            "#| figures:": "figures:",
            "#|   - {killed: 13, by: , sources: []}": "  - {displaced: 12, by: the mayor, sources: [gazette]}",
            "#| sources:": "sources:",
            "#|   ID:": "  gazette:",
            "#|     publisher:": "    publisher: Marrow Gazette",
            "#|     url:": "    url: https://example.org/gazette/weir",
            "[@ID; @ID].": "[@ID; @ID].|# Mine||The river left its bed [@gazette].|",
        }
    )
    result = call(project, "--edit", "--title", "Flood at the weir", "--date", "5 May 2031", editor=command)
    assert (result.exit_code, result.stdout) == (0, f"{EVENT}\n"), result.output
    assert made(project, before) == {
        EVENT: "---\ntitle: Flood at the weir\ndate: 2031-05-05\nkind: flood\nstatus: reported\n"
        "summary: The river left its bed.\nfigures:\n  - {displaced: 12, by: the mayor, sources: [gazette]}\n"
        "sources:\n  gazette:\n    publisher: Marrow Gazette\n    url: https://example.org/gazette/weir\n"
        "added: 2033-01-01\n---\n# Mine\n\nThe river left its bed [@gazette].\n"
    }
    assert (comments(editor.seen()[0]), drafts(project)) == ([], {})


def test_findings_are_shown_as_comments_until_there_are_none(editor: Editor, project: Path) -> None:
    """A file that is wrong twice is opened again twice, with what is wrong above its lines, and then written."""
    command = editor.will(
        {"kind: flood": "kind: flod"},
        {"kind: flod": "kind: breach", "title: ": "title: &a "},
        {"title: &a ": "title: "},
    )
    result = call(project, "--ask", "--edit", *options(), typed=["e", "e"], editor=command)
    assert (result.exit_code, result.stdout) == (0, f"{EVENT}\n"), result.output
    assert (project / EVENT).read_text("utf-8") == LEAST.replace("kind: flood", "kind: breach")
    first, second, third = editor.seen()
    assert comments(first) == []
    assert comments(second) == ["#! error[unknown-kind]: there is no kind `flod` = did you mean `flood`?"]
    assert second.split("\n").index(comments(second)[0]) + 1 == second.split("\n").index("kind: flod")
    assert [line.partition(":")[0] for line in comments(third)] == ["#! error[yaml-alias]"]
    assert drafts(project) == {}


@pytest.mark.parametrize(("answer", "written"), [("w", True), ("l", False)])
def test_writing_or_leaving_what_has_findings(answer: str, written: bool, editor: Editor, project: Path) -> None:
    """With an error in it the file may be written all the same, without our comments, or be left as a draft."""
    command = editor.will({"kind: flood": "kind: flod"})
    result = call(project, "--ask", "--edit", *options(), typed=[answer], editor=command)
    assert result.exit_code == (0 if written else 1)
    wrong = LEAST.replace("kind: flood", "kind: flod")
    if written:
        assert ((project / EVENT).read_text("utf-8"), drafts(project)) == (wrong, {})
    else:
        assert ((project / EVENT).exists(), "kind: flod" in drafts(project)[DRAFT]) == (False, True)


def test_going_on_with_a_draft(editor: Editor, project: Path) -> None:
    """Without a terminal a draft is left; later it opens with its findings as comments, and is gone when written."""
    command = editor.will({"kind: flood": "kind: flod"}, {"kind: flod": "kind: flood"})
    assert call(project, "--edit", *options(), editor=command).exit_code == 1
    result = call(project, "--draft", str(project / DRAFT))
    assert (result.exit_code, "error[unknown-kind]" in result.output) == (1, True)
    result = call(project, "--edit", "--draft", str(project / DRAFT), editor=command)
    assert (result.exit_code, result.stdout) == (0, f"{EVENT}\n"), result.output
    assert [line.partition(":")[0] for line in comments(editor.seen()[1])] == ["#! error[unknown-kind]"]
    assert ((project / EVENT).read_text("utf-8"), drafts(project)) == (LEAST, {})


def test_a_whole_file_of_ones_own(project: Path, tmp_path: Path) -> None:
    """A script may hand over a whole file: it gets its id and its place, and the file itself stays."""
    (tmp_path / "mine.md").write_text(LEAST, "utf-8")
    assert call(project, "--draft", str(tmp_path / "mine.md")).stdout == f"{EVENT}\n"
    assert ((project / EVENT).read_text("utf-8"), (tmp_path / "mine.md").read_text("utf-8")) == (LEAST, LEAST)


def test_an_actor_that_is_added_meanwhile(editor: Editor, project: Path) -> None:
    """An actor that somebody adds while the draft is open is known when it is checked."""
    actor = "---\nname: Weir Keepers\nkind: service\n---\n"
    path = project / "events/_actors/weir-keepers.md"
    write = f"printf %s {shlex.quote(actor)} > {shlex.quote(str(path))}; {editor.command}"
    editor.will({"#| part_of:": "part_of: weir-keepers"})
    result = call(project, "actor", "--edit", "--name", "Gate crew", "--kind", "service", editor=f"{write}")
    assert (result.exit_code, result.stdout) == (0, "events/_actors/gate-crew.md\n"), result.output
    assert findings_of(project) == []


@pytest.mark.parametrize(
    ("saved", "said"),
    [
        (b"", "The file was empty"),
        (b"#| nothing\n\n", "The file was empty"),
        (b"---\ncaf\xe9: \n", "is not UTF-8"),
    ],
)
def test_what_cannot_be_an_entry(saved: bytes, said: str, editor: Editor, project: Path) -> None:
    """An empty file leaves the draft as it was before, one in another encoding as it was saved; it is said where."""
    before = texts_of(project)
    result = call(project, "--edit", *options(), editor=editor.will(saved))
    assert (said in result.output, f"A draft is in {DRAFT}" in result.output) == (True, True), result.output
    assert (result.exit_code in (1, 2), made(project, before)) == (True, {})
    data = (project / DRAFT).read_bytes()
    assert data == (editor.seen()[0].encode() if said == "The file was empty" else saved)


def test_an_editor_that_fails(project: Path) -> None:
    """An editor that ends with a failure ends the command, and the draft is as the editor left it."""
    result = call(project, "--edit", *options(), editor="echo '# typed' >> \"$1\"; exit 3; :")
    assert (result.exit_code, "ended with status 3." in result.output) == (1, True)
    assert drafts(project)[DRAFT].endswith("# typed\n")


def test_which_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    """The editor is what VISUAL names, else EDITOR, else one that is there, else none."""
    both = {"VISUAL": "code --wait", "EDITOR": "ed"}
    assert [find_editor(both), find_editor({"EDITOR": "ed", "VISUAL": " "})] == ["code --wait", "ed"]
    monkeypatch.setenv("PATH", "")
    assert find_editor({}) == ""


def test_without_an_editor(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no editor, the draft is written and can be edited with anything."""
    monkeypatch.setenv("PATH", "")
    result = call(project, "--edit", *options(), editor="")
    assert (result.exit_code, "There is no editor: name one in the variable EDITOR." in result.output) == (1, True)
    assert [*drafts(project)] == [DRAFT]


def start(project: Path, *arguments: str, **variables: str) -> tuple[subprocess.Popen[bytes], int]:
    """Start the command in a terminal of its own; return the process, and the terminal."""
    ours, its = pty.openpty()
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1988150400", **variables}
    program = "from build_scripts.cli import main; main()"
    command = [sys.executable, "-c", program, "new", "--root", str(project), *arguments]
    process = subprocess.Popen(
        command, stdin=its, stdout=its, stderr=its, env=environment, start_new_session=True, preexec_fn=_own_terminal
    )
    os.close(its)
    return process, ours


def _own_terminal() -> None:
    """Make the terminal the process's own, and listen to Ctrl+C again: a script's background has been told not to."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def read_until(terminal: int, words: str) -> str:
    """Read what the terminal shows until it shows ``words``."""
    shown = ""
    while words not in shown:
        assert select([terminal], [], [], 60)[0], f"no {words!r} in {shown!r}"
        shown += os.read(terminal, 1000).decode("utf-8", "replace")
    return shown


def test_a_terminal_that_is_closed(project: Path) -> None:
    """Closing the terminal amid the questions leaves a draft with what was answered."""
    process, terminal = start(project)
    read_until(terminal, "neutral line")
    os.write(terminal, b"Flood at the weir\n")
    read_until(terminal, "When")
    os.close(terminal)
    process.wait(60)
    assert [text.split("\n")[1] for text in drafts(project).values()] == ["title: Flood at the weir"]


def test_ctrl_c_belongs_to_the_editor(project: Path, tmp_path: Path) -> None:
    """Ctrl+C while the editor is open does not end the command; at the question after it, it keeps a draft."""
    ready = tmp_path / "ready"
    script = f"trap '' INT; touch {ready}; sleep 2; sed -i 's/^kind: flood/kind: flod/' \"$1\"; :"
    process, terminal = start(project, "--edit", *options(), EDITOR=script, VISUAL="")
    while not ready.exists():
        time.sleep(0.05)
    os.write(terminal, b"\x03")
    shown = read_until(terminal, "[e]")
    time.sleep(1)  # a signal between the question and the wait for an answer would be seen only after the answer
    process.send_signal(signal.SIGINT)
    shown += read_until(terminal, "deletes it")
    assert (process.wait(60), f"A draft is in {DRAFT}" in shown) == (1, True)
    assert "kind: flod" in drafts(project)[DRAFT]
