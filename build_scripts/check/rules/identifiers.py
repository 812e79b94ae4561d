"""Identifiers elsewhere: of a scheme that the vocabulary has, in its shape, and of one entry alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from build_scripts.base.text import shown
from build_scripts.check.unknown import unknown_word
from build_scripts.findings import At, Checked, InFile, rule
from build_scripts.model.entries import Entry
from build_scripts.model.identifiers import GAP, fits, identifier_in, is_address, is_shape
from build_scripts.model.layout import VOCABULARY
from build_scripts.model.vocabulary import Words
from build_scripts.reading.extracts import Extract
from build_scripts.reading.record import Record


@rule("error")
def unknown_scheme(entry: Entry, record: Record) -> Iterator[Checked]:
    """The scheme of an identifier is in the vocabulary's identifier schemes."""
    used = ((("identifiers", name), name) for name in entry.identifiers)
    for where, message, remedy in unknown_word(record, "identifier_schemes", "scheme of identifiers", used):
        yield At(where.path, key=True) if isinstance(where, At) else where, message, remedy


@rule("error")
def identifier_shape(entry: Entry, record: Record) -> Iterator[Checked]:
    """An identifier has the shape of its scheme, and is no address of it."""
    schemes = _schemes(record)
    for name, identifier in entry.identifiers.items():
        scheme = schemes.get(name)
        if scheme is None or (scheme.shape and not is_shape(scheme.shape)) or fits(identifier, scheme):
            continue
        form = f"`{scheme.shape}`" if scheme.shape else "one line of at most 200 characters"
        meant = identifier_in(identifier, name, scheme)
        remedy = (
            f"write `{meant}`" if meant else "write the identifier as it stands there, or correct the scheme's `shape`"
        )
        yield At(("identifiers", name)), f"`{shown(identifier)}` is not of the form {form}", remedy


IDENTIFIERS: Extract[tuple[str, str, Mapping[str, str]]] = Extract(
    "identifiers", lambda entry: (type(entry).__name__, entry.id, entry.identifiers) if entry.identifiers else None
)
"""The kind of an entry, its id, and what it is called elsewhere."""


@rule("warning", IDENTIFIERS)
def identifier_taken(record: Record) -> Iterator[Checked]:
    """An identifier belongs to one entry, unless its scheme says that several may share one."""
    schemes = _schemes(record)
    owners: dict[tuple[str, str], tuple[str, str]] = {}
    for path, (kind, id_, identifiers) in IDENTIFIERS.over(record).items():
        for name, identifier in identifiers.items():
            if name not in schemes or schemes[name].shared:
                continue
            owner = owners.setdefault((name, identifier), (kind, id_))
            if owner != (kind, id_):
                message = f"`{name}: {shown(identifier)}` is that of `{owner[1]}` already"
                same = "; if the two are one, keep one of them" if owner[0] == kind else ""
                remedy = f"keep it where it belongs{same}; if entries may share it, give the scheme `shared: true`"
                yield InFile(path, At(("identifiers", name))), message, remedy


@rule("error")
def scheme_form(record: Record) -> Iterator[Checked]:
    """A scheme's shape has a sign for what varies, and its address one `{}` in the place of the identifier."""
    for name, scheme in _schemes(record).items():
        path = f"{record.root.name}/{VOCABULARY}"
        if scheme.shape and not is_shape(scheme.shape):
            remedy = "write `#` for digits, `@` for letters or one `*` for anything, as in `Q#`"
            where = InFile(path, At(("identifier_schemes", name, "shape")))
            yield where, f"`{shown(scheme.shape)}` is not the shape of several identifiers", remedy
        if scheme.address and not is_address(scheme.address):
            remedy = f"write a whole http(s) address with one `{GAP}` behind its host"
            where = InFile(path, At(("identifier_schemes", name, "address")))
            yield where, f"`{shown(scheme.address)}` is not the address of an identifier", remedy


def _schemes(record: Record) -> Words:
    return record.vocabulary.identifier_schemes if record.vocabulary else {}
