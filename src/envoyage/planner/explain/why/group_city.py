"""Why a group is, or is not, in a city."""

import math
import time
from collections.abc import Iterator
from dataclasses import replace

from envoyage.planner.explain.why.answer import Difference, Why, difference_of, off_the_map, priced
from envoyage.planner.plan import Plan
from envoyage.planner.problem import CityPin, Pins, Problem, Slot
from envoyage.planner.quick.places import lacks_of
from envoyage.planner.route.forced import Unroutable, Ways
from envoyage.planner.routing import meets_pins
from envoyage.planner.wording import counted, listed, on_days

DISPLACED = 40
"""Ways of a group that are looked at where another group has to give way."""


def why_city(
    problem: Problem, plan: Plan, group: str, city: str, slot: str = "", *, seconds: float = math.inf
) -> Why:  # fmt: skip
    """Why a group is in a city (in a slot, or at all), or what it would cost, or what forbids it."""
    end = time.monotonic() + seconds
    slots = [s for s in problem.slots if slot in ("", s.id)]
    here = {s.period for s in plan.stays_of[group] if s.city == city}
    holds = any(s.id in here for s in slots)
    try:
        ways = Ways.of(problem, plan)
    except Unroutable as way:
        return off_the_map(way.args[0], holds=holds)
    name = problem.city[city].name
    if holds:
        return _why_here(ways, group, city, name)
    free = _best(ways, _routes(ways, group, city, slots), group)
    if free:
        return _told(ways, free, f"Group {group} in {name}", holds=False)
    given_way = max(_displacing(ways, group, city, slots, end), key=lambda w: w.rough(), default=None)
    if given_way:
        return _told(ways, given_way, f"Group {group} in {name}", holds=False, full=_full(ways, city, slots, group))
    if time.monotonic() >= end:
        return Why(False, None, (f"The time was too short to tell whether group {group} could be in {name}.",))
    clash = tuple(_reasons(ways, group, city, slots)) or (_no_way(ways, group, city, slots),)
    return Why(False, False, (f"Group {group} cannot be in {name}{_in(slots, slot)}.",), clash)


def _no_way(ways: Ways, group: str, city: str, slots: list[Slot]) -> str:
    """Why there is no way although the city could host a group."""
    name = ways.problem.city[city].name
    if not _routes(ways, group, city, slots):
        return f"No way through {name} then keeps every promised category and comes to no city twice."
    return f"The other groups leave group {group} no room on any way through {name}."


def _in(slots: list[Slot], slot: str) -> str:
    return f" from {on_days(slots[0])}" if slot and slots else ""


def _routes(ways: Ways, group: str, city: str, slots: list[Slot]) -> list[int]:
    """The ways through the city in one of the slots that keep the pins of the group."""
    numbers = [i for i, s in enumerate(ways.problem.slots) if s in slots]
    rows = range(len(ways.worth.picks))
    through = [r for r in rows if any(ways.worth.cities(r)[i] == city for i in numbers)]
    return [r for r in through if meets_pins(ways.problem, group, ways.worth.cities(r))]


def _best(ways: Ways, routes: list[int], group: str) -> Ways | None:
    """The best of these ways for a group, everything else as it is; None where none is hosted.

    Soft rules only take points off: what is worth less before them cannot be best.
    """
    best, reached = None, float("-inf")
    for route in ways.ranked(group, routes):
        tried = ways.with_route(group, route)
        if not tried.is_hosted():
            continue
        if tried.rough() <= reached:
            break
        points = tried.now().points
        if points > reached:
            best, reached = tried, points
    return best


def _displacing(ways: Ways, group: str, city: str, slots: list[Slot], end: float) -> Iterator[Ways]:
    """The best ways for a group where one of those in the city gives way and takes its best way instead."""
    routes = ways.ranked(group, _routes(ways, group, city, slots))[:DISPLACED]
    for other in _there(ways, city, slots, group):
        own = [r for r in range(len(ways.worth.picks)) if meets_pins(ways.problem, other, ways.worth.cities(r))]
        ranked = ways.ranked(other, own)
        for route in routes:
            if time.monotonic() >= end:
                return
            moved = ways.with_route(group, route)
            best = _first_hosted(moved, other, ranked)
            if best is not None:
                yield moved.with_route(other, best)


