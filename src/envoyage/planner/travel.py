"""How long and how far: rides in a city and journeys between cities, by table or by named formulas."""

from dataclasses import dataclass
from math import asin, ceil, cos, radians, sin, sqrt

from envoyage.planner.plan import Mode
from envoyage.planner.problem import Policies, Problem, TravelTime

Point = tuple[float, float]
"""Latitude and longitude in degrees."""

EARTH_MILES = 3958.8


@dataclass(frozen=True)
class Journey:
    """A way from one city to another: door-to-door minutes, miles travelled, dollars.

    The dollars are for one person by air and for the whole coach by road.
    """

    mode: Mode
    minutes: int
    miles: float
    dollars: float


def miles(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in miles between two points given in degrees."""
    a, b, c, d = map(radians, (lat1, lon1, lat2, lon2))
    inner = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * EARTH_MILES * asin(sqrt(min(1.0, inner)))


def ride_minutes(problem: Problem, a: Point, b: Point) -> int:
    """Minutes from door to door inside a city, rounded up to five; 0 for the same place."""
    if a == b:
        return 0
    rules = problem.policies
    minutes = miles(*a, *b) * rules.road_factor / rules.town_mph * 60 + rules.town_buffer
    return up_to_five(minutes)


def up_to_five(minutes: float) -> int:
    """Minutes rounded up to the planner's clock unit, five minutes."""
    return 5 * ceil(round(minutes / 5, 6))


def journey(problem: Problem, origin: str, destination: str) -> Journey:
    """The journey between two cities by id: the programme's table first, else the formulas of its policies."""
    if origin == destination:
        return Journey(Mode.NONE, 0, 0.0, 0.0)
    a, b = problem.city[origin], problem.city[destination]
    direct = miles(a.latitude, a.longitude, b.latitude, b.longitude)
    by_road = direct * problem.policies.road_factor <= problem.policies.road_most_miles
    known = _known(problem, origin, destination)
    if known:
        return Journey(Mode.ROAD if by_road else Mode.AIR, known.minutes, known.miles, known.fare)
    return _by_road(problem.policies, direct) if by_road else _by_air(problem.policies, direct)


def _known(problem: Problem, origin: str, destination: str) -> TravelTime | None:
    """The row of the table for this way, or for the way back."""
    pairs = {(origin, destination), (destination, origin)}
    return next((t for t in problem.travel_times if (t.origin, t.destination) in pairs), None)


def _by_road(rules: Policies, direct: float) -> Journey:
    road = direct * rules.road_factor
    return Journey(Mode.ROAD, up_to_five(road / rules.road_mph * 60), road, road * rules.road_dollars_a_mile)


def _by_air(rules: Policies, direct: float) -> Journey:
    flown = direct / rules.block_mph * 60 + rules.flight_fixed
    change = rules.connection_minutes if direct > rules.connection_miles else 0
    minutes = rules.airport_before + flown + change + rules.airport_after
    return Journey(Mode.AIR, up_to_five(minutes), direct, rules.fare_fixed + direct * rules.fare_a_mile)
