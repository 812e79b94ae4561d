"""The rules that reading holds a file to; those that take an entry, or the whole record, are in `check.rules`.

Every rule is declared here and nowhere else. Where a file breaks one, `reading.diagnosis` says so in words.
"""

from __future__ import annotations

from build_scripts.findings import Rule
from build_scripts.reading.files import MAX_BYTES

SYMLINK = Rule("symbolic-link", "error", "file", "The record holds files, not links to files elsewhere.")
UNREADABLE = Rule("unreadable-file", "error", "file", "Every file of the record can be read.")
TOO_LARGE = Rule("file-too-large", "error", "file", f"A file has at most {MAX_BYTES // 1024} KiB.")
MISPLACED = Rule("misplaced-file", "error", "identity", "Every file in the record's folder has its place.")
BAD_ID = Rule(
    "bad-id",
    "error",
    "identity",
    "An id is lower-case letters a to z, digits and hyphens; an event's begins with a possible date and has a word.",
)
WRONG_YEAR = Rule(
    "wrong-year-folder", "error", "identity", "An event lies in the folder of the year its id begins with."
)
NO_VOCABULARY = Rule("no-vocabulary", "error", "vocabulary", "A record has a vocabulary.")

NOT_UTF8 = Rule("not-utf-8", "error", "file", "A file is UTF-8 text.")
BOM = Rule("byte-order-mark", "error", "file", "A file begins with its first character, not with a byte order mark.")
CONTROL = Rule(
    "control-character", "error", "file", "A file holds no character that nobody can see, and none that turns the text."
)
LOOK_ALIKE = Rule(
    "look-alike", "error", "identity", "No word mixes Latin letters with Cyrillic ones, or Greek ones that look Latin."
)

NO_FRONT_MATTER = Rule(
    "no-front-matter", "error", "yaml", "A file begins with front matter between two lines of `---`."
)
UNCLOSED = Rule("unclosed-front-matter", "error", "yaml", "Front matter ends with a line of `---`.")
NOT_A_MAPPING = Rule("front-matter-not-a-mapping", "error", "yaml", "Front matter is lines of `key: value`.")
YAML_SYNTAX = Rule("yaml-syntax", "error", "yaml", "Front matter is valid YAML.")
YAML_ALIAS = Rule("yaml-alias", "error", "yaml", "Front matter uses no YAML anchors, aliases or type tags.")
DUPLICATE_KEY = Rule("duplicate-key", "error", "yaml", "A key appears once in its mapping.")
CUT_COMMENT = Rule(
    "text-cut-by-comment", "warning", "yaml", "YAML drops everything after ` #`; prose with a # is quoted."
)

UNKNOWN_KEY = Rule("unknown-key", "error", "schema", "Front matter has only the keys of the format.")
MISSING_KEY = Rule("missing-key", "error", "schema", "Front matter has every key that the format requires.")
EMPTY_VALUE = Rule("empty-value", "error", "schema", "A key of the front matter has a value.")
WRONG_TYPE = Rule("wrong-type", "error", "schema", "A value has the shape that its key asks for.")
BAD_DATE = Rule("bad-date", "error", "dates", "A date is EDTF, possible, and in order.")
BAD_TIME = Rule(
    "bad-time",
    "error",
    "dates",
    "A time of day is `HH:MM`, with an offset where it is known, a range of such times, or one of six words.",
)
BAD_FIGURE = Rule(
    "bad-figure", "error", "figures", "A figure's value is a number the format can read, or words without digits."
)
BAD_ROW = Rule("bad-figure-row", "error", "figures", "A row of figures counts exactly one measure.")
BAD_COORDINATE = Rule("bad-coordinate", "error", "entries", "A coordinate is decimal degrees within the globe.")

UNKNOWN_SOURCE = Rule("unknown-source", "error", "references", "A citation names a source that the same file lists.")
UNCITED_PARAGRAPH = Rule(
    "uncited-paragraph", "warning", "sources", "Every paragraph of an event's body cites a source."
)
BODY_LINK = Rule(
    "body-link", "error", "links", "A link leads to http(s) or to another entry's file by its relative path."
)
BODY_IMAGE = Rule("body-image", "error", "prose", "A body holds no images.")
RAW_HTML = Rule(
    "raw-html", "warning", "prose", "A body holds no HTML and no attribute lists: they would be shown as text."
)
FOREIGN_MARKUP = Rule(
    "foreign-markup",
    "warning",
    "prose",
    "A body is Markdown: marks of other systems mean nothing in it, and neither do numbers for sources.",
)
FRONT_MATTER_IN_BODY = Rule(
    "front-matter-in-body", "error", "yaml", "Front matter is at the top of its file, once: a file is one entry."
)

MANY_FINDINGS = Rule(
    "many-findings", "warning", "file", "A file with very many findings is shown with the first of them, errors first."
)

RULES = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
