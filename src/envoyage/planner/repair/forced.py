"""What events change in a plan whatever else is done: who is not there any more, and when journeys arrive."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from envoyage.planner.clock import began
from envoyage.planner.events import Event, LegCancelled, LegDelayed
from envoyage.planner.lodging import sleeps
from envoyage.planner.plan import Appointment, Leg, Plan
from envoyage.planner.presence import present
from envoyage.planner.problem import OutOf, Problem


def forced(problem: Problem, plan: Plan, events: Iterable[Event]) -> Plan:
    """The plan without people where they cannot be, and with journeys as they are now; nothing put in their place."""
    plan = replace(plan, legs=_legs(plan, events), totals=None, bounds=(), reports=())
    return tidied(problem, plan)


def tidied(problem: Problem, plan: Plan) -> Plan:
    """The plan with nobody in groups, items to come and rooms who is not there."""
    travelling = {p.id for p in problem.travellers}
    groups = tuple(replace(g, members=tuple(m for m in g.members if m in travelling)) for g in plan.groups)
    plan = replace(plan, groups=groups)
    items = (_attended(problem, plan, a) for a in plan.appointments)
    plan = replace(plan, appointments=tuple(a for a in items if a is not None))
    return _roomed(problem, plan)


def _legs(plan: Plan, events: Iterable[Event]) -> tuple[Leg, ...]:
    arrivals: dict[str, datetime] = {}
    for event in events:
        if isinstance(event, LegDelayed):
            leg = next(x for x in plan.legs if x.id == event.leg)
            arrivals[event.leg] = arrivals.get(event.leg, leg.arrives) + timedelta(minutes=event.minutes)
        if isinstance(event, LegCancelled):
            arrivals[event.leg] = event.arrives
    return tuple(replace(x, arrives=arrivals.get(x.id, x.arrives)) for x in plan.legs)


def _attended(problem: Problem, plan: Plan, item: Appointment) -> Appointment | None:
    """An item to come with those who can be there, None where nobody is left; what has begun stays as it is."""
    city, members = plan.stay[item.stay].city, set(plan.group[item.group].members)
    if began(problem, city, item.start):
        return item
    people = tuple(
        p for p in item.attendees if p in members and present(problem, p, city, item.start, item.end)
    )  # fmt: skip
    officers = tuple(o for o in item.officers if not problem.is_out(OutOf.OFFICER, o, item.start, item.end))
    return replace(item, attendees=people, officers=officers) if people else None


def _roomed(problem: Problem, plan: Plan) -> Plan:
    """The plan with rooms for those only who sleep in them."""
    rooms = []
    for room in plan.rooms:
        stay = plan.stay[room.stay]
        group = plan.group[stay.group]
        there = (*group.members, *group.officers)
        people = tuple(o for o in room.occupants if o in there and sleeps(problem, o, stay))
        if people:
            rooms.append(replace(room, occupants=people))
    return replace(plan, rooms=tuple(rooms))
