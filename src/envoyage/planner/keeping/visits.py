"""Visits at other times than before, or new ones, as pins say."""

from dataclasses import replace
from datetime import timedelta

from envoyage.planner.items import visit_minutes
from envoyage.planner.plan import Appointment, Kind, Plan, Stay
from envoyage.planner.problem import AppointmentPin, Category, days
from envoyage.planner.repair.draft import Draft, broken
from envoyage.planner.repair.model import Ask, Way, attended
from envoyage.planner.repair.places import with_journeys
from envoyage.planner.repair.refill import refilled
from envoyage.planner.repair.stays import mend_stay
from envoyage.planner.routing import pinned_day
from envoyage.planner.timetable.items import item_id


def visited(draft: Draft, pin: AppointmentPin) -> Plan:
    """The plan with a pinned visit: at its time alone if that breaks no rule, else with its stay rearranged."""
    stay = _stay(draft, pin)
    if stay is None:
        return draft.plan
    put = _put(draft, stay, pin)
    if put and len(broken(draft.problem, put)) < len(broken(draft.problem, draft.plan)):
        return put
    mended = mend_stay(draft.case, _without(draft.plan, pin), stay, Ask(Way.FAITHFUL))
    return mended.plan if mended else put or draft.plan


def _stay(draft: Draft, pin: AppointmentPin) -> Stay | None:
    """The stay in which the group can make the visit: one in its city, on its day where it has one."""
    city, day = draft.problem.resource[pin.resource].city, pinned_day(pin)
    there = (s for s in draft.plan.stays_of[pin.group] if s.city == city)
    return next((s for s in there if day is None or day in days(s.arrive, s.leave)), None)


def _without(plan: Plan, pin: AppointmentPin) -> Plan:
    return replace(plan, appointments=tuple(a for a in plan.appointments if not _is_of(a, pin)))


def _is_of(item: Appointment, pin: AppointmentPin) -> bool:
    return (item.group, item.resource) == (pin.group, pin.resource)


def _put(draft: Draft, stay: Stay, pin: AppointmentPin) -> Plan | None:
    """The plan with the visit at its time, everything else as it was; None where no time is pinned."""
    if pin.start is None:
        return None
    problem, group = draft.problem, draft.plan.group[pin.group]
    resource = problem.resource[pin.resource]
    old = next((a for a in draft.plan.appointments if _is_of(a, pin)), None)
    end = pin.start + timedelta(minutes=visit_minutes(problem, group, resource, pin.minutes))
    kind = Kind.CULTURE if resource.category is Category.CULTURE else Kind.PROFESSIONAL
    new = Appointment(
        item_id(stay, resource.id), stay.id, group.id, kind, pin.start, end, group.members, title=resource.name,
        resource=resource.id, format=next(iter(resource.formats), None),
    )  # fmt: skip
    item = replace(old, stay=stay.id, start=pin.start, end=end) if old else new
    plan = _without(draft.plan, pin)
    item = attended(draft.case, plan, item)
    plan = replace(plan, appointments=(*plan.appointments, item))
    if pin.start.date() in (stay.arrive, stay.leave):
        plan = with_journeys(replace(draft, plan=plan), stay)
    return refilled(draft.case, plan, (item.id,))
