"""frictionless, which holds every cell against the types, constraints and keys of `datapackage.json`."""

from __future__ import annotations

from collections.abc import Iterator

from frictionless import Package

from tests.readers.published import Published
from tests.readers.reading import Reading, named

PROGRAM = named("frictionless")


def read(published: Published) -> Iterator[Reading]:
    """Validate the package."""
    package = Package(str(published.site / "data/datapackage.json"))
    report = package.validate()
    errors = report.flatten(["title", "rowNumber", "fieldName", "message"])
    rows = sum(task.stats["rows"] for task in report.tasks if task.stats.get("rows"))
    result = (
        f"valid: {len(package.resources)} resources, {rows} rows"
        if report.valid
        else f"{len(errors)} errors: {errors[:3]}"
    )
    yield Reading("data/datapackage.json", result, report.valid)
