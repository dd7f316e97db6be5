"""When a resource is open, in minutes after midnight."""

from datetime import date

from envoyage.planner.plan import Appointment
from envoyage.planner.problem import Problem, Resource


def open_spans(problem: Problem, resource: Resource, day: date) -> tuple[tuple[int, int], ...]:
    """The opening windows of a resource on a day, as minutes after midnight; midnight as closing time is 24:00."""
    if day in resource.closed or (problem.holiday(resource.city, day) and not resource.open_on_holidays):
        return ()
    return tuple(
        (h.opens.hour * 60 + h.opens.minute, h.closes.hour * 60 + h.closes.minute or 24 * 60)
        for h in resource.hours
        if h.weekday == day.isoweekday()
    )


def minutes_of(item: Appointment) -> tuple[int, int]:
    """Start and end of an item in minutes after the midnight its day begins with."""
    start = item.start.hour * 60 + item.start.minute
    return start, start + int((item.end - item.start).total_seconds() // 60)
