"""Cells with a small grammar: languages with levels, and weekly opening hours."""

import re
from datetime import time
from typing import Any

from envoyage.files.sandbox import Cell
from envoyage.files.workbook.dates import NotADateError, clock_of
from envoyage.files.workbook.kinds import NONE, SPLIT, Context, Kind, Language, MisreadError, plain
from envoyage.planner.problem import OpenHours, Speaks

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
HOURS = re.compile(r"(?P<days>[A-Za-z ,\-–]+?)\s*(?P<opens>\d[\d:.]*\s*[apmAPM.]*)\s*(?:-|–|to)\s*(?P<closes>\d.*)")
LEVEL = re.compile(r"(?P<name>.*?)[\s:(]*(?P<level>\d+)\)?")


class Spoken(Kind):
    """Languages with levels."""

    words = "languages with a level from 1 (a few words) to 5 (as a native), such as: Spanish 5, English 2"
    blank = ()

    def read(self, cell: Cell, context: Context) -> Any:
        """Raises MisreadError for an unknown language or a missing level."""
        return tuple(self._one(part.strip(), context) for part in SPLIT.split(plain(cell)) if part.strip())

    def _one(self, part: str, context: Context) -> Speaks:
        match = LEVEL.fullmatch(part)
        if not match:
            raise MisreadError(f"{part!r} has no level.", "Write for instance: Spanish 5, English 2.")
        return Speaks(Language().read(match["name"], context), int(match["level"]))

    def write(self, value: Any) -> Cell:
        """Codes and levels."""
        return ", ".join(f"{s.language} {s.level}" for s in value)


class Hours(Kind):
    """Weekly opening hours."""

    words = "weekdays and hours, such as: Mon-Fri 09:00-17:00; Sat 10:00-12:00"
    blank = ()

    def read(self, cell: Cell, context: Context) -> Any:
        """One window after the other, in the order written. Raises MisreadError."""
        parts = [p.strip() for p in re.split(r"[;\n]", plain(cell)) if p.strip()]
        return () if parts == [NONE] else tuple(window for part in parts for window in _windows(part))

    def write(self, value: Any) -> Cell:
        """Neighbouring days with the same hours together."""
        parts: list[list[OpenHours]] = []
        for window in value:
            if parts and _continues(parts[-1][-1], window):
                parts[-1].append(window)
            else:
                parts.append([window])
        return "; ".join(f"{_days(part)} {_clock(part[0].opens)}-{_clock(part[0].closes)}" for part in parts)


def _windows(part: str) -> list[OpenHours]:
    match = HOURS.fullmatch(part)
    if not match:
        raise MisreadError(f"{part!r} is not understood.", "Write for instance: Mon-Fri 09:00-17:00; Sat 10:00-12:00.")
    try:
        opens, closes = clock_of(_full(match["opens"])), clock_of(_full(match["closes"]))
    except NotADateError as trouble:
        raise MisreadError(str(trouble), "Write hours as 09:00-17:00.") from None
    return [OpenHours(day, opens, closes) for day in _numbers(match["days"])]


def _full(clock: str) -> str:
    """24:00 is midnight; a bare hour is the full hour."""
    clock = clock.strip()
    return "00:00" if clock in ("24:00", "24") else f"{clock}:00" if clock.isdigit() else clock


def _numbers(text: str) -> list[int]:
    if text.strip().casefold() in ("daily", "every day"):
        return list(range(1, 8))
    found = []
    for part in text.split(","):
        first, _, last = part.replace("–", "-").partition("-")
        start = _number(first)
        end = _number(last) if last.strip() else start
        found += [(start - 1 + i) % 7 + 1 for i in range((end - start) % 7 + 1)]
    return found


def _number(word: str) -> int:
    short = word.strip()[:3].title()
    if short not in DAYS:
        raise MisreadError(f"{word.strip()!r} is no weekday.", f"Write {', '.join(DAYS)}.")
    return DAYS.index(short) + 1


def _continues(before: OpenHours, after: OpenHours) -> bool:
    return after.weekday == before.weekday + 1 and (after.opens, after.closes) == (before.opens, before.closes)


def _days(part: list[OpenHours]) -> str:
    first, last = (DAYS[w.weekday - 1] for w in (part[0], part[-1]))
    return first if first == last else f"{first}-{last}"


def _clock(at: time) -> str:
    return f"{at:%H:%M:%S}" if at.second else f"{at:%H:%M}"
