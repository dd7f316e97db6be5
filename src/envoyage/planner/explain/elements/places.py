"""Cities as elements: groups they host, organisations that are open, kinds of organisations, rooms."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from envoyage.planner.explain.elements.element import ALWAYS, ENDLESS, Change, Element, Way, once, relaxed
from envoyage.planner.hosting import hosting
from envoyage.planner.opening import open_spans
from envoyage.planner.problem import (
    Category,
    City,
    Hotel,
    Problem,
    Resource,
    SharedBlock,
    Slot,
    days,
)
from envoyage.planner.problem.terms import Access
from envoyage.planner.quick.places import may_be_sent
from envoyage.planner.wording import counted, listed, on_days
from envoyage.planner.workdays import full_days

MANY = 12
"""So many new organisations fill any stay."""
MOST = 8
"""So many more groups, or new organisations in a city, are asked for at the most."""
ROOMS, MOST_ROOMS = 5, 100
"""Hotel rooms are asked for in fives, up to a hundred."""
NAMED = 6
"""Organisations that are named in a sentence; of more only the number is told."""

Period = SharedBlock | Slot


def capacities(problem: Problem) -> Iterator[Element]:
    """For each slot how many groups the cities can host."""
    for slot in problem.slots:
        parts = tuple(_capacity(c, slot) for c in problem.cities if may_be_sent(problem, c, slot))
        if parts:
            hosts = listed(f"{c.name} {c.groups_in(slot.id)}" for c in problem.cities if may_be_sent(problem, c, slot))
            text = f"In {_named(slot)} the cities can host so many groups: {hosts}."
            yield _together(f"capacity:{slot.id}", "cities", text, parts)


def _named(period: Period) -> str:
    return f"{period.id} ({on_days(period)})"


def _capacity(city: City, slot: Slot) -> Element:
    now, sponsor = city.groups_in(slot.id), city.local_sponsor or city.name
    way = Way(
        lambda k: f"Ask {sponsor} to host {counted(now + k, 'group')} in {slot.id} (now {now}).",
        lambda problem, k: hosting(problem, city.id, (slot.id,), now + k), MOST,
    )  # fmt: skip
    text = f"{city.name} can host {counted(now, 'group')} in {_named(slot)}."
    return Element(
        f"capacity:{city.id}:{slot.id}", "cities", text,
        lambda problem: hosting(problem, city.id, (slot.id,), ENDLESS), (way,),
    )  # fmt: skip


def _together(key: str, kind: str, text: str, parts: tuple[Element, ...]) -> Element:
    ways = tuple(way for part in parts for way in part.ways)
    return Element(key, kind, text, lambda problem: relaxed(problem, parts), ways, parts)


def offers(problem: Problem) -> Iterator[Element]:
    """For each slot and shared block what is open in the cities."""
    for period in problem.periods:
        there = [c for c in problem.cities if _may_be_there(problem, c, period)]
        parts = tuple(_offer(problem, city, period) for city in there)
        if parts:
            found = listed(f"{c.name} {len(_open(problem, c, period))}" for c in there)
            text = f"In {_named(period)} so many organisations are open on working days: {found}."
            yield _together(f"open:{period.id}", "resources", text, parts)


def _may_be_there(problem: Problem, city: City, period: Period) -> bool:
    return city.id == period.city if isinstance(period, SharedBlock) else may_be_sent(problem, city, period)


def _open(problem: Problem, city: City, period: Period) -> list[Resource]:
    working = full_days(problem, city.id, period.arrive, period.leave)
    there = (r for r in problem.resources_in[city.id] if r.category is not Category.CULTURE)
    return [r for r in there if any(open_spans(problem, r, day) for day in working)]


def _offer(problem: Problem, city: City, period: Period) -> Element:
    found = len(_open(problem, city, period))
    text = f"{city.name} has {counted(found, 'organisation')} open on working days of {_named(period)}."
    way = Way(
        lambda k: f"Find {counted(k, 'more organisation')} in {city.name} for {period.id}.",
        lambda problem, k: _added(problem, city, k, period=period), MOST,
    )  # fmt: skip
    return Element(
        f"open:{city.id}:{period.id}", "resources", text,
        lambda problem: _added(problem, city, MANY, period=period), (way,),
    )  # fmt: skip


def _added(
    problem: Problem, city: City, number: int, *, period: Period | None = None, category: Category | None = None
) -> Problem:
    """The programme with new organisations of a city that receive everybody, at any hour of a period."""
    others = [c for c in Category if c not in problem.promised and c is not Category.CULTURE]
    kind = category or next(iter(others), Category.ACADEMIA)
    name = period.id if period else kind.value
    new = (
        Resource(
            f"new-{city.id}-{name}-{i}", city.id, f"New organisation {i + 1}", kind, hours=ALWAYS,
            closed=_outside(problem, period), open_on_holidays=True, latitude=city.latitude, longitude=city.longitude,
            largest_group=ENDLESS, most_asks=ENDLESS, parallel_groups=ENDLESS, access=tuple(Access), minutes=60,
        )
        for i in range(number)
    )  # fmt: skip
    return replace(problem, resources=(*problem.resources, *new))


def _outside(problem: Problem, period: Period | None) -> tuple[date, ...]:
    inside = days(period.arrive, period.leave) if period else days(problem.starts, problem.ends)
    return tuple(day for day in days(problem.starts, problem.ends) if day not in inside)


def promises(problem: Problem) -> Iterator[Element]:
    """Every promised category, with the organisations that can keep it."""
    for category in problem.promised:
        there = [r for r in problem.resources if r.category is category]
        where = listed(f"{r.name} in {problem.city[r.city].name}" for r in there[:NAMED])
        name, more = category.value.replace("_", " "), f" and {len(there) - NAMED} more" if len(there) > NAMED else ""
        text = f"Every group is promised {name}, for which there are: {where or 'no organisations'}{more}."
        ways = (once(f"Do not promise {name}.", _unpromised(category)), *_new_ones(problem, category))
        yield Element(f"promise:{category.value}", "policies", text, _unpromised(category), ways)


def _unpromised(category: Category) -> Change:
    return lambda problem: replace(problem, promised=tuple(c for c in problem.promised if c is not category))


def _new_ones(problem: Problem, category: Category) -> Iterator[Way]:
    """A new organisation in one city, or one in each of several cities."""
    name = category.value.replace("_", " ")
    shared = {b.city for b in problem.blocks}
    cities = sorted(problem.cities, key=lambda c: c.id not in shared)
    for city in cities:
        yield once(f"Find an organisation of {name} in {city.name}.", _new_in((city,), category))
    split = [c for c in cities if c.id not in shared]
    yield Way(
        lambda k: f"Find organisations of {name} in {listed(c.name for c in split[: k + 1])}.",
        lambda problem, k: _new_in(tuple(split[: k + 1]), category)(problem), len(split) - 1, last_resort=True,
    )  # fmt: skip


def _new_in(cities: tuple[City, ...], category: Category) -> Change:
    def change(problem: Problem) -> Problem:
        for city in cities:
            problem = _added(problem, city, 1, category=category)
        return problem

    return change


def sizes(problem: Problem) -> Iterator[Element]:
    """How many people the organisations receive, all together; those of pins are elements of their own."""
    pinned = {pin.resource for pin in problem.pins.appointments}
    there = tuple(r for r in problem.resources if r.id not in pinned)
    if there:
        smallest, largest = min(r.smallest_group for r in there), max(r.largest_group for r in there)
        text = f"Organisations receive groups of {smallest} to {largest} people."
        change = _any_size(frozenset(r.id for r in there))
        yield Element("sizes", "resources", text, change, (once("Ask them to receive groups of any size.", change),))


def _any_size(chosen: frozenset[str]) -> Change:
    def free(resource: Resource) -> Resource:
        return replace(resource, smallest_group=1, largest_group=ENDLESS) if resource.id in chosen else resource

    return lambda problem: replace(problem, resources=tuple(free(r) for r in problem.resources))


def rooms(problem: Problem) -> Iterator[Element]:
    """The hotel rooms of the cities."""
    used = {b.city for b in problem.blocks} | {
        c.id for c in problem.cities for s in problem.slots if may_be_sent(problem, c, s)
    }
    there = [c for c in problem.cities if c.id in used]
    if there:
        found = listed(f"{c.name} {sum(h.rooms for h in problem.hotels_in[c.id])}" for c in there)
        parts = tuple(_rooms(problem, city) for city in there)
        yield _together("rooms", "cities", f"So many hotel rooms are there: {found}.", parts)


def _rooms(problem: Problem, city: City) -> Element:
    number = sum(h.rooms for h in problem.hotels_in[city.id])
    text = f"The hotels of {city.name} have {counted(number, 'room')}."
    way = Way(
        lambda k: f"Find {ROOMS * k} more rooms in one hotel of {city.name}.",
        lambda problem, k: _with_rooms(problem, city, ROOMS * k), MOST_ROOMS // ROOMS,
    )  # fmt: skip
    return Element(
        f"rooms:{city.id}", "cities", text, lambda problem: _with_rooms(problem, city, ENDLESS), (way,)
    )  # fmt: skip


def _with_rooms(problem: Problem, city: City, number: int) -> Problem:
    """More rooms in the largest hotel of a city; a new one where it has none."""
    there = sorted(problem.hotels_in[city.id], key=lambda h: -h.rooms)
    if not there:
        new = Hotel(f"new-hotel-{city.id}", city.id, "New hotel", city.latitude, city.longitude, number)
        return replace(problem, hotels=(*problem.hotels, new))
    largest = replace(there[0], rooms=there[0].rooms + number)
    return replace(problem, hotels=tuple(largest if h.id == largest.id else h for h in problem.hotels))
