"""What the site's settings must be: an address that a reader can follow, a part of one that an editor can.

Each function returns what is wrong with a setting, with what to write instead, in words; nothing where it is right.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from build_scripts.base.text import nearest
from build_scripts.base.urls import is_url
from build_scripts.language.interface import StringsError, read_strings
from build_scripts.model.layout import CACHE, FOLDERS, RECORD
from build_scripts.reading.mkdocs_yml import configured, plugin_option, read_configuration
from build_scripts.reading.outlines import OutlinesError, read_outlines

ASK_DATA = "TIMELINE_DATA"
"""The environment variable by which `timeline build --data` asks for the bulk data: any value but an empty one."""
ASK_PDF = "TIMELINE_PDF"
"""The environment variable by which `timeline build --pdf` asks for PDFs: any value."""
_MAILBOX = r"[^\s@<>()\[\],;:?\"\\/]+@[^\s@<>()\[\],;:?\"\\/.]+(?:\.[^\s@<>()\[\],;:?\"\\/.]+)+"
_MAILTO = re.compile(rf"mailto:{_MAILBOX}(?:,{_MAILBOX})*(?:\?[^\s<>\"]+)?", re.IGNORECASE)
_WEB = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[:/?#]\S*)?", re.IGNORECASE)
_LICENSE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
PICTURES = (".png", ".jpg", ".jpeg")
"""What programs that show a link as a card can draw; few draw others."""
_ROOM = re.compile(r"https?://|//|[\s\\?#]|(?:^|/)\.\.(?:/|$)", re.IGNORECASE)


def explain_contact(text: str) -> str:
    """Return what keeps ``text`` from being an address of the web or of a mailbox, which a link can lead to."""
    if not text or is_url(text) or _MAILTO.fullmatch(text):
        return ""
    if mailbox := re.search(_MAILBOX, text):
        remedy = f"write `mailto:{mailbox.group()}`"
    elif bare := _WEB.fullmatch(text.removeprefix("//")):
        remedy = f"write `https://{bare.group()}`"
    else:
        remedy = "write `mailto:safety@example.org`, or an address that begins with `https://`"
    return f"`{text}` is no address that a link can lead to: {remedy}"


def explain_license(text: str) -> str:
    """Return what keeps ``text`` from being an identifier of a licence, of one word, as SPDX lists them."""
    if not text or _LICENSE.fullmatch(text):
        return ""
    return f"`{text}` is no identifier of a licence: write one of https://spdx.org/licenses/, such as `CC-BY-4.0`"


def explain_site_folder(site: Path, project: Path) -> str:
    """Return what keeps ``site`` from being the folder of the site, which each build replaces as a whole."""
    kept = [folder for folder in (project / RECORD, project / CACHE) if _overlap(site, folder)]
    if kept or site == project:
        return f"`{site.name}` holds what a build must not replace: write `site_dir: site`"
    if site.is_file():
        return f"`{site.name}` is a file: write `site_dir: site`"
    if site.is_dir() and any(site.iterdir()) and not (site / "404.html").is_file():
        return f"`{site}` holds something that is no site, and a build would delete it: name another folder"
    above = next((folder for folder in site.parents if folder.exists()), site)
    if not above.is_dir() or not os.access(above, os.W_OK):
        return f"nothing can be written to `{above}`, where the site is to be: name another folder"
    return ""


def _overlap(one: Path, other: Path) -> bool:
    return one == other or one in other.parents or other in one.parents


def explain_language(language: object, folders: Iterable[str]) -> str:
    """Return what keeps ``language`` from being one that the theme, in ``folders``, has words for."""
    known = {file.stem for folder in folders for file in Path(folder).glob("partials/languages/*.html")}
    if isinstance(language, str) and (language in known or not known):
        return ""
    near = nearest(str(language), known) or "en"
    return f"the theme knows no language `{language}`: write its short name, such as `{near}`"


def explain_image(path: str, docs: Path) -> str:
    """Return what keeps ``path`` from being a picture in ``docs``, which is shown beside a link to the site."""
    if not path or (path.endswith(PICTURES) and (docs / path).is_file() and not _ROOM.search(path)):
        return ""
    kinds = " or ".join(f"`{ending}`" for ending in PICTURES)
    return f"`{path}` is no picture in `{docs.name}/`: name a file there that ends with {kinds}"


def explain_web_address(text: str) -> str:
    """Return what keeps ``text`` from being an address of the web."""
    if not text or is_url(text):
        return ""
    bare = _WEB.fullmatch(text.removeprefix("//"))
    remedy = f"write `https://{bare.group()}`" if bare else "write one that begins with `https://`"
    return f"`{text}` is no address of the web: {remedy}"


def explain_edit_uri(text: str, repo_url: str) -> str:
    """Return what keeps ``text`` from being the part of an address between ``repo_url`` and the path of a file."""
    if not text:
        return ""
    if repo_url and text.startswith(repo_url):
        return f"`{text}` holds `repo_url`, which stands before it: write `{text.removeprefix(repo_url).strip('/')}`"
    if _ROOM.search(text):
        return f"`{text}` is not a part of an address below `repo_url`: write for example `edit/main`"
    if not repo_url:
        return f"`{text}` stands behind `repo_url`, which is not set: set it, or leave `edit_uri` out"
    return ""


def explain_addresses(site_url: str, repo_url: str, edit_uri: str) -> str:
    """Return which of the settings of where the site and its files are is wrong, and what is wrong with it."""
    for key, text in (("site_url", site_url), ("repo_url", repo_url)):
        if problem := explain_web_address(text):
            return f"`{key}`: {problem}"
    problem = explain_edit_uri(edit_uri, repo_url.rstrip("/"))
    return f"`edit_uri`: {problem}" if problem else ""


def explain_outlines(name: str, project: Path) -> str:
    """Return what keeps the file ``name`` from being the outlines of the record in ``project``."""
    places = {path.stem for path in (project / RECORD / FOLDERS["place"]).glob("*.md")}
    try:
        if name:
            read_outlines(project / name, places)
    except OutlinesError as error:
        return str(error)
    return ""


def explain_configuration(project: Path, environment: Mapping[str, str]) -> str:
    """Return which setting in the `mkdocs.yml` of ``project`` a build would refuse, as far as it shows without MkDocs.

    The rules of the check are read elsewhere (`check.levels`), and the languages of the theme by MkDocs alone.
    """
    text = read_configuration(project)
    options = {
        key: str(plugin_option(text, "timeline", key, environment) or "").strip()
        for key in ("contact", "correction_url", "edit_uri", "image", "license", "outlines", "strings")
    }
    for key in ("contact", "correction_url"):
        if problem := explain_contact(options[key]):
            return f"`{key}`: {problem}"
    if problem := explain_license(options["license"]):
        return f"`license`: {problem}"
    try:
        read_strings(options["strings"] or "en", project)
    except StringsError as error:
        return f"`strings`: {error}"
    if problem := explain_image(options["image"], project / (configured(text, "docs_dir", environment) or "docs")):
        return f"`image`: {problem}"
    if problem := explain_outlines(options["outlines"], project):
        return problem
    site_url, repo_url = (configured(text, key, environment) for key in ("site_url", "repo_url"))
    return explain_addresses(site_url, repo_url, options["edit_uri"])
