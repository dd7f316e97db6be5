"""Where items of a plan happen, and how long before one of them the way to it begins."""

from envoyage.planner.plan import Appointment, Stay
from envoyage.planner.problem import Problem
from envoyage.planner.travel import Point, ride_minutes


def hotel_point(problem: Problem, stay: Stay) -> Point:
    """Where the group of a stay sleeps; the middle of the city while no hotel is chosen."""
    hotel = problem.hotel.get(stay.hotel)
    place = hotel or problem.city[stay.city]
    return place.latitude, place.longitude


def place_of(problem: Problem, stay: Stay, item: Appointment) -> Point | None:
    """Where an item happens: its resource, its home, for sessions the hotel; None where it has no place."""
    if item.resource:
        resource = problem.resource[item.resource]
        return resource.latitude, resource.longitude
    if item.host:
        host = problem.host[item.host]
        known = host.latitude is not None and host.longitude is not None
        return (float(host.latitude or 0), float(host.longitude or 0)) if known else None
    return hotel_point(problem, stay) if item.session else None


def way_minutes(problem: Problem, origin: Point, destination: Point) -> int:
    """Minutes from leaving one place to the start at the next: the ride and being early; 0 at the same place."""
    ride = ride_minutes(problem, origin, destination)
    return ride + problem.policies.early_minutes if ride else 0
