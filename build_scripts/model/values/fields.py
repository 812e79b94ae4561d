"""The values of the model's fields: text in, typed values out, and a sentence for whatever cannot be one."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, PlainValidator, StringConstraints
from pydantic_core import PydanticCustomError, PydanticKnownError

from build_scripts.model.values.edtf import MONTHS, Edtf, EdtfError, parse_edtf
from build_scripts.model.values.quantity import Quantity, QuantityError, parse_quantity
from build_scripts.reading.diagnosis.hints.degrees import explain_degrees
from build_scripts.reading.diagnosis.hints.times import explain_time

TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])(Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?")


def as_remark(sentence: str) -> str:
    """A grammar's sentence as findings have it: no capital at its beginning, no full stop at its end."""
    first = sentence.partition(" ")[0]
    small = sentence if first in MONTHS or (first.isupper() and len(first) > 1) else sentence[:1].lower() + sentence[1:]
    return small.removesuffix(".")


def _date(value: Any) -> Edtf:
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str) and ".." in value[0]:
        value = f"[{value[0]}]"  # an unquoted set is a YAML list of one
    if not isinstance(value, str):
        raise PydanticCustomError("edtf", "a date is one value", {"remedy": "write one EDTF date"})
    try:
        return parse_edtf(value)
    except EdtfError as error:
        context = {"message": as_remark(error.message), "remedy": as_remark(error.remedy)}
        raise PydanticCustomError("edtf", "{message}", context) from error


def _quantity(value: Any) -> Quantity:
    try:
        return parse_quantity(value)
    except (QuantityError, TypeError, AttributeError) as error:
        remedy = getattr(error, "remedy", "write `13`, `at least 36`, `about 150`, `60 to 62`, or words")
        message = getattr(error, "message", "a figure's value is one number or a few words")
        context = {"message": as_remark(message), "remedy": as_remark(remedy)}
        raise PydanticCustomError("quantity", "{message}", context) from error


def _degrees(key: str, limit: int) -> Any:
    def degrees(value: Any) -> float:
        written = isinstance(value, float) or re.fullmatch(r"-?[0-9]{1,3}(?:\.[0-9]+)?", str(value))
        if written and abs(float(value)) <= limit:
            return float(value)
        message, remedy = explain_degrees(value, key, limit)
        raise PydanticCustomError("degrees", "{message}", {"message": message, "remedy": remedy})

    return degrees


def _time(value: Any) -> str:
    if isinstance(value, str) and TIME.fullmatch(value):
        return value
    message, remedy = explain_time(value, TIME)
    raise PydanticCustomError("time", "{message}", {"message": message, "remedy": remedy})


def _flag(value: Any) -> bool:
    if value in (True, False, "true", "false"):
        return value in (True, "true")
    raise PydanticKnownError("literal_error", {"expected": "'true' or 'false'"})


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, strict=True)]
Texts = tuple[Text, ...]
Date = Annotated[Edtf, PlainValidator(_date), PlainSerializer(str)]
Value = Annotated[Quantity, PlainValidator(_quantity), PlainSerializer(lambda quantity: quantity.text)]
Flag = Annotated[bool, PlainValidator(_flag)]
Time = Annotated[str, BeforeValidator(_time)]
Latitude = Annotated[float | None, BeforeValidator(_degrees("lat", 90))]
Longitude = Annotated[float | None, BeforeValidator(_degrees("lon", 180))]
