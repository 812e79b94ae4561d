"""All fixes of one file together, and what keeps them from changing what it says."""

import pytest

from build_scripts.contribute.fix import fix as module
from build_scripts.contribute.fix.edits import Edit
from build_scripts.contribute.fix.fix import Fixed, fix_file, fix_text
from build_scripts.contribute.fix.opened import OpenFile
from build_scripts.model.layout import Kind
from build_scripts.reading.diagnosis import explain_characters
from build_scripts.reading.files import SourceFile

RIGHT = "---\ntitle: a\ndate: 2018-07-13\n---\n\nBody\n"


def test_nothing_to_fix() -> None:
    """A file as it should be comes out as it is."""
    assert fix_text("event", RIGHT) == Fixed(RIGHT)


def test_everything_at_once() -> None:
    """What each fix finds is named once, in the order in which it was done."""
    text = (
        "\ufeff---\r\ndate: 13 July 2018 \r\ntitle: 'a\u0301'\r\nsources:\r\n"
        "  a:\r\n    url: https://x.org/?fbclid=1\r\n    publisher: b\r\n---\r\nBody \r\n\r\n"
    )
    assert fix_text("event", text) == Fixed(
        '---\ntitle: "á"\ndate: 2018-07-13\nsources:\n  a:\n    publisher: b\n    url: https://x.org/\n---\nBody\n',
        (
            *("byte order mark", "line ends", "Unicode form", "tracking parameters", "dates", "quotation marks"),
            *("key order", "spaces at line ends", "last line"),
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        "no front matter \nat all ",
        "---\ntitle: 'a\n---\nBody ",
        "---\nkind: a\nkind: b \ntitle: c\n---\nBody ",
        "---\nkind: &a b\ntitle: c \n---\nBody ",
        "---\nkind: !!str b\ntitle: c \n---\nBody ",
        "---\nkind: a \ntitle: b\u200b\n---\nBody ",
        "---\n---\nBody ",
        "---\n- a \n---\nBody ",
        "---\ntitle: a \nBody ",
    ],
)
def test_what_cannot_be_read(text: str) -> None:
    """Only line ends, the last line and a byte order mark are fixed; all else waits until the file can be read."""
    kinds = ("byte order mark", "line ends", "last line")
    mangled = "\ufeff" + text.replace("\n", "\r\n")
    assert fix_text("event", mangled) == Fixed(text + "\n", kinds, read=False)


def test_a_fix_that_would_change_the_meaning_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The guard drops it, names it, and goes on with the others."""

    def spoil(file: OpenFile) -> list[Edit]:
        start = file.text.index("a\n")
        return [Edit(start, start + 1, "b")]

    def tear(file: OpenFile) -> list[Edit]:
        return [Edit(0, 1, "")]

    rest = [pair for pair in module.FIXES if pair[0] == "key order"]
    monkeypatch.setattr(module, "FIXES", (("spoiling", spoil), ("tearing", tear), *rest))
    text = "---\ndate: 2018-07-13\ntitle: a\n---\n\nBody\n"
    assert fix_text("event", text) == Fixed(RIGHT, ("key order",), ("spoiling", "tearing"))


@pytest.mark.parametrize(
    ("kind", "text", "left"),
    [
        pytest.param("vocabulary", "format: |\n  1", ("last line",), id="a block that ends without a line feed"),
        pytest.param("event", "---\ntitle: a\n---\n\n```\ncode\n\n\n", ("last line",), id="code that is never closed"),
        pytest.param("event", '---\ntitle: "n\u0303 \\n\u0303"\n---\n', ("Unicode form",), id="an escape"),
    ],
)
def test_real_cases_for_the_guard(kind: str, text: str, left: tuple[str, ...]) -> None:
    """Where a fix would change what a text says, the file stays as it is."""
    assert fix_text(kind, text) == Fixed(text, (), left)


@pytest.mark.parametrize(
    ("kind", "text", "fixed"),
    [
        ("event", "---\nkind: a\ntitle: é\n---\n", "---\ntitle: é\nkind: a\n---\n"),
        ("vocabulary", "kinds: 'é'", 'kinds: "é"\n'),
    ],
)
def test_bytes(kind: Kind, text: str, fixed: str) -> None:
    """A file is fixed as what it is."""
    done = fix_file(SourceFile("events/x", kind, "x", text.encode("utf-8"), ""))
    assert done == fix_text(kind, text)
    assert isinstance(done, Fixed)
    assert done.text == fixed


def test_bytes_that_are_no_text() -> None:
    """A file that is not UTF-8 is not fixed; the problem is the one that the check reports."""
    file = SourceFile("events/2018/2018-07-13-a.md", "event", "2018-07-13-a", b"---\ntitle: \xff\n---\n", "")
    assert [fix_file(file)] == list(explain_characters(file.data))
