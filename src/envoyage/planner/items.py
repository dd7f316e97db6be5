"""What the items of a plan are: which count as professional, and how they fall on days and people."""

from collections.abc import Iterator
from datetime import date

from envoyage.planner.plan import Appointment, Group, Kind, Plan, Stay
from envoyage.planner.problem import Problem, Resource
from envoyage.planner.staffing import is_consecutive
from envoyage.planner.travel import up_to_five
from envoyage.planner.workdays import stay_after, stay_before


def is_professional(problem: Problem, item: Appointment) -> bool:
    """Whether an item counts as a professional appointment of its day: visits, and sessions that are no meal."""
    if item.kind is Kind.SESSION:
        return item.session not in problem.session or problem.session[item.session].kind.is_professional
    return item.kind is Kind.PROFESSIONAL


def visits(plan: Plan) -> tuple[Appointment, ...]:
    """The appointments with resources, in time order."""
    return tuple(sorted((a for a in plan.appointments if a.resource), key=lambda a: (a.start, a.end, a.id)))


def visit_minutes(problem: Problem, group: Group, resource: Resource, pinned: int | None = None) -> int:
    """Minutes of a visit: as pinned, else as usual, longer where everything is said twice."""
    return pinned or usual_minutes(problem, resource, interpreted=bool(group.languages))


def usual_minutes(problem: Problem, resource: Resource, *, interpreted: bool) -> int:
    """Minutes of a visit that nobody pinned, with a group that is interpreted or not."""
    twice = interpreted and is_consecutive(problem)
    return up_to_five(resource.minutes * (problem.policies.consecutive_stretch if twice else 1.0))


def by_day(plan: Plan, stay: Stay) -> dict[date, tuple[Appointment, ...]]:
    """The items of a stay on each day that has any, in time order.

    A day between two stays in one city is the later one's, with the items of both.
    """
    before, after = stay_before(plan, stay), stay_after(plan, stay)
    items = [a for a in plan.appointments_of.get(stay.id, ()) if not (after and a.start.date() == stay.leave)]
    if before:
        items += [a for a in plan.appointments_of[before.id] if a.start.date() == stay.arrive]
    table: dict[date, list[Appointment]] = {}
    for item in sorted(items, key=lambda a: (a.start, a.end, a.id)):
        table.setdefault(item.start.date(), []).append(item)
    return {day: tuple(items) for day, items in table.items()}


def by_person(plan: Plan) -> Iterator[tuple[str, tuple[Appointment, ...]]]:
    """Each attendee with his items in time order, in order of his id."""
    table: dict[str, list[Appointment]] = {}
    for item in sorted(plan.appointments, key=lambda a: (a.start, a.end, a.id)):
        for person in item.attendees:
            table.setdefault(person, []).append(item)
    for person in sorted(table):
        yield person, tuple(table[person])
