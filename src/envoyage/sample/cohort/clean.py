"""Reads the skeleton of a real cohort and cleans it by listed rules, each change on record."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

RULES = {
    "moment": "An item without length (airport pick-up, drop-off, a remark at 13:00) is a moment, not an appointment.",
    "midnight": "An item from midnight to midnight is a note to the day and holds no time.",
    "overnight": "An item that ends before it starts is an evening in a home: it ends 150 minutes after its start.",
    "no_night": "A stop without a night is a change of planes.",
    "short_cut": "A stay cut elsewhere than at three nights is counted whole to its longer stop.",
    "late_start": "A group that came late to a shared block is counted from the block's first day.",
}
"""What is cleaned, and why it may be."""

DINNER = timedelta(minutes=150)
SLOT_NIGHTS = 3


@dataclass(frozen=True)
class Item:
    """A timed item of a real group: wall-clock times, kind as the source calls it."""

    group: str
    city: str
    start: datetime
    end: datetime
    kind: str


@dataclass(frozen=True)
class Stop:
    """A city stop of a real group."""

    group: str
    city: str
    state: str
    arrive: date
    leave: date


@dataclass(frozen=True)
class RealGroup:
    """A real group: language, approved people, language officers and cleaned stops in date order."""

    id: str
    language: str
    size: int
    officers: dict[str, int]
    stops: tuple[Stop, ...]


@dataclass(frozen=True)
class Cohort:
    """The cleaned skeleton, with ``changes`` as (rule, what) pairs."""

    groups: tuple[RealGroup, ...]
    items: tuple[Item, ...]
    changes: tuple[tuple[str, str], ...]


def clean(document: dict[str, Any]) -> Cohort:
    """The cohort of a skeleton document as the fragments file has it."""
    changes: list[tuple[str, str]] = []
    groups = _on_time(tuple(_group(entry, changes) for entry in document["groups"]), changes)
    raw = [(f, item) for f in document["schedule_fragments"] for item in f["items"]]
    items = [_item(fragment["group"], fragment["city"], item, changes) for fragment, item in raw]
    kept = sorted((i for i in items if i), key=lambda i: (i.group, i.start, i.end, i.kind))
    return Cohort(groups, tuple(kept), tuple(changes))


def _group(entry: dict[str, Any], changes: list[tuple[str, str]]) -> RealGroup:
    stops = [Stop(entry["group"], s["city"], s["state"], _day(s["arrive"]), _day(s["depart"])) for s in entry["stops"]]
    stops = _with_nights(stops, changes)
    stops = _merged(stops, changes)
    size = entry["participants_by_status"]["Approved"]
    return RealGroup(entry["group"], entry["language"], size, entry["language_officers"], tuple(stops))


def _on_time(groups: tuple[RealGroup, ...], changes: list[tuple[str, str]]) -> tuple[RealGroup, ...]:
    """Every group from the first day of the first shared block."""
    opens = min(g.stops[0].arrive for g in groups)
    changes += [("late_start", f"{g.id}: {g.stops[0].arrive}") for g in groups if g.stops[0].arrive > opens]
    return tuple(replace(g, stops=(replace(g.stops[0], arrive=opens), *g.stops[1:])) for g in groups)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _with_nights(stops: list[Stop], changes: list[tuple[str, str]]) -> list[Stop]:
    kept = [s for s in stops if s.leave > s.arrive]
    changes += [("no_night", f"{s.group}: {s.city} {s.arrive}") for s in stops if s not in kept]
    return kept


def _merged(stops: list[Stop], changes: list[tuple[str, str]]) -> list[Stop]:
    """Stops between the first and the last, with cuts elsewhere than at three nights given to the longer one."""
    done: list[Stop] = []
    for stop in stops[1:-1]:
        short = (stop.leave - stop.arrive).days < SLOT_NIGHTS
        if short and done:
            changes.append(("short_cut", f"{stop.group}: {stop.city} {stop.arrive}"))
            done[-1] = replace(done[-1], leave=stop.leave)
        else:
            done.append(stop)
    return [stops[0], *done, stops[-1]]


def _item(group: str, city: str, raw: dict[str, Any], changes: list[tuple[str, str]]) -> Item | None:
    day = _day(raw["day"])
    start, end = (datetime.combine(day, time.fromisoformat(raw[key])) for key in ("start", "end"))
    what = f"{group} {city} {raw['day']} {raw['start']}-{raw['end']} {raw['kind']}"
    if start == end:
        changes.append(("midnight" if start.time() == time(0) else "moment", what))
        return None
    if end < start:
        changes.append(("overnight", what))
        end = start + DINNER
    return Item(group, city, start, end, raw["kind"])
