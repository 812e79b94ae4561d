"""Where an entry is named, and what nothing else names."""

from pathlib import Path

from build_scripts.contribute.remove.mentions import find_mentions, named_only_in, read_texts

OWN = "events/2031/2031-gone.md"
TEXTS = {
    OWN: "actors: [a-man, council]\nplaces: [is]\n",
    "events/2031/2031-x.md": "1\nrelated: 2031-gone, this is\n[x](2031-gone.md)\n2031-gone-too x2031-gone 2031-old\n",
    "events/_actors/a-man.md": "id a-man\n",
    "events/_actors/council.md": "",
    "events/2031/2031-y.md": "by: council\n",
    "docs/page.md": "](../events/2031/2031-gone/) a-man\n",
}


def test_lines_that_name_it() -> None:
    """Every line that holds an id as a whole word is found, in any file, with its place."""
    found = find_mentions(TEXTS, ["2031-gone", "2031-old"])
    assert [str(each) for each in found] == [
        "docs/page.md:1",
        "events/2031/2031-x.md:2",
        "events/2031/2031-x.md:3",
        "events/2031/2031-x.md:4",
    ]


def test_what_only_it_names() -> None:
    """An actor whom only this entry names is told; one whom others name is not, nor an id that is a common word."""
    entries = {name: f"events/_actors/{name}.md" for name in ("a-man", "council", "is", "other")}
    assert named_only_in(OWN, TEXTS, entries) == ["events/_actors/a-man.md"]


def test_texts_of_a_project(tmp_path: Path) -> None:
    """Texts that people wrote are looked through, and neither what was built nor what is hidden."""
    names = [
        *("events/2031/x.md", "docs/a.md", "mkdocs.yml", ".github/ISSUE_TEMPLATE/f.yml", "tests/data/t.json"),
        *(".git/x.md", ".venv/x.py", "site/x.html", ".timeline/x.json", "docs/picture.png", "tests/__pycache__/x.py"),
    ]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x\xff" if name == "docs/a.md" else b"x\r\n")
    (tmp_path / "docs/link.md").symlink_to("a.md")
    assert dict(read_texts(tmp_path)) == {
        **dict.fromkeys(names[:5], "x\n"),
        "docs/a.md": "",
    }
