"""What cannot be seen in the words of a file, and may act on whoever shows them: a � in its place, or an escape."""

from __future__ import annotations

import json
import re
from typing import Any

from build_scripts.base.letters import INVISIBLE

_UNSEEN = re.compile(f"{INVISIBLE.pattern}|[\r\n]")


def visible(text: str) -> str:
    """Return ``text`` with a � for each character that cannot be seen, and as long as it was."""
    return _UNSEEN.sub("�", text)


def as_json(report: Any) -> str:
    """Return ``report`` as JSON that is read back as it is, with nothing in its text that cannot be seen."""
    text = json.dumps(report, ensure_ascii=False, indent=2)
    return INVISIBLE.sub(lambda found: json.dumps(found.group())[1:-1], text) + "\n"
