"""Where the schemas lie: beside the caches for editors, on the site for everybody, anywhere by the command."""

import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_scripts.cli import main
from build_scripts.exports.schema import KINDS, folder, render_schemas
from build_scripts.exports.schema.files import leave_schemas, terms_of
from build_scripts.reading.record import read_files
from tests.examples import RECORD
from tests.exports.schema import example_terms
from tests.support.projects import ADDRESS, replace

NAMES = [f"{kind}.json" for kind in KINDS]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project around the example record."""
    shutil.copytree(RECORD / "events", tmp_path / "events")
    return tmp_path


def leave(project: Path) -> dict[str, bytes]:
    """What lies beside the caches after they were seen to."""
    leave_schemas(read_files(project / "events"), project / ".timeline")
    return left(project)


def left(project: Path) -> dict[str, bytes]:
    """The schemas beside the caches, by name."""
    target = project / ".timeline" / folder()
    return {path.name: path.read_bytes() for path in target.iterdir()} if target.is_dir() else {}


def run(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, list(arguments))


def test_schemas_have_the_version_of_the_format() -> None:
    """A new format will have schemas at a new address."""
    assert folder() == "schema/1/"


def test_schemas_are_left_with_the_records_words() -> None:
    """The names of actors and places come from their files, the words from the vocabulary."""
    terms = terms_of(read_files(RECORD / "events"))
    assert terms == example_terms()
    assert (terms.actors["flood-office"], terms.places["old-gauge"]) == ("Regional Flood Office", "Old gauge")


def test_what_is_right_is_left_alone(project: Path) -> None:
    """Schemas that are as they should be are not written again; what was altered or lost is mended."""
    first = leave(project)
    assert first == render_schemas(example_terms())
    target = project / ".timeline" / folder()
    before = {name: (target / name).stat() for name in NAMES}
    assert leave(project) == first
    assert {name: (target / name).stat() for name in NAMES} == before
    (target / "event.json").write_text("{}")
    (target / "actor.json").unlink()
    assert leave(project) == first


@pytest.mark.parametrize("damage", [b"", b"torn"])
def test_a_damaged_cache_costs_nothing_but_time(project: Path, damage: bytes) -> None:
    """What the schemas were made of is made anew when it cannot be read."""
    first = leave(project)
    (project / ".timeline" / "schemas").write_bytes(damage)
    assert leave(project) == first


def test_a_new_actor_is_known(project: Path) -> None:
    """A file that was added, a name that changed and a word that went show in the schemas."""
    before = leave(project)
    (project / "events/_actors/miller.md").write_text("---\nname: The miller\nkind: council\n---\n")
    after = leave(project)
    assert "miller" not in json.dumps(json.loads(before["event.json"])["definitions"]["actor"])
    assert "miller" in json.loads(after["event.json"])["definitions"]["actor"]["enum"]


def test_a_broken_actor_stays_one(project: Path) -> None:
    """An actor whose file has a mistake is offered by its id, since that finding is enough."""
    replace(project / "events/_actors/river-watch.md", "name:", "nome:")
    definition = json.loads(leave(project)["event.json"])["definitions"]["actor"]
    assert dict(zip(definition["enum"], definition["enumDescriptions"], strict=True))["river-watch"] == "river-watch"


def test_a_broken_vocabulary_leaves_the_last_schemas(project: Path) -> None:
    """While the vocabulary is being written and cannot be read, the schemas of the last time stay."""
    first = leave(project)
    (project / "events/_vocabulary.yml").write_text("format: 1\nkinds: [\n")
    assert leave(project) == first


def test_without_any_vocabulary_the_format_alone_is_left(project: Path) -> None:
    """A record that never had a readable vocabulary gets the schemas without words."""
    (project / "events/_vocabulary.yml").unlink()
    assert leave(project) == render_schemas()


def test_check_leaves_them(project: Path) -> None:
    """`timeline check` leaves the schemas, with findings or without; without a cache it leaves nothing."""
    assert (run("check", "--root", str(project), "--no-cache").exit_code, left(project)) == (0, {})
    replace(project / "events/2032/2032-budget-vote.md", "kind: ", "kind: no-")
    assert run("check", "--root", str(project), "--workers", "1").exit_code == 1
    assert left(project) == render_schemas(example_terms())


def test_command(project: Path) -> None:
    """`timeline schema` writes the five files, names them, and makes the folder it is given."""
    target = project / "deep" / "folder"
    result = run("schema", "--root", str(project), "--output", str(target))
    assert (result.exit_code, result.output) == (0, "".join(f"{target / name}\n" for name in NAMES))
    assert {path.name: path.read_bytes() for path in target.iterdir()} == render_schemas(example_terms())
    assert run("schema", "--root", str(project)).exit_code == 0
    assert left(project) == render_schemas(example_terms())


def test_command_without_vocabulary(project: Path) -> None:
    """Where the vocabulary cannot be read, the command writes the format alone, says so, and does not succeed."""
    (project / "events/_vocabulary.yml").write_text("format: 2\n")
    result = run("schema", "--root", str(project))
    assert (result.exit_code, left(project)) == (1, render_schemas())
    assert "without its words" in result.stderr


def test_command_without_record(tmp_path: Path) -> None:
    """A folder without a record is a wrong call."""
    assert run("schema", "--root", str(tmp_path)).exit_code == 2


def test_published(example_project: Path, example_site: Path) -> None:
    """A built site has the five schemas at their address, which they name; beside the caches they name none."""
    target = example_site / folder()
    published = {path.name: path.read_bytes() for path in target.iterdir()}
    assert published == render_schemas(example_terms(), ADDRESS)
    assert json.loads(published["event.json"])["$id"] == f"{ADDRESS}schema/1/event.json"
    assert left(example_project) == render_schemas(example_terms())
    assert not any("$id" in json.loads(data) for data in left(example_project).values())


def test_no_address_is_made_up() -> None:
    """Where the site's address is not known, no schema has one."""
    assert not any(b"$id" in data for data in render_schemas(example_terms()).values())


def test_a_folder_that_cannot_be_written_is_said(project: Path) -> None:
    """A file where the folder should be is an error of the machine, not passed over in silence."""
    (project / ".timeline").mkdir()
    (project / ".timeline" / "schema").write_bytes(b"")
    with pytest.raises(OSError, match=os.fspath(project)):
        leave(project)
