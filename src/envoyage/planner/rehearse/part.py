"""Looks again at the one group that a fix changes: in the others most rules find what they found without the fix."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from envoyage.planner.finding import Finding
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem
from envoyage.planner.rehearse.disruption import Disruption
from envoyage.planner.rehearse.fixes import Fix
from envoyage.planner.rehearse.playing import STRICT, Breakage, Stage, allowed, disrupted, played

OWN = frozenset({
    "access-needs", "category-promise", "faith-practice", "full-days", "group-languages", "home-fits-guest",
    "language-cover", "leave-times", "no-repetition", "presence", "resource-group-size", "venue-travel-time",
    "visit-length", "weekend-rest", "working-day",
})  # fmt: skip
"""Rules that judge each group by itself: what they find in one hangs on nothing that others have in the plan.

They look at no outage of resources, which hangs on who else is there. Rules that are quick need not be here.
"""
IN_SESSIONS = frozenset({"interpreter-hours"})
"""Rules that also look at what others have of the sessions that a group attends."""


def left(stage: Stage, disruption: Disruption, fix: Fix) -> int:
    """How many breakages a disruption has with a fix, but for those that are ``elsewhere``."""
    group = only_group(stage, fix)
    if not group:
        return len(played(stage, disruption, fix))
    now, plan = disrupted(stage, disruption, fix)
    return sum((f.rule, f.about) not in stage.known for f in _found(now, plan, group))


def elsewhere(stage: Stage, fix: Fix, breakages: Iterable[Breakage]) -> int:
    """How many of the breakages without a fix are the same with it, as they are about other groups."""
    group = only_group(stage, fix)
    if not group:
        return 0
    own = _names(stage.plan, group)
    return sum(b.rule in OWN | IN_SESSIONS and own.isdisjoint(b.about) for b in breakages)


def breaks_nothing_new(stage: Stage, problem: Problem, plan: Plan, group: str) -> bool:
    """Whether a plan in which one group was changed breaks no rule that the released plan keeps."""
    return all((f.rule, f.about) in stage.known for f in _found(problem, plan, group))


def only_group(stage: Stage, fix: Fix) -> str:
    """The one group that a fix changes; empty where there may be several, or where people are in several groups."""
    return fix.changes(stage.plan) if _are_apart(stage.plan) else ""


def _are_apart(plan: Plan) -> bool:
    """Whether nobody is in two groups, or attends the items of another."""
    members = [m for g in plan.groups for m in g.members]
    strangers = any(set(a.attendees) - set(plan.group[a.group].members) for a in plan.appointments)
    return len(members) == len(set(members)) and not strangers


def _found(problem: Problem, plan: Plan, group: str) -> Iterator[Finding]:
    """What keeps a plan from being complete, without what is about other groups by rules that judge each by itself."""
    own, alone, meeting = _names(plan, group), _alone(plan, group), _in_sessions(plan, group)
    for rule in STRICT:
        if rule.code in OWN:
            found: Iterable[Finding] = rule.inspect(problem, alone)
        elif rule.code in IN_SESSIONS:
            found = (f for f in rule.inspect(problem, meeting) if not own.isdisjoint(f.about))
        else:
            found = rule.inspect(problem, plan)
        yield from (f for f in found if not allowed(problem, plan, f))


def _names(plan: Plan, group: str) -> frozenset[str]:
    """The ids by which findings name a group or something of it."""
    tables = (plan.stays, plan.legs, plan.appointments)
    return frozenset((group, *(row.id for table in tables for row in table if row.group == group)))


def _alone(plan: Plan, group: str) -> Plan:
    """The plan of a group, as if there were no other."""
    stays = tuple(s for s in plan.stays if s.group == group)
    mine = {s.id for s in stays}
    return replace(
        plan,
        groups=(plan.group[group],),
        stays=stays,
        legs=tuple(x for x in plan.legs if x.group == group),
        appointments=tuple(a for a in plan.appointments if a.group == group),
        rooms=tuple(r for r in plan.rooms if r.stay in mine),
    )


def _in_sessions(plan: Plan, group: str) -> Plan:
    """The plan with the items of a group only, and those that others have of the same sessions."""
    sessions = {a.session for a in plan.appointments if a.group == group and a.session}
    items = tuple(a for a in plan.appointments if a.group == group or a.session in sessions)
    return replace(plan, appointments=items)
