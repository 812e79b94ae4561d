"""The server as a whole: a real process, and a client that talks to it over its pipes."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from build_scripts.contribute.editing.positions import Encoding
from tests.contribute.editing.records import BREACH, COUNCIL, WORDS
from tests.examples import RECORD
from tests.support.editor import TIMELINE, Editor, editor


def run(work: Coroutine[Any, Any, None]) -> None:
    """Run what an editor does."""
    asyncio.run(work)


@pytest.fixture(name="base")
def _base(tmp_path: Path) -> Path:
    shutil.copytree(RECORD, tmp_path / "project")
    return tmp_path / "project"


async def labels(self: Editor, path: Path, words: str, inside: int) -> list[str]:
    """Return what is offered at a place."""
    found = await self.client.text_document_completion_async(types.CompletionParams(**self.at(path, words, inside)))
    assert isinstance(found, types.CompletionList)
    return [item.label for item in found.items]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_places_in_every_encoding(base: Path, encoding: Encoding) -> None:
    """Findings, completion, meanings and fixes are where the words are, whatever is before them and ends lines."""

    async def work() -> None:
        async with editor(encoding) as self:
            path = base / BREACH
            source = path.read_text("utf-8").replace(
                "{actor: council, stance: denied, by: council", "{by: قندهار 🜨 Kandahār, actor: councel, stance: denied"
            )
            self.open(path, "")
            for end in ("\n", "\r\n", "\r"):
                self.type(path, source.replace("\n", end))
                (found,) = [one for one in await self.checked(path) if one.code == "unknown-actor"]
                assert self.marked(path, found.range) == "councel"
                assert await labels(self, path, "councel", 3) == ["council"]
                hover = await self.client.text_document_hover_async(types.HoverParams(**self.at(path, "denied", 2)))
                assert hover is not None
                assert hover.range is not None
                assert self.marked(path, hover.range) == "denied"
                request = types.CodeActionParams(
                    types.TextDocumentIdentifier(path.as_uri()), found.range, types.CodeActionContext([found])
                )
                actions = await self.client.text_document_code_action_async(request)
                action = next(one for one in actions or () if isinstance(one, types.CodeAction))
                assert action.title == "Write `council`"
                assert action.edit is not None
                ((edit,),) = (action.edit.changes or {}).values()
                assert (self.marked(path, edit.range), edit.new_text) == ("councel", "council")

    run(work())


def test_typing(base: Path) -> None:
    """Each state of a text gets its own findings, broken ones too; what is shown last is about the last state."""

    async def work() -> None:
        async with editor() as self:
            path = base / BREACH
            right = path.read_text("utf-8")
            self.open(path)
            assert await self.checked(path) == []
            states = [right.replace("kind: breach", f"kind: {'flood'[:i]}") for i in range(6)]
            for state in (
                *states,
                right.replace("---\n", "", 1),
                "",
                "---\n",
                right.replace("places: [", "places: [["),
            ):
                self.type(path, state)
                await asyncio.sleep(0.01)
            last = [str(one.code) for one in await self.checked(path)]
            assert last[0] == "yaml-syntax"
            self.type(path, right.replace("kind: breach", "kind: fludd"))
            (found,) = await self.checked(path)
            assert (found.code, found.severity, found.source) == (
                *("unknown-kind", types.DiagnosticSeverity.Error, "timeline"),
            )
            self.type(path, right)
            assert await self.checked(path) == []
            shown = [told.version for told in self.shown[path.as_uri()]]
            assert shown == sorted(shown, key=lambda version: version or 0)

    run(work())


@pytest.mark.parametrize("cannot_watch", [False, True])
def test_watching(base: Path, cannot_watch: bool) -> None:
    """An editor is asked to watch the record, in patterns that all know; one that refuses hears no complaint."""

    async def work() -> None:
        async with editor(cannot_watch=cannot_watch) as self:
            await self.until(lambda: self.asked_to_watch)
            assert self.asked_to_watch == ["**/events/**", "**/mkdocs.yml"]
            path = base / BREACH
            self.open(path)
            assert await self.checked(path) == []
            assert self.messages == []

    run(work())


def test_other_files(base: Path) -> None:
    """What an edit breaks elsewhere is shown there once nobody types; a file that is closed counts as it is saved."""

    async def work() -> None:
        async with editor() as self:
            words, breach = base / WORDS, base / BREACH
            self.open(words)
            self.type(words, words.read_text("utf-8").replace("  breach: {label", "  breech: {label"))
            await self.until(lambda: "unknown-kind" in self.rules(breach))
            self.open(breach)
            assert [one.code for one in await self.checked(breach)] == ["unknown-kind"]
            assert (await labels(self, breach, "kind: breach", 6))[1] == "breech"
            self.close(words)
            await self.until(lambda: self.rules(breach) == [])

    run(work())


def test_files_come_and_go(base: Path) -> None:
    """A new file that was never saved, one outside of the record, one renamed on the disk: all without a restart."""

    async def work() -> None:
        async with editor() as self:
            new, breach, vote = (
                base / "events/2033/2033-05-01-new.md",
                base / BREACH,
                base / "events/2032/2032-budget-vote.md",
            )
            self.open(base / "README.md", "kind: x")
            self.open(new, "---\ntitle: New\n")
            assert [one.code for one in await self.checked(new)] != []
            self.open(breach)
            await self.checked(breach)
            renamed = vote.with_name("2032-vote.md")
            vote.rename(renamed)
            saved = types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(breach.as_uri()))
            self.client.text_document_did_save(saved)
            await self.until(lambda: self.rules(breach) == ["unknown-link"])
            assert (base / "README.md").as_uri() not in self.shown
            renamed.rename(vote)
            self.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([]))
            await self.until(lambda: self.rules(breach) == [])
            self.close(new)
            await self.until(lambda: self.rules(new) == [])

    run(work())


def test_two_projects_and_a_bad_configuration(base: Path, tmp_path: Path) -> None:
    """Each record has its own words; one whose configuration cannot be read says so, and is checked all the same."""
    other = tmp_path / "other"
    shutil.copytree(RECORD, other)
    words = other / WORDS
    words.write_text(words.read_text("utf-8").replace("  breach: {label", "  breech: {label"), "utf-8")
    (other / "mkdocs.yml").write_text("plugins: [\n")

    async def work() -> None:
        async with editor() as self:
            for project, rules in ((base, []), (other, ["unknown-kind"])):
                self.open(project / BREACH)
                assert [one.code for one in await self.checked(project / BREACH)] == rules
            await self.until(lambda: bool(self.messages))
            (message,) = self.messages
            assert message.startswith("other: mkdocs.yml cannot be read: line 2")

    run(work())


def test_answers(base: Path) -> None:
    """Definitions lead to files and lines, the outline has the keys, and fixes are those of `timeline fix`."""

    async def work() -> None:
        async with editor() as self:
            path = base / BREACH
            self.open(path, path.read_text("utf-8").replace("date: 2031-04-04", "date: 4 April 2031"))
            await self.checked(path)
            file = types.TextDocumentIdentifier(path.as_uri())
            there = await self.client.text_document_definition_async(
                types.DefinitionParams(**self.at(path, "by: council", 6))
            )
            assert isinstance(there, types.Location)
            assert (there.uri, there.range.start.line) == ((base / COUNCIL).as_uri(), 1)
            symbols = await self.client.text_document_document_symbol_async(types.DocumentSymbolParams(file))
            assert [symbol.name for symbol in symbols or ()][:2] == ["title", "date"]
            options = types.FormattingOptions(2, insert_spaces=True)
            edits = await self.client.text_document_formatting_async(types.DocumentFormattingParams(file, options))
            assert [(self.marked(path, edit.range), edit.new_text) for edit in edits or ()] == [
                ("4 April 2031", "2031-04-04")
            ]
            everywhere = types.Range(types.Position(0, 0), types.Position(99, 0))
            context = types.CodeActionContext([], only=["source.fixAll"])
            actions = await self.client.text_document_code_action_async(
                types.CodeActionParams(file, everywhere, context)
            )
            assert [action.title for action in actions or ()] == ["Fix what needs no judgement: dates"]

    run(work())


def test_standard_output_is_the_protocols(base: Path) -> None:
    """What stands on standard output are messages of the protocol, to the last byte, and the end is clean."""
    message = b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}'
    ends = (b'{"jsonrpc":"2.0","id":2,"method":"shutdown"}', b'{"jsonrpc":"2.0","method":"exit"}')
    framed = b"".join(b"Content-Length: %d\r\n\r\n%b" % (len(one), one) for one in (message, *ends))
    done = subprocess.run([TIMELINE, "lsp"], input=framed, capture_output=True, cwd=base, check=False, timeout=60)
    rest = done.stdout
    answers = 0
    while rest:
        head, _, rest = rest.partition(b"\r\n\r\n")
        length = int(next(line for line in head.split(b"\r\n") if line.startswith(b"Content-Length")).split(b":")[1])
        assert rest[:1] == b"{"
        rest = rest[length:]
        answers += 1
    assert (answers, done.returncode, done.stderr) == (2, 0, b"")
