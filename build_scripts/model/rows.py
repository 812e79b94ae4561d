"""The rows of an entry: a source, a figure, a claim and their like, each a mapping in a list below a key of its file.

The fields of a class are in the order of the keys of a file.
"""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, Field, model_validator
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError

from build_scripts.model.values.fields import Date, LatitudeText, LongitudeText, Text, Texts, Value

STRICT = ConfigDict(extra="forbid", populate_by_name=True)


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Source:
    """Where something was said. `origin` names whom it rests on; absent, it rests on its publisher."""

    publisher: Text
    title: Text | None = None
    author: Text | None = None
    reference: Text | None = None
    date: Date | None = None
    url: Text | None = None
    archive: Text | None = None
    nature: Text | None = None
    origin: Texts = ()
    grade: Text | None = None
    lang: Text | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Point:
    """Where it was, in WGS 84 degrees, and how exact that is: a distance, or a kind of place that it is known to."""

    lat: LatitudeText
    lon: LongitudeText
    precision: Text
    sources: Texts
    note: Text | None = None

    @property
    def degrees(self) -> tuple[float, float]:
        """Return latitude and longitude as numbers."""
        return float(self.lat), float(self.lon)


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Participant:
    """An actor's part in an event; not a finding of guilt. Who has no file of its own is given by `name`."""

    role: Text
    actor: Text | None = None
    name: Text | None = None
    sources: Texts = ()
    note: Text | None = None


FIGURE_KEYS = frozenset(
    (
        *("measure", "value", "group", "words", "by", "through", "sources", "as_of", "period", "superseded_by"),
        *("with", "without", "unstated", "includes", "note", "id"),
    )
)


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Figure:
    """One count by one speaker. In a file the measure is the key and the count its value: `evacuated: at least 36`.

    `through` names the spokesman where `by` is a body; `period` the time that the count is of, where a page sets
    counts of several times side by side. `with`, `without` and `unstated` name an optional group: the count includes
    it, leaves it out, or does not say.
    """

    measure: Text
    value: Value
    group: Text | None = None
    words: Text | None = None
    by: Text | None = None
    through: Text | None = None
    sources: Texts = ()
    as_of: Date | None = None
    period: Date | None = None
    superseded_by: Text | None = None
    with_: Text | None = Field(default=None, alias="with")
    without: Text | None = None
    unstated: Text | None = None
    includes: Text | None = None
    note: Text | None = None
    id: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _measure_is_a_key(cls, row: Any) -> Any:
        values = row if isinstance(row, dict) else getattr(row, "kwargs", None)
        if not isinstance(values, dict) or "measure" in values:
            return row
        measures = [key for key in values if key not in FIGURE_KEYS]
        if len(measures) != 1:
            keys = ", ".join(f"`{key}`" for key in measures)
            message = f"a row counts one thing, and this one has {keys}" if measures else "this row counts nothing"
            remedy = "write one row a measure: `{<measure>: 13, by: …, sources: […]}`"
            raise PydanticCustomError("measure", "{message}", {"message": message, "remedy": remedy, "keys": measures})
        rest = {key: value for key, value in values.items() if key != measures[0]}
        return {"measure": measures[0], "value": values[measures[0]], **rest}


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Attribution:
    """Who did it, according to whom."""

    actor: Text
    stance: Text
    by: Text | None = None
    through: Text | None = None
    sources: Texts = ()
    as_of: Date | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Unclaimed:
    """That nobody is known to have claimed it, as of a day and according to sources."""

    sources: Texts
    as_of: Date | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Claim:
    """A statement weighed on its own; `for` and `against` hold source ids or ids of other events.

    `lacks` names rows of `not_found`: what was looked for to weigh it, and is not there.
    """

    text: Text
    verdict: Text
    by: Text | None = None
    through: Text | None = None
    sources: Texts = ()
    for_: Texts = Field(default=(), alias="for")
    against: Texts = ()
    about: Texts = ()
    lacks: Texts = ()
    note: Text | None = None
    id: Text | None = None


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Absence:
    """What was looked for and not found: on which day, in material that reaches up to which day.

    Without `due`, the vocabulary says when it is looked for again.
    """

    what: Text
    looked: Date
    reached: Date
    text: Text | None = None
    due: Date | None = None
    note: Text | None = None
    id: Text | None = None


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Relation:
    """A tie to another event; the other event's page shows it too."""

    event: Text
    as_: Text | None = Field(default=None, alias="as")
    note: Text | None = None


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Change:
    """One line of an entry's public log of corrections."""

    date: Date
    class_: Text | None = Field(default=None, alias="class")
    note: Text


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class SecondReading:
    """That somebody who did not write an entry held it against its sources: on which day, and in which version."""

    date: Date
    version: Text


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Suppression:
    """A rule whose warnings this file has on purpose, and why."""

    rule: Text
    reason: Text


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Name:
    """A name in a language; `lang` is a BCP 47 tag."""

    text: Text
    lang: Text = "en"
