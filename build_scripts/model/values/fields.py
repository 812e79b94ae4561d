"""The types of the model's fields: text in, typed values out.

What cannot be one is refused by the name of its type; `reading.diagnosis` finds the words for it.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, PlainValidator, StringConstraints
from pydantic_core import PydanticCustomError, PydanticKnownError

from build_scripts.model.values.edtf import Edtf, parse_edtf
from build_scripts.model.values.quantity import Quantity, parse_quantity
from build_scripts.model.values.refusal import RefusedValueError
from build_scripts.model.values.times import Daytime, parse_time

_DEGREES = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]+)?")
FARTHEST = {"lat": 90, "lon": 180}
"""The largest coordinates, in degrees, by their keys."""


def date_text(value: Any) -> Any:
    """Return the text of a date: an unquoted set, ``[2018..2019]``, is a YAML list of one text."""
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str) and ".." in value[0]:
        return f"[{value[0]}]"
    return value


def _date(value: Any) -> Edtf:
    text = date_text(value)
    try:
        return parse_edtf(text)
    except (RefusedValueError, TypeError) as error:  # a TypeError: it is no text
        raise PydanticCustomError("edtf", "no date") from error


def _quantity(value: Any) -> Quantity:
    try:
        return parse_quantity(value)
    except (RefusedValueError, TypeError) as error:
        raise PydanticCustomError("quantity", "no count") from error


def _degrees(limit: int) -> Any:
    def degrees(value: Any) -> float:
        if (isinstance(value, float) or _DEGREES.fullmatch(str(value))) and abs(float(value)) <= limit:
            return float(value)
        raise PydanticCustomError("degrees", "no coordinate")

    return degrees


def _time(value: Any) -> Daytime:
    try:
        return parse_time(date_text(value))
    except (RefusedValueError, TypeError) as error:
        raise PydanticCustomError("time", "no time of day") from error


def _flag(value: Any) -> bool:
    if value in (True, False, "true", "false"):
        return value in (True, "true")
    raise PydanticKnownError("literal_error", {"expected": "'true' or 'false'"})


def _degrees_text(limit: int) -> Any:
    degrees = _degrees(limit)

    def degrees_text(value: Any) -> str:
        degrees(value)
        return str(value)

    return degrees_text


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, strict=True)]
Texts = tuple[Text, ...]
Identifiers = dict[str, Text]
"""What an entry is called elsewhere, by scheme."""
Date = Annotated[Edtf, PlainValidator(_date), PlainSerializer(str)]
Value = Annotated[Quantity, PlainValidator(_quantity), PlainSerializer(lambda quantity: quantity.text)]
Flag = Annotated[bool, PlainValidator(_flag)]
Time = Annotated[Daytime, PlainValidator(_time), PlainSerializer(str)]
Latitude = Annotated[float | None, BeforeValidator(_degrees(FARTHEST["lat"]))]
Longitude = Annotated[float | None, BeforeValidator(_degrees(FARTHEST["lon"]))]
LatitudeText = Annotated[str, BeforeValidator(_degrees_text(FARTHEST["lat"]))]
LongitudeText = Annotated[str, BeforeValidator(_degrees_text(FARTHEST["lon"]))]
"""Coordinates as they are written: how many decimals they have says something."""
