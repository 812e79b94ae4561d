"""What a contributor meant by a key that the format does not have, and what to write under one that is missing.

Names are compared in lower case, with `_` for spaces and hyphens. A mapping of keys is called after its class in
`build_scripts.model`. A meaning is a key of the format, or a sentence where there is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from build_scripts.base.text import nearest

_BODY = "that is the body: it belongs below the second `---`"
_FROM_FILE = "remove it: the file's name and folder say it"
_NO_PICTURES = "remove it: the record holds no pictures"
_NOT_ASKED = "remove it: the record does not ask for it"
_NOTES = "a note on the date is `date_note`, one on the place `place_note`; say the rest in the body"
_PLACE = "coordinates belong in the file of the place, in `_places/`, or into `point:` where that is too coarse"


_ELSEWHERE = "identifier external_id external_ids same_as sameas ids wikidata"


def _each(words: str, meaning: str) -> dict[str, str]:
    return dict.fromkeys(words.split(), meaning)


_CITED = {
    **_each("source ref refs reference references citation citations cite", "sources"),
    **_each("notes comment comments remark remarks description", "note"),
}
_SAID = {
    **_each("speaker said_by according_to who author person", "by"),
    **_each("spokesman spokeswoman spokesperson via", "through"),
}
_DATED = _each("date day when", "as_of")
_FORMER = _each(
    "redirect redirects redirect_to redirected_from old_id old_ids former_id former_ids renamed_from moved_from",
    "redirect_from",
)
_NAMED = {
    **_each("title label full_name", "name"),
    **_each("type category class", "kind"),
    **_each("alias aka also_known_as other_names acronym abbreviation spellings", "aliases"),
    **_each("description summary text body content about", _BODY),
    **_each("source references", "sources"),
    **_each("created", "added"),
    **_each("slug permalink", _FROM_FILE),
    **_each("image images photo picture logo flag", _NO_PICTURES),
}
_SOURCE: Mapping[str, str] = {
    **_each("link href address website web uri", "url"),
    **_each("site outlet newspaper paper agency name media journal organisation organization", "publisher"),
    **_each("headline heading", "title"),
    **_each("by writer journalist reporter authors byline", "author"),
    **_each("published published_at publication_date pubdate day when year", "date"),
    **_each("archived archive_url archive_link wayback snapshot copy backup", "archive"),
    **_each("type kind category", "nature"),
    **_each("language", "lang"),
    **_each("notes comment remark description", "note"),
    **_each("quality reliability rating tier level", "grade"),
    **_each("based_on rests_on via", "origin"),
    **_each("isbn issn doi page pages volume issue citation", "reference"),
    **_each("accessed retrieved access_date", "remove it: `archive:` shows what was read"),
    **_each("id", "remove it: the id goes before the row, as in `gazette: {publisher: …}`"),
}
_MEANT: Mapping[str, Mapping[str, str]] = {
    "Event": {
        **_each("name headline heading subject label", "title"),
        **_each("day when datetime start year month", "date"),
        **_each("time_of_day hour clock", "time"),
        **_each("type category class", "kind"),
        **_each("state verified confidence certainty", "status"),
        **_each("description abstract lead intro excerpt synopsis", "summary"),
        **_each("text body content article story", _BODY),
        **_each("location locations place where city town village province district country region area", "places"),
        **_each("keywords categories labels topics topic tag", "tags"),
        **_each("participants people persons groups organisations organizations who parties actor", "actors"),
        **_each("counts numbers statistics figure", "figures"),
        **_each("attributions responsible responsibility", "attribution"),
        **_each("claim statement statements", "claims"),
        **_each("absent absence absences missing notfound nothing_found", "not_found"),
        **_each("link links url urls website source references reference bibliography citations", "sources"),
        **_each("see_also related_events related_to relations events", "related"),
        **_FORMER,
        **_each("aliases alias formerly", "redirect_from"),
        **_each("created created_at published publish_date date_added", "added"),
        **_each("updated modified last_modified lastmod history log changelog revisions corrections", "changes"),
        **_each("reading read_by read reviewed reviewed_by reviews second_reader second_reading checked", "readings"),
        **_each("note notes comment remark", _NOTES),
        **_each(_ELSEWHERE, "identifiers"),
        **_each("slug permalink filename", _FROM_FILE),
        **_each("image images photo photos picture video media cover thumbnail", _NO_PICTURES),
        **_each("lat lon lng latitude longitude", _PLACE),
        **_each("coordinates coordinate geo gps geometry latlon latlng", "point"),
        **_each("lang language draft weight layout template", _NOT_ASKED),
    },
    "Source": _SOURCE,
    "SharedSource": {
        **_SOURCE,
        **_each("redirect redirects old_id old_ids aliases alias formerly", "redirect_from"),
        **_each("sources references", "remove it: a source lists none; link to others in the body"),
    },
    "Point": {
        **_CITED,
        **_each("latitude", "lat"),
        **_each("longitude long lng", "lon"),
        **_each("accuracy radius uncertainty error within geo_precision where_prec exactness", "precision"),
    },
    "Participant": {
        **_CITED,
        **_each("id group organisation organization", "actor"),
        **_each("type kind part", "role"),
    },
    "Figure": {
        **{**_CITED, **_SAID, **_DATED},
        **_each("of whom people", "group"),
        **_each("replaced_by corrected_by", "superseded_by"),
    },
    "Attribution": {
        **{**_CITED, **_SAID, **_DATED},
        **_each("id name group", "actor"),
        **_each("type kind status verdict", "stance"),
    },
    "Unclaimed": {**_CITED, **_DATED},
    "Claim": {
        **{**_CITED, **_SAID},
        **_each("claim statement quote title", "text"),
        **_each("rating status assessment", "verdict"),
        **_each("pro supporting supported_by evidence", "for"),
        **_each("contra con contradicting contradicted_by", "against"),
        **_each("event events related", "about"),
        **_each("not_found absent absence absences missing", "lacks"),
    },
    "Absence": {
        **_each("kind type absence word missing", "what"),
        **_each("date day when searched looked_on checked last_checked as_of", "looked"),
        **_each("until up_to reach material to", "reached"),
        **_each("statement sentence words description", "text"),
        **_each("again next next_look look_again due_on review", "due"),
        **_each("notes comment remark where", "note"),
        **_each("name", "id"),
    },
    "Relation": {
        **_each("id to target link entry name", "event"),
        **_each("type kind relation how", "as"),
        **_each("notes comment remark description", "note"),
    },
    "Change": {
        **_each("day when", "date"),
        **_each("type kind", "class"),
        **_each("what why text reason comment description summary change", "note"),
    },
    "Suppression": {**_each("id name", "rule"), **_each("why note comment because", "reason")},
    "Name": {**_each("name title alias spelling", "text"), **_each("language script", "lang")},
    "Actor": {
        **_NAMED,
        **_each(_ELSEWHERE, "identifiers"),
        **_each("parent belongs_to member_of", "part_of"),
        **_each("predecessor formerly follows", "successor_of"),
        **_FORMER,
        **_each("period founded dissolved since until dates date", "active"),
        **_each("not confused_with different_from", "not_to_be_confused_with"),
    },
    "Place": {
        **_NAMED,
        **_FORMER,
        **_each("in parent part_of located_in province district country region", "within"),
        **_each("native_name local local_name original", "native"),
        **_each("latitude", "lat"),
        **_each("longitude long lng", "lon"),
        **_each("coordinates geo gps location", "write `lat:` and `lon:`, in decimal degrees"),
        **_each("coordinate_source geonames wikidata osm", "coordinates_source"),
        **_each("identifier external_id external_ids same_as sameas ids", "identifiers"),
    },
    "Word": {
        **_each("name title", "label"),
        **_each("description meaning text", "definition"),
        **_each("parent part_of", "within"),
        **{**_FORMER, **_each("formerly previously was", "redirect_from")},
    },
    "Publisher": {
        **_each("publisher title label", "name"),
        **_each("redirect_from formerly previously was aliases alias spellings abbreviation", "also"),
    },
    "Wording": {**_each("word phrases phrase", "words"), **_each("use better write", "instead")},
    "Removal": {**_each("day when", "date"), **_each("why class kind", "reason")},
}

_HINTS: Mapping[str, Mapping[str, str]] = {
    "Event": {
        "title": "one neutral line",
        "date": "in EDTF, for example 2018-07-13",
        "kind": "a word of `kinds` in the vocabulary",
        "status": "a word of `statuses` in the vocabulary",
        "summary": "one neutral sentence that stands alone",
    },
    "Source": {"publisher": "the name of who published it"},
    "Point": {
        "lat": "in decimal degrees",
        "lon": "in decimal degrees",
        "precision": "a distance such as `5 km`, or a word of `place_kinds` in the vocabulary",
        "sources": "the ids of the sources that say so",
    },
    "SharedSource": {"publisher": "the name of who published it"},
    "Participant": {"role": "a word of `roles` in the vocabulary"},
    "Attribution": {"actor": "the id of a file in `_actors/`", "stance": "a word of `stances` in the vocabulary"},
    "Unclaimed": {"sources": "the ids of the sources that say so"},
    "Claim": {"text": "the statement in one sentence", "verdict": "a word of `verdicts` in the vocabulary"},
    "Absence": {
        "what": "a word of `absences` in the vocabulary",
        "looked": "the day on which somebody looked for it",
        "reached": "the latest day that the material speaks of",
    },
    "Relation": {"event": "the id of the other event"},
    "Change": {"date": "the day of the change", "note": "what was changed, for readers"},
    "SecondReading": {"date": "the day of the reading", "version": "the digits that `timeline read` writes"},
    "Suppression": {"rule": "the rule's id, as the finding names it", "reason": "why, in a sentence"},
    "Name": {"text": "the name as it is written"},
    "Actor": {"name": "the one name shown on the site", "kind": "a word of `actor_kinds` in the vocabulary"},
    "Place": {"name": "the one name shown on the site", "kind": "a word of `place_kinds` in the vocabulary"},
    "Word": {"label": "how readers see the word", "definition": "what it means, on one line"},
    "Publisher": {"name": "the name as sources give it"},
    "Wording": {"words": "the words and phrases, in a list", "instead": "what to write in their place"},
    "Vocabulary": {"format": "the version of the format, `1`"},
    "Removal": {"date": "the day of the removal", "reason": "a word of `removal_reasons` in the vocabulary"},
}


def hint(owner: str, key: str) -> str:
    """Return what to write under the missing ``key`` of a mapping of the class ``owner``."""
    return _HINTS.get(owner, {}).get(key, "a list of words" if owner == "Vocabulary" else "and its value")


def is_required(owner: str, key: str) -> bool:
    """Check whether a mapping of the class ``owner`` has to have ``key``."""
    return key in _HINTS.get(owner, {})


def has_meaning(name: str, owner: str) -> bool:
    """Check whether it is known what people mean by ``name`` in a mapping of ``owner``."""
    return _plain(name) in _MEANT.get(owner, {})


def find_key(name: str, owner: str, keys: Sequence[str], near: bool = True) -> str:
    """Return which of the ``keys`` of ``owner`` was meant by ``name``; empty where none was.

    With ``near`` also one that is written almost like it.
    """
    plain = _plain(name)
    meaning = plain if plain in keys else _MEANT.get(owner, {}).get(plain, "")
    if meaning in keys:
        return meaning
    return nearest(plain, keys) if near and not meaning else ""


def explain_key(name: str, owner: str, key: str) -> str:
    """Return a remedy for ``name``, which was meant for ``key`` of ``owner``; empty where nobody can tell."""
    if key:
        return f"did you mean `{key}`?"
    return _MEANT.get(owner, {}).get(_plain(name), "")


def _plain(name: str) -> str:
    return re.sub(r"[\s-]+", "_", name.strip().lower())
