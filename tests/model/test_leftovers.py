"""Names that programs give to files: what is passed over, what is a copy, and what is neither."""

import pytest

from build_scripts.model.leftovers import copied_from, is_left_lying

LEFT = """.x.swp .#x.md #x.md# x.md~ x.md.~1~ x.md.orig x.md.rej x.md.mine x.md.bak x.md.swp x.md.swo x.md.save.1
    Thumbs.db thumbs.db ehthumbs.db desktop.ini Desktop.ini ~$x.docx x.tmp ~WRL0001.tmp ~syncthing~x.md.tmp x.md.part
    x.md.sb-1a2b3c4d-AbCdEf x.md___jb_tmp___ sedAb12Cd 4913 x_BACKUP_123.md x.LOCAL.55.md __MACOSX @eaDir #recycle"""
MEANT = "x.md x.txt x.docx 2031 5036 #x.md ~x.md tmp.md part save x.local.md 2031-05-05-local-base-123.md sedation.md"


@pytest.mark.parametrize("name", [*LEFT.split(), "Icon\r", "System Volume Information", "lost+found"])
def test_left_lying(name: str) -> None:
    """What editors, systems and programs that send files leave behind is known by its name."""
    assert is_left_lying(name)


@pytest.mark.parametrize("name", MEANT.split())
def test_not_left_lying(name: str) -> None:
    """What somebody may have meant for the record is not, even under a wrong name."""
    assert not is_left_lying(name)


@pytest.mark.parametrize(
    "name",
    [
        "x (conflicted copy 2031-05-05 101500)",
        "x (Anna's conflicted copy 2031-05-05)",
        "x-conflicted-copy",
        "x-conflicted-copy-2031-05-05",
        "x.sync-conflict-20310505-101500-ABCDEFG",
        "x_conflict-20310505",
        "x (SFConflict anna 2031-05-05-10-15-00)",
        "x (Case Conflict)",
        "[Conflict] x",
        "x (1)",
        "x (copy)",
        "x (3rd copy)",
        "x copy",
        "x copy 2",
        "x_copy",
        "x - Copy",
        "x - Copy (2)",
        "x - Kopie",
        "x — копия",
        "x - کپی",
        "Copy of x",
        "Copy of Copy of x",
        "Kopie von x",
        "Copie de x",
        "Cópia de x",
        "رونوشت x",
    ],
)
def test_copies(name: str) -> None:
    """A copy that a program made is told, with the name of what it is a copy of."""
    assert copied_from(name) == "x"


@pytest.mark.parametrize(
    "name",
    ["", "copy", "copy-of-x", "x-copy", "2031-05-05-armed-conflict", "2031-conflict-in-town", "2031-05-05 copying"],
)
def test_no_copies(name: str) -> None:
    """Somebody's own words are none: an event may be called a conflict."""
    assert copied_from(name) == ""
