"""An editor as the language server sees one: a client of the protocol, over the pipes of a real process."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcInternalError
from pygls.lsp.client import LanguageClient

from build_scripts.contribute.editing.positions import Encoding, Position, Text

TIMELINE = Path(sys.executable).parent / "timeline"


class Editor:
    """An editor with some files open, and what the server has told it about them."""

    def __init__(self, encoding: Encoding) -> None:
        self.client = LanguageClient("tests", "1")
        self.encoding = encoding
        self.shown: dict[str, list[types.PublishDiagnosticsParams]] = {}
        self.messages: list[str] = []
        self.texts: dict[Path, Text] = {}
        self.versions: dict[Path, int] = {}
        self.news = asyncio.Event()
        self.asked_to_watch: list[str] = []
        self.cannot_watch = False

        def published(params: types.PublishDiagnosticsParams) -> None:
            self.shown.setdefault(params.uri, []).append(params)
            self.news.set()

        def told(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)
            self.news.set()

        def asked(params: types.RegistrationParams) -> None:
            (one,) = params.registrations
            options: Any = one.register_options  # of no class: the protocol leaves its form to the method
            self.asked_to_watch = [watcher["globPattern"] for watcher in options["watchers"]]
            self.news.set()
            if self.cannot_watch:
                raise JsonRpcInternalError

        self.client.feature(types.CLIENT_REGISTER_CAPABILITY)(asked)
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(published)
        self.client.feature(types.WINDOW_SHOW_MESSAGE)(told)

    def open(self, path: Path, source: str | None = None) -> None:
        """Open a file, which may not be there yet."""
        source = path.read_bytes().decode("utf-8") if source is None else source
        self.texts[path], self.versions[path] = Text(source, self.encoding), 1
        document = types.TextDocumentItem(path.as_uri(), "markdown", 1, source)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))

    def type(self, path: Path, source: str) -> int:
        """Change the text of an open file; return the new version."""
        self.texts[path] = Text(source, self.encoding)
        self.versions[path] += 1
        document = types.VersionedTextDocumentIdentifier(self.versions[path], path.as_uri())
        change = types.TextDocumentContentChangeWholeDocument(source)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        return self.versions[path]

    def close(self, path: Path) -> None:
        """Close a file."""
        del self.texts[path]
        document = types.TextDocumentIdentifier(path.as_uri())
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(document))

    async def until(self, condition: Any, seconds: float = 60) -> None:
        """Wait until something that the server told makes ``condition()`` true."""
        async with asyncio.timeout(seconds):
            while not condition():
                self.news.clear()
                await self.news.wait()

    def rules(self, path: Path) -> list[str]:
        """Return the rules of the diagnostics that are shown in a file now."""
        told = self.shown.get(path.as_uri())
        return [str(diagnostic.code) for diagnostic in told[-1].diagnostics] if told else []

    async def checked(self, path: Path) -> list[types.Diagnostic]:
        """Return the diagnostics of the present version of an open file, once they are shown."""

        def is_shown() -> bool:
            told = self.shown.get(path.as_uri(), [])
            return bool(told) and told[-1].version == self.versions[path]

        await self.until(is_shown)
        return list(self.shown[path.as_uri()][-1].diagnostics)

    def at(self, path: Path, words: str, inside: int = 0) -> dict[str, Any]:
        """Return the arguments for a request about the place ``inside`` of the first mention of ``words``."""
        text = self.texts[path]
        position = text.position(text.plain.index(words) + inside)
        return {"text_document": types.TextDocumentIdentifier(path.as_uri()), "position": types.Position(*position)}

    def marked(self, path: Path, place: types.Range) -> str:
        """Return what stands in a range of an open file."""
        text = self.texts[path]
        ends = (Position(end.line, end.character) for end in (place.start, place.end))
        start, end = map(text.offset, ends)
        return text.plain[start:end]


@asynccontextmanager
async def editor(
    encoding: Encoding = "utf-16", cannot_watch: bool = False, **environment: str
) -> AsyncIterator[Editor]:
    """Start a server, and yield an editor that talks to it and counts columns in ``encoding``; end both.

    It promises to watch files, and refuses to when it is asked, if it ``cannot_watch``.
    """
    self = Editor(encoding)
    self.cannot_watch = cannot_watch
    variables: dict[str, Any] = {"env": {**os.environ, **environment}}
    await self.client.start_io(str(TIMELINE), "lsp", "--stdio", **variables)
    general = types.GeneralClientCapabilities(position_encodings=[encoding])
    watching = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
    workspace = types.WorkspaceClientCapabilities(did_change_watched_files=watching)
    await self.client.initialize_async(types.InitializeParams(types.ClientCapabilities(workspace, general=general)))
    self.client.initialized(types.InitializedParams())
    try:
        yield self
    finally:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()
