"""What a plan says to each person and organisation: the agendas that a repair wants to leave as they are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from envoyage.planner.plan import Appointment, Kind, Leg, Mode, Plan, RoomUse, Stay
from envoyage.planner.problem import Problem


class Who(StrEnum):
    """Whom a plan says something to."""

    PARTICIPANT = "participant"
    OFFICER = "officer"
    RESOURCE = "resource"
    HOME_HOST = "home_host"
    HOTEL = "hotel"
    VEHICLE = "vehicle"
    LOCAL_SPONSOR = "local_sponsor"


Party = tuple[Who, str]
"""A person or organisation: what it is, and its id (of a local sponsor: the id of its city)."""


@dataclass(frozen=True)
class Line:
    """A line of an agenda. ``about`` names the item, stay, leg or group it comes from, ``group`` whose it is.

    ``when`` and ``where`` are what is told; ``details`` is what else is told, by name.
    """

    about: str
    group: str
    title: str
    when: tuple[datetime, ...] = ()
    where: str = ""
    details: tuple[tuple[str, str], ...] = ()


Agenda = dict[str, Line]
"""The lines of an agenda by a key that stays the same from plan to plan."""


def agendas(problem: Problem, plan: Plan) -> dict[Party, Agenda]:
    """The agenda of everybody to whom the plan says something."""
    found: dict[Party, Agenda] = {}
    for party, key, line in _lines(problem, plan):
        found.setdefault(party, {})[key] = line
    return found


def _lines(problem: Problem, plan: Plan) -> Iterator[tuple[Party, str, Line]]:
    for item in plan.appointments:
        yield from _of_item(problem, plan, item)
    rooms: dict[str, list[RoomUse]] = {}
    for room in plan.rooms:
        rooms.setdefault(room.stay, []).append(room)
    for stay in plan.stays:
        yield from _of_stay(problem, plan, stay, rooms.get(stay.id, []))
    for leg in plan.legs:
        yield from _of_leg(problem, plan, leg)
    for group in plan.groups:
        names = ", ".join(problem.officer[o].name for o in group.officers if o in problem.officer)
        for member in group.members:
            line = Line(group.id, group.id, "Language officers", details=(("officers", names),))
            yield (Who.PARTICIPANT, member), "officers", line


def _of_item(problem: Problem, plan: Plan, item: Appointment) -> Iterator[tuple[Party, str, Line]]:
    leave = f"{item.leave_at:%H:%M}" if item.leave_at else ""
    where = place_name(problem, item)
    title = item.title or item.kind.value.replace("_", " ")
    own = Line(item.id, item.group, title, (item.start, item.end), where, (("leave", leave),))
    for member in item.attendees:
        yield (Who.PARTICIPANT, member), item.id, own
    for officer in item.officers:
        yield (Who.OFFICER, officer), item.id, own
    visit = Line(item.id, item.group, f"Group {item.group}", (item.start, item.end))
    if item.resource:
        checks = problem.resource[item.resource].identity_check
        guests = (("guests", names_of(problem, item.attendees)),) if checks else ()
        yield (Who.RESOURCE, item.resource), item.id, Line(item.id, item.group, visit.title, visit.when, details=guests)
    if item.host:
        guests = (("guests", names_of(problem, (*item.attendees, *item.officers))),)
        yield (Who.HOME_HOST, item.host), item.id, Line(item.id, item.group, visit.title, visit.when, details=guests)
    for vehicle in item.vehicles:
        ride = Line(item.id, item.group, f"Group {item.group}", (item.leave_at or item.start, item.end), where)
        yield (Who.VEHICLE, vehicle), item.id, ride


def _of_stay(problem: Problem, plan: Plan, stay: Stay, rooms: list[RoomUse]) -> Iterator[tuple[Party, str, Line]]:
    group, city = plan.group[stay.group], problem.city[stay.city].name
    key, when = f"stay {stay.id}", (datetime.combine(stay.arrive, datetime.min.time()),)
    hotel = problem.hotel[stay.hotel].name if stay.hotel in problem.hotel else ""
    for of, people in ((Who.PARTICIPANT, group.members), (Who.OFFICER, group.officers)):
        for person in people:
            room = next((r for r in rooms if person in r.occupants), None)
            mates = names_of(problem, (o for o in room.occupants if o != person)) if room else ""
            details = (("room", str(room.number) if room else ""), ("shared with", mates))
            yield (of, person), key, Line(stay.id, stay.group, f"Stay in {city}", when, hotel, details)
    if hotel:
        beds = "; ".join(f"{r.number}: {names_of(problem, r.occupants)}" for r in sorted(rooms, key=_number))
        yield (
            (Who.HOTEL, stay.hotel),
            key,
            Line(stay.id, stay.group, f"Group {group.id}", when, details=(("rooms", beds),)),
        )
    yield (Who.LOCAL_SPONSOR, stay.city), key, Line(stay.id, stay.group, f"Group {group.id}", when)


def _number(room: RoomUse) -> tuple[int, tuple[str, ...]]:
    return room.number, room.occupants


def _of_leg(problem: Problem, plan: Plan, leg: Leg) -> Iterator[tuple[Party, str, Line]]:
    if leg.mode is Mode.NONE:
        return
    group, stays = plan.group[leg.group], (plan.stay[leg.from_stay], plan.stay[leg.to_stay])
    here, there = (problem.city[s.city].name for s in stays)
    details = (("by", leg.mode.value), ("flight", leg.flight))
    line = Line(leg.id, leg.group, f"{here} to {there}", (leg.departs, leg.arrives), there, details)
    for of, people in ((Who.PARTICIPANT, group.members), (Who.OFFICER, group.officers)):
        for person in people:
            yield (of, person), f"leg {leg.from_stay}", line


def place_name(problem: Problem, item: Appointment) -> str:
    """Where an item takes place, in a word or two; empty where it has no place."""
    if item.resource:
        return problem.resource[item.resource].name
    if item.host:
        return problem.host[item.host].name
    session = problem.session.get(item.session)
    return session.place if session and item.kind is Kind.SESSION else ""


def names_of(problem: Problem, people: Iterable[str]) -> str:
    """The names of participants and language officers, in order of their ids."""
    return ", ".join(name_of(problem, p) for p in sorted(people))


def name_of(problem: Problem, person: str) -> str:
    """The name of a participant or language officer."""
    known = problem.participant.get(person) or problem.officer.get(person)
    return known.name if known else person
