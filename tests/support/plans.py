"""The search documents of a record, planned alone."""

from build_scripts.exports import search_documents
from build_scripts.pages.context import Context
from build_scripts.pages.plan import Planned, Planner


def plan_documents(context: Context) -> list[Planned]:
    """Plan the document of each event."""
    return [*search_documents.plan(context, Planner(context))]
