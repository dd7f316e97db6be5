"""Puts edits into a plan, pin by pin, and mends what they break with the least change."""

import time
from collections.abc import Callable, Collection
from dataclasses import replace

from envoyage.planner.check import check
from envoyage.planner.events import News
from envoyage.planner.faults.people import together
from envoyage.planner.finding import Finding, Severity
from envoyage.planner.keeping.places import moved
from envoyage.planner.keeping.teams import staffed
from envoyage.planner.keeping.visits import visited
from envoyage.planner.plan import WHOLE, Plan, StageReport, Stopped
from envoyage.planner.problem import Pins, Problem
from envoyage.planner.progress import Stop, never
from envoyage.planner.repair.case import Case
from envoyage.planner.repair.draft import Draft, broken
from envoyage.planner.repair.forced import forced
from envoyage.planner.repair.model import Way
from envoyage.planner.repair.people import enrolled, left
from envoyage.planner.repair.refill import invited
from envoyage.planner.route import coverage_upper
from envoyage.planner.route.whole import whole_bound
from envoyage.planner.rules.known_things import KnownThings
from envoyage.planner.rules.pinned import Pinned
from envoyage.planner.whatif.least import least_change

MEND_SECONDS = 2.0
"""Seconds at least to mend what edits break, however long it took to put them in."""

Base = tuple[Problem, Plan]


def with_edits(base: Base, problem: Problem, *, seconds: float, seed: int, stopped: Stop = never) -> Plan | None:
    """The plan with its edits as ``put_in`` gives it, with what it gives and how far it can be from the best."""
    deadline = time.monotonic() + seconds
    plan = put_in(base, problem, seconds=seconds, seed=seed, stopped=stopped)
    return plan and _with_figures(problem, plan, lambda: stopped() or time.monotonic() > deadline)


def put_in(base: Base, problem: Problem, *, seconds: float, seed: int, stopped: Stop = never) -> Plan | None:
    """The plan of a programme with the pins of ``problem`` in it, mended with the least change where that is needed.

    None where the result breaks a hard rule. Nor may it break one that can be waived and was kept before, unless the
    programme is under way: planning it anew would cost more.
    """
    deadline = time.monotonic() + seconds
    start = _known(base, problem, seconds=seconds, seed=seed, stopped=stopped)
    if start is None or not _labels(problem.pins) <= start.group.keys():
        return None
    start = forced(problem, start, ())
    edited = _edited(Draft(Case(problem, start, News(()), deadline, seed, stopped), start, Way.FAITHFUL))
    left_over = max(MEND_SECONDS, deadline - time.monotonic())
    mended = least_change((problem, edited), problem, seconds=left_over, seed=seed, stopped=stopped)
    known = {_key(f) for f in broken(problem, start)}
    return mended if mended and all(_is_allowed(problem, known, f) for f in broken(problem, mended)) else None


def _is_allowed(problem: Problem, known: Collection[object], finding: Finding) -> bool:
    is_old = _key(finding) in known or problem.now is not None
    return finding.severity is Severity.WAIVABLE and is_old


def _known(base: Base, problem: Problem, *, seconds: float, seed: int, stopped: Stop) -> Plan | None:
    """The plan, first carried over where it names what the programme has no more."""
    if any(True for _ in KnownThings().inspect(problem, base[1])):
        return least_change(base, problem, seconds=seconds, seed=seed, stopped=stopped)
    return base[1]


def _labels(pins: Pins) -> set[str]:
    return {p.group for table in (pins.members, pins.cities, pins.appointments, pins.officers) for p in table}


def _key(finding: Finding) -> tuple[str, tuple[str, ...]]:
    return finding.rule, finding.about


def _edited(draft: Draft) -> Plan:
    """The plan with every pin in it that it does not keep."""
    for put in (_people, moved, staffed, _visits):
        if not draft.case.over():
            draft.plan = put(draft, _unkept(draft))
    return draft.plan


def _unkept(draft: Draft) -> Pins:
    """The pins that the plan does not keep."""
    about = {f.about for f in Pinned().inspect(draft.problem, draft.plan)}
    pins = draft.problem.pins
    return Pins(
        members=tuple(p for p in pins.members if (p.participant, p.group) in about),
        cities=tuple(p for p in pins.cities if (p.group, p.slot) in about),
        appointments=tuple(p for p in pins.appointments if (p.group, p.resource) in about),
        officers=tuple(p for p in pins.officers if (p.officer, p.group) in about),
    )


def _people(draft: Draft, pins: Pins) -> Plan:
    """With people in other groups: all leave first, so that there is room for those who take their places.

    Nobody is in two groups of a plan, so whoever moves while the programme is under way counts as never elsewhere.
    """
    joining = _with_company(draft.problem, pins)
    plan, ever = draft.plan, replace(draft.case, old=replace(draft.problem, now=None))
    for person in joining:
        plan = left(plan, person)
    for person, group in joining.items():
        plan = enrolled(replace(draft, case=ever, plan=plan), person, group)
    stays = tuple(s for s in plan.stays if s.group in joining.values() and s.period not in draft.problem.block)
    return invited(draft.case, plan, stays) if stays else plan


def _with_company(problem: Problem, pins: Pins) -> dict[str, str]:
    """The new group of each person, also of those who must travel with them and whom no pin holds."""
    bands, pinned = together(problem), {p.participant for p in problem.pins.members}
    joining = {p.participant: p.group for p in pins.members}
    for pin in pins.members:
        joining |= {who: pin.group for who in sorted(bands[pin.participant]) if who not in pinned}
    return joining


def _visits(draft: Draft, pins: Pins) -> Plan:
    """With visits at their times, one after the other."""
    plan = draft.plan
    for pin in pins.appointments:
        if not draft.case.over():
            plan = visited(replace(draft, plan=plan), pin)
    return plan


def _with_figures(problem: Problem, plan: Plan, over: Callable[[], bool]) -> Plan:
    """The plan with its totals, with bounds of each person's coverage and of the whole."""
    bounds = tuple(sorted(coverage_upper(problem, plan.groups, plan.stays).items()))
    right, bound = check(problem, replace(plan, bounds=bounds)).totals, whole_bound(problem, over)
    reports = () if bound is None else (StageReport(WHOLE, right.value, bound, Stopped.TIME),)
    return replace(plan, totals=right, bounds=bounds, reports=reports, stopped=Stopped.TIME)
