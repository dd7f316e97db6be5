"""Every ride of a group: to and from airports, between places of a day, and from city to city."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from envoyage.exports.phrases import city_name, one_line
from envoyage.exports.places import Place, hotel_of, place_of
from envoyage.planner.plan import Appointment, Group, Leg, Mode, Plan, Stay
from envoyage.planner.problem import Participant, Problem
from envoyage.planner.travel import ride_minutes


@dataclass(frozen=True)
class Ride:
    """A ride: when and where to pick up, where to and by when, how many people with how many bags.

    ``towards`` is the city the ride ends in where it leaves its city.
    """

    group: str
    city: str
    pick_up: datetime
    start: Place
    end: Place
    passengers: tuple[str, ...]
    be_there: datetime | None = None
    bags: int = 0
    vehicles: tuple[str, ...] = ()
    flight: str = ""
    towards: str = ""

    @property
    def people(self) -> int:
        """How many seats are needed."""
        return len(self.passengers)

    def vehicle_words(self, problem: Problem) -> str:
        """The vehicles with their companies."""
        known = (problem.vehicle[v] for v in self.vehicles if v in problem.vehicle)
        return "; ".join(one_line(f"{v.name} ({v.company})" if v.company else v.name) for v in known)


def rides(problem: Problem, plan: Plan) -> tuple[Ride, ...]:
    """Every ride of the plan, by group and time."""
    return tuple(
        ride
        for group in plan.groups
        for ride in sorted(_group_rides(problem, plan, group), key=lambda r: (r.pick_up, r.start.line, r.end.line))
    )


def rides_in(problem: Problem, plan: Plan, city: str) -> tuple[Ride, ...]:
    """The rides that begin or end in a city, by time."""
    mine = (r for r in rides(problem, plan) if city in (r.city, r.towards))
    return tuple(sorted(mine, key=lambda r: (r.pick_up, r.group, r.end.line)))


def _group_rides(problem: Problem, plan: Plan, group: Group) -> Iterator[Ride]:
    stays = plan.stays_of[group.id]
    if stays:
        yield from _coming(problem, plan, group, stays[0])
        yield from _going(problem, plan, group, stays[-1])
    for stay in stays:
        for _, items in groupby(plan.appointments_of[stay.id], key=lambda a: a.start.date()):
            yield from _day(problem, plan, stay, tuple(items))
    for leg in plan.legs:
        if leg.group == group.id:
            yield from _leg(problem, plan, leg)


def _day(problem: Problem, plan: Plan, stay: Stay, items: tuple[Appointment, ...]) -> Iterator[Ride]:
    """From the hotel from place to place and back; people who part are carried apart."""
    hotel = hotel_of(problem, plan, stay.id)
    last: dict[str, Appointment] = {}
    for item in items:
        place = place_of(problem, item)
        riders = (*item.attendees, *item.officers)
        if not place.line or not riders:
            continue
        before = last.get(riders[0])
        start = place_of(problem, before) if before else hotel
        if start != place:
            yield _to(problem, stay, item, start)
        last |= dict.fromkeys(riders, item)
    for item in dict.fromkeys(last.values()):
        riders = tuple(p for p, where in last.items() if where is item)
        if place_of(problem, item) != hotel:
            yield Ride(stay.group, stay.city, item.end, place_of(problem, item), hotel, riders, vehicles=item.vehicles)


def _to(problem: Problem, stay: Stay, item: Appointment, start: Place) -> Ride:
    there, place = item.start - timedelta(minutes=problem.policies.early_minutes), place_of(problem, item)
    leave = item.leave_at or there - timedelta(minutes=item.minutes_there or _minutes(problem, start, place))
    riders = tuple(dict.fromkeys((*item.attendees, *item.officers)))
    return Ride(stay.group, stay.city, leave, start, place, riders, there, vehicles=item.vehicles)


def _minutes(problem: Problem, start: Place, end: Place) -> int:
    """How long a ride takes for which the plan names no time; nothing where an end is not on the map."""
    return ride_minutes(problem, start.point, end.point) if start.point and end.point else 0


def _leg(problem: Problem, plan: Plan, leg: Leg) -> Iterator[Ride]:
    """By air a ride to one airport and from the other, by road one ride from hotel to hotel."""
    start, end, group = plan.stay[leg.from_stay], plan.stay[leg.to_stay], plan.group[leg.group]
    riders = (*group.members, *group.officers)
    bags = problem.policies.bags_per_person * len(riders)
    hotel, next_hotel = hotel_of(problem, plan, start.id), hotel_of(problem, plan, end.id)
    if leg.mode is Mode.ROAD:
        yield Ride(group.id, start.city, leg.departs, hotel, next_hotel, riders, leg.arrives, bags, towards=end.city)
    if leg.mode is Mode.AIR:
        landed = leg.arrives - timedelta(minutes=problem.policies.airport_after)
        yield Ride(group.id, start.city, leg.departs, hotel, _airport(problem, start.city), riders, None, bags,
                   flight=leg.flight)  # fmt: skip
        yield Ride(group.id, end.city, landed, _airport(problem, end.city), next_hotel, riders, leg.arrives, bags,
                   flight=leg.flight)  # fmt: skip


def _coming(problem: Problem, plan: Plan, group: Group, stay: Stay) -> Iterator[Ride]:
    """Pick-ups at the airport of the first city, people who land together in one ride."""
    hotel, airport = hotel_of(problem, plan, stay.id), _airport(problem, stay.city)
    code = problem.city[stay.city].airport
    known = {p: (f.arrives, f.number) for f in problem.flights if f.destination == code for p in f.participants}
    members = (problem.participant[m] for m in group.members)
    for (landed, flight), who in _together((known.get(p.id) or (p.arrival, ""), p) for p in members):
        bags = problem.policies.bags_per_person * len(who)
        yield Ride(group.id, stay.city, landed, airport, hotel, who, bags=bags, flight=flight)


def _going(problem: Problem, plan: Plan, group: Group, stay: Stay) -> Iterator[Ride]:
    """Rides to the airport of the last city, in time for each departure."""
    hotel, airport = hotel_of(problem, plan, stay.id), _airport(problem, stay.city)
    code = problem.city[stay.city].airport
    known = {p: (f.departs, f.number) for f in problem.flights if f.origin == code for p in f.participants}
    members = (problem.participant[m] for m in group.members)
    for (departs, flight), who in _together((known.get(p.id) or (p.departure, ""), p) for p in members):
        there = departs - timedelta(minutes=problem.policies.airport_before)
        leave = there - timedelta(minutes=problem.policies.airport_after)
        bags = problem.policies.bags_per_person * len(who)
        yield Ride(group.id, stay.city, leave, hotel, airport, who, there, bags, flight=flight)


Moment = tuple[datetime | None, str]


def _together(pairs: Iterable[tuple[Moment, Participant]]) -> Iterator[tuple[tuple[datetime, str], tuple[str, ...]]]:
    """The known moments in time order, each with the people it is for."""
    table: dict[tuple[datetime, str], list[str]] = {}
    for (moment, flight), person in pairs:
        if moment is not None:
            table.setdefault((moment, flight), []).append(person.id)
    for key in sorted(table):
        yield key, tuple(table[key])


def _airport(problem: Problem, city: str) -> Place:
    code = problem.city[city].airport
    airport = problem.airport.get(code)
    name = one_line(airport.name) if airport else f"Airport of {city_name(problem, city)}"
    return Place(f"{name} ({code})" if code else name)
