"""Gives new and changed items what they need, and leaves all others as they are: officers, leave times, vehicles."""

from collections.abc import Iterable
from dataclasses import replace

from envoyage.planner.clock import began
from envoyage.planner.hospitality.dinners import invite_again
from envoyage.planner.hospitality.vehicles import hire_for
from envoyage.planner.language.turns import share_again
from envoyage.planner.leaving import with_leave_times
from envoyage.planner.lodging import overlap, room_mates, sleeps
from envoyage.planner.plan import Appointment, Kind, Plan, RoomUse, Stay
from envoyage.planner.problem import Problem
from envoyage.planner.repair.case import Case
from envoyage.planner.rides import needs_vehicle

SECONDS = 1.0
"""Seconds for each of the small searches; they usually take hundredths."""


def refilled(case: Case, plan: Plan, items: Iterable[str]) -> Plan:
    """The plan with officers, leave times and vehicles for these items."""
    wanted = frozenset(items)
    stays = sorted({a.stay for a in plan.appointments if a.id in wanted})
    plan = share_again(case.problem, plan, wanted, seconds=SECONDS, seed=case.seed)
    for stay in stays:
        plan = left_in_time(case, plan, plan.stay[stay], wanted)
    return driven(case, plan, wanted)


def left_in_time(case: Case, plan: Plan, stay: Stay, wanted: frozenset[str] = frozenset()) -> Plan:
    """The plan with leave times for these items of a stay, and for others of it where they would leave too late."""
    timed = {a.id: a for a in with_leave_times(case.problem, plan, stay)}
    changed = {
        a.id: timed[a.id]
        for a in plan.appointments_of[stay.id]
        if a.kind is not Kind.HOME_HOSPITALITY
        and (a.id in wanted or _is_late(a, timed[a.id]))
        and not _begun(case, plan, a)
    }
    return replace(plan, appointments=tuple(changed.get(a.id, a) for a in plan.appointments))


def _is_late(told: Appointment, right: Appointment) -> bool:
    """Whether somebody who does as he was told comes too late."""
    if right.leave_at is None:
        return False
    return told.leave_at is None or told.leave_at > right.leave_at or told.minutes_there < right.minutes_there


def _begun(case: Case, plan: Plan, item: Appointment) -> bool:
    return began(case.problem, plan.stay[item.stay].city, item.start)


def _from_today(case: Case) -> Problem:
    """The programme with the evenings of homes that are still to come."""
    now = case.problem.now
    if now is None:
        return case.problem
    hosts = (replace(h, evenings=tuple(e for e in h.evenings if e > now.date())) for h in case.problem.hosts)
    return replace(case.problem, hosts=tuple(hosts))


def driven(case: Case, plan: Plan, wanted: frozenset[str]) -> Plan:
    """The plan with vehicles for these items; what needs none has none."""
    riding = frozenset(a.id for a in plan.appointments if a.id in wanted and needs_vehicle(case.problem, plan, a))
    plan = replace(
        plan,
        appointments=tuple(
            replace(a, vehicles=()) if a.id in wanted and a.id not in riding else a for a in plan.appointments
        ),
    )
    return hire_for(case.problem, plan, riding, seconds=SECONDS, seed=case.seed)


def roomed(case: Case, plan: Plan, stay: Stay) -> Plan:
    """The plan with a room in the stay's hotel for everybody of the group who has none there."""
    others = [r for r in plan.rooms if r.stay != stay.id or r.hotel == stay.hotel]
    group = plan.group[stay.group]
    there = {o for r in others if r.stay == stay.id for o in r.occupants}
    members = [m for m in group.members if m not in there and sleeps(case.problem, m, stay)]
    officers = [o for o in group.officers if o not in there and sleeps(case.problem, o, stay)]
    parties = (*room_mates(case.problem, members), *((o,) for o in officers))
    busy = {r.number for r in others if r.hotel == stay.hotel and overlap(plan.stay[r.stay], stay)}
    known = case.problem.hotel.get(stay.hotel)
    free = iter(n for n in range(1, (known.rooms if known else 0) + 1) if n not in busy)
    given = [RoomUse(stay.id, stay.hotel, n, party) for party, n in zip(parties, free, strict=False)]
    return replace(plan, rooms=(*others, *given))


def invited(case: Case, plan: Plan, stays: tuple[Stay, ...]) -> Plan:
    """The plan with evenings in homes for these stays: everybody where he was to be, as far as that is possible.

    Where an evening of a stay, or of one beside it, has been, nothing is changed.
    """
    before = {a.id: a for a in plan.appointments}
    dined = [plan.stay[a.stay] for a in plan.appointments if a.kind is Kind.HOME_HOSPITALITY and _begun(case, plan, a)]
    ahead = tuple(s for s in stays if not any(d.city == s.city and overlap(d, s) for d in dined))
    plan = invite_again(_from_today(case), plan, ahead, seconds=SECONDS, seed=case.seed)
    return driven(case, plan, frozenset(a.id for a in plan.appointments if a != before.get(a.id)))
