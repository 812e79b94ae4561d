"""The tables, in an order in which each comes behind those whose ids it holds, as far as that is possible."""

from __future__ import annotations

from typing import Any

from build_scripts.exports.data.columns import Table
from build_scripts.exports.data.tables import changes, claims, events, figures, parts, registry, sources, vocabulary

TABLES: tuple[Table[Any], ...] = (
    events.EVENTS,
    figures.FIGURES,
    claims.ATTRIBUTIONS,
    claims.CLAIMS,
    sources.SOURCES,
    changes.CHANGES,
    registry.ACTORS,
    registry.PLACES,
    vocabulary.VOCABULARY,
    parts.PARTICIPANTS,
    parts.RELATIONS,
    parts.ABSENCES,
    sources.ORIGINS,
    registry.NAMES,
    registry.IDENTIFIERS,
    changes.REMOVALS,
)
"""What most people want comes first."""
