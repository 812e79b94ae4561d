"""A file of numbered objects, nearly all of them in a few compressed streams (ISO 32000-1, 7.5.7 and 7.5.8).

Objects of one kind stand together, since each is nearly as the last one; `deflate` packs them a fifth closer than zlib
does at its best.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from struct import Struct

import deflate
import pikepdf

from build_scripts.exports.pdf.drawing import quoted

TOGETHER = 2_000
"""How many objects are in a stream at most: a reader unpacks all of them to have one."""
_LEVEL = 11
"""The highest one takes half as long again, for half a thousandth of the bytes."""
_FILTER = b"/Filter/FlateDecode"
_OF_STREAMS = frozenset(("/Length", "/Filter", "/DecodeParms"))


def packed(data: bytes) -> bytes:
    """Return data as the filter /FlateDecode reads it."""
    return bytes(deflate.zlib_compress(data, _LEVEL))


def packed_text(text: bytes) -> bytes:
    """Return a text, which may end with a line, packed so that no checker takes its last byte for the end of one."""
    data = packed(text)
    return packed_text(text + b"\n") if data[-1:] in b"\r\n" else data


@dataclass(slots=True)
class File:
    """A file that is being written: each object has a number, and a text or a stream."""

    texts: dict[int, bytes] = field(default_factory=dict)
    streams: dict[int, tuple[bytes, bytes]] = field(default_factory=dict)
    copied: dict[tuple[int, int], int] = field(default_factory=dict)
    count: int = 0

    def number(self) -> int:
        """Return the number of an object to come."""
        self.count += 1
        return self.count

    def add(self, text: bytes) -> bytes:
        """Add an object; return what leads to it."""
        number = self.number()
        self.texts[number] = text
        return b"%d 0 R" % number

    def add_stream(self, data: bytes, said: bytes = b"") -> bytes:
        """Add a stream; return what leads to it."""
        number = self.number()
        self.streams[number] = said + _FILTER, packed_text(data)
        return b"%d 0 R" % number

    def copy(self, found: object) -> bytes:
        """Return an object of another file as this one has it, with all that it leads to."""
        if not isinstance(found, pikepdf.Object):
            return b"true" if found is True else b"false" if found is False else str(found).encode()
        if not found.is_indirect:
            return self._text(found)
        if found.objgen not in self.copied:
            number = self.copied[found.objgen] = self.number()
            if isinstance(found, pikepdf.Stream):
                said = self.copy_entries({key: value for key, value in found.items() if key not in _OF_STREAMS})
                data = found.read_bytes()
                is_plain = found.get("/Type") == "/Metadata"  # whoever looks for it may not know a filter
                self.streams[number] = (said, data) if is_plain else (said + _FILTER, packed(data))
            else:
                self.texts[number] = self._text(found)
        return b"%d 0 R" % self.copied[found.objgen]

    def copy_entries(self, found: pikepdf.Object | Mapping[str, object]) -> bytes:
        """Return the entries of a dictionary of another file as this one has them."""
        return b"".join(_name(key) + apart(self.copy(value)) for key, value in sorted(found.items()))

    def _text(self, found: pikepdf.Object) -> bytes:
        if isinstance(found, pikepdf.Dictionary):
            return b"<<" + self.copy_entries(found) + b">>"
        if isinstance(found, pikepdf.Array):
            return listed(self.copy(value) for value in found)
        if isinstance(found, pikepdf.String):
            return quoted(bytes(found))
        return found.unparse()

    def done(self, root: bytes, info: bytes) -> bytes:
        """Return the file, of which ``root`` and ``info`` lead to the catalog and to what is said of the document."""
        numbers = sorted(self.texts)
        held: dict[int, tuple[int, int]] = {}
        for at in range(0, len(numbers), TOGETHER):
            together = numbers[at : at + TOGETHER]
            stream = self.number()
            held |= {number: (stream, place) for place, number in enumerate(together)}
            self.streams[stream] = self._together(together)
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        places: dict[int, int] = {}
        for number, (said, data) in sorted(self.streams.items()):
            places[number] = len(out)
            out += _stream(number, said, data)
        start, last = len(out), self.number()
        rows = [_ROW(0, 0, 65_535)]
        for number in range(1, last):
            stream, place = held.get(number, (0, 0))
            rows.append(_ROW(2, stream, place) if stream else _ROW(1, places[number], 0))
        rows.append(_ROW(1, start, 0))
        name = hashlib.md5(out, usedforsecurity=False).hexdigest().encode()
        said = b"/Type/XRef/W[1 4 2]/Size %d/Root %s/Info %s/ID[<%s><%s>]" % (last + 1, root, info, name, name)
        said += b"/DecodeParms<</Predictor 12/Columns 7>>" + _FILTER
        return bytes(out + _stream(last, said, packed(_differences(rows)))) + b"startxref\n%d\n%%%%EOF\n" % start

    def _together(self, numbers: Sequence[int]) -> tuple[bytes, bytes]:
        """Return a stream of objects: what is said of it, and its data."""
        places, at = [], 0
        for number in numbers:
            places.append(b"%d %d" % (number, at))
            at += len(self.texts[number]) + 1
        head = b" ".join(places) + b"\n"
        data = head + b"\n".join(self.texts[number] for number in numbers)
        return b"/Type/ObjStm/N %d/First %d" % (len(numbers), len(head)) + _FILTER, packed_text(data)


_ROW = Struct(">BIH").pack
"""A row of the table of objects: where one is in the file, or which one it is of those in a stream."""


def _differences(rows: Sequence[bytes]) -> bytes:
    """Return rows as how each byte differs from the one above it (PNG's filter 2)."""
    above = bytes(len(rows[0]))
    out = bytearray()
    for row in rows:
        out.append(2)
        out += bytes((now - before) & 255 for now, before in zip(row, above, strict=True))
        above = row
    return bytes(out)


def _stream(number: int, said: bytes, data: bytes) -> bytes:
    head = b"%d 0 obj\n<<%s/Length %d>>stream\n" % (number, said, len(data))
    return head + data + b"\nendstream\nendobj\n"


def _name(key: str) -> bytes:
    return pikepdf.Name(key).unparse()


def apart(value: bytes) -> bytes:
    """Return a value as it follows a name."""
    return value if value[:1] in (b"<", b"[", b"(", b"/") else b" " + value


def listed(values: Iterable[bytes]) -> bytes:
    """Return an array."""
    text = b""
    for value in values:
        text += value if not text or value[:1] in b"<[(/" or text[-1:] in b">])" else b" " + value
    return b"[" + text + b"]"
