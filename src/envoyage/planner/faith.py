"""When a group rests for the prayer of its members."""

from collections.abc import Iterable
from datetime import date

from envoyage.planner.problem import Faith, Problem

FRIDAY = 5


def practising(problem: Problem, people: Iterable[str], faith: Faith) -> tuple[str, ...]:
    """The people with this practice."""
    return tuple(p for p in people if p in problem.participant and faith in problem.participant[p].faith)


def prayer_break(problem: Problem, people: Iterable[str], day: date) -> tuple[int, int] | None:
    """The break of a Friday in minutes after midnight, None on other days and where nobody keeps it."""
    rules = problem.policies
    if day.isoweekday() != FRIDAY or not practising(problem, people, Faith.FRIDAY_PRAYER):
        return None
    starts, ends = rules.friday_prayer_starts, rules.friday_prayer_ends
    return starts.hour * 60 + starts.minute, ends.hour * 60 + ends.minute
