"""What the sweeps rest on: a picture shows what a kill leaves, and a folder that is laid out is as the picture."""

import os
import re
from pathlib import Path

from tests.stops.pictures import Camera, Picture, files_of, lay_out, torn
from tests.stops.scenarios import SCENARIOS
from tests.stops.sweep import Sweep
from tests.stops.writes import CRASHED, Moment, run

_RANDOM = re.compile(r"\.[0-9a-f]{8}(?=/|$)")


def _shown(picture: Picture) -> list[tuple[str, int, str, bytes]]:
    """Return all that two runs have in common: no times, and no names of their own."""
    names = ((_RANDOM.sub("", item.path), item.mode, _RANDOM.sub("", item.same), item.data) for item in picture)
    return sorted(names)


def test_pictures_of_a_run_that_goes_on(tmp_path: Path) -> None:
    """They show what is left of one that is killed at that moment, wherever that is."""
    (scenario,) = (scenario for scenario in SCENARIOS if scenario.name == "share")
    sweep = Sweep(scenario, tmp_path / "sweep")
    pictures = [stop.left for stop in sweep.stops if not stop.is_torn]
    assert len(pictures) == len(sweep.writes) + 1 > 10
    for number, picture in enumerate(pictures):
        folder = tmp_path / f"killed-{number}"
        lay_out(sweep.before, folder)

        def goes_on(moment: Moment, number: int = number) -> bool:
            return moment.writes < number

        assert run(folder, scenario.arguments, goes_on=goes_on).status == CRASHED
        assert _shown(Camera(folder).take()) == _shown(picture)


def test_what_a_picture_holds(tmp_path: Path) -> None:
    """A folder that is laid out has the same files, times, rights, names of one file, links and empty folders."""
    folder = tmp_path / "folder"
    (folder / "in/empty").mkdir(parents=True)
    (folder / "in/file").write_bytes(b"of both")
    (folder / "in/file").chmod(0o640)
    os.utime(folder / "in/file", ns=(1, 1_234_567_891))
    os.link(folder / "in/file", folder / "another name")
    (folder / "link").symlink_to("in/file")
    picture = Camera(folder).take()
    lay_out(picture, tmp_path / "copy")
    assert Camera(tmp_path / "copy").take() == picture
    assert (tmp_path / "copy/another name").samefile(tmp_path / "copy/in/file")
    assert files_of(picture) == {"another name": b"of both", "in/file": b"of both"}
    assert files_of(torn(picture, "in/file")) == {"another name": b"of ", "in/file": b"of "}
    assert torn(picture, "missing") == picture


def test_changes_between_pictures(tmp_path: Path) -> None:
    """A file that changes right after a picture, in place and without another size, is seen to have changed."""
    camera, path = Camera(tmp_path), tmp_path / "file"
    for number in range(200):
        data = f"{number:03}".encode()
        with path.open("r+b" if number else "wb") as file:
            file.write(data)
        assert files_of(camera.take()) == {"file": data}
    first = camera.take()
    path.unlink()
    assert (camera.take(), first == ()) == ((), False)
