"""Days as the templates read them: items with all their lines, and the blocks of a week's grid."""

from collections.abc import Iterable
from datetime import date, datetime, time
from math import ceil

from envoyage.exports.book.homes import Evening, with_evenings
from envoyage.exports.book.press import Data
from envoyage.exports.content import TRAVEL, Day, Item, long_day, short_day
from envoyage.exports.phrases import clock

GRID_DAYS = 8
"""The most columns of a week's grid: three weeks with both travel days are three grids."""
FIRST_HOUR, LAST_HOUR = 8, 21
NOTHING = "Nothing is planned on this day."
MEAL = "Meal"


def day_data(day: Day, *, usual: tuple[str, ...] = (), note: str = NOTHING) -> Data:
    """A day with all its items; officers are named only where they are not the ``usual`` ones, all of the group.

    ``note`` is said of a day without items.
    """
    return {
        "date": long_day(day.day),
        "short": short_day(day.day),
        "city": day.city,
        "zone": day.zone,
        "holiday": day.holiday,
        "note": note,
        "items": [item_data(entry, usual=usual) for entry in with_evenings(day.items)],
    }


def item_data(entry: Evening, *, usual: tuple[str, ...] = ()) -> Data:
    """An item with its lines and homes; a place that repeats the title is left out, so is the form of a meal."""
    item, homes = entry
    return {
        "kind": item.kind,
        "start": clock(item.start),
        "end": _end(item),
        "title": item.title,
        "label": item.label,
        "format": "" if item.label == MEAL else item.format,
        "leave": item.leave,
        "ride": item.ride,
        "place": "" if item.place == item.title else item.place,
        "address": item.address,
        "directions": item.directions,
        "contact": item.contact,
        "phone": item.phone,
        "themes": list(item.themes),
        "objectives": list(item.objectives),
        "speakers": list(item.speakers),
        "officers": [] if {*item.officer_ids} == {*usual} else list(item.officers),
        "attendees": list(item.attendees),
        "vehicles": list(item.vehicles),
        "status": item.status,
        "homes": [home_data(h) for h in homes],
    }


def home_data(item: Item) -> Data:
    """A dinner in one home: when, with whom, where and who goes."""
    return {
        "times": item.times,
        "leave": item.leave,
        "host": item.contact,
        "address": item.address,
        "phone": item.phone,
        "guests": list(item.attendees),
    }


def _end(item: Item) -> str:
    """The end; a journey that ends on another day says how many days later."""
    later = (item.end.date() - item.start.date()).days
    return clock(item.end) + (f" +{later}" if later else "")


def grids(days: tuple[Day, ...]) -> list[Data]:
    """The days cut into grids of at most eight columns, as even as can be."""
    count = ceil(len(days) / GRID_DAYS) if days else 0
    size, longer = divmod(len(days), count) if count else (0, 0)
    found, start = [], 0
    for number in range(count):
        end = start + size + (1 if number < longer else 0)
        found.append(_grid(days[start:end]))
        start = end
    return found


def _grid(days: tuple[Day, ...]) -> Data:
    items = [i for d in days for i in d.items]
    first = min([FIRST_HOUR * 60, *(_minute(d.day, i.start) for d in days for i in d.items)])
    last = max([LAST_HOUR * 60, *(min(_minute(i.start.date(), i.end), 24 * 60) for i in items)])
    return {
        "from": first // 60,
        "to": ceil(last / 60),
        "days": [_column(d) for d in days],
    }


def _column(day: Day) -> Data:
    return {
        "short": short_day(day.day), "city": day.city, "zone": day.zone, "holiday": day.holiday, "blocks": _blocks(day),
    }  # fmt: skip


def _minute(day: date, moment: datetime) -> int:
    """Minutes from midnight of a day."""
    return int((moment - datetime.combine(day, time())).total_seconds() // 60)


def _blocks(day: Day) -> list[Data]:
    """The blocks of a day; those that overlap stand side by side in lanes."""
    found: list[Data] = []
    for cluster in _clusters(item for item, _ in with_evenings(day.items)):
        lanes: list[int] = []
        mine = [_block(day.day, item, lanes) for item in cluster]
        found += [{**block, "lanes": len(lanes)} for block in mine]
    return found


def _clusters(items: Iterable[Item]) -> list[list[Item]]:
    """Items in runs that overlap, in time order."""
    clusters: list[list[Item]] = []
    until = datetime.min
    for item in items:
        if item.start >= until or not clusters:
            clusters.append([])
        clusters[-1].append(item)
        until = max(until, item.end)
    return clusters


def _block(day: date, item: Item, lanes: list[int]) -> Data:
    start, end = _minute(day, item.start), min(_minute(day, item.end), 24 * 60)
    lane = next((i for i, busy in enumerate(lanes) if busy <= start), len(lanes))
    lanes[lane : lane + 1] = [end]
    return {
        "start": start, "end": max(end, start + 15), "lane": lane, "title": item.title, "kind": item.kind,
        "clock": clock(item.start), "travel": item.kind == TRAVEL,
    }  # fmt: skip
