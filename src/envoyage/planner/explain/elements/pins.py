"""Pins as elements, and what their resources and days allow."""

from collections.abc import Iterator
from dataclasses import replace

from envoyage.planner.explain.elements.element import ALWAYS, ENDLESS, Change, Element, Way, once
from envoyage.planner.explain.elements.policies import set_policy
from envoyage.planner.problem import (
    AppointmentPin,
    CityPin,
    MemberPin,
    OfficerPin,
    Pins,
    Problem,
    Resource,
    Session,
)
from envoyage.planner.routing import pinned_day
from envoyage.planner.wording import clock, counted, on_day, on_days
from envoyage.planner.workdays import is_weekend

MORE = 9
"""So many more visits, or groups at once, are asked for at the most."""
Pin = MemberPin | CityPin | AppointmentPin | OfficerPin


def pins(problem: Problem) -> Iterator[Element]:
    """Every pin."""
    travelling = {p.id for p in problem.travellers}
    for table in ("members", "cities", "appointments", "officers"):
        for number, pin in enumerate(getattr(problem.pins, table)):
            if not isinstance(pin, MemberPin) or pin.participant in travelling:
                said = pin_words(problem, pin)
                change = _unpinned(table, pin)
                ways = (*_open_ways(problem, pin), once(f"Remove the pin: {said}", change))
                yield Element(f"pin:{table}:{number}", "pins", said, change, ways)


def _open_ways(problem: Problem, pin: Pin) -> Iterator[Way]:
    """A pinned appointment may stay and only its day and hour be left open."""
    if isinstance(pin, AppointmentPin) and (pin.start or pin.day):
        resource = problem.resource[pin.resource].name
        text = f"Leave open when group {pin.group} meets {resource} (pinned{_when(pin)})."
        yield once(text, _undated(pin))
        if (day := pinned_day(pin)) and is_weekend(day) and not problem.policies.weekend_work:
            yield once("Allow professional appointments at weekends.", set_policy("weekend_work", True))


def pin_words(problem: Problem, pin: Pin) -> str:
    """A pin as a sentence."""
    if isinstance(pin, MemberPin):
        return f"{problem.participant[pin.participant].name} is pinned to group {pin.group}."
    if isinstance(pin, CityPin):
        return f"Group {pin.group} is pinned to {problem.city[pin.city].name} in {_slot(problem, pin.slot)}."
    if isinstance(pin, OfficerPin):
        return f"{problem.officer[pin.officer].name} is pinned to group {pin.group}."
    resource = problem.resource[pin.resource]
    return f"Group {pin.group} is pinned to meet {resource.name} in {problem.city[resource.city].name}{_when(pin)}."


def _slot(problem: Problem, slot: str) -> str:
    return f"{slot} ({on_days(problem.period[slot])})"


def _when(pin: AppointmentPin) -> str:
    day = pinned_day(pin)
    length = f" for {counted(pin.minutes, 'minute')}" if pin.minutes else ""
    return (f" on {on_day(day)}" if day else "") + (f" at {clock(pin.start)}" if pin.start else "") + length


def _unpinned(table: str, pin: Pin) -> Change:
    def change(problem: Problem) -> Problem:
        kept = tuple(p for p in getattr(problem.pins, table) if p != pin)
        return replace(problem, pins=_with(problem.pins, table, kept))

    return change


def _with(pins: Pins, table: str, kept: tuple[Pin, ...]) -> Pins:
    return replace(pins, **{table: kept})  # type: ignore[arg-type]


def pinned_resources(problem: Problem) -> Iterator[Element]:
    """When the resources of pins are open, how often and how many they receive."""
    for key in sorted({pin.resource for pin in problem.pins.appointments}):
        resource = problem.resource[key]
        yield _opening(problem, resource)
        yield _asks(resource)
        yield _at_once(resource)
        yield _sizes(resource)


def with_resource(key: str, **values: object) -> Change:
    """A change of one resource."""

    def change(problem: Problem) -> Problem:
        changed = tuple(replace(r, **values) if r.id == key else r for r in problem.resources)  # type: ignore[arg-type]
        return replace(problem, resources=changed)

    return change


def _opening(problem: Problem, resource: Resource) -> Element:
    days = sorted({d for p in problem.pins.appointments if p.resource == resource.id and (d := pinned_day(p))})
    closed = [f"{resource.name} is closed on {on_day(d)}." for d in days if d in resource.closed]
    change = with_resource(resource.id, hours=ALWAYS, closed=(), open_on_holidays=True)
    text = " ".join(closed) or f"{resource.name} is open {_hours(resource)}."
    way = once(f"Ask {resource.name} to open for the appointment.", change)
    return Element(f"opening:{resource.id}", "resources", text, change, (way,))


def _hours(resource: Resource) -> str:
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    spans: dict[str, list[str]] = {}
    for h in resource.hours:
        spans.setdefault(f"{h.opens:%H:%M} to {h.closes:%H:%M}", []).append(names[h.weekday - 1])
    return "; ".join(f"{' '.join(days)} {hours}" for hours, days in spans.items()) or "never"


def _asks(resource: Resource) -> Element:
    now = resource.most_asks
    way = Way(
        lambda k: f"Agree with {resource.name} to {counted(now + k, 'visit')} (now {now}).",
        lambda problem, k: with_resource(resource.id, most_asks=now + k)(problem), MORE,
    )  # fmt: skip
    text = f"{resource.name} may be asked {counted(now, 'time')}."
    return Element(f"asks:{resource.id}", "resources", text, with_resource(resource.id, most_asks=ENDLESS), (way,))


def _at_once(resource: Resource) -> Element:
    now = resource.parallel_groups
    way = Way(
        lambda k: f"Ask {resource.name} to receive {counted(now + k, 'group')} at once (now {now}).",
        lambda problem, k: with_resource(resource.id, parallel_groups=now + k)(problem), MORE,
    )  # fmt: skip
    free = with_resource(resource.id, parallel_groups=ENDLESS)
    text = f"{resource.name} receives {counted(now, 'group')} at once."
    return Element(f"at-once:{resource.id}", "resources", text, free, (way,))


def _sizes(resource: Resource) -> Element:
    free = with_resource(resource.id, smallest_group=1, largest_group=ENDLESS)
    text = f"{resource.name} receives {resource.smallest_group} to {resource.largest_group} people."
    way = once(f"Ask {resource.name} to receive groups of any size.", free)
    return Element(f"size:{resource.id}", "resources", text, free, (way,))


def sessions(problem: Problem) -> Iterator[Element]:
    """Sessions on the days of pinned appointments."""
    days = {pinned_day(pin) for pin in problem.pins.appointments}
    for session in problem.sessions:
        if session.start.date() in days:
            change = _without_session(session)
            when = f"on {on_day(session.start.date())} from {clock(session.start)} to {clock(session.end)}"
            name = session.title or session.id
            way = once(f"Move {name} away from {on_day(session.start.date())} at {clock(session.start)}.", change)
            yield Element(f"session:{session.id}", "calendar", f"All groups attend {name} {when}.", change, (way,))


def _without_session(session: Session) -> Change:
    return lambda problem: replace(problem, sessions=tuple(s for s in problem.sessions if s.id != session.id))


def _undated(pin: AppointmentPin) -> Change:
    free = replace(pin, start=None, day=None)

    def change(problem: Problem) -> Problem:
        changed = tuple(free if p == pin else p for p in problem.pins.appointments)
        return replace(problem, pins=replace(problem.pins, appointments=changed))

    return change
