"""Names, days, hours, counts and lists as they stand in sentences."""

from collections.abc import Iterable
from datetime import date, datetime

from envoyage.planner.problem import Problem, SharedBlock, Slot

DECIMALS = 3
"""Shares that differ by less than so many decimals of a percent are told alike."""


def on_day(day: date) -> str:
    """A day in a sentence: ``Monday 17 May``."""
    return f"{day:%A} {day.day} {day:%B}"


def clock(moment: datetime) -> str:
    """The time of day of a wall-clock time: ``09:15``."""
    return f"{moment:%H:%M}"


def city_name(problem: Problem, city: str) -> str:
    """A city's name; its id where it is not known."""
    return problem.city[city].name if city in problem.city else city


def people(problem: Problem, ids: Iterable[str]) -> str:
    """The names of participants and language officers as a list in a sentence; ids where nobody is known."""
    known = {o.id: o.name for o in problem.officers} | {p.id: p.name for p in problem.participants}
    return listed(known.get(i, i) for i in sorted(ids))


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: ``1 group``, ``3 groups``, ``2 people``."""
    return f"{number} {noun}" if number == 1 else f"{number} {plural or noun + 's'}"


def on_days(period: SharedBlock | Slot) -> str:
    """The days of a period in a sentence: ``Monday 17 May to Thursday 20 May``."""
    return f"{on_day(period.arrive)} to {on_day(period.leave)}"


def percents(share: float, *others: float) -> tuple[str, ...]:
    """Shares to be compared, in whole percent; with decimals where others would read like the first: ``59.6%``."""
    for digits in range(DECIMALS):
        told = tuple(f"{number:.{digits}%}" for number in (share, *others))
        if told[0] not in told[1:]:
            return told
    return tuple(f"{number:.{DECIMALS}%}" for number in (share, *others))


def listed(words: Iterable[str]) -> str:
    """Words as a list in a sentence: ``Ana``, ``Ana and Bo``, ``Ana, Bo and Cy``."""
    items = list(words)
    return " and ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))
