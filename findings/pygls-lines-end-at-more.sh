#!/usr/bin/env bash
# Lines as PyPI pygls 2.1.1 counts them, in a document that an editor changes piece by piece.
#
# In the Language Server Protocol a line ends at LF, CRLF or CR, and at nothing else
# (https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#textDocuments).
# A good guess: a change on the second line of a text changes what stands on its second line.
# Seen: lines end at whatever Python's `str.splitlines` takes for an end, also at U+2028, U+0085, form feed and vertical
# tab. The change goes into the wrong line, and from then on server and editor have different texts, without a word.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv env
env/bin/pip install --quiet pygls==2.1.1 2>/dev/null

cat >change.py <<'PYTHON'
from lsprotocol import types
from pygls.workspace import TextDocument

second = types.Range(types.Position(1, 0), types.Position(1, 3))
for sign in ("\n", "\u2028", "\u0085", "\f", "\v"):
    document = TextDocument("file:///a.md", source=f"one{sign}and on\ntwo\n")
    change = types.TextDocumentContentChangePartial(range=second, text="TWO")
    document.apply_change(change)
    print(ascii(document.source))
PYTHON
env/bin/python change.py | tee seen
diff - seen <<'EXPECTED'
'one\nTWO on\ntwo\n'
'one\u2028TWO on\ntwo\n'
'one\x85TWO on\ntwo\n'
'one\x0cTWO on\ntwo\n'
'one\x0bTWO on\ntwo\n'
EXPECTED
