"""Why a group meets, or does not meet, a resource."""

import time
from collections.abc import Iterator
from dataclasses import replace

from envoyage.planner.explain.stays import ANY
from envoyage.planner.explain.why.answer import Why, priced
from envoyage.planner.explain.why.appointment import TELL, facts_of
from envoyage.planner.explain.why.asked import Asked
from envoyage.planner.explain.why.timetabled import changes, difference, forced, solved
from envoyage.planner.plan import Appointment, Plan, Stay
from envoyage.planner.problem import Category, Pins, Problem
from envoyage.planner.progress import never
from envoyage.planner.rule import Rule
from envoyage.planner.rules import RULES
from envoyage.planner.timetable.solve import Limits
from envoyage.planner.wording import clock, on_day

ALWAYS = frozenset({"pinned", "no-repetition"})
"""Rules that are never spared: without them a stay would not hold what is asked, or hold it twice."""
FORCED = 0.5
"""The part of the time for the stays with what is asked; the rest is for what forbids it."""
QUICK = 0.5
"""Seconds for one look whether a stay is possible without a rule."""


def why_resource(problem: Problem, plan: Plan, asked: Asked, *, seconds: float, seed: int = 7) -> Why:
    """Why a group meets a resource or not (then and there), what it would cost, or what forbids it."""
    resource = problem.resource[asked.resource]
    held = [a for a in plan.appointments if (a.group, a.resource) == (asked.group, asked.resource)]
    then = [a for a in held if asked.is_then(a)]
    if then:
        return _why_held(problem, plan, asked, then[0], seconds=seconds, seed=seed)
    if resource.category is Category.CULTURE:
        said = f"{resource.name} is culture: it is put into evenings and days of rest, which this cannot try out."
        return Why(False, None, (said, "Pin it with day and hour and plan again."))
    stays = [s for s in plan.stays_of[asked.group] if s.city == resource.city]
    stays = [s for s in stays if asked.day is None or s.arrive <= asked.day <= s.leave]
    city = problem.city[resource.city].name
    if not stays:
        when = f" on {on_day(asked.day)}" if asked.day else ""
        said = f"Group {asked.group} is not in {city}{when}, where {resource.name} is."
        return Why(False, False, (said,), (f"To see what going there would cost, ask for the city {resource.city}.",))
    return _why_not(problem, plan, asked, stays, seconds=seconds, seed=seed)


def _why_not(problem: Problem, plan: Plan, asked: Asked, stays: list[Stay], *, seconds: float, seed: int) -> Why:
    end, name = time.monotonic() + seconds, problem.resource[asked.resource].name
    each = FORCED * seconds / len(stays)
    tried = [forced(problem, plan, stay, asked, Limits(time.monotonic() + each, seed, never)) for stay in stays]
    found = [(f, difference(problem, plan, f)) for f in tried if f]
    if found:
        best, differs = max(found, key=lambda pair: pair[1].low)
        what = f"Group {asked.group} at {name}"
        moved = tuple(changes(problem, plan, best))
        return Why(False, True, (priced(differs, what),), difference=differs, changes=moved)
    if time.monotonic() >= end:
        return Why(False, None, (f"The time was too short to tell whether group {asked.group} could meet {name}.",))
    clash = tuple(s for stay in stays for s in _forbidding(problem, plan, stay, asked, end, seed))
    return Why(False, False, (f"Group {asked.group} cannot meet {name} as asked.",), tuple(dict.fromkeys(clash)))


def _forbidding(problem: Problem, plan: Plan, stay: Stay, asked: Asked, end: float, seed: int) -> Iterator[str]:
    """The smallest set of rules with which what is asked is impossible in a stay, each with the facts it speaks of."""
    kept = [r for r in RULES if type(r).in_stay is not Rule.in_stay]
    for rule in sorted(kept, key=lambda r: r.code in TELL):  # rules that have facts to tell are spared last
        if rule.code in ALWAYS or time.monotonic() >= end:
            continue
        less = tuple(r for r in kept if r is not rule)
        limits = Limits(time.monotonic() + QUICK, seed, never, gap=ANY)
        if forced(problem, plan, stay, asked, limits, less) is None and not limits.over():
            kept = list(less)
    for rule in kept:
        yield from facts_of(problem, plan, stay, rule, asked)


def _why_held(
    problem: Problem, plan: Plan, asked: Asked, item: Appointment, *, seconds: float, seed: int
) -> Why:  # fmt: skip
    """What the stay would be worth without the visit."""
    name = problem.resource[asked.resource].name
    when = f"{on_day(item.start.date())} at {clock(item.start)}"
    pinned = any((p.group, p.resource) == (asked.group, asked.resource) for p in problem.pins.appointments)
    said = [f"Group {asked.group} meets {name} on {when}."]
    if pinned:
        said.append("It is pinned.")
    bare = replace(problem, resources=tuple(r for r in problem.resources if r.id != asked.resource))
    pins = tuple(p for p in problem.pins.appointments if p.resource != asked.resource)
    bare = replace(bare, pins=Pins(problem.pins.members, problem.pins.cities, pins, problem.pins.officers))
    others = replace(plan, appointments=tuple(a for a in plan.appointments if a.resource != asked.resource))
    stay = plan.stay[item.stay]
    limits = Limits(time.monotonic() + seconds, seed, never)
    found = solved(bare, others, others, stay, limits, RULES)
    if found is None:
        said.append(f"Without it the days of group {asked.group} in {problem.city[stay.city].name} cannot be filled.")
        return Why(True, True, tuple(said))
    differs = difference(problem, plan, found)
    said.append(priced(differs, "The best timetable without it"))
    return Why(True, True, tuple(said), difference=differs, changes=tuple(changes(problem, plan, found)))
