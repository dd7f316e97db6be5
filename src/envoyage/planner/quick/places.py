"""Counts what the cities have: places for groups, open organisations, rooms, seats in vehicles and in homes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from math import ceil

from envoyage.planner.finding import Severity
from envoyage.planner.opening import open_spans
from envoyage.planner.problem import Category, City, Problem, RequestStatus, Resource, Slot, nights
from envoyage.planner.quick.shortage import Shortage
from envoyage.planner.travel import ride_minutes
from envoyage.planner.wording import counted
from envoyage.planner.workdays import full_days


@dataclass(frozen=True)
class Lack:
    """What keeps a city from hosting a group in a slot, in words; a group can go short of what is waivable."""

    rule: str
    text: str
    severity: Severity = Severity.HARD


def promises(problem: Problem) -> Iterator[Shortage]:
    """Promised categories that no city can keep, or that may be asked less often than there are groups."""
    fewest = _fewest_groups(problem)
    for category in problem.promised:
        there = [r for r in problem.resources if r.category is category and _ever_open(problem, r)]
        asks, name = sum(r.most_asks for r in there), category.value.replace("_", " ")
        if not there:
            text = f"No city can keep the promise of {name}: no such organisation is open while a group may be there."
            way = "Add one, open it on working days, or do not promise it."
            yield Shortage("category-promise", text, way)
        elif asks < fewest:
            text = (
                f"Each of at least {counted(fewest, 'group')} is promised {name}, but all such organisations together "
                f"may be asked {counted(asks, 'time')}."
            )
            yield Shortage("category-promise", text, "Add some, agree to more visits, or do not promise it.")


def _ever_open(problem: Problem, resource: Resource) -> bool:
    """Whether a group may meet a resource on some full working day of a period it can be there."""
    city = problem.city[resource.city]
    slots = [(s.arrive, s.leave) for s in problem.slots if city.groups_in(s.id)]
    blocks = [(b.arrive, b.leave) for b in problem.blocks if b.city == city.id]
    days = {d for arrive, leave in slots + blocks for d in _working_days(problem, city.id, arrive, leave)}
    return any(_receives(problem, resource, day) for day in sorted(days))


def _working_days(problem: Problem, city: str, arrive: date, leave: date) -> tuple[date, ...]:
    """The full working days, and those that become one where a group stays on."""
    continued = [s.arrive for s in problem.slots if s.may_continue]
    inner = full_days(problem, city, arrive, leave)
    return (*inner, *(d for d in continued if d in (arrive, leave)))


def _receives(problem: Problem, resource: Resource, day: date) -> bool:
    """Whether a resource is open long enough within the working day."""
    if resource.status is RequestStatus.DECLINED:
        return False
    first, last = _minutes(problem.policies.day_starts), _minutes(problem.policies.day_ends)
    return any(min(b, last) - max(a, first) >= resource.minutes for a, b in open_spans(problem, resource, day))


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def days(problem: Problem) -> Iterator[Shortage]:
    """Fewer appointments on all full working days of a trip than categories are promised."""
    room = problem.policies.most_a_day * sum(_most_days(problem, s) for s in problem.slots)
    room += sum(
        problem.policies.most_a_day * len(full_days(problem, b.city, b.arrive, b.leave)) for b in problem.blocks
    )
    if problem.slots and room < len(problem.promised):
        text = (
            f"{len(problem.promised)} kinds of organisations are promised, but the full working days of a trip hold "
            f"{counted(room, 'appointment')}."
        )
        yield Shortage("category-promise", text, "Plan more nights, allow more appointments a day, or promise less.")


def _most_days(problem: Problem, slot: Slot) -> int:
    open_cities = (c.id for c in problem.cities if c.groups_in(slot.id))
    return max((len(_working_days(problem, c, slot.arrive, slot.leave)) for c in open_cities), default=0)


def slots(problem: Problem) -> Iterator[Shortage]:
    """Slots in which the cities that have all that a group needs cannot host the fewest groups."""
    fewest = _fewest_groups(problem)
    for slot in problem.slots:
        there = (c for c in problem.cities if c.groups_in(slot.id) > 0 and may_be_sent(problem, c, slot))
        lacks = {c: tuple(lacks_of(problem, c, slot)) for c in there}
        found = _short(slot, lacks, fewest, Severity.HARD) or _short(slot, lacks, fewest, Severity.WAIVABLE)
        if found:
            yield found


def may_be_sent(problem: Problem, city: City, slot: Slot) -> bool:
    """Whether groups may be sent to a city in a slot: to that of a shared block only where its capacity is stated."""
    shared = any(b.city == city.id for b in problem.blocks)
    return not shared or any(c.period == slot.id for c in city.capacities)


def _short(slot: Slot, lacks: dict[City, tuple[Lack, ...]], fewest: int, severity: Severity) -> Shortage | None:
    """Whether the cities without any lack of this kind (or a harder one) are too few."""
    kinds = (Severity.HARD,) if severity is Severity.HARD else (Severity.HARD, Severity.WAIVABLE)
    unfit = {c: [x for x in found if x.severity in kinds] for c, found in lacks.items()}
    places = sum(c.groups_in(slot.id) for c, found in unfit.items() if not found)
    if places >= fewest:
        return None
    said = "; ".join(f"{c.name} {found[0].text}" for c, found in unfit.items() if found)
    text = (
        f"In {slot.id} the cities that have all a group needs can host {counted(places, 'group')}; at least "
        f"{counted(fewest, 'group')} must be somewhere." + (f" Not counted: {said}." if said else "")
    )
    rule = next((x.rule for found in unfit.values() for x in found), "city-capacity")
    return Shortage(rule, text, "Add cities, capacity, or what these cities lack.", severity)


def lacks_of(problem: Problem, city: City, slot: Slot) -> Iterator[Lack]:
    """What a city lacks for the smallest group there may be."""
    yield from _too_little_open(problem, city, slot)
    least, officers = problem.policies.group_smallest, _fewest_officers(problem)
    rooms = max((h.rooms for h in problem.hotels_in[city.id]), default=0)
    needed = ceil(least / 2) + officers
    if rooms < needed:
        yield Lack("beds", f"has no hotel with {counted(needed, 'room')}")
    seats = sum(v.seats for v in problem.vehicles_in[city.id])
    if 0 < seats < least + officers and _must_ride(problem, city):
        yield Lack("vehicle-seats", f"has vehicles with {counted(seats, 'seat')}", Severity.WAIVABLE)
    places = _home_places(problem, city, slot)
    if 0 < places < least:
        yield Lack("home-hospitality", f"has homes for {counted(places, 'guest')} at once", Severity.WAIVABLE)


def _too_little_open(problem: Problem, city: City, slot: Slot) -> Iterator[Lack]:
    """Full working days that its organisations cannot fill, each of them met once."""
    full, fewest = full_days(problem, city.id, slot.arrive, slot.leave), problem.policies.fewest_a_day
    there = [r for r in problem.resources_in[city.id] if r.category is not Category.CULTURE]
    open_on = {day: {r.id for r in there if _receives(problem, r, day)} for day in full}
    needed = fewest * len(full)
    found = len(set().union(*open_on.values()))
    if found < needed:
        yield Lack("full-days", f"has {counted(found, 'open organisation')} where {needed} are needed")
    for day, ids in open_on.items():
        if len(ids) < fewest:
            yield Lack("full-days", f"has {len(ids)} open on {day:%A} {day.day} {day:%B} where {fewest} are needed")


def _fewest_officers(problem: Problem) -> int:
    return min(problem.policies.simultaneous_per_group, problem.policies.liaisons_per_group)


def _must_ride(problem: Problem, city: City) -> bool:
    """Whether every organisation of a city is a ride away from all its hotels."""
    return all(
        ride_minutes(problem, (h.latitude, h.longitude), (r.latitude, r.longitude))
        for h in problem.hotels_in[city.id]
        for r in problem.resources_in[city.id]
    )


def _home_places(problem: Problem, city: City, slot: Slot) -> int:
    """Guests that the homes of a city take on their best evening of a slot."""
    evenings = nights(slot.arrive, slot.leave)
    return max((sum(h.seats for h in problem.hosts_in[city.id] if e in h.evenings) for e in evenings), default=0)


def _fewest_groups(problem: Problem) -> int:
    """How many groups there are at least."""
    rules = problem.policies
    return max(rules.groups_fewest, ceil(len(problem.travellers) / max(1, rules.group_largest)))
