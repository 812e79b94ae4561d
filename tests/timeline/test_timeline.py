"""The timeline as a value: another process gets the same one."""

import pickle
from dataclasses import fields

from tests.examples import RECORD
from tests.support.contexts import context_of


def test_it_travels_without_its_indexes() -> None:
    """What a process has looked up does not go along, and is looked up again there."""
    context = context_of(RECORD)
    timeline = context.timeline
    before = pickle.dumps(timeline)
    assert timeline.by_actor
    assert timeline.ties
    assert context.bars
    assert pickle.dumps(timeline) == before
    there = pickle.loads(pickle.dumps(context)).timeline
    assert [getattr(there, field.name) for field in fields(there)] == [
        getattr(timeline, field.name) for field in fields(timeline)
    ]
    assert there.by_actor == timeline.by_actor
