"""The only place that looks at a clock."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def today() -> date:
    """The day it is, in UTC; or that of ``SOURCE_DATE_EPOCH``, so that a build can be repeated later.

    https://reproducible-builds.org/specs/source-date-epoch/

    :raises ValueError: when that variable holds no number of seconds.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return (datetime.fromtimestamp(int(given), UTC) if given else datetime.now(UTC)).date()
