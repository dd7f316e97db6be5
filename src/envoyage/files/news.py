"""JSON documents of events: what has happened to a programme since its plan was told."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Discriminator

from envoyage.files.atomic import write_whole
from envoyage.files.documents import dumped, parsed, schema_of
from envoyage.planner.errors import Fault, Faulty
from envoyage.planner.events import Event, News, Promise

NEWS_FORMAT: Literal["envoyage-events/1"] = "envoyage-events/1"


@dataclass(frozen=True)
class NewsDocument:
    """Events in the order in which they happened; ``now`` is wall-clock time of the programme's first city."""

    format: Literal["envoyage-events/1"]
    events: tuple[Annotated[Event, Discriminator("event")], ...]
    now: datetime | None = None
    promises: tuple[Promise, ...] = ()


def news_bytes(news: News) -> bytes:
    """The JSON document of events; equal events give equal bytes."""
    return dumped(NewsDocument(NEWS_FORMAT, news.events, news.now, news.promises))


def read_news(path: Path) -> News:
    """The events in a JSON document. Raises Faulty with every fault of form."""
    document = parsed(path, NewsDocument, NEWS_FORMAT)
    faults = tuple(_zoned(document))
    if faults:
        raise Faulty(faults)
    return News(document.events, document.now, document.promises)


def _zoned(document: NewsDocument) -> Iterator[Fault]:
    """Times with a time zone, which are of no city."""
    times = [("now", document.now)]
    for number, event in enumerate(document.events):
        times += [(f"events[{number}].{f.name}", getattr(event, f.name)) for f in fields(event)]
    for where, when in times:
        if isinstance(when, datetime) and when.tzinfo:
            yield Fault("time_with_zone", where, "The time names a time zone.", "Write the time of the city alone.")


def write_news(news: News, path: Path) -> None:
    """Write events as JSON document. Raises OSError with the old file whole."""
    write_whole(path, news_bytes(news))


def news_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a document of events."""
    return schema_of(NewsDocument, NEWS_FORMAT)
