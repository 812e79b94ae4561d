"""The drawn timeline without scripts: the whole record, then each decade, year and month as a page, days as anchors.

The script of ``/timeline/`` (`assets/drawn.js`) draws the same bins, from the data that `exports.event_set` writes.
"""

from build_scripts.pages.drawn.plan import plan

__all__ = ["plan"]
