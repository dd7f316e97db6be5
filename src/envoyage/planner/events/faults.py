"""Events that cannot have happened: of nobody who is known, backwards in time, at places nobody is."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from envoyage.planner.errors import Fault
from envoyage.planner.events.vocabulary import (
    AlternateStepsIn,
    CityDropsOut,
    Event,
    LegCancelled,
    LegDelayed,
    ParticipantArrivesLate,
    ParticipantCancels,
    ParticipantFallsIll,
    ResourceCancels,
    ResourceMoves,
    ResourceShrinks,
    VisaRefused,
)
from envoyage.planner.faults.place import meant
from envoyage.planner.plan import Plan
from envoyage.planner.problem import ParticipantStatus, Problem

WAY_OUT = "Write the id, or the whole name, as the sheets of plan.xlsx have it; a journey as 'G1 to Reno'."
OF_TRAVELLERS = (ParticipantCancels, VisaRefused, ParticipantArrivesLate, ParticipantFallsIll)


def event_faults(problem: Problem, plan: Plan, events: Iterable[Event]) -> tuple[Fault, ...]:
    """Every event that cannot have happened, and why."""
    known: Mapping[str, Iterable[str]] = {
        "participant": problem.participant,
        "resource": problem.resource,
        "hotel": problem.hotel,
        "officer": problem.officer,
        "city": problem.city,
        "leg": {leg.id: leg for leg in plan.legs},
    }
    return tuple(
        fault
        for number, event in enumerate(events)
        for fault in _unknown(known, event, f"events[{number}]") or _odd(problem, plan, event, f"events[{number}]")
    )


def _unknown(known: Mapping[str, Iterable[str]], event: Event, where: str) -> list[Fault]:
    faults = []
    for field, ids in known.items():
        name, there = getattr(event, field, None), tuple(ids)
        if name is not None and name not in there:
            text = f"There is no {field} {name!r}."
            faults.append(Fault(f"unknown_{field}", f"{where}.{field}", text, meant(name, there) or WAY_OUT))
    return faults


def _odd(problem: Problem, plan: Plan, event: Event, where: str) -> list[Fault]:
    first, last = getattr(event, "first", None), getattr(event, "last", None)
    faults = []
    if first and last and last < first:
        text = "The last day lies before the first."
        faults.append(Fault("end_before_start", f"{where}.last", text, "Exchange or correct them."))
    more = TELLERS[type(event)](problem, plan, event) if type(event) in TELLERS else ()
    return [*faults, *(Fault(code, where, text, way_out) for code, text, way_out in more)]


def _traveller(problem: Problem, plan: Plan, event: Any) -> Iterator[tuple[str, str, str]]:
    if problem.participant[event.participant].status is not ParticipantStatus.APPROVED:
        name = problem.participant[event.participant].name
        yield "not_travelling", f"{name} does not travel.", "Name somebody who does."


def _alternate(problem: Problem, plan: Plan, event: AlternateStepsIn) -> Iterator[tuple[str, str, str]]:
    if problem.participant[event.participant].status is ParticipantStatus.APPROVED:
        yield "travels_already", f"{problem.participant[event.participant].name} travels already.", "Name an alternate."


def _visit(problem: Problem, plan: Plan, event: ResourceCancels | ResourceMoves) -> Iterator[tuple[str, str, str]]:
    if isinstance(event, ResourceCancels) and not event.group:
        return  # it receives nobody any more
    if not any((a.resource, a.group) == (event.resource, event.group) for a in plan.appointments):
        text = f"Group {event.group!r} does not meet {problem.resource[event.resource].name}."
        yield "no_visit", text, "Name a group that does."


def _size(problem: Problem, plan: Plan, event: ResourceShrinks) -> Iterator[tuple[str, str, str]]:
    if event.largest_group < 1:
        yield "out_of_range", "The largest group is at least one person.", "Let the resource cancel instead."


def _later(problem: Problem, plan: Plan, event: LegDelayed | LegCancelled) -> Iterator[tuple[str, str, str]]:
    leg = next(x for x in plan.legs if x.id == event.leg)
    later = event.minutes > 0 if isinstance(event, LegDelayed) else event.arrives > leg.arrives
    if not later:
        yield "not_later", "The journey does not arrive later than planned.", "Give a later time."


def _slot_city(problem: Problem, plan: Plan, event: CityDropsOut) -> Iterator[tuple[str, str, str]]:
    blocks = [b for b in problem.blocks if b.city == event.city and b.arrive <= event.last and event.first <= b.leave]
    if blocks:
        text = f"Everybody meets in {problem.city[event.city].name} in those days."
        yield "city_of_shared_block", text, "Give the shared block another city in the programme, and plan again."


TELLERS: dict[type[Event], Callable[[Problem, Plan, Any], Iterator[tuple[str, str, str]]]] = {
    **dict.fromkeys(OF_TRAVELLERS, _traveller),
    AlternateStepsIn: _alternate,
    ResourceCancels: _visit,
    ResourceMoves: _visit,
    ResourceShrinks: _size,
    LegDelayed: _later,
    LegCancelled: _later,
    CityDropsOut: _slot_city,
}
"""What else is looked at for each kind of event."""
