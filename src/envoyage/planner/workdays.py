"""Which days of a stay are full working days, and which are spent on travel.

A group that stays on in a city, from one period to the next, does not travel on the day between the two stays:
that day belongs to the later one.
"""

from collections.abc import Iterable
from datetime import date, datetime

from envoyage.planner.plan import Plan, Stay
from envoyage.planner.problem import OutOf, Problem, days


def is_weekend(day: date) -> bool:
    """Saturday or Sunday."""
    return day.isoweekday() >= 6


def stay_before(plan: Plan, stay: Stay) -> Stay | None:
    """The stay that this one continues in the same city, None where the group arrives from elsewhere."""
    mine = plan.stays_of.get(stay.group, ())
    return next((s for s in mine if s.id != stay.id and s.city == stay.city and s.leave == stay.arrive), None)


def stay_after(plan: Plan, stay: Stay) -> Stay | None:
    """The stay that continues this one in the same city, None where the group leaves for elsewhere."""
    mine = plan.stays_of.get(stay.group, ())
    return next((s for s in mine if s.id != stay.id and s.city == stay.city and s.arrive == stay.leave), None)


def continues(plan: Plan, stay: Stay) -> bool:
    """Whether the group is in the city already when this stay begins."""
    return stay_before(plan, stay) is not None


def unbroken_run(plan: Plan, stay: Stay) -> tuple[Stay, ...]:
    """The stays in one city, one after the other, that this stay is part of, in date order."""
    run = [stay]
    while (before := stay_before(plan, run[0])) and before not in run:
        run.insert(0, before)
    while (after := stay_after(plan, run[-1])) and after not in run:
        run.append(after)
    return tuple(run)


def runs_of(plan: Plan, stays: Iterable[Stay]) -> tuple[tuple[Stay, ...], ...]:
    """These stays, those together that are part of one unbroken run, in the order of their first."""
    found: dict[str, list[Stay]] = {}
    for stay in stays:
        found.setdefault(unbroken_run(plan, stay)[0].id, []).append(stay)
    return tuple(tuple(sorted(part, key=lambda s: (s.arrive, s.leave))) for part in found.values())


def is_travel_day(plan: Plan, stay: Stay, day: date) -> bool:
    """The day a group arrives in or leaves the city of this stay, not one on which it stays on."""
    arrives, leaves = not continues(plan, stay), stay_after(plan, stay) is None
    return (arrives and day == stay.arrive) or (leaves and day == stay.leave)


def own_days(plan: Plan, stay: Stay) -> tuple[date, ...]:
    """The days of a stay without travel, in date order; a day between two stays in one city is the later one's."""
    all_days = days(stay.arrive, stay.leave)[:-1]
    return all_days if continues(plan, stay) else all_days[1:]


def full_days(problem: Problem, city: str, arrive: date, leave: date) -> tuple[date, ...]:
    """The full working days of a stay by itself: no travel day, public holiday or outage, no weekend unless allowed."""
    return _working(problem, city, days(arrive, leave)[1:-1])


def full_days_of(problem: Problem, plan: Plan, stay: Stay) -> tuple[date, ...]:
    """The full working days of a stay in a plan; the first is the day of arrival where the group was there before."""
    return _working(problem, stay.city, own_days(plan, stay))


def _working(problem: Problem, city: str, some: Iterable[date]) -> tuple[date, ...]:
    return tuple(
        day
        for day in some
        if (problem.policies.weekend_work or not is_weekend(day))
        and not problem.holiday(city, day)
        and not _is_out(problem, city, day)
    )


def _is_out(problem: Problem, city: str, day: date) -> bool:
    """Whether nothing takes place in a city on a day, or on a part of its working hours."""
    rules = problem.policies
    starts, ends = datetime.combine(day, rules.day_starts), datetime.combine(day, rules.day_ends)
    return problem.is_out(OutOf.CITY, city, starts, ends)
