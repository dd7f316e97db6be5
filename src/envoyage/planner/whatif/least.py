"""The plan as it is, carried over to a scenario with the least change: only those whom the change moves are touched."""

import time
from dataclasses import replace

from envoyage.planner.events import News
from envoyage.planner.plan import Appointment, Plan
from envoyage.planner.problem import Problem
from envoyage.planner.progress import Stop, never
from envoyage.planner.repair.case import Case
from envoyage.planner.repair.draft import Draft, broken
from envoyage.planner.repair.forced import forced
from envoyage.planner.repair.mending import mended
from envoyage.planner.repair.model import Way
from envoyage.planner.rules.known_things import KnownThings
from envoyage.planner.timetable.items import session_items

TIMES = 6
"""So often the plan is mended as long as that helps: each time one group more leaves a city that takes none."""


def least_change(
    base: tuple[Problem, Plan], problem: Problem, *, seconds: float, seed: int, stopped: Stop = never
) -> Plan | None:
    """The plan of a programme mended for the programme as it would be; what cannot be mended is left broken.

    None where there is nothing to go on from: the periods are others, or groups stay in a city that is gone.
    """
    old, plan = base
    if old.periods != problem.periods:
        return None
    known = _with_gone_cities(old, plan, problem)
    case = Case(old, plan, News(()), time.monotonic() + seconds, seed, stopped)
    case.problem = known
    found = _mended(case, forced(known, _as_known(known, plan), ()))
    return None if any(True for _ in KnownThings().inspect(problem, found)) else found


def _mended(case: Case, plan: Plan) -> Plan:
    """The plan mended as often as fewer rules are broken by that."""
    best, count = plan, len(broken(case.problem, plan))
    for _ in range(TIMES):
        if not count or case.over():
            break
        found = mended(Draft(case, best, Way.QUIET)).plan
        left = len(broken(case.problem, found))
        if left >= count:
            break
        best, count = found, left
    return best


def _with_gone_cities(old: Problem, plan: Plan, problem: Problem) -> Problem:
    """The programme with cities of the plan that it has no more: they take no group, so that groups go elsewhere."""
    gone = sorted({s.city for s in plan.stays} - problem.city.keys())
    cities = (replace(old.city[c], groups=0, capacities=()) for c in gone)
    return replace(problem, cities=(*problem.cities, *cities))


def _as_known(problem: Problem, plan: Plan) -> Plan:
    """The plan without what the programme does not know, and with its sessions as they are there."""
    groups = tuple(replace(g, officers=tuple(o for o in g.officers if o in problem.officer)) for g in plan.groups)
    stays = tuple(s if s.hotel in problem.hotel else replace(s, hotel="") for s in plan.stays)
    beds = {**problem.participant, **problem.officer}
    rooms = (replace(r, occupants=tuple(o for o in r.occupants if o in beds)) for r in plan.rooms)
    plan = replace(
        plan,
        groups=groups,
        stays=stays,
        rooms=tuple(r for r in rooms if r.occupants and r.hotel in problem.hotel),
        appointments=tuple(_served(problem, a) for a in plan.appointments if _is_known(problem, a)),
    )
    return _with_sessions(problem, plan)


def _is_known(problem: Problem, item: Appointment) -> bool:
    """Whether those with whom an item is are there."""
    named = ((item.resource, problem.resource), (item.session, problem.session), (item.host, problem.host))
    return all(not name or name in table for name, table in named)


def _served(problem: Problem, item: Appointment) -> Appointment:
    """An item with those officers and vehicles that are there."""
    officers = tuple(o for o in item.officers if o in problem.officer)
    return replace(item, officers=officers, vehicles=tuple(v for v in item.vehicles if v in problem.vehicle))


def _with_sessions(problem: Problem, plan: Plan) -> Plan:
    """The plan with every session at its time, for each group of its block."""
    there = {(a.stay, a.session) for a in plan.appointments}
    fresh = {(a.stay, a.session): a for stay in plan.stays for a in session_items(problem, plan, stay)}
    told = (_at_its_time(problem, a) for a in plan.appointments if not a.session or (a.stay, a.session) in fresh)
    return replace(plan, appointments=(*told, *(a for key, a in fresh.items() if key not in there)))


def _at_its_time(problem: Problem, item: Appointment) -> Appointment:
    """An item as it was told, unless it is a session that is at another time now."""
    session = problem.session.get(item.session)
    if session is None or (session.start, session.end) == (item.start, item.end):
        return item
    return replace(item, start=session.start, end=session.end, leave_at=None)
