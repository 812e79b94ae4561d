"""page-validation: the record as a PDF against both of its standards."""

from __future__ import annotations

from collections.abc import Iterator

from page import ValidationProfile, validate_pdf

from tests.readers.published import Published
from tests.readers.reading import Reading, named

PROGRAM = named("page-validation")
MISREAD = "STREAM-LENGTH-001"
"""It takes a stream's last byte for the end of a line where it is a carriage return."""


def read(published: Published) -> Iterator[Reading]:
    """Validate each volume as PDF/UA-1 and as PDF/A-2a."""
    for volume in published.volumes:
        for profile in (ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_2A):
            failures = validate_pdf(str(volume), profile=profile).failures
            rules = sorted({failure.rule_id for failure in failures if not failure.rule_id.endswith(MISREAD)})
            yield Reading(f"{volume.name} ({profile.name})", ", ".join(rules) or "no failure", is_right=not rules)
