"""Reading the folder: everything in it is an entry or a finding, whatever it is called and whatever it is."""

import os
from pathlib import Path

from build_scripts.reading.files import MAX_BYTES, SourceFile, find_files


def read(root: Path) -> list[tuple[str, str]]:
    """Return the paths found in ``root``, each with its kind, or with why it is refused."""
    return [(file.path, file.kind if isinstance(file, SourceFile) else file.why) for file in find_files(root)]


def put(root: Path, *names: str) -> None:
    """Write files with a word in them."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("text")


def test_files_in_order_of_paths(tmp_path: Path) -> None:
    """Files come sorted by path, each with its kind; names that begin with a dot are left alone."""
    root = tmp_path / "events"
    put(
        root,
        "2018/2018-x.md",
        "_places/kabul.md",
        "_actors/un.md",
        "_vocabulary.yml",
        "_removed.yml",
        ".git/x",
        "2018/.x",
    )
    assert read(root) == [
        ("events/2018/2018-x.md", "event"),
        ("events/_actors/un.md", "actor"),
        ("events/_places/kabul.md", "place"),
        ("events/_removed.yml", "removed"),
        ("events/_vocabulary.yml", "vocabulary"),
    ]


def test_what_programs_leave_lying(tmp_path: Path) -> None:
    """What editors and systems leave is passed over, folders and links too; a copy of an entry is not."""
    root = tmp_path / "events"
    put(root, "2018/2018-x.md", "2018/#2018-x.md#", "2018/2018-x.md~", "2018/2018-x.md.orig", "2018/Thumbs.db")
    put(root, "@eaDir/2018-x.md", "desktop.ini", "2018/2018-x (1).md", "2018/2018-x-conflicted-copy.md")
    (root / "2018/~$2018-x.docx").symlink_to("nowhere")
    assert read(root) == [
        ("events/2018/2018-x (1).md", "misplaced"),
        ("events/2018/2018-x-conflicted-copy.md", "misplaced"),
        ("events/2018/2018-x.md", "event"),
    ]


def test_missing_folder(tmp_path: Path) -> None:
    """A record that is not there is refused."""
    assert read(tmp_path / "events") == [("events", "no-folder")]


def test_root_that_is_a_link(tmp_path: Path) -> None:
    """The record's folder itself may not be a link."""
    (tmp_path / "events").symlink_to("/")
    assert read(tmp_path / "events") == [("events", "linked-folder")]


def test_names_that_cannot_be_printed(tmp_path: Path) -> None:
    """Names with line ends, escapes or bytes that are not UTF-8 are shown escaped."""
    root = tmp_path / "events"
    put(root, "2018/a\nb\x1b[31m.md")
    (root / "2018").joinpath(os.fsdecode(b"\xff.md")).write_text("x")
    found = read(root)
    assert found == [
        ("events/2018/\\udcff.md", "misplaced"),
        ("events/2018/a\\nb\\x1b[31m.md", "misplaced"),
    ] or found[::-1] == [
        ("events/2018/\\udcff.md", "misplaced"),
        ("events/2018/a\\nb\\x1b[31m.md", "misplaced"),
    ]


def test_pipe_does_not_hang(tmp_path: Path) -> None:
    """A named pipe is refused, and not waited for."""
    (tmp_path / "events/2018").mkdir(parents=True)
    os.mkfifo(tmp_path / "events/2018/2018-x.md")
    assert read(tmp_path / "events") == [("events/2018/2018-x.md", "no-file")]


def test_largest_file(tmp_path: Path) -> None:
    """A file may have as many bytes as the limit says, and not one more."""
    root = tmp_path / "events"
    put(root, "2018/2018-x.md", "2018/2018-y.md")
    (root / "2018/2018-x.md").write_bytes(b"x" * MAX_BYTES)
    (root / "2018/2018-y.md").write_bytes(b"x" * (MAX_BYTES + 1))
    assert read(root) == [("events/2018/2018-x.md", "event"), ("events/2018/2018-y.md", "large")]
