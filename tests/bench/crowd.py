"""A record at the worst: as many events as an ordinary one has, all on one day, with one title, kind and place."""

from dataclasses import replace

from tests.bench.record import Event, Record

EVENTS = 100_000


def crowd(record: Record) -> Record:
    """Return the events of a record with their own texts, figures and sources, all on the day of the first of them."""
    first = record.events[0]
    day = f"{first.first}"
    alike = {"title": first.title, "date": day, "kind": first.front["kind"], "places": first.front["places"]}
    return replace(record, events=[_moved(event, number, alike) for number, event in enumerate(record.events)])


def _moved(event: Event, number: int, alike: dict[str, object]) -> Event:
    """Return the event among the others; its ties go, since what they lead to has another id now."""
    front = {key: value for key, value in event.front.items() if key != "related"} | alike
    body = "\n\n".join(paragraph for paragraph in event.body.split("\n\n") if "](../" not in paragraph)
    return replace(event, id=f"{alike['date']}-event-{number}", front=front, body=body)
