"""Reads the timetable of a stay back from a plan, so that planning can go on from it."""

from datetime import datetime

from envoyage.planner.plan import Appointment, Kind, Plan, Stay
from envoyage.planner.problem import Problem
from envoyage.planner.timetable.solve import Choice
from envoyage.planner.unknowns.stay import Part, Visit


def choice_of(problem: Problem, plan: Plan, stay: Stay) -> tuple[Choice, tuple[Visit, ...]]:
    """The visits of each day of a stay in a plan, and those of them for which the group divides."""
    at_once: dict[datetime, list[Appointment]] = {}
    for item in plan.appointments:
        if item.stay == stay.id and item.kind is Kind.PROFESSIONAL and item.resource:
            at_once.setdefault(item.start, []).append(item)
    visits = {start: _visit(problem, items) for start, items in sorted(at_once.items())}
    days = sorted({start.date() for start in visits})
    choice = {day: frozenset(v.id for start, v in visits.items() if start.date() == day) for day in days}
    return choice, tuple(v for v in visits.values() if len(v.parts) > 1)


def _visit(problem: Problem, items: list[Appointment]) -> Visit:
    parts = tuple(
        Part(problem.resource[a.resource], a.attendees, round((a.end - a.start).total_seconds() / 60)) for a in items
    )
    return Visit("+".join(p.resource.id for p in parts), parts)
