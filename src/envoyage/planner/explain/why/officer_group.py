"""Why a language officer goes, or does not go, with a group."""

import time
from dataclasses import replace

from envoyage.planner.errors import Cancelled, Impossible, OutOfTime
from envoyage.planner.explain.elements import elements_of
from envoyage.planner.explain.why.answer import Difference, Why, priced
from envoyage.planner.explain.why.clash import forbidding
from envoyage.planner.interpreting import seats
from envoyage.planner.language import staff_groups
from envoyage.planner.languages import language_name
from envoyage.planner.money import cost_lines
from envoyage.planner.plan import Plan
from envoyage.planner.problem import OfficerPin, Problem
from envoyage.planner.staffing import available
from envoyage.planner.wording import listed

QUICK = 0.5
"""Seconds for one look whether the groups can be staffed without an element."""


def why_officer(problem: Problem, plan: Plan, officer: str, group: str, *, seconds: float, seed: int = 7) -> Why:
    """Why an officer is with a group, what it would cost, or what forbids it."""
    name, end = problem.officer[officer].name, time.monotonic() + seconds
    if officer in plan.group[group].officers:
        return _why_here(problem, plan, officer, group)
    pinned = _pinned(problem, officer, group)
    try:
        found = _with_few_changes(pinned, plan, officer, group, seconds) or staff_groups(
            pinned, plan, seconds=seconds / 2, seed=seed
        )
    except (OutOfTime, Cancelled):
        return Why(False, None, (f"The time was too short to tell whether {name} could go with {group}.",))
    except Impossible:
        said = (f"{name} cannot go with {group}.", *_of_no_use(problem, plan, officer, group))
        return Why(False, False, said, _reasons(problem, plan, officer, group, end))
    return _told(problem, plan, found, officer, group)


def _pinned(problem: Problem, officer: str, group: str) -> Problem:
    pins = (*problem.pins.officers, OfficerPin(officer, group))
    return replace(problem, pins=replace(problem.pins, officers=pins))


def _with_few_changes(problem: Problem, plan: Plan, officer: str, group: str, seconds: float) -> Plan | None:
    """The officers where only the groups concerned change; None where that is not possible."""
    concerned = {group, *(g.id for g in plan.groups if officer in g.officers)}
    others = (OfficerPin(o, g.id) for g in plan.groups if g.id not in concerned for o in g.officers)
    pins = replace(problem.pins, officers=(*problem.pins.officers, *others))
    try:
        return staff_groups(replace(problem, pins=pins), plan, seconds=seconds / 4, seed=0)
    except (Impossible, OutOfTime, Cancelled):
        return None


def _told(problem: Problem, plan: Plan, found: Plan, officer: str, group: str) -> Why:
    dollars = round(_cost(problem, found) - _cost(problem, plan), 2)
    points = round(-dollars / problem.policies.dollars_per_point, 3)
    difference = Difference(points, points, 0.0, 0.0, dollars, expected=False)
    before = {o: g.id for g in plan.groups for o in g.officers}
    after = {o: g.id for g in found.groups for o in g.officers}
    changes = tuple(
        f"{problem.officer[o].name} would go with {after.get(o, 'no group')} instead of {before.get(o, 'none')}."
        for o in sorted(before.keys() | after.keys())
        if o != officer and before.get(o) != after.get(o)
    )
    said = (
        *_of_no_use(problem, plan, officer, group),
        priced(difference, f"{problem.officer[officer].name} with {group}"),
    )
    return Why(False, True, said, difference=difference, changes=changes)


def _of_no_use(problem: Problem, plan: Plan, officer: str, group: str) -> tuple[str, ...]:
    """That the group is interpreted into none of the officer's languages, where that is so."""
    person, asked = problem.officer[officer], dict.fromkeys(lang for _, lang, _ in seats(problem, plan, group))
    if any(not language or language in person.languages for language in asked):
        return ()
    needed, spoken = (listed(language_name(x) for x in languages) for languages in (asked, person.languages))
    return (f"Group {group} needs interpreting into {needed}; {person.name} speaks {spoken}.",)


def _cost(problem: Problem, plan: Plan) -> float:
    return sum(line.amount for line in cost_lines(problem, replace(plan, appointments=())))


def _reasons(problem: Problem, plan: Plan, officer: str, group: str, end: float) -> tuple[str, ...]:
    """What the officer lacks; else the pins and the officers that there are."""
    person = problem.officer[officer]
    if not available(problem, person):
        return (f"{person.name} is not free for the whole programme.",)

    def is_possible(changed: Problem) -> bool | None:
        if time.monotonic() >= end:
            return None
        try:
            staff_groups(_pinned(changed, officer, group), plan, seconds=QUICK, seed=0)
        except Impossible:
            return False
        except (OutOfTime, Cancelled):
            return None
        return True

    elements = [e for e in elements_of(problem) if e.kind == "officers" or e.id.startswith("pin:officers")]
    return forbidding(problem, elements, is_possible)


def _why_here(problem: Problem, plan: Plan, officer: str, group: str) -> Why:
    """What the group needs, and whether it is pinned."""
    person = problem.officer[officer]
    needs = listed(
        f"{n} {mode.value}" + (f" for {language_name(lang)}" if lang else "")
        for (_, lang, mode), n in sorted(seats(problem, plan, group).items())
    )
    pinned = any((p.officer, p.group) == (officer, group) for p in problem.pins.officers)
    languages = listed(language_name(x) for x in person.languages)
    said = [f"{person.name} is pinned to {group}."] if pinned else []
    said.append(f"Group {group} needs {needs}; {person.name} is {person.mode.value} and speaks {languages}.")
    return Why(True, True, tuple(said))
