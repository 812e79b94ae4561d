"""What the server answers, in the types of the protocol."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lsprotocol import types

from build_scripts.contribute.editing.actions import Action
from build_scripts.contribute.editing.cursor import Spot
from build_scripts.contribute.editing.offers import Offer
from build_scripts.contribute.editing.outline import Symbol
from build_scripts.contribute.editing.positions import Position, Span, Text
from build_scripts.contribute.fix.edits import Edit
from build_scripts.findings import Finding

SOURCE = "timeline"
FIX_ALL = "source.fixAll.timeline"
_SEVERITIES = {"error": types.DiagnosticSeverity.Error, "warning": types.DiagnosticSeverity.Warning}
_SORTS = {
    "key": types.CompletionItemKind.Property,
    "word": types.CompletionItemKind.EnumMember,
    "entry": types.CompletionItemKind.Reference,
    "source": types.CompletionItemKind.File,
}


def position_of(position: types.Position) -> Position:
    """Return a position of the protocol as our own."""
    return Position(position.line, position.character)


def range_of(span: Span) -> types.Range:
    """Return a stretch as the protocol has it."""
    return types.Range(types.Position(*span.start), types.Position(*span.end))


def diagnostic_of(finding: Finding, text: Text) -> types.Diagnostic:
    """Return a finding about ``text`` as a diagnostic, with its remedy in the message."""
    message = f"{finding.message}\n{finding.remedy}" if finding.remedy else finding.message
    return types.Diagnostic(
        range=range_of(text.span_of(finding)),
        message=message,
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
    )


def edit_of(edit: Edit, text: Text) -> types.TextEdit:
    """Return an edit of ``text`` as the protocol has it."""
    return types.TextEdit(range_of(text.span(edit.start, edit.end)), text.written(edit.text))


def completion_of(offers: Sequence[Offer], spot: Spot, text: Text) -> types.CompletionList:
    """Return offers for a spot as a list that the editor asks for anew as somebody types on.

    What is filtered is done here, by all names of an entry. So an editor, which knows only the id, is told that what
    was typed fits.
    """
    span = range_of(text.span(spot.start, spot.end))
    items = [
        types.CompletionItem(
            label=offer.text.removesuffix(": "),
            kind=_SORTS[offer.sort],
            detail=offer.name or None,
            documentation=_markdown(offer.meaning),
            sort_text=f"{number:04}",
            filter_text=_filter(offer, spot),
            text_edit=types.TextEdit(span, offer.text),
        )
        for number, offer in enumerate(offers)
    ]
    return types.CompletionList(is_incomplete=True, items=items)


def _filter(offer: Offer, spot: Spot) -> str | None:
    return spot.typed if spot.typed and offer.sort != "key" else None


def _markdown(text: str) -> types.MarkupContent | None:
    return types.MarkupContent(types.MarkupKind.Markdown, text) if text else None


def hover_of(meaning: str, spot: Spot, text: Text) -> types.Hover:
    """Return what a spot means, with its span."""
    content = types.MarkupContent(types.MarkupKind.Markdown, meaning)
    return types.Hover(content, range_of(text.span(spot.start, spot.end)))


def symbols_of(symbols: Iterable[Symbol], text: Text) -> list[types.DocumentSymbol]:
    """Return an outline as the protocol has it."""
    return [
        types.DocumentSymbol(
            name=symbol.name,
            detail=symbol.detail or None,
            kind=types.SymbolKind.String if symbol.is_heading else types.SymbolKind.Property,
            range=range_of(text.span(symbol.start, symbol.end)),
            selection_range=range_of(text.span(symbol.start, symbol.start + symbol.length)),
            children=symbols_of(symbol.inside, text),
        )
        for symbol in symbols
    ]


def is_wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Check whether an editor that asks for ``only`` some kinds of actions asks for ``kind``."""
    return not only or any(kind == wanted or kind.startswith(f"{wanted}.") for wanted in only)


def touches(one: types.Range, other: types.Range) -> bool:
    """Check whether two ranges have a place in common; a cursor at the end of one counts."""
    starts = [(place.start.line, place.start.character) for place in (one, other)]
    ends = [(place.end.line, place.end.character) for place in (one, other)]
    return starts[0] <= ends[1] and starts[1] <= ends[0]


def action_of(action: Action, uri: str, text: Text, target: str) -> types.CodeAction:
    """Return an action on the file at ``uri``; where it moves the file, ``target`` is its new address."""
    change: types.WorkspaceEdit
    if action.edit is None:
        change = types.WorkspaceEdit(document_changes=[types.RenameFile(uri, target)])
    else:
        change = types.WorkspaceEdit({uri: [edit_of(action.edit, text)]})
    found = [diagnostic_of(action.finding, text)]
    return types.CodeAction(action.title, types.CodeActionKind.QuickFix, found, is_preferred=True, edit=change)


def fix_all_of(edit: Edit, names: str, uri: str, text: Text) -> types.CodeAction:
    """Return the action that makes all fixes, called by their ``names``."""
    change = types.WorkspaceEdit({uri: [edit_of(edit, text)]})
    return types.CodeAction(f"Fix what needs no judgement: {names}", FIX_ALL, edit=change)
