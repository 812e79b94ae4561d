"""The record and the settings of `mkdocs.yml`, read together into what pages are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from build_scripts.base.clock import today
from build_scripts.base.progress import reporter
from build_scripts.base.workers import aside
from build_scripts.changes.history import read_history
from build_scripts.check.live import AbandonedError, LiveCheck
from build_scripts.check.reporters import Setting, report_text
from build_scripts.check.run import check_record
from build_scripts.check.whole import NOTHING_HELD
from build_scripts.exports.schema.files import leave_schemas
from build_scripts.findings import Finding
from build_scripts.language.interface import StringsError, read_strings
from build_scripts.model.layout import RECORD
from build_scripts.pages.context import Context
from build_scripts.reading.outlines import OutlinesError, read_outlines
from build_scripts.reading.record import Record, load_record, read_files
from build_scripts.site.mkdocs.options import TimelineConfig, site_of
from build_scripts.timeline.timeline import build_timeline

log = get_plugin_logger("timeline")
_ASIDE_FROM = 500  # files: fewer are checked sooner than a process begins


class RefusedRecordError(Exception):
    """Nothing can be built of the record, or of a file that the configuration names; the message says why."""


def read_checked(project: Path, options: TimelineConfig, workers: int, cache: Path) -> Record:
    """Return the record of a project and log what the check finds.

    :raises RefusedRecordError: when it has errors.
    """
    files = read_files(project / RECORD)
    record = load_record(files, cache, workers, progress=reporter(log.info))
    leave_schemas(files, cache)
    levels = options.rules or {}
    at_once = workers if len(files.files) >= _ASIDE_FROM else 1
    with aside(at_once, partial(check_record, levels=levels, workers=workers), record, today(), cache) as checking:
        record.events.make(record.events)  # the check needs few of them, the pages all
        findings = checking.result()
    _log(findings, project)
    return record


class EditedRecord:
    """The record under serve, version after version: its errors are found at once, its warnings when it is served.

    ``record`` is the last version without errors.
    """

    def __init__(self, project: Path, cache: Path, record: Record) -> None:
        self.project = project
        self.cache = cache
        self.record = record
        self.live = LiveCheck(cache)
        self.is_over = False

    def read(self, options: TimelineConfig) -> Record:
        """Return the record as it is now, and log the errors in it.

        :raises RefusedRecordError: when there are any.
        """
        files = read_files(self.project / RECORD)
        record = load_record(files, self.cache, 1, self.record)
        leave_schemas(files, self.cache)
        self.live.set_levels(options.rules or {})
        _log(self.live.find_errors(record, today()), self.project)
        record.events.make(record.events)
        self.record = record
        return record

    def begin_warnings(self) -> None:
        """Begin to log all that the check finds in the record, unless the next version comes before."""
        Thread(target=self._log_warnings, args=(self.record,), daemon=True).start()

    def _log_warnings(self, record: Record) -> None:
        def is_wanted() -> bool:
            return self.record is record and not self.is_over

        with suppress(AbandonedError, RefusedRecordError):  # what became an error at midnight is logged all the same
            _log(self.live.check_all(record, today(), NOTHING_HELD, is_wanted), self.project)

    def end(self) -> None:
        """Look for nothing any more."""
        self.is_over = True


def _log(findings: Sequence[Finding], project: Path) -> None:
    """Log what a check found.

    :raises RefusedRecordError: when there are errors.
    """
    has_errors = any(finding.severity == "error" for finding in findings)
    if findings:
        tell: Callable[..., None] = log.error if has_errors else log.warning
        tell("%s", "\n" + report_text(findings, Setting(project)))
    if has_errors:
        raise RefusedRecordError("the record has errors; nothing was built")


def context_of(
    record: Record, project: Path, config: MkDocsConfig, options: TimelineConfig, cache: Path, *, has_data: bool
) -> Context:
    """Return a record with all that pages need beside it; ``has_data`` says that this build gives away the bulk data.

    :raises RefusedRecordError: when the strings or the outlines cannot be read.
    """
    try:
        strings = read_strings(options.strings, project)
        outlines = read_outlines(project / options.outlines, record.places) if options.outlines else None
    except (StringsError, OutlinesError) as error:
        raise RefusedRecordError(str(error)) from error
    for warning in outlines.warnings if outlines else ():
        log.warning("%s", warning)
    site = site_of(config, options, record.digest[:12], has_data=has_data)
    history = read_history(project / RECORD, record.digests, cache)
    return Context(build_timeline(record), site, strings, history=history, outlines=outlines)
