"""Rides to appointments: what belongs to one trip of a vehicle, who rides, and when the vehicle is taken."""

from datetime import datetime, timedelta

from envoyage.planner.plan import Appointment, Kind, Plan
from envoyage.planner.problem import Problem

Trip = tuple[str, ...]
"""What rides together: the groups of one session, a stay's round of homes of one evening, else one appointment."""


def trip_of(item: Appointment) -> Trip:
    """The trip an appointment belongs to; vehicles may carry everybody of a trip."""
    if item.session:
        return "session", item.session
    if item.kind is Kind.HOME_HOSPITALITY:
        return "homes", item.stay, item.start.date().isoformat()
    return "appointment", item.id


def riders(item: Appointment) -> int:
    """How many people go: attendees and language officers."""
    return len(item.attendees) + len(item.officers)


def taken(item: Appointment) -> tuple[datetime, datetime]:
    """From when until when a vehicle of an appointment is taken; it waits while people are there."""
    leave = item.leave_at or item.start - timedelta(minutes=item.minutes_there)
    return leave, item.end


def needs_vehicle(problem: Problem, plan: Plan, item: Appointment) -> bool:
    """Whether an appointment is a ride away in a city where vehicles can be hired."""
    return item.minutes_there > 0 and bool(problem.vehicles_in.get(plan.stay[item.stay].city))


def collide(a: Appointment, b: Appointment) -> bool:
    """Whether one vehicle cannot serve both: they belong to different trips and overlap."""
    (start, end), (other_start, other_end) = taken(a), taken(b)
    return trip_of(a) != trip_of(b) and start < other_end and other_start < end
