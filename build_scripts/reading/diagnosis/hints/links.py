"""What a contributor meant by an address that a body may not link to, and by a link that is shown as text."""

from __future__ import annotations

import re
from urllib.parse import unquote

from build_scripts.base.text import shown
from build_scripts.findings import Advice
from build_scripts.model.layout import FOLDERS
from build_scripts.reading.body import is_link
from build_scripts.reading.body_notes import SPACE_BETWEEN, SPACE_IN_ADDRESS, SWAPPED
from build_scripts.reading.diagnosis.hints.addresses import registered_address

_FORMS = "write an http(s) address, or another entry's file as seen from here: `../2018/2018-07-13-….md`"
_ENTRY = re.compile(
    r"(?:https?://localhost[^/]*)?[./]*(?:events/)?"
    r"(?:(?P<year>[0-9]{4})|_?(?P<kind>actor|place)s?)/(?P<name>[a-z0-9-]+)(?:\.md|\.html?|/|/index\.html?)?(?P<at>#[\w.-]+)?"
)
_EVENT = re.compile(r"[./]*(?P<name>(?P<year>[0-9]{4})-[a-z0-9-]+)(?:\.md|\.html?|/)?(?P<at>#[\w.-]+)?")
_HOST = re.compile(
    r"(?:www\.[^\s/]+|(?:[a-z0-9-]+\.)+(?!(?:md|html?|pdf|docx?|jpe?g|png|txt)\b)[a-z]{2,})(?:/\S*)?", re.I
)
_SCHEME = re.compile(r"(?:h?t?t?ps?|https?)(?:[:;]?/{1,3}|[:;])(?P<rest>[^/\s]+\.\S+)", re.I)
_MAIL = re.compile(r"(?:mailto:)?[^\s@/]+@[^\s@/]+")
_LOCAL = re.compile(r"file:|[a-z]:[\\/]|/(?:home|users)/", re.I)
_AS_TEXT = (
    (SPACE_IN_ADDRESS, Advice("there is a space in its address", "write `{text}({coded})`, with `%20` for each space")),
    (SPACE_BETWEEN, Advice("there is a space between its brackets", "write `{text}({to})`, without the space")),
    (SWAPPED, Advice("its brackets have changed places", "write `[{text}]({to})`")),
)


def explain_link(address: str) -> str:
    """Return what to write in the place of ``address``, as it is written in the body."""
    text = unquote(address.strip()).replace("\\", "/")
    if text.startswith("#"):
        return "leave the link out: a citation leads to its source, and other entries have addresses of their own"
    if _MAIL.fullmatch(text):
        return "leave the link out: the record holds no mail addresses; link to the page of who is meant"
    if _LOCAL.match(text):
        return "this is a file on your computer: link to where readers find it, on the web"
    if text.lower().startswith("ftp:"):
        return "link to a page on the web, or name the document in `reference:` of a source"
    intended = intended_link(text)
    return f"write `{shown(intended)}`" if intended else _FORMS


def intended_link(text: str) -> str:
    """Return the address that ``text`` was probably meant to be; empty where nobody can tell."""
    if entry := _ENTRY.fullmatch(text.lower()):
        folder = entry["year"] or FOLDERS["actor" if entry["kind"] == "actor" else "place"]
        return f"../{folder}/{entry['name']}.md{entry['at'] or ''}"
    if event := _EVENT.fullmatch(text.lower()):
        return f"../{event['year']}/{event['name']}.md{event['at'] or ''}"
    if registered := registered_address(text):
        return registered
    if address := _SCHEME.fullmatch(text):
        return f"https://{address['rest']}"
    bare = text.removeprefix("//")
    return f"https://{bare}" if _HOST.fullmatch(bare) else ""


def explain_lost(link: str) -> Advice:
    """Return why Markdown shows ``link`` as text."""
    for form, (why, remedy) in _AS_TEXT:
        if parts := form.fullmatch(link):
            coded = re.sub(r"[ \t]", "%20", parts["to"])
            if form is SPACE_IN_ADDRESS and not is_link(coded):
                return Advice(f"this link is shown as text: {why}", _FORMS)
            filled = remedy.format(**{"text": "", **parts.groupdict()}, coded=coded)
            return Advice(f"this link is shown as text: {why}", filled)
    raise ValueError(f"{link!r} has none of the forms")
