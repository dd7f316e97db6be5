"""Dates and times as people write them."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from enum import Enum

from envoyage.files.sandbox import Cell


class Order(Enum):
    """Which number comes first in dates such as 5/6/2027, as far as the column tells."""

    UNKNOWN = "unknown"
    MONTH_FIRST = "month first"
    DAY_FIRST = "day first"
    BOTH = "both"


class NotADateError(ValueError):
    """Why a text is no date or time."""


ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
DAY_WORD = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ .-]*([a-z]+)\.?,?[ -]*(\d{4})", re.IGNORECASE)
WORD_DAY = re.compile(r"([a-z]+)\.?[ -]*(\d{1,2})(?:st|nd|rd|th)?,?[ -]*(\d{4})", re.IGNORECASE)
WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)
CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(?::(\d{2}))?\s*([ap])?\.?(?:m\.?)?", re.IGNORECASE)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WAY_OUT = "Write it as 2027-05-15."


def order_of(cells: Iterable[Cell]) -> Order:
    """What the dates of a column that can be read in one way only tell about the others."""
    found = {_tells(part) for cell in cells if isinstance(cell, str) for part in re.split(r"[;,\n]", cell)}
    told = found - {Order.UNKNOWN}
    return Order.BOTH if len(told) > 1 else next(iter(told), Order.UNKNOWN)


def _tells(text: str) -> Order:
    match = NUMBERS.match(_bare(text))
    if not match or match[2] == ".":
        return Order.UNKNOWN
    first, second = int(match[1]), int(match[3])
    if first > 12 >= second:
        return Order.DAY_FIRST
    return Order.MONTH_FIRST if second > 12 >= first else Order.UNKNOWN


def _bare(text: str) -> str:
    return WEEKDAY.sub("", " ".join(text.split()))


def day_of(cell: Cell, order: Order = Order.UNKNOWN) -> date:
    """The date in a cell. Raises NotADateError."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if not isinstance(cell, str):
        raise NotADateError(f"{cell!r} is no date.")
    day, rest = _leading_day(cell, order)
    if rest and clock_of(rest) != time(0):
        raise NotADateError(f"{cell!r} is more than a date.")
    return day


def moment_of(cell: Cell, order: Order = Order.UNKNOWN) -> datetime:
    """The date and time in a cell. Raises NotADateError."""
    if isinstance(cell, datetime):
        return cell
    if not isinstance(cell, str):
        raise NotADateError(f"{cell!r} is no date with a time.")
    day, rest = _leading_day(cell, order)
    if not rest:
        raise NotADateError(f"{cell!r} has no time.")
    return datetime.combine(day, clock_of(rest))


def _leading_day(text: str, order: Order) -> tuple[date, str]:
    """The date a text begins with, and what follows it."""
    bare = _bare(text)
    for pattern, parts in ((ISO, "ymd"), (NUMBERS, "?"), (DAY_WORD, "dwy"), (WORD_DAY, "wdy")):
        match = pattern.match(bare)
        if match:
            groups = (match[1], match[3], match[4]) if parts == "?" else match.groups()
            spelt = _spelling(match, order) if parts == "?" else parts
            return _date(text, dict(zip(spelt, groups, strict=True))), bare[match.end() :].lstrip(" ,T")
    raise NotADateError(f"{text!r} is no date.")


def _spelling(match: re.Match[str], order: Order) -> str:
    first, second = int(match[1]), int(match[3])
    if match[2] == "." or first > 12 or order is Order.DAY_FIRST:
        return "dmy"
    if second > 12 or order is Order.MONTH_FIRST or first == second:
        return "mdy"
    raise NotADateError(f"{match[0]!r} can be two dates: nothing tells day and month apart.")


def _date(text: str, parts: dict[str, str]) -> date:
    word = parts.get("w", "").lower()
    month = MONTHS.index(word[:3]) + 1 if word[:3] in MONTHS else int(parts.get("m", 0))
    try:
        return date(int(parts["y"]), month, int(parts["d"]))
    except ValueError:
        raise NotADateError(f"{text!r} is no date of the calendar.") from None


def clock_of(cell: Cell) -> time:
    """The time of day in a cell, to the second. Raises NotADateError."""
    if isinstance(cell, datetime):
        return cell.time()
    if isinstance(cell, time):
        return cell
    match = CLOCK.fullmatch(" ".join(cell.split())) if isinstance(cell, str) else None
    if not match or (match[2] is None and match[4] is None):
        raise NotADateError(f"{cell!r} is no time of day.")
    hour, afternoon = int(match[1]), (match[4] or "").lower()
    if afternoon:
        hour = hour % 12 + (12 if afternoon == "p" else 0)
    try:
        return time(hour, int(match[2] or 0), int(match[3] or 0))
    except ValueError:
        raise NotADateError(f"{cell!r} is no time of day.") from None
