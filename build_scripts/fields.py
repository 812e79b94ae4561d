"""The values of the model's fields: text in, typed values out, and a sentence for whatever cannot be one."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, PlainValidator, StringConstraints
from pydantic_core import PydanticCustomError

from build_scripts.edtf import Edtf, EdtfError, parse_edtf
from build_scripts.quantity import Quantity, QuantityError, parse_quantity

_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])(Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?")


def _date(value: Any) -> Edtf:
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str) and ".." in value[0]:
        value = f"[{value[0]}]"  # an unquoted set is a YAML list of one
    if not isinstance(value, str):
        raise PydanticCustomError("edtf", "a date is one value", {"remedy": "write one EDTF date"})
    try:
        return parse_edtf(value)
    except EdtfError as error:
        raise PydanticCustomError("edtf", "{message}", {"message": error.message, "remedy": error.remedy}) from error


def _quantity(value: Any) -> Quantity:
    try:
        return parse_quantity(value)
    except (QuantityError, TypeError, AttributeError) as error:
        remedy = getattr(error, "remedy", "write `13`, `at least 36`, `about 150`, `60 to 62`, or words")
        message = getattr(error, "message", "a figure's value is one number or a few words")
        raise PydanticCustomError("quantity", "{message}", {"message": message, "remedy": remedy}) from error


def _degrees(limit: float) -> Any:
    def degrees(value: Any) -> float:
        written = isinstance(value, float) or re.fullmatch(r"-?[0-9]{1,3}(?:\.[0-9]+)?", str(value))
        if written and abs(float(value)) <= limit:
            return float(value)
        remedy = f"write decimal degrees between -{limit:g} and {limit:g}, for example 34.52813"
        raise PydanticCustomError("degrees", "this is not a coordinate in decimal degrees", {"remedy": remedy})

    return degrees


def _time(value: Any) -> str:
    if isinstance(value, str) and _TIME.fullmatch(value):
        return value
    remedy = 'write hours and minutes, quoted, with the offset where known: "17:50+04:30"'
    raise PydanticCustomError("time", "this is not a time of day", {"remedy": remedy})


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, strict=True)]
Texts = tuple[Text, ...]
Date = Annotated[Edtf, PlainValidator(_date), PlainSerializer(str)]
Value = Annotated[Quantity, PlainValidator(_quantity), PlainSerializer(lambda quantity: quantity.text)]
Time = Annotated[str, BeforeValidator(_time)]
Latitude = Annotated[float | None, BeforeValidator(_degrees(90))]
Longitude = Annotated[float | None, BeforeValidator(_degrees(180))]
