"""The programme as it is after some events: the same inputs, changed where an event says so; the past is kept."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from envoyage.planner.clock import began, now_in
from envoyage.planner.errors import Faulty
from envoyage.planner.events.faults import event_faults
from envoyage.planner.events.vocabulary import (
    AlternateStepsIn,
    CityDropsOut,
    Event,
    HotelCloses,
    LegCancelled,
    LegDelayed,
    OfficerFallsIll,
    ParticipantArrivesLate,
    ParticipantCancels,
    ParticipantFallsIll,
    ResourceCancels,
    ResourceCloses,
    ResourceMoves,
    ResourceShrinks,
    VisaRefused,
)
from envoyage.planner.hosting import hosting
from envoyage.planner.items import usual_minutes
from envoyage.planner.plan import Appointment, Leg, Plan
from envoyage.planner.problem import (
    OpenHours,
    Outage,
    OutOf,
    Participant,
    ParticipantStatus,
    Problem,
    Resource,
    Slot,
)

DAY = timedelta(days=1)
Row = TypeVar("Row", Participant, Resource)
Span = tuple[datetime, datetime]


def happen(problem: Problem, plan: Plan, events: Iterable[Event], *, now: datetime | None = None) -> Problem:
    """The programme as it is now. ``now`` is wall-clock time of the first city; None: it has not begun.

    Only inputs change; what the plan makes of them is for a repair to say. Raises Faulty with every event that
    cannot have happened.
    """
    happened = tuple(events)
    faults = event_faults(problem, plan, happened)
    if faults:
        raise Faulty(faults)
    problem = replace(problem, now=now or problem.now)
    for event in happened:
        problem = EFFECTS[type(event)](problem, plan, event)
    return problem


def _changed(problem: Problem, table: str, row: Row, **changes: Any) -> Problem:
    """The problem with a row changed."""
    rows = tuple(replace(r, **changes) if r.id == row.id else r for r in getattr(problem, table))
    changed: dict[str, Any] = {table: rows}
    return replace(problem, **changed)


def _out(problem: Problem, of: OutOf, about: str, spans: Iterable[Span]) -> Problem:
    """The problem with outages."""
    found = tuple(Outage(of, about, start, end) for start, end in spans if start < end)
    return replace(problem, outages=problem.outages + tuple(o for o in found if o not in problem.outages))


def _days(first: date, last: date) -> Span:
    return datetime.combine(first, time()), datetime.combine(last + DAY, time())


def _is_under_way(problem: Problem) -> bool:
    return problem.now is not None and problem.now.date() >= problem.starts


def _cancels(problem: Problem, plan: Plan, event: ParticipantCancels | VisaRefused) -> Problem:
    person = problem.participant[event.participant]
    if not _is_under_way(problem):
        return _changed(problem, "participants", person, status=ParticipantStatus.CANCELLED)
    last = max(problem.blocks, key=lambda b: (b.arrive, b.leave)).city
    return _changed(problem, "participants", person, departure=now_in(problem, last))


def _arrives_late(problem: Problem, plan: Plan, event: ParticipantArrivesLate) -> Problem:
    return _changed(problem, "participants", problem.participant[event.participant], arrival=event.arrives)


def _falls_ill(problem: Problem, plan: Plan, event: ParticipantFallsIll) -> Problem:
    return _out(problem, OutOf.PARTICIPANT, event.participant, [_days(event.first, event.last)])


def _steps_in(problem: Problem, plan: Plan, event: AlternateStepsIn) -> Problem:
    """Where the programme is under way and nobody says when, on the evening of the next day."""
    person, arrival = problem.participant[event.participant], event.arrives
    if arrival is None and problem.now is not None and _is_under_way(problem):
        arrival = datetime.combine(problem.now.date() + DAY, time(18))
    arrival = arrival or person.arrival
    return _changed(problem, "participants", person, status=ParticipantStatus.APPROVED, arrival=arrival)


def _resource_cancels(problem: Problem, plan: Plan, event: ResourceCancels) -> Problem:
    problem = _unpinned(problem, event.resource, event.group)
    resource = problem.resource[event.resource]
    if not event.group:
        end = datetime.combine(problem.ends + DAY, time())
        return _out(problem, OutOf.RESOURCE, event.resource, [(now_in(problem, resource.city), end)])
    return _out(problem, OutOf.RESOURCE, event.resource, _all_but(problem, plan, event, []))


def _resource_moves(problem: Problem, plan: Plan, event: ResourceMoves) -> Problem:
    """Out in the whole stay but for the new time, at which it is open whatever its usual hours."""
    problem, resource = _unpinned(problem, event.resource, event.group), problem.resource[event.resource]
    item = _items(plan, event.resource, event.group)[-1]
    usual = usual_minutes(problem, resource, interpreted=bool(plan.group[event.group].languages))
    end = event.start + max(item.end - item.start, timedelta(minutes=usual))
    day, closes = event.start.date(), end.time()
    hours = (*resource.hours, OpenHours(day.isoweekday(), event.start.time(), closes))
    closed = tuple(d for d in resource.closed if d != day)
    problem = _changed(problem, "resources", resource, hours=hours, closed=closed)
    return _out(problem, OutOf.RESOURCE, event.resource, _all_but(problem, plan, event, [(event.start, end)]))


def _all_but(problem: Problem, plan: Plan, event: ResourceCancels | ResourceMoves, kept: list[Span]) -> list[Span]:
    """The stay of the group's appointment, from now on, without the times of other groups' appointments there."""
    city = problem.resource[event.resource].city
    stays = {item.stay for item in _items(plan, event.resource, event.group)}
    taken = [(a.start, a.end) for a in plan.appointments if a.resource == event.resource and a.group != event.group]
    spans = []
    for stay in (plan.stay[s] for s in sorted(stays)):
        start, end = _days(stay.arrive, stay.leave)
        spans += _gaps((max(start, now_in(problem, city)), end), sorted([*taken, *kept]))
    return spans


def _gaps(whole: Span, taken: Iterable[Span]) -> list[Span]:
    """What is left of a span between those taken."""
    start, end = whole
    found = []
    for a, b in taken:
        if a < end and start < b:
            found.append((start, a))
            start = max(start, b)
    return [(a, b) for a, b in (*found, (start, end)) if a < b]


def _items(plan: Plan, resource: str, group: str) -> list[Appointment]:
    return [a for a in plan.appointments if a.resource == resource and a.group == group]


def _unpinned(problem: Problem, resource: str, group: str = "") -> Problem:
    """The problem without the pins of a resource, of one group or of all."""
    kept = tuple(p for p in problem.pins.appointments if p.resource != resource or (group and p.group != group))
    return replace(problem, pins=replace(problem.pins, appointments=kept))


def _shrinks(problem: Problem, plan: Plan, event: ResourceShrinks) -> Problem:
    problem, resource = _unpinned(problem, event.resource), problem.resource[event.resource]
    smallest = min(resource.smallest_group, event.largest_group)
    return _changed(problem, "resources", resource, largest_group=event.largest_group, smallest_group=smallest)


def _resource_closes(problem: Problem, plan: Plan, event: ResourceCloses) -> Problem:
    problem = _unpinned(problem, event.resource)
    return _out(problem, OutOf.RESOURCE, event.resource, [_days(event.first, event.last)])


def _hotel_closes(problem: Problem, plan: Plan, event: HotelCloses) -> Problem:
    return _out(problem, OutOf.HOTEL, event.hotel, [_days(event.first, event.last)])


def _leg_delayed(problem: Problem, plan: Plan, event: LegDelayed) -> Problem:
    leg = _leg(plan, event.leg)
    return _stuck(problem, plan, leg, leg.arrives + timedelta(minutes=event.minutes))


def _leg_cancelled(problem: Problem, plan: Plan, event: LegCancelled) -> Problem:
    return _stuck(problem, plan, _leg(plan, event.leg), event.arrives)


def _leg(plan: Plan, name: str) -> Leg:
    return next(leg for leg in plan.legs if leg.id == name)


def _stuck(problem: Problem, plan: Plan, leg: Leg, arrives: datetime) -> Problem:
    """Everybody of a group is out from the planned arrival until the one there will be."""
    group = plan.group[leg.group]
    people = [(OutOf.PARTICIPANT, m) for m in group.members] + [(OutOf.OFFICER, o) for o in group.officers]
    for of, who in people:
        problem = _out(problem, of, who, [(leg.arrives, arrives)])
    return problem


def _officer_ill(problem: Problem, plan: Plan, event: OfficerFallsIll) -> Problem:
    return _out(problem, OutOf.OFFICER, event.officer, [_days(event.first, event.last)])


def _city_drops_out(problem: Problem, plan: Plan, event: CityDropsOut) -> Problem:
    """No group comes any more; one that is there stays, without programme on those days."""
    span = _days(event.first, event.last)
    hit = [s for s in problem.slots if s.arrive <= event.last and event.first < s.leave]
    there = {s.period for s in plan.stays if s.city == event.city}
    begun = [s for s in hit if s.id in there and began(problem, event.city, datetime.combine(s.arrive, time()))]
    problem = _without_groups(problem, event.city, [s for s in hit if s not in begun])
    if not begun:
        return problem
    hosts = tuple(
        replace(h, evenings=tuple(e for e in h.evenings if not event.first <= e <= event.last))
        if h.city == event.city else h
        for h in problem.hosts
    )  # fmt: skip
    resources = [r.id for r in problem.resources_in[event.city]]
    for resource in resources:
        problem = _unpinned(problem, resource)
    start, end = max(span[0], now_in(problem, event.city)), span[1]
    return _out(replace(problem, hosts=hosts), OutOf.CITY, event.city, [(start, end)])


def _without_groups(problem: Problem, name: str, slots: list[Slot]) -> Problem:
    """The city takes no group in these slots, and no pin asks for it."""
    closed = {s.id for s in slots}
    problem = hosting(problem, name, closed, 0)
    cities = tuple(p for p in problem.pins.cities if p.city != name or p.slot not in closed)
    if closed:
        for resource in problem.resources_in[name]:
            problem = _unpinned(problem, resource.id)
    return replace(problem, pins=replace(problem.pins, cities=cities))


EFFECTS: dict[type[Event], Callable[[Problem, Plan, Any], Problem]] = {
    ParticipantCancels: _cancels,
    VisaRefused: _cancels,
    ParticipantArrivesLate: _arrives_late,
    ParticipantFallsIll: _falls_ill,
    AlternateStepsIn: _steps_in,
    ResourceCancels: _resource_cancels,
    ResourceMoves: _resource_moves,
    ResourceShrinks: _shrinks,
    ResourceCloses: _resource_closes,
    HotelCloses: _hotel_closes,
    LegDelayed: _leg_delayed,
    LegCancelled: _leg_cancelled,
    OfficerFallsIll: _officer_ill,
    CityDropsOut: _city_drops_out,
}
"""What each kind of event changes."""
