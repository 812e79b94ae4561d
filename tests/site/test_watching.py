"""How `serve` learns of an edit: at once where the system tells, else by looking; once, and never of reading."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from build_scripts.site.mkdocs import watching
from build_scripts.site.mkdocs.watching import USUAL, RecordObserver


class _Told(FileSystemEventHandler):
    """The paths of files that somebody was told of."""

    def __init__(self) -> None:
        self.paths: list[str] = []

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a file."""
        if not event.is_directory:
            self.paths.append(Path(str(event.src_path)).name)


class _Deaf(PollingObserver):
    """A system that tells nobody any more."""

    def start(self) -> None:
        """Refuse."""
        raise OSError("inotify watch limit reached")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A folder with an event in a folder of its own."""
    (tmp_path / "events/2031").mkdir(parents=True)
    (tmp_path / "events/2031/one.md").write_text("one", "utf-8")
    return tmp_path / "events"


@pytest.fixture
def begin(record: Path) -> Iterator[Callable[[int], _Told]]:
    """Begin to watch the record, as one of so many files."""
    begun: list[RecordObserver] = []

    def watch(files: int) -> _Told:
        observer, told = RecordObserver(PollingObserver(timeout=USUAL), record, files), _Told()
        observer.schedule(told, str(record))
        observer.start()
        begun.append(observer)
        return told

    yield watch
    for observer in begun:
        observer.stop()
        observer.join()


def _until(told: _Told, names: set[str]) -> None:
    deadline = time.monotonic() + 20
    while not names <= {*told.paths}:
        assert time.monotonic() < deadline, told.paths
        time.sleep(0.02)


def test_an_edit_is_told_at_once_and_once(record: Path, begin: Callable[[int], _Told]) -> None:
    """An edit, a new file in a new folder, and a removal are told long before a look at so many files; each once."""
    told = begin(1_000_000)
    (record / "2031/one.md").write_text("edited", "utf-8")
    _until(told, {"one.md"})
    (record / "2032").mkdir()
    time.sleep(0.2)
    (record / "2032/two.md").write_text("new", "utf-8")
    _until(told, {"two.md"})
    told.paths.clear()
    (record / "2032/two.md").unlink()
    _until(told, {"two.md"})


def test_a_look_finds_no_edit_again(record: Path, begin: Callable[[int], _Told]) -> None:
    """What the system told of is not found once more by the next look."""
    told = begin(1)
    (record / "2031/one.md").write_text("edited", "utf-8")
    _until(told, {"one.md"})
    time.sleep(0.2)
    count = len(told.paths)
    time.sleep(3 * USUAL)
    assert len(told.paths) == count


def test_reading_is_no_edit(record: Path, begin: Callable[[int], _Told]) -> None:
    """A build reads all files, and begins no other build with that."""
    told = begin(1)
    (record / "2031/one.md").read_text("utf-8")
    time.sleep(3 * USUAL)
    assert told.paths == []


def test_where_the_system_does_not_tell_it_looks(
    record: Path, begin: Callable[[int], _Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system tells of nothing, files are looked at twice a second, however many they are."""
    monkeypatch.setattr(watching, "Observer", _Deaf)
    told = begin(1_000_000)
    (record / "2031/one.md").write_text("edited", "utf-8")
    _until(told, {"one.md"})


def test_other_folders_are_left_to_the_server(record: Path, tmp_path: Path) -> None:
    """A folder that is not the record's is watched as before."""
    others: BaseObserver = PollingObserver(timeout=USUAL)
    observer = RecordObserver(others, record, 1)
    observer.schedule(_Told(), str(tmp_path))
    assert len(others._watches) == 1
