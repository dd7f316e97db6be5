"""Pins against each other and against what cannot be changed: the calendar, capacities and group sizes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import combinations, pairwise

from envoyage.planner.errors import Fault
from envoyage.planner.faults.people import together
from envoyage.planner.faults.place import listed, place
from envoyage.planner.problem import (
    AppointmentPin,
    CityPin,
    MemberPin,
    OfficerPin,
    Problem,
    SharedBlock,
    Slot,
)
from envoyage.planner.routing import pinned_day
from envoyage.planner.wording import city_name

CODE = "clashing_pins"
DROP = "Remove one of the pins."


def clashing_people(problem: Problem) -> Iterator[Fault]:
    """People and language officers pinned to two groups; pinned groups too large, or against company wishes."""
    pins = problem.pins
    yield from _two(problem, "members", [(p.participant, p.group) for p in pins.members])
    yield from _two(problem, "officers", [(p.officer, p.group) for p in pins.officers])
    group = {p.participant: p.group for p in reversed(pins.members)}
    yield from _full(problem, group)
    yield from _company(problem, group)


def _two(problem: Problem, table: str, pairs: Iterable[tuple[str, str]]) -> Iterator[Fault]:
    rows = problem.participants if table == "members" else problem.officers
    word, names = "participant" if table == "members" else "language officer", {row.id: row.name for row in rows}
    groups: dict[str, list[str]] = defaultdict(list)
    for who, group in pairs:
        if group not in groups[who]:
            groups[who].append(group)
    for who, found in groups.items():
        if len(found) > 1:
            where = place(f"pins.{table}", f"{who}/{found[-1]}", "group")
            yield Fault(CODE, where, f"The {word} {names.get(who, who)} is pinned to {' and '.join(found)}.", DROP)


def _full(problem: Problem, group: dict[str, str]) -> Iterator[Fault]:
    rules, travelling = problem.policies, {p.id for p in problem.travellers}
    members: dict[str, list[str]] = defaultdict(list)
    for person, label in sorted(group.items()):
        if person in travelling:
            members[label].append(person)
    for label, people in sorted(members.items()):
        if len(people) > rules.group_largest:
            text = f"{_are(len(people))} pinned to {label}, which holds {rules.group_largest} at most."
            yield Fault(CODE, place("pins.members", f"{people[-1]}/{label}"), text, "Remove some of the pins.")
    labels = sorted(_labels(problem))
    if len(labels) > rules.groups_most:
        text = f"The pins name {len(labels)} groups ({listed(labels)}); there are {rules.groups_most} at most."
        yield Fault(CODE, place("policies", field="groups_most"), text, "Use fewer group names, or allow more groups.")


def _are(people: int) -> str:
    return "One person is" if people == 1 else f"{people} people are"


def _labels(problem: Problem) -> set[str]:
    pins = problem.pins
    tables: tuple[tuple[MemberPin | CityPin | AppointmentPin | OfficerPin, ...], ...] = (
        pins.members, pins.cities, pins.appointments, pins.officers,
    )  # fmt: skip
    return {p.group for table in tables for p in table}


def _company(problem: Problem, group: dict[str, str]) -> Iterator[Fault]:
    bands = together(problem)
    for p in problem.travellers:
        mine = group.get(p.id)
        here = place("pins.members", f"{p.id}/{mine}")
        parted = [o for o in bands[p.id] if o > p.id and mine and group.get(o, mine) != mine]
        joined = [o for o in p.keep_apart if mine and group.get(o) == mine]
        if parted:
            yield Fault(
                CODE, here, f"{p.name} is pinned apart from {_names(problem, parted)}, but to be kept together.", DROP
            )
        if joined:
            yield Fault(
                CODE, here, f"{p.name} is pinned together with {_names(problem, joined)}, but to be kept apart.", DROP
            )


def _names(problem: Problem, people: Iterable[str]) -> str:
    return listed([problem.participant[p].name if p in problem.participant else p for p in people])


def clashing_cities(problem: Problem) -> Iterator[Fault]:
    """A group pinned to two cities at once, and cities with more pinned groups than they host."""
    cities: dict[tuple[str, str], set[str]] = defaultdict(set)
    groups: dict[tuple[str, str], set[str]] = defaultdict(set)
    for pin in problem.pins.cities:
        cities[pin.group, pin.slot].add(pin.city)
        groups[pin.slot, pin.city].add(pin.group)
    for (group, slot), found in sorted(cities.items()):
        if len(found) > 1:
            text = f"{group} is pinned to {' and '.join(city_name(problem, c) for c in sorted(found))} in {slot}."
            yield Fault(CODE, place("pins.cities", f"{group}/{slot}", "city"), text, DROP)
    for (slot, city), labels in sorted(groups.items()):
        host = problem.city.get(city)
        if host and len(labels) > host.groups_in(slot):
            verb = "is" if len(labels) == 1 else "are"
            text = (
                f"{listed(sorted(labels))} {verb} pinned to {host.name} in {slot}, which hosts {host.groups_in(slot)}."
            )
            yield Fault(CODE, place("pins.cities", f"{max(labels)}/{slot}", "city"), text, DROP)


def comes_back(problem: Problem) -> Iterator[Fault]:
    """Groups pinned to a city twice although they cannot stay there from the first of the slots to the second."""
    order = {s.id: number for number, s in enumerate(problem.slots)}
    cities = {(p.group, p.slot): p.city for p in problem.pins.cities if p.slot in order}
    pinned = sorted(cities.items(), key=lambda entry: (entry[0][0], entry[1], order[entry[0][1]]))
    for ((group, first), city), ((same, second), again) in pairwise(pinned):
        between = problem.slots[order[first] : order[second] + 1]
        if (group, city) == (same, again) and not _stays(group, city, between, cities):
            text = f"{group} is pinned to {city_name(problem, city)} in {first} and again in {second}."
            way = "Remove one of the pins, or let the slots up to the second continue the stay."
            yield Fault(CODE, place("pins.cities", f"{group}/{second}", "city"), text, way)


def _stays(group: str, city: str, slots: tuple[Slot, ...], cities: dict[tuple[str, str], str]) -> bool:
    """Whether a group may stay in a city through all of these slots."""
    onward = all(b.may_continue and a.leave == b.arrive for a, b in pairwise(slots))
    return onward and all(cities.get((group, s.id), city) == city for s in slots)


def clashing_appointments(problem: Problem) -> Iterator[Fault]:
    """Pinned appointments of one group at the same time, or outside the calendar or the group's city."""
    pins = [p for p in problem.pins.appointments if p.resource in problem.resource]
    for pin in pins:
        yield from _unreachable(problem, pin)
    for a, b in combinations(pins, 2):
        if a.group == b.group and _overlap(problem, a, b):
            text = f"{a.group} is pinned to {_said(problem, a)} and to {_said(problem, b)} at the same time."
            yield Fault(CODE, _at(b), text, "Move or remove one of the pins.")
        elif a.group == b.group and _two_cities(problem, a, b):
            text = f"{a.group} is pinned to {_said(problem, a)} and to {_said(problem, b)}, in two cities of one slot."
            yield Fault(CODE, _at(b), text, "Move or remove one of the pins.")


