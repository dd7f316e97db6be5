"""What has happened of a plan, as pins: a programme that is under way is planned from its first day again."""

from collections.abc import Iterator
from datetime import datetime, time

from envoyage.planner.clock import began
from envoyage.planner.plan import Appointment, Plan, Stay
from envoyage.planner.problem import AppointmentPin, CityPin, MemberPin, OfficerPin, Pins, Problem
from envoyage.planner.wording import counted


def past_pins(problem: Problem, plan: Plan) -> Pins:
    """Groups with their officers once they have set out, the cities they have reached, the visits they have made."""
    reached = _reached(problem, plan)
    if not reached:
        return Pins()
    return Pins(
        members=tuple(MemberPin(m, g.id) for g in plan.groups for m in g.members if m in problem.participant),
        cities=tuple(CityPin(s.group, s.period, s.city) for s in reached if s.period not in problem.block),
        appointments=tuple(_pin(a) for a in _past(problem, plan) if a.resource and not _is_divided(plan, a)),
        officers=tuple(OfficerPin(o, g.id) for g in plan.groups for o in g.officers if o in problem.officer),
    )


def unpinned(problem: Problem, plan: Plan) -> Iterator[str]:
    """What has happened and no pin can hold, told once."""
    left = [a for a in _past(problem, plan) if a.host or (a.resource and _is_divided(plan, a))]
    if left:
        yield (
            f"No pin can hold {counted(len(left), 'item')} of the past (visits of a divided group, evenings in homes); "
            "what happened there may come out otherwise. Use envoyage repair to leave all of the past as it was."
        )


def _reached(problem: Problem, plan: Plan) -> list[Stay]:
    """The stays that have begun."""
    return [
        s
        for s in plan.stays
        if s.city in problem.city
        and s.period in problem.period
        and began(problem, s.city, datetime.combine(s.arrive, time()))
    ]


def has_begun(problem: Problem, plan: Plan, item: Appointment) -> bool:
    """Whether an item of the plan is past or under way."""
    there = {s.id: s.city for s in _reached(problem, plan)}
    return item.stay in there and began(problem, there[item.stay], item.start)


def _past(problem: Problem, plan: Plan) -> list[Appointment]:
    """The items that have begun, but for those of a resource that is not known any more."""
    there = {s.id: s.city for s in _reached(problem, plan)}
    begun = (a for a in plan.appointments if a.stay in there and began(problem, there[a.stay], a.start))
    return [a for a in begun if not a.resource or a.resource in problem.resource]


def _pin(item: Appointment) -> AppointmentPin:
    minutes = int((item.end - item.start).total_seconds() // 60)
    return AppointmentPin(item.group, item.resource, item.start, minutes=minutes)


def _is_divided(plan: Plan, item: Appointment) -> bool:
    """Whether others of the group were with somebody else at the same time."""
    return any(
        other.resource and other.id != item.id and other.start < item.end and item.start < other.end
        for other in plan.appointments_of[item.stay]
    )
