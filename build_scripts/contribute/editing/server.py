"""The language server itself: which requests it answers, and from which project.

Texts come whole with each change: the library would cut a changed line at characters that only Python takes for line
ends. Standard output belongs to the protocol.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from build_scripts import __version__
from build_scripts.contribute.editing import protocol
from build_scripts.contribute.editing.actions import actions_for, fixes_of
from build_scripts.contribute.editing.cursor import Spot, spot_at
from build_scripts.contribute.editing.explain import explain
from build_scripts.contribute.editing.files import kind_of, place_in_project
from build_scripts.contribute.editing.offers import offers
from build_scripts.contribute.editing.outline import outline_of
from build_scripts.contribute.editing.positions import Encoding, Text
from build_scripts.contribute.editing.referents import referent
from build_scripts.contribute.editing.session import Session
from build_scripts.contribute.editing.targets import find_target
from build_scripts.findings import Finding

_TRIGGERS = [" ", "@", "/", "[", "{"]
_WATCHED = ("**/events/**", "**/mkdocs.yml")  # each plain: Emacs takes no `**` within braces


class TimelineServer(LanguageServer):
    """The server, with a session for each project of which a file is open."""

    def __init__(self) -> None:
        super().__init__("timeline", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.sessions: dict[Path, Session] = {}
        self.uris: dict[Path, str] = {}

    def place(self, uri: str) -> tuple[Session, str] | None:
        """Return the session of a file, and its path from the project; None of what is no part of a record."""
        file = to_fs_path(uri) if uri.startswith("file:") else None
        found = place_in_project(Path(file)) if file else None
        if found is None:
            return None
        base, path = found
        if base not in self.sessions:
            self.sessions[base] = self._open(base)
        return self.sessions[base], path

    def uri_of(self, base: Path, path: str) -> str:
        """Return the address of a file: that which the editor gave it, where it has it open."""
        full = base / path
        return self.uris.get(full) or from_fs_path(str(full)) or ""

    def _open(self, base: Path) -> Session:
        encoding: Encoding = "utf-16"
        if self.workspace.position_encoding in ("utf-8", "utf-32"):
            encoding = "utf-8" if self.workspace.position_encoding == "utf-8" else "utf-32"

        def show(path: str, findings: list[Finding], text: Text) -> None:
            diagnostics = [protocol.diagnostic_of(finding, text) for finding in findings]
            uri = self.uri_of(base, path)
            document = self.workspace.text_documents.get(uri)
            version = document.version if document else None
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, version))

        def complain(message: str) -> None:
            shown = types.ShowMessageParams(types.MessageType.Warning, f"{base.name}: {message}")
            self.window_show_message(shown)

        return Session(base, encoding, show, complain)

    async def spot(self, uri: str, position: types.Position) -> tuple[Session, str, Text, Spot] | None:
        """Return what is at a position of an open file of a record; None where nothing is that has a meaning."""
        found = self.place(uri)
        if found is None or found[1] not in found[0].project.held:
            return None
        session, path = found
        await session.ready()
        text = session.text(path)
        spot = spot_at(kind_of(path), text.plain, text.offset(protocol.position_of(position)))
        return (session, path, text, spot) if spot else None


def make_server() -> TimelineServer:
    """Return a server that answers for every record of which an editor opens a file."""
    server = TimelineServer()
    _follow_texts(server)
    _answer_about_places(server)
    _answer_about_files(server)
    return server


def _follow_texts(server: TimelineServer) -> None:
    """Take over what editors have open, and what changes on the disk."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        if found := server.place(document.uri):
            session, path = found
            server.uris[session.project.base / path] = document.uri
            session.hold(path, document.text)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        if (found := server.place(params.text_document.uri)) and params.content_changes:
            found[0].hold(found[1], params.content_changes[-1].text)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        if found := server.place(params.text_document.uri):
            found[0].release(found[1])

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: types.DidSaveTextDocumentParams) -> None:
        if found := server.place(params.text_document.uri):
            found[0].check_all()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_files(params: types.DidChangeWatchedFilesParams) -> None:
        for session in server.sessions.values():
            session.check_all()

    @server.feature(types.INITIALIZED)
    async def initialized(params: types.InitializedParams) -> None:
        watched = server.client_capabilities.workspace and server.client_capabilities.workspace.did_change_watched_files
        if not (watched and watched.dynamic_registration):
            return
        watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        registration = types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        with suppress(JsonRpcException):  # an editor that cannot watch says what it saves, and that is enough
            await server.client_register_capability_async(types.RegistrationParams([registration]))

    @server.feature(types.SHUTDOWN)
    def shutdown(params: None) -> None:
        for session in server.sessions.values():
            session.close()


