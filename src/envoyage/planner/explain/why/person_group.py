"""Why a person is, or is not, in a group."""

import time
from dataclasses import replace

from envoyage.planner.errors import Impossible
from envoyage.planner.explain.elements import Element, elements_of
from envoyage.planner.explain.why.answer import Difference, NotAsked, Why, difference_of, moved, off_the_map, priced
from envoyage.planner.explain.why.clash import forbidding
from envoyage.planner.plan import Plan
from envoyage.planner.problem import MemberPin, Problem
from envoyage.planner.route.assign import Effort
from envoyage.planner.route.forced import Division, Unroutable, Ways

ABOUT_GROUPS = frozenset({"policies", "people", "pins", "officers"})
FORCED = 0.5
"""The part of the time for the forced division; the rest is for what forbids it."""
HERE = 0.7
"""The part of the time for all other groups together; the rest goes into building their models."""


def why_person(problem: Problem, plan: Plan, person: str, group: str, *, seconds: float, seed: int = 7) -> Why:
    """Why somebody is in a group, or what it would cost, or what forbids it."""
    name = problem.participant[person].name
    if person not in plan.group_of:
        raise NotAsked(f"{name} is in no group of the plan.")
    holds = plan.group_of[person] == group
    try:
        if holds:
            return _why_here(problem, plan, person, seconds=seconds, seed=seed)
        return _why_not(problem, plan, person, group, seconds=seconds, seed=seed)
    except Unroutable as way:
        return off_the_map(way.args[0], holds=holds)


def _why_not(problem: Problem, plan: Plan, person: str, group: str, *, seconds: float, seed: int) -> Why:
    name, end = problem.participant[person].name, time.monotonic() + seconds
    effort = Effort(max(0.2, seconds * FORCED), seed)
    found, settled = _forced(problem, plan, person, group, effort)
    if found:
        difference, changes = _against(problem, plan, found, person)
        sentence = priced(difference, f"{name} in {group} instead of {plan.group_of[person]}")
        return Why(False, True, (sentence,), difference=difference, changes=changes)
    if not settled:
        return Why(False, None, (f"The time was too short to tell whether {name} could be in {group}.",))
    left = Effort(1.0, seed)

    def is_possible(changed: Problem) -> bool | None:
        if time.monotonic() >= end:
            return None
        return _can(changed, plan, person, group, left)

    clash = forbidding(problem, _about_groups(problem), is_possible)
    return Why(False, False, (f"{name} cannot be in {group} on the routes of this plan.",), clash)


def _about_groups(problem: Problem) -> tuple[Element, ...]:
    return tuple(e for e in elements_of(problem) if e.kind in ABOUT_GROUPS and not e.id.startswith("promise"))


def _pinned(problem: Problem, person: str, group: str) -> Problem:
    return replace(
        problem, pins=replace(problem.pins, members=(*problem.pins.members, MemberPin(person, group)))
    )  # fmt: skip


def _forced(problem: Problem, plan: Plan, person: str, group: str, effort: Effort) -> tuple[Division | None, bool]:
    try:
        return Ways.of(_pinned(problem, person, group), plan).best(effort)
    except Impossible:
        return None, True


def _can(problem: Problem, plan: Plan, person: str, group: str, effort: Effort) -> bool | None:
    try:
        return Ways.of(_pinned(problem, person, group), plan).is_possible(effort)
    except Impossible:
        return False
    except Unroutable:  # the ways of the plan are not those of the loosened programme: nothing is learnt
        return None


def _against(problem: Problem, plan: Plan, found: Division, person: str) -> tuple[Difference, tuple[str, ...]]:
    """The forced division against the one there is."""
    now = Ways.of(problem, plan).now()
    mean, least = difference_of(now.covered, found.covered)
    difference = Difference(
        round(found.points - now.points, 3), round(found.most - now.points, 3), mean, least,
        round(found.dollars - now.dollars, 2), expected=True,
    )  # fmt: skip
    return difference, moved(problem, now.group_of, found.group_of, but=person)


def _why_here(problem: Problem, plan: Plan, person: str, *, seconds: float, seed: int) -> Why:
    """What each other group would cost; pins that decide it are told."""
    here, name = plan.group_of[person], problem.participant[person].name
    others = [g.id for g in plan.groups if g.id != here]
    pinned = any(p.participant == person for p in problem.pins.members)
    sentences = [f"{name} is pinned to {here}."] if pinned else []
    effort = Effort(max(0.2, HERE * seconds / max(1, len(others))), seed)
    tried = []
    for other in others:
        found, settled = _forced(problem, plan, person, other, effort)
        if found:
            tried.append((_against(problem, plan, found, person), other))
        else:
            late = f"The time was too short to tell whether {name} could be in {other}."
            sentences.append(f"{name} cannot be in {other}." if settled else late)
    tried.sort(key=lambda t: (-t[0][0].high, t[1]))
    sentences += [priced(d, f"{name} in {other}") for (d, _), other in tried]
    if not tried:
        return Why(True, True, tuple(sentences) or (f"{name} is in the only group there is.",))
    (difference, changes), _ = tried[0]
    return Why(True, True, tuple(sentences), difference=difference, changes=changes)
