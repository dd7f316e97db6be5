"""When a group leaves for its next city: at the usual hour, earlier or later where fixed items ask for it."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from envoyage.planner.clock import instant, wall
from envoyage.planner.items import usual_minutes
from envoyage.planner.plan import Stay
from envoyage.planner.problem import Problem
from envoyage.planner.travel import journey
from envoyage.planner.venues import hotel_point, way_minutes

EARLIEST = time(5)
"""No group is asked to leave before this hour (assumption)."""
TICK = timedelta(minutes=5)


def departure(problem: Problem, here: Stay, there: Stay) -> tuple[datetime, datetime]:
    """When a group leaves ``here`` and arrives ``there``, in wall-clock times of the two cities.

    It leaves at the usual hour; earlier, so as to arrive on the day it is due and before the first item there;
    later, so as not to miss the last item here. Where that cannot be, the item here comes first, and then the
    earliest hour, so that as little as possible is missed. Items are sessions and appointments pinned to a time:
    nothing else lies on travel days.
    """
    minutes = timedelta(minutes=journey(problem, here.city, there.city).minutes)
    usual = datetime.combine(here.leave, problem.policies.travel_departs)
    earliest = min(usual, datetime.combine(here.leave, EARLIEST))
    latest = _down(wall(problem, here.city, instant(problem, there.city, _due(problem, there)) - minutes))
    free = max((_up(end + way) for _, end, way in _fixed(problem, here)), default=earliest)
    departs = max(min(usual, latest), earliest, free)
    return departs, wall(problem, there.city, instant(problem, here.city, departs) + minutes)


def _due(problem: Problem, stay: Stay) -> datetime:
    """The latest arrival: on the first day of the stay, with time to get to its first item."""
    last = datetime.combine(stay.arrive, time.max)
    return min([last, *(start - way for start, _, way in _fixed(problem, stay))])


def _fixed(problem: Problem, stay: Stay) -> Iterator[tuple[datetime, datetime, timedelta]]:
    """Start and end of each item of a stay that has its time before planning, and the way between it and the hotel."""
    early = timedelta(minutes=problem.policies.early_minutes)
    for session in problem.sessions_of.get(stay.period, ()):
        yield session.start, session.end, early
    for pin in problem.pins.appointments:
        resource = problem.resource.get(pin.resource)
        if not resource or not pin.start or (pin.group, resource.city) != (stay.group, stay.city):
            continue
        if stay.arrive <= pin.start.date() <= stay.leave:
            # whether the group will be interpreted is not said here: it leaves in time if it is
            minutes = pin.minutes or usual_minutes(problem, resource, interpreted=True)
            way = way_minutes(problem, hotel_point(problem, stay), (resource.latitude, resource.longitude))
            yield pin.start, pin.start + timedelta(minutes=minutes), timedelta(minutes=way)


def _down(moment: datetime) -> datetime:
    return moment - (moment - datetime.min) % TICK


def _up(moment: datetime) -> datetime:
    return moment + (datetime.min - moment) % TICK
