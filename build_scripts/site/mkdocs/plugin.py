"""MkDocs' hooks: MkDocs makes the docs pages, the home page and one shell per depth; `Build` makes everything else.

Plain `mkdocs build`, `gh-deploy` and `serve` give the whole site. A command that leaves a site behind is staged: MkDocs
works in a folder beside it, and the finished folder takes its place when the command ends without an error.
"""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as DocsPage

from build_scripts.base.compiled import Compiled
from build_scripts.base.locks import Lock
from build_scripts.base.progress import reporter
from build_scripts.base.workers import worker_count
from build_scripts.exports.pdf.typesetting import PdfError, explain_missing
from build_scripts.language.direction import isolate_markup
from build_scripts.language.quotes import curl_markup
from build_scripts.model.layout import CACHE, RECORD
from build_scripts.pages.context import Context
from build_scripts.pages.home import render_home, render_home_again
from build_scripts.pages.policy import with_policy
from build_scripts.pages.replan import LastPlan
from build_scripts.site.build import Build
from build_scripts.site.docs_addresses import with_addresses
from build_scripts.site.docs_tables import label_cells
from build_scripts.site.folders import link_ahead, restore, staging_of, swap
from build_scripts.site.mkdocs.frame import THEME, frame_globals, leave_out_unused, shell_depth, shell_files
from build_scripts.site.mkdocs.navigation import DocsPages
from build_scripts.site.mkdocs.options import TimelineConfig
from build_scripts.site.mkdocs.reading import EditedRecord, RefusedRecordError, context_of, read_checked
from build_scripts.site.mkdocs.refusals import hold_port, refuse_settings
from build_scripts.site.mkdocs.sheets import with_sheets
from build_scripts.site.mkdocs.watching import watch
from build_scripts.site.settings import ASK_DATA, ASK_PDF, explain_site_folder
from build_scripts.site.shell import Shell, base_of, cut_shell, marker, shell_folder

log = get_plugin_logger("timeline")
RENDERED = "rendered"
GENERATORS = ("mkdocs", "properdocs")
"""The programs that build with this plugin: MkDocs, and a fork of it that has its own names for its loggers."""


def _is_no_shell(line: logging.LogRecord) -> bool:
    """Drop MkDocs' "Page skipped" for shells: they leave no page on purpose."""
    return not (str(line.msg).startswith("Page skipped") and shell_folder(1) in line.getMessage())