def _at(pin: AppointmentPin) -> str:
    return place("pins.appointments", f"{pin.group}/{pin.resource}")


def _said(problem: Problem, pin: AppointmentPin) -> str:
    when = f" on {pin.start:%d %B at %H:%M}" if pin.start else f" on {pin.day:%d %B}" if pin.day else ""
    return f"{problem.resource[pin.resource].name}{when}"


def _overlap(problem: Problem, a: AppointmentPin, b: AppointmentPin) -> bool:
    if a.start is None or b.start is None or (a.resource, a.start) == (b.resource, b.start):
        return False
    return a.start < b.start + _length(problem, b) and b.start < a.start + _length(problem, a)


def _length(problem: Problem, pin: AppointmentPin) -> timedelta:
    return timedelta(minutes=pin.minutes or problem.resource[pin.resource].minutes)


def _two_cities(problem: Problem, a: AppointmentPin, b: AppointmentPin) -> bool:
    """Whether both lie inside the same slot, on no travel day, in different cities."""
    one, two = problem.resource[a.resource].city, problem.resource[b.resource].city
    return one != two and bool(_inside(problem, a) & _inside(problem, b))


def _inside(problem: Problem, pin: AppointmentPin) -> set[str]:
    """The periods the pinned day lies inside of."""
    day = pinned_day(pin)
    return {p.id for p in problem.periods if day and p.arrive < day < p.leave}


def _periods(problem: Problem, pin: AppointmentPin) -> list[SharedBlock | Slot]:
    """The periods the pin may fall into: those of its day, or all of them."""
    day = pinned_day(pin)
    return [p for p in problem.periods if day is None or p.arrive <= day <= p.leave]


def _unreachable(problem: Problem, pin: AppointmentPin) -> Iterator[Fault]:
    periods, resource = _periods(problem, pin), problem.resource[pin.resource]
    if pin.start and pin.day and pin.start.date() != pin.day:
        yield Fault(CODE, _at(pin), f"The pin of {_said(problem, pin)} also names {pin.day:%d %B}.", "Keep one day.")
    if not periods:
        text = f"{_said(problem, pin)} is outside the calendar."
        yield Fault("pin_outside_calendar", _at(pin), text, "Pin a day of the programme.")
        return
    fixed = {(c.group, c.slot): c.city for c in problem.pins.cities}
    cities = [p.city if isinstance(p, SharedBlock) else fixed.get((pin.group, p.id), "") for p in periods]
    if all(city and city != resource.city for city in cities):
        there = listed([city_name(problem, c) for c in sorted(set(cities))])
        text = f"{pin.group} cannot be at {_said(problem, pin)}: it is in {there} then."
        yield Fault(CODE, _at(pin), text, "Move the pin, or pin the group to the resource's city.")
