"""Language officers with other groups than before, as pins say."""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace

from envoyage.planner.errors import PlannerError
from envoyage.planner.language import staff_groups
from envoyage.planner.plan import Appointment, Plan
from envoyage.planner.problem import OfficerPin, Pins
from envoyage.planner.repair.draft import Draft
from envoyage.planner.repair.refill import refilled, roomed

SECONDS = 2.0
"""Seconds to find officers for groups; it usually takes hundredths."""


def staffed(draft: Draft, pins: Pins) -> Plan:
    """The plan with officers as pinned, and others in their places: all that no pin moves stay with their groups.

    Only a group that gains more of them than it loses may give one of its officers up.
    """
    if not pins.officers:
        return draft.plan
    gains, moving = Counter(p.group for p in pins.officers), {p.officer for p in pins.officers}
    losses = {g.id: len(moving.intersection(g.officers)) for g in draft.plan.groups}
    held = tuple(
        OfficerPin(o, g.id)
        for g in draft.plan.groups
        if gains[g.id] <= losses[g.id]
        for o in g.officers
        if o not in moving
    )
    known = draft.problem.pins
    problem = replace(draft.problem, pins=replace(known, officers=tuple(dict.fromkeys((*known.officers, *held)))))
    try:
        found = staff_groups(problem, draft.plan, seconds=SECONDS, seed=draft.case.seed, cancelled=draft.case.cancelled)
    except PlannerError:
        return draft.plan
    changed = {g.id for g in found.groups if set(g.officers) != set(draft.plan.group[g.id].officers)}
    return _at_work(draft, replace(draft.plan, groups=found.groups), changed)


def _at_work(draft: Draft, plan: Plan, changed: Collection[str]) -> Plan:
    """The plan with the officers of these groups at their items to come and in rooms."""
    items = tuple(_own(draft, plan, a) if a.group in changed else a for a in plan.appointments)
    plan = replace(plan, appointments=items)
    for stay in plan.stays:
        if stay.group in changed and not (draft.problem.now and stay.leave <= draft.problem.now.date()):
            plan = roomed(draft.case, plan, stay)
    before = {a.id: a for a in draft.plan.appointments}
    return refilled(draft.case, plan, (a.id for a in items if a.officers != before[a.id].officers))


def _own(draft: Draft, plan: Plan, item: Appointment) -> Appointment:
    """An item to come without officers who are with another group now."""
    if draft.has_begun(item):
        return item
    own = plan.group[item.group].officers
    return replace(item, officers=tuple(o for o in item.officers if o in own))
