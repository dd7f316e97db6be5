"""When a resource is open, in minutes after midnight."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from envoyage.planner.plan import Appointment
from envoyage.planner.problem import Outage, OutOf, Problem, Resource

Span = tuple[int, int]
WHOLE_DAY = 24 * 60


def open_spans(problem: Problem, resource: Resource, day: date) -> tuple[tuple[int, int], ...]:
    """The opening windows of a resource on a day, as minutes after midnight; midnight as closing time is 24:00."""
    if day in resource.closed or (problem.holiday(resource.city, day) and not resource.open_on_holidays):
        return ()
    hours = tuple(
        (h.opens.hour * 60 + h.opens.minute, h.closes.hour * 60 + h.closes.minute or 24 * 60)
        for h in resource.hours
        if h.weekday == day.isoweekday()
    )
    outages = (*problem.outages_of(OutOf.RESOURCE, resource.id), *problem.outages_of(OutOf.CITY, resource.city))
    return _without(hours, day, outages) if outages else hours


def _without(hours: tuple[Span, ...], day: date, outages: Iterable[Outage]) -> tuple[Span, ...]:
    """What outages leave of the opening windows of a day."""
    midnight = datetime.combine(day, time())
    for outage in outages:
        first, last = outage.start - midnight, outage.end - midnight
        start, end = max(0, _minutes(first)), min(WHOLE_DAY, _minutes(last))
        if start < end:
            cut = (part for a, b in hours for part in ((a, min(b, start)), (max(a, end), b)))
            hours = tuple((a, b) for a, b in cut if a < b)
    return hours


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds() // 60)


def minutes_of(item: Appointment) -> tuple[int, int]:
    """Start and end of an item in minutes after the midnight its day begins with."""
    start = item.start.hour * 60 + item.start.minute
    return start, start + int((item.end - item.start).total_seconds() // 60)