class TimelinePlugin(BasePlugin[TimelineConfig]):
    """MkDocs' plugin `timeline`; one object lives as long as the command, under serve for many builds."""

    def __init__(self) -> None:
        self._begin("")

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what the command is: only `build` and `gh-deploy` leave a site behind."""
        self._begin(command)  # MkDocs keeps this object for the next command in one process

    def _begin(self, command: str) -> None:
        self.command = command
        self.site: Path | None = None
        self.lock: Lock | None = None
        self.build: Build | None = None
        self.context: Context | None = None
        self.edited: EditedRecord | None = None  # under serve, what the next edit is compared with
        self.is_serve = False  # no site is left behind, and the record's errors do not end the command
        self.plan: LastPlan | None = None  # under serve
        self.has_served = False  # the first build under serve is over
        self.can_swap = False  # the folder beside the site is complete
        self.ahead = ExitStack()  # what is begun before the build knows what to make

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the record, make its search documents, and send MkDocs' own output aside."""
        refuse_settings(config, self)
        if (self.config.pdf or ASK_PDF in os.environ) and (missing := explain_missing()):
            raise BuildError(f"timeline: {missing}")
        if self.command == "serve" and not self.has_served:
            hold_port(config.dev_addr.host, config.dev_addr.port)
        if self.build:
            self.build.abandon()  # under serve: an edit overtakes the index of the last one
        self.project = Path(config.config_file_path).resolve().parent
        self.cache = self.project / CACHE
        self.settings = config
        if self.cache.exists() and not self.cache.is_dir():
            raise BuildError(f"timeline: `{CACHE}` is a file, and has to be a folder: remove it")
        self.lock = Lock(self.cache / "lock", lambda: log.info("Another build is running; waiting for it to end."))
        self.can_swap = False
        self._choose_folders(config)
        self.context = self._read(config)
        for generator in GENERATORS:
            logging.getLogger(f"{generator}.commands.build").addFilter(_is_no_shell)
        config.theme.dirs.insert(0, str(THEME))
        config.theme.static_templates.discard("sitemap.xml")
        self.shells: dict[int, Shell] = {}
        self.docs = DocsPages()
        self.build = self._build()
        self.build.begin(index=not self.has_served)
        return config

    def _choose_folders(self, config: MkDocsConfig) -> None:
        """Let MkDocs render into a folder of its own; the new site is made beside the present one."""
        self.is_serve = self.command == "serve" or Path(config.site_dir).name.startswith("mkdocs_")
        if self.site is None:
            self.site = Path(config.site_dir).resolve()
            if not self.is_serve and (problem := explain_site_folder(self.site, self.project)):
                raise BuildError(f"timeline: `site_dir`: {problem}")
            self.scratch = Path(tempfile.mkdtemp(prefix="timeline_")) if self.is_serve else self.cache
        if not self.is_serve:
            restore(self.site)
            self.ahead = link_ahead(self.site, self._workers())
        config.site_dir = str(self.scratch / RENDERED)

    def _read(self, config: MkDocsConfig) -> Context:
        """Return the record with all that pages need; under serve a broken record leaves the last good one."""
        keeps = self.context if self.is_serve else None
        try:
            if self.edited:
                record = self.edited.read(self.config)
            else:
                record = read_checked(self.project, self.config, self._workers(), self.cache)
            context = context_of(record, self.project, config, self.config, self.cache, has_data=self._publishes())
        except RefusedRecordError as error:
            if keeps is None:
                raise BuildError(f"timeline: {error}") from error
            log.error("%s", error)
            return keeps
        if self.is_serve and not self.edited:
            self.edited, self.plan = EditedRecord(self.project, self.cache, record), LastPlan()
        return context

    def _publishes(self) -> bool:
        """Tell whether this build makes the bulk data: a command that publishes, or one that was asked to."""
        asked = self.config.bulk_data or bool(os.environ.get(ASK_DATA))
        return not self.is_serve and (asked or self.command == "gh-deploy")

    def _workers(self) -> int:
        return 1 if self.has_served else worker_count(self.config.workers)  # the server's threads forbid a fork

    def _build(self) -> Build:
        assert self.context is not None
        assert self.site is not None
        target = self.site if self.is_serve else staging_of(self.site)
        manifest = self.scratch / "pages.manifest"
        told = reporter(log.info)
        return Build(self.context, self.cache, manifest, self.site, target, self._workers(), told, self.plan)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the shells' pages; leave out files of the theme that no page loads, but none of the record's own."""
        leave_out_unused(files, config)
        self.stylesheet = next(f.url for f in files if f.src_uri.startswith("assets/stylesheets/main."))
        for file in shell_files(config):
            files.append(file)
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give the theme's templates the interface's words and the places of the site's sections."""
        assert self.context is not None
        env.bytecode_cache = Compiled("theme")
        frame_globals(env, self.context, self.stylesheet)
        return env

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Note where the navigation leads: beside the pages of `docs/`, and first after the home page."""
        self.docs.note_nav(nav, config)
        self.reading = next((page.file.url for page in nav.pages if not page.is_homepage), "vocabulary/")
        return nav

    def on_page_markdown(self, markdown: str, *, page: DocsPage, config: MkDocsConfig, files: Files) -> str:
        """Tell the theme what kind of page it draws."""
        depth = shell_depth(page.file.src_uri)
        page.meta["kt"] = "shell" if depth else page.meta.get("kt", "home" if page.is_homepage else "docs")
        return markdown

    def on_page_content(self, html: str, *, page: DocsPage, config: MkDocsConfig, files: Files) -> str:
        """Fill the home page; put a marker where a shell's content goes; label the cells of tables in `docs/`."""
        assert self.context is not None
        if page.meta["kt"] != "shell":
            self.docs.note(page, html, config)
        if page.meta["kt"] == "home":
            page.meta["kt_as_of"] = self.context.list_as_of(self.context.timeline.events)
            if self.plan:
                return render_home_again(self.context, self.plan, html, self.reading)
            return render_home(self.context, html, self.reading)
        return marker("content") if page.meta["kt"] == "shell" else with_addresses(label_cells(html), page.url)

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: DocsPage, config: MkDocsConfig) -> str:
        """Take the shells; set the text of every other page as theirs is; give all their policy of content."""
        assert self.context is not None
        depth = shell_depth(page.file.src_uri)
        quotes = self.context.quotes
        html = output if depth else isolate_markup(curl_markup(output, quotes), base_of(output))
        html = with_sheets(html, config, self.context.t, page)
        html = html if self.is_serve else with_policy(html)
        if depth:
            self.shells[depth] = cut_shell(html, depth, quotes)
        return "" if depth else html

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Give the page for addresses that do not exist its sheets and its policy too."""
        if template_name != "404.html":
            return output_content
        assert self.context is not None
        html = with_sheets(output_content, config, self.context.t, None)
        return html if self.is_serve else with_policy(html)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Fill the site with everything that the record gives, and with what MkDocs rendered."""
        assert self.build is not None
        self.ahead.close()
        try:
            self.build.finish(self.shells, self.docs.known, self.scratch / RENDERED, pdf=self._offers_pdf())
        except PdfError as error:
            raise BuildError(f"timeline: {error}") from error
        for problem in self.docs.explain_links(self.build.site, self.build.files, self.build.context.site.url):
            log.warning("%s", problem)  # with `--strict` MkDocs stops, and the last site stays
        self.build.finish_search(wait=not self.is_serve or not self.has_served)
        self.can_swap = True
        if self.is_serve:
            if self.edited and self.has_served:
                self.edited.begin_warnings()
            self.has_served = True
            self._keep_build()
        elif not self.command:
            self.on_shutdown()

    def _offers_pdf(self) -> bool:
        return not self.is_serve and (self.config.pdf or ASK_PDF in os.environ)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the last good site where it is."""
        self.can_swap = False
        self.ahead.close()
        if self.build:
            self.build.abandon()
        self._release_lock()

    def on_shutdown(self) -> None:
        """Put the finished site in place, and nothing else."""
        if self.site and self.is_serve:
            if self.build:
                self.build.abandon()
            if self.edited:
                self.edited.end()
            shutil.rmtree(self.scratch, ignore_errors=True)
        elif self.site:
            if self.can_swap:
                swap(self.site)
                if self.context and self.context.timeline.removed:
                    shutil.rmtree(staging_of(self.site), ignore_errors=True)  # it may hold what was taken down
                self._keep_build()
            self.settings.site_dir = str(self.site)  # `gh-deploy` reads it when everything is done
        self._release_lock()

    def _keep_build(self) -> None:
        assert self.build is not None
        self.build.keep()
        self._release_lock()

    def _release_lock(self) -> None:
        if self.lock:
            self.lock.release()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Watch the record, and everything but code that the pages are made of."""
        files = len(self.edited.record.loaded) if self.edited else 0
        own = (self.config.outlines, self.config.strings if self.config.strings.endswith((".yml", ".yaml")) else "")
        watch(server, self.project / RECORD, files, [self.project / name for name in own if name])
        return server
