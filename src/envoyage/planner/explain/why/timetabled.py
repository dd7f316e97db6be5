"""One stay of a plan solved again with something forced, everything else as it is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from envoyage.planner.explain.why.answer import Difference, difference_of
from envoyage.planner.explain.why.asked import Asked
from envoyage.planner.leaving import with_leave_times
from envoyage.planner.plan import Appointment, Kind, Plan, Stay
from envoyage.planner.problem import Problem
from envoyage.planner.rule import Rule
from envoyage.planner.rules import RULES
from envoyage.planner.timetable.build import Terms, build_model
from envoyage.planner.timetable.day import DayPlanner
from envoyage.planner.timetable.items import stay_items
from envoyage.planner.timetable.resume import choice_of
from envoyage.planner.timetable.solve import Choice, Limits, solve_stay
from envoyage.planner.unknowns import StayModel
from envoyage.planner.value import coverage
from envoyage.planner.wording import clock, on_day

KEPT = 0.05
"""Points for a visit that stays on its day."""


@dataclass(frozen=True)
class Forced:
    """A stay with its new items, and how far the search may be from the best, in points."""

    stay: Stay
    items: tuple[Appointment, ...]
    short: float


class LeastChange(Rule):
    """Of timetables worth the same the one in which most visits stay on their days."""

    def __init__(self, choice: Choice) -> None:
        self.choice = choice

    def in_stay(self, problem: Problem, model: StayModel) -> None:
        """A trifle for each visit on the day it is on now."""
        for visit in model.visits:
            for day in model.days:
                if visit.id in self.choice.get(day, frozenset()):
                    model.reward_day(KEPT, visit, day)


def _with_pin(problem: Problem, plan: Plan, asked: Asked) -> tuple[Problem, Plan]:
    """The programme with what is asked as the only pin of this resource, and the plan without the old visit."""
    kept = tuple(p for p in problem.pins.appointments if (p.group, p.resource) != (asked.group, asked.resource))
    pins = replace(problem.pins, appointments=(*kept, asked.pin()))
    others = tuple(a for a in plan.appointments if (a.group, a.resource) != (asked.group, asked.resource))
    return replace(problem, pins=pins), replace(plan, appointments=others)


def forced(
    problem: Problem, plan: Plan, stay: Stay, asked: Asked, limits: Limits, rules: tuple[Rule, ...] = RULES
) -> Forced | None:  # fmt: skip
    """The best timetable of a stay with what is asked in it, everything else as it is."""
    pinned, around = _with_pin(problem, plan, asked)
    return solved(pinned, plan, around, stay, limits, rules)


def solved(
    problem: Problem, plan: Plan, around: Plan, stay: Stay, limits: Limits, rules: tuple[Rule, ...]
) -> Forced | None:  # fmt: skip
    """The best timetable of a stay of a plan with everything ``around`` it given."""
    choice, divided = choice_of(problem, plan, stay)
    members = plan.group[stay.group].members
    others = min((share for p, share in coverage(problem, plan).items() if p not in members), default=1.0)
    model = build_model(problem, around, stay, Terms((), others, rules=(*rules, LeastChange(choice)), current=divided))
    planner = DayPlanner(model)
    found = solve_stay(model, planner, limits)
    if found is None:
        return None
    return Forced(stay, stay_items(model, planner, found.choice), max(0.0, found.bound - found.value))


def new_plan(problem: Problem, plan: Plan, forced: Forced) -> Plan:
    """The plan with the new items of a stay, with leave times; dinners and sessions stay."""
    own = (Kind.PROFESSIONAL, Kind.MEAL, Kind.FAITH)
    kept = tuple(a for a in plan.appointments if a.stay != forced.stay.id or a.kind not in own)
    new = replace(plan, appointments=kept + forced.items)
    timed = {a.id: a for a in with_leave_times(problem, new, forced.stay)}
    return replace(new, appointments=tuple(timed.get(a.id, a) for a in new.appointments))


def difference(problem: Problem, plan: Plan, forced: Forced) -> Difference:
    """Coverage and soft rules of timetables before and after; rides and rooms are taken as unchanged."""
    new = new_plan(problem, plan, forced)
    mean, least = difference_of(coverage(problem, plan), coverage(problem, new))
    points = 1000 * (mean + problem.policies.minimum_weight * least) + _soft(problem, plan) - _soft(problem, new)
    return Difference(round(points, 3), round(points + forced.short, 3), mean, least, 0.0, expected=False)


def _soft(problem: Problem, plan: Plan) -> float:
    """What soft rules of timetables take."""
    rules = [r for r in RULES if "timetable" in r.stages]
    return sum(f.penalty for r in rules for f in r.inspect(problem, plan))


def changes(problem: Problem, plan: Plan, forced: Forced) -> Iterator[str]:
    """Visits that would go, come or move."""
    before = {a.resource: a.start for a in plan.appointments if a.stay == forced.stay.id and a.resource}
    after = {a.resource: a.start for a in forced.items if a.resource}
    group = forced.stay.group
    for key in sorted(before.keys() | after.keys()):
        name, old, new = problem.resource[key].name, before.get(key), after.get(key)
        if old and not new and problem.resource[key].city == forced.stay.city and _is_visit(plan, forced, key):
            yield f"Group {group} would no longer meet {name} (now {on_day(old.date())} at {clock(old)})."
        elif new and not old:
            yield f"Group {group} would meet {name} on {on_day(new.date())} at {clock(new)}."
        elif new and old and new != old:
            when = f"{on_day(new.date())} at {clock(new)}"
            yield f"Group {group} would meet {name} on {when} instead of {_said(old, new)}."


def _said(old: datetime, new: datetime) -> str:
    return clock(old) if old.date() == new.date() else f"{on_day(old.date())} at {clock(old)}"


def _is_visit(plan: Plan, forced: Forced, resource: str) -> bool:
    """Whether the resource is met as a visit in this stay, which the timetable may change."""
    return any(
        a.stay == forced.stay.id and a.resource == resource and a.kind is Kind.PROFESSIONAL for a in plan.appointments
    )
