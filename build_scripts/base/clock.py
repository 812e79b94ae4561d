"""The only module that reads the clock: everything else is told what day it is."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def today() -> date:
    """Return the current day in UTC, or the one of ``SOURCE_DATE_EPOCH``, so that a build can be repeated later.

    https://reproducible-builds.org/specs/source-date-epoch/

    :raises ValueError: when that variable holds no number of seconds.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return (datetime.fromtimestamp(int(seconds), UTC) if seconds else datetime.now(UTC)).date()
