"""Typing in an event of a large record: how long until what is wrong with the text is shown."""

import asyncio
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from tests.bench.processes import environment

KEYS = 40
"""Keys that are pressed while the rules over the whole record are not asked, and then as many while they are."""
PAUSE = 0.05
_DEADLINE = 600


def seconds_until_shown(command: Sequence[str], folder: Path, path: Path) -> Iterator[tuple[str, float]]:
    """Yield the seconds of each key: from the change that an editor sends to the findings that it gets.

    Every second state of the text has a mistake. The server is a whole process; the client is another one.
    """
    yield from asyncio.run(_type(command, folder, path))


async def _type(command: Sequence[str], folder: Path, path: Path) -> list[tuple[str, float]]:
    client = LanguageClient("bench", "1")
    shown: dict[int | None, float] = {}
    news = asyncio.Event()

    def published(params: types.PublishDiagnosticsParams) -> None:
        if params.uri == path.as_uri():
            shown.setdefault(params.version, time.perf_counter())
            news.set()

    client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(published)

    async def until_shown(version: int) -> float:
        async with asyncio.timeout(_DEADLINE):
            while version not in shown:
                news.clear()
                await news.wait()
        return shown[version]

    await client.start_io(*command, cwd=folder, env={**os.environ, **environment(folder)})
    await client.initialize_async(types.InitializeParams(types.ClientCapabilities()))
    client.initialized(types.InitializedParams())
    text = path.read_text("utf-8")
    start = time.perf_counter()
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem(path.as_uri(), "markdown", 1, text))
    )
    numbers = [("typing: first findings", await until_shown(1) - start)]
    for number in range(2, 2 + 2 * KEYS):
        # A long pause lets the check of the whole record begin, so that the next keys meet it at work.
        await asyncio.sleep(PAUSE if number <= KEYS else 0.7)
        changed = text.replace("kind: ", "kind: x" if number % 2 else "kind:  ", 1)
        start = time.perf_counter()
        client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(number, path.as_uri()),
                [types.TextDocumentContentChangeWholeDocument(changed)],
            )
        )
        name = "typing" if number <= KEYS else "typing, beside the whole check"
        numbers.append((name, await until_shown(number) - start))
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
    return numbers
