"""`timeline new actor` and `timeline new place`."""

from pathlib import Path

import pytest

from tests.cli.test_new import call, made, project, texts_of
from tests.examples import findings_of

__all__ = ["project"]


def test_actor(project: Path) -> None:
    """An actor with all that the options can say."""
    before = texts_of(project)
    more = ("--part-of", "Council of Lower Marrow", "--active", "2001/..", "--body", "They keep the weir.")
    result = call(project, "actor", "--name", "Weir Keepers (WK)", "--kind", "Service", *more)
    assert (result.exit_code, result.stdout) == (0, "events/_actors/weir-keepers.md\n")
    assert made(project, before) == {
        "events/_actors/weir-keepers.md": "---\nname: Weir Keepers (WK)\nkind: service\npart_of: council\n"
        'active: "2001/.."\n---\n\nThey keep the weir.\n'
    }
    assert findings_of(project) == []


def test_place(project: Path) -> None:
    """A place with all that the options can say."""
    before = texts_of(project)
    where = ("--lat", "10.5", "--lon", "-20.25", "--coordinates-source", "geonames:2")
    result = call(project, "place", "--name", "The weir", "--kind", "site", "--within", "mill dike", *where)
    assert (result.exit_code, result.stdout) == (0, "events/_places/weir.md\n")
    assert made(project, before) == {
        "events/_places/weir.md": "---\nname: The weir\nkind: site\nwithin: mill-dike\nlat: 10.5\nlon: -20.25\n"
        "coordinates_source: geonames:2\n---\n"
    }
    assert findings_of(project) == []


def test_what_the_check_refuses(project: Path) -> None:
    """Coordinates without a source and a place that there is not are errors, so there is no file."""
    where = ("--lat", "10.5", "--lon", "1", "--within", "nowhere")
    result = call(project, "place", "--name", "The weir", "--kind", "site", *where)
    assert result.exit_code == 1
    assert "error[coordinates-without-source]" in result.stderr
    assert "error[place-references]: there is no place `nowhere`" in result.stderr
    assert not (project / "events/_places/weir.md").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["actor"], "missing: --name, --kind"),
        (["actor", "--name", "the COUNCIL of Lower Marow", "--kind", "service"], "the record has `council`"),
        (["place", "--name", "Mill dike", "--kind", "site"], "use that, or add --anyway if it is another"),
        (["place", "--name", "x\u202e"], "--name: contains an invisible character (U+202E); remove it"),
        (["actor", "--name", "X", "--kind", "service", "--id", "council"], "`council` is taken"),
        (["actor", "--name", "X", "--kind", "service", "--id", "A B"], "is not an id"),
    ],
)
def test_wrong_calls(arguments: list[str], said: str, project: Path) -> None:
    """What is missing or wrong is said; nothing is written."""
    before = texts_of(project)
    result = call(project, *arguments)
    assert (result.exit_code, said in result.output) == (2, True)
    assert made(project, before) == {}


def test_asked(project: Path) -> None:
    """What is missing is asked; a name that is taken is taken again only if that is meant, and gets a number."""
    before = texts_of(project)
    typed = ["Mill dike", "n", "Mill dike", "y", "Site", "<", "", "lower marrow", "w"]
    result = call(project, "place", "--ask", typed=typed)
    assert result.stdout == "events/_places/mill-dike-2.md\n", result.output
    assert made(project, before) == {
        "events/_places/mill-dike-2.md": "---\nname: Mill dike\nkind: site\nwithin: lower-marrow\n---\n"
    }
    typed = ["Ferry", "l"]
    assert call(project, "actor", "--ask", "--kind", "service", typed=typed).exit_code == 1
    assert (project / ".timeline/draft-ferry.md").read_text("utf-8") == "---\nname: Ferry\nkind: service\n---\n"