def _answer_about_places(server: TimelineServer) -> None:
    """Complete, explain, and go to what is at a place."""

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=_TRIGGERS))
    async def completion(params: types.CompletionParams) -> types.CompletionList | None:
        if not (found := await server.spot(params.text_document.uri, params.position)):
            return None
        session, path, text, spot = found
        record, registry = session.project.record, session.project.registry
        assert record is not None
        assert registry is not None
        return protocol.completion_of(offers(kind_of(path), text.plain, spot, record, registry), spot, text)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        if not (found := await server.spot(params.text_document.uri, params.position)):
            return None
        session, path, text, spot = found
        record = session.project.record
        assert record is not None
        of = referent(kind_of(path), text.plain, spot, record)
        meaning = explain(of, kind_of(path), text.plain, record) if of else ""
        return protocol.hover_of(meaning, spot, text) if meaning else None

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definition(params: types.DefinitionParams) -> types.Location | None:
        if not (found := await server.spot(params.text_document.uri, params.position)):
            return None
        session, path, text, spot = found
        project = session.project
        assert project.record is not None
        of = referent(kind_of(path), text.plain, spot, project.record)
        target = find_target(of, path, text.plain, project.plain) if of else None
        if target is None:
            return None
        line, column, length = target.where.line, target.where.column, target.where.length
        span = session.text(target.path).span_of(Finding(target.path, line, column, "", "warning", "", "", length))
        return types.Location(server.uri_of(project.base, target.path), protocol.range_of(span))


def _answer_about_files(server: TimelineServer) -> None:
    """Outline a file, fix it, and offer what can be done about findings."""

    def text_of(uri: str) -> tuple[Session, str, Text] | None:
        found = server.place(uri)
        if found is None or found[1] not in found[0].project.held:
            return None
        return *found, found[0].text(found[1])

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
        if not (found := text_of(params.text_document.uri)):
            return None
        return protocol.symbols_of(outline_of(kind_of(found[1]), found[2].plain), found[2])

    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    def formatting(params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
        if not (found := text_of(params.text_document.uri)):
            return None
        fixes = fixes_of(found[1], found[2].plain)
        return [protocol.edit_of(fixes[0], found[2])] if fixes else []

    kinds = [types.CodeActionKind.QuickFix, protocol.FIX_ALL]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    def code_actions(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        if not (found := text_of(params.text_document.uri)):
            return None
        session, path, text = found
        uri, wanted = params.text_document.uri, params.context.only
        actions = []
        checked, findings = session.found.get(path, (text, []))
        if protocol.is_wanted(types.CodeActionKind.QuickFix, wanted) and checked is text:
            touched = [one for one in findings if protocol.touches(protocol.range_of(text.span_of(one)), params.range)]
            for one in actions_for(text.plain, touched):
                target = server.uri_of(session.project.base, one.moved_to) if one.moved_to else ""
                actions.append(protocol.action_of(one, uri, text, target))
        if protocol.is_wanted(protocol.FIX_ALL, wanted) and (fixes := fixes_of(path, text.plain)):
            actions.append(protocol.fix_all_of(*fixes, uri, text))
        return actions


def serve(answers: BinaryIO) -> None:
    """Read requests from standard input and write to ``answers`` until the editor ends it."""
    logging.basicConfig(level=logging.WARNING)  # to standard error
    logging.getLogger("pygls").setLevel(logging.ERROR)
    make_server().start_io(stdout=answers)