def _first_hosted(ways: Ways, group: str, ranked: list[int]) -> int | None:
    """The first of these ways of a group that the cities can host beside all other groups."""
    hosts = ways.problem.city
    others = [ways.worth.cities(p.route) for g, p in ways.split.items() if g != group]
    room = [
        {c: hosts[c].groups_in(slot.id) - sum(way[n] == c for way in others) for c in hosts}
        for n, slot in enumerate(ways.problem.slots)
    ]
    if any(left < 0 for spare in room for left in spare.values()):
        return None
    return next(
        (r for r in ranked if all(spare[c] > 0 for spare, c in zip(room, ways.worth.cities(r), strict=True))), None
    )


def _there(ways: Ways, city: str, slots: list[Slot], group: str) -> list[str]:
    """The other groups in a city in these slots."""
    numbers = [i for i, s in enumerate(ways.problem.slots) if s in slots]
    return [
        g for g, p in ways.split.items() if g != group and any(ways.worth.cities(p.route)[i] == city for i in numbers)
    ]


def _told(ways: Ways, moved: Ways, what: str, *, holds: bool, full: tuple[str, ...] = ()) -> Why:
    now, then = ways.now(), moved.now()
    mean, least = difference_of(now.covered, then.covered)
    points = round(then.points - now.points, 3)
    difference = Difference(points, points, mean, least, round(then.dollars - now.dollars, 2), expected=True)
    changes = tuple(
        f"Group {g} would go {_way(moved, g)} instead of {_way(ways, g)}."
        for g in ways.split
        if ways.split[g].route != moved.split[g].route
    )
    return Why(holds, True, (*full, priced(difference, what)), difference=difference, changes=changes)


def _way(ways: Ways, group: str) -> str:
    names = (ways.problem.city[c].name for c in ways.worth.cities(ways.split[group].route))
    return ", ".join(names)


def _why_here(ways: Ways, group: str, city: str, name: str) -> Why:
    """What the best way without the city would cost."""
    rows = range(len(ways.worth.picks))
    others = [r for r in rows if city not in ways.worth.cities(r)]
    fitting = [r for r in others if meets_pins(ways.problem, group, ways.worth.cities(r))]
    best = _best(ways, fitting, group)
    if best is None:
        reasons = tuple(_pins_through(ways.problem, group, city))
        return Why(True, True, (f"No other way of group {group} leaves {name} out while the others stay.", *reasons))
    return _told(ways, best, f"Group {group} without {name}", holds=True)


def _pins_through(problem: Problem, group: str, city: str) -> Iterator[str]:
    for pin in problem.pins.cities:
        if (pin.group, pin.city) == (group, city):
            yield _pinned(problem, pin)
    for visit in problem.pins.appointments:
        resource = problem.resource[visit.resource]
        if visit.group == group and resource.city == city:
            yield f"Group {group} is pinned to meet {resource.name} there."


def _pinned(problem: Problem, pin: CityPin) -> str:
    return f"Group {pin.group} is pinned to {problem.city[pin.city].name} from {on_days(problem.period[pin.slot])}."


def _full(ways: Ways, city: str, slots: list[Slot], group: str) -> tuple[str, ...]:
    """Who is in the city in these slots."""
    problem = ways.problem
    said = []
    for slot in slots:
        there = _there(ways, city, [slot], group)
        most = problem.city[city].groups_in(slot.id)
        if len(there) >= most:
            said.append(
                f"{problem.city[city].name} can host {counted(most, 'group')} from {on_days(slot)}, when "
                f"{listed(there)} {'is' if len(there) == 1 else 'are'} there."
            )
    return tuple(said)


def _reasons(ways: Ways, group: str, city: str, slots: list[Slot]) -> Iterator[str]:
    """Why no way leads through the city."""
    problem, place = ways.problem, ways.problem.city[city]
    bare = replace(problem, pins=Pins())
    for slot in slots:
        number = problem.slots.index(slot)
        if not place.groups_in(slot.id):
            yield f"{place.name} hosts no group from {on_days(slot)}."
        elif ways.worth.calendar.number[city] not in ways.worth.calendar.allowed[number]:
            lacks = [lack.text for lack in lacks_of(bare, place, slot) if lack.rule == "full-days"]
            shared = any(b.city == city for b in problem.blocks)
            why = lacks[0] if lacks else "is a city of a shared block" if shared else "cannot fill the days"
            yield f"From {on_days(slot)} {place.name} {why}."
    pins = [p for p in problem.pins.cities if p.group == group and p.slot in {s.id for s in slots} and p.city != city]
    yield from (_pinned(problem, pin) for pin in pins)
    for visit in (p for p in problem.pins.appointments if p.group == group):
        yield f"Group {group} is pinned to meet {problem.resource[visit.resource].name}."
    yield from _full(ways, city, slots, group)
