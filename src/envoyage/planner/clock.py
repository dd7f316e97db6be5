"""Wall-clock times of cities and the instants they stand for."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from envoyage.planner.problem import Problem


def zone(problem: Problem, city: str) -> ZoneInfo:
    """The time zone of a city."""
    return ZoneInfo(problem.city[city].time_zone)


def instant(problem: Problem, city: str, wall: datetime) -> datetime:
    """The instant (aware, UTC) of a wall-clock time in a city.

    In the repeated hour of autumn the first passing is meant; a time in the skipped hour of spring is read as
    if the clock had not been changed, so that it never fails.
    """
    return wall.replace(tzinfo=zone(problem, city)).astimezone(UTC)


def wall(problem: Problem, city: str, moment: datetime) -> datetime:
    """The wall-clock time (naive) in a city at an instant (aware)."""
    return moment.astimezone(zone(problem, city)).replace(tzinfo=None)


def began(problem: Problem, city: str, start: datetime) -> bool:
    """Whether what starts at this wall-clock time of a city has begun; never where the programme is not under way."""
    if problem.now is None:
        return False
    first = min(problem.blocks, key=lambda b: (b.arrive, b.leave)).city if problem.blocks else city
    return instant(problem, city, start) < instant(problem, first, problem.now)


def now_in(problem: Problem, city: str) -> datetime:
    """The wall-clock time it is in a city now; the midnight before the programme where it is not under way."""
    if problem.now is None:
        return datetime.combine(problem.starts, time())
    first = min(problem.blocks, key=lambda b: (b.arrive, b.leave)).city if problem.blocks else city
    return wall(problem, city, instant(problem, first, problem.now))
