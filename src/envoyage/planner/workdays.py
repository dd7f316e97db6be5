"""Which days of a stay are full working days."""

from datetime import date

from envoyage.planner.plan import Stay
from envoyage.planner.problem import Problem, days


def is_weekend(day: date) -> bool:
    """Saturday or Sunday."""
    return day.isoweekday() >= 6


def is_travel_day(stay: Stay, day: date) -> bool:
    """The day a group arrives in or leaves the city of this stay."""
    return day in (stay.arrive, stay.leave)


def full_days(problem: Problem, city: str, arrive: date, leave: date) -> tuple[date, ...]:
    """The full working days of a stay: no travel day, no public holiday, no weekend unless the policy allows."""
    return tuple(
        day
        for day in days(arrive, leave)[1:-1]
        if (problem.policies.weekend_work or not is_weekend(day)) and not problem.holiday(city, day)
    )
