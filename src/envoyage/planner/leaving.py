"""When to leave for the items of a stay, and how long each ride is."""

from dataclasses import replace
from datetime import timedelta

from envoyage.planner.plan import Appointment, Kind, Plan, Stay
from envoyage.planner.problem import Problem
from envoyage.planner.travel import Point, ride_minutes
from envoyage.planner.venues import hotel_point, place_of


def with_leave_times(problem: Problem, plan: Plan, stay: Stay) -> tuple[Appointment, ...]:
    """The items of a stay, each with a place told when to leave for it and how long the ride is."""
    items = plan.appointments_of.get(stay.id, ())
    return tuple(_with_leave_time(problem, stay, item, items) for item in items)


def _with_leave_time(problem: Problem, stay: Stay, item: Appointment, items: tuple[Appointment, ...]) -> Appointment:
    place = place_of(problem, stay, item)
    if place is None or item.kind is Kind.HOME_HOSPITALITY:
        return item
    ride = max(ride_minutes(problem, origin, place) for origin in _origins(problem, stay, item, items))
    ends = [a.end for a in items if a.end <= item.start and set(a.attendees) & set(item.attendees)]
    leave = item.start - timedelta(minutes=ride + problem.policies.early_minutes)
    return replace(item, minutes_there=ride, leave_at=max([leave, *ends]))


def _origins(problem: Problem, stay: Stay, item: Appointment, items: tuple[Appointment, ...]) -> set[Point]:
    """Where the attendees come from: the last place of each on that day, else the hotel."""
    last: dict[str, Point] = dict.fromkeys(item.attendees, hotel_point(problem, stay))
    for before in items:
        place = place_of(problem, stay, before)
        if place and before.end <= item.start and before.start.date() == item.start.date():
            last |= dict.fromkeys((p for p in before.attendees if p in last), place)
    return set(last.values()) or {hotel_point(problem, stay)}
