"""Where an appointment takes place, whatever kind it is of."""

from dataclasses import dataclass

from envoyage.exports.phrases import one_line
from envoyage.planner.plan import Appointment, Plan
from envoyage.planner.problem import Problem


@dataclass(frozen=True)
class Place:
    """A place with its address on one line and, where known, its coordinates in degrees."""

    name: str = ""
    address: str = ""
    point: tuple[float, float] | None = None

    @property
    def line(self) -> str:
        """Name and address on one line."""
        return ", ".join(part for part in (self.name, self.address) if part)


def place_of(problem: Problem, item: Appointment) -> Place:
    """Where an appointment is: at its resource, its session's hall, a home; empty where nothing is fixed."""
    if item.resource:
        r = problem.resource[item.resource]
        return Place(one_line(r.name), one_line(r.address), _point(r.latitude, r.longitude))
    if item.session:
        s = problem.session[item.session]
        name = ", ".join(one_line(part) for part in (s.place, s.room) if part)
        return Place(name, one_line(s.address))
    if item.host:
        h = problem.host[item.host]
        return Place("Home of the host family", one_line(h.address), _point(h.latitude, h.longitude))
    return Place()


def hotel_of(problem: Problem, plan: Plan, stay: str) -> Place:
    """The hotel of a stay, empty where there is none yet."""
    hotel = problem.hotel.get(plan.stay[stay].hotel)
    if hotel is None:
        return Place()
    return Place(one_line(hotel.name), one_line(hotel.address), _point(hotel.latitude, hotel.longitude))


def _point(latitude: float | None, longitude: float | None) -> tuple[float, float] | None:
    """A point, or nothing for unknown and for the empty default 0, 0."""
    if latitude is None or longitude is None or (latitude, longitude) == (0.0, 0.0):
        return None
    return latitude, longitude
