"""The timetable of a stay against all timetables there are, on stays small enough to list them."""

import time as clock
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import product

import pytest

from envoyage.planner.plan import Appointment, Kind, Plan, Stay, Stopped
from envoyage.planner.problem import Problem
from envoyage.planner.progress import never
from envoyage.planner.rule import Severity
from envoyage.planner.rules import RULES
from envoyage.planner.rules.coverage import Coverage
from envoyage.planner.timetable.build import Terms, build_model
from envoyage.planner.timetable.day import DayPlanner
from envoyage.planner.timetable.items import prayer_items, session_items, stay_items
from envoyage.planner.timetable.solve import Limits, solve_stay
from envoyage.planner.value import coverage
from envoyage.planner.workdays import full_days
from tests.planner.timetable.stays import small_stay, visit

CODES = {
    "one-place-at-a-time", "venue-travel-time", "opening-hours", "resource-group-size", "working-day", "travel-days",
    "weekend-rest", "pacing", "full-days", "lead-days", "no-repetition", "category-promise", "resource-use",
    "viewpoints", "formats", "faith-practice", "shared-blocks-attended",
}  # fmt: skip
STAY_RULES = [rule for rule in RULES if rule.code in CODES]
OF_A_DAY = [rule for rule in STAY_RULES if rule.code not in ("category-promise", "full-days")]
GRID = 120


def with_what_is_fixed(problem: Problem, plan: Plan, stay: Stay) -> Plan:
    """The plan with sessions and the Friday break, which are no choice of the timetable."""
    plan = replace(plan, appointments=session_items(problem, plan, stay))
    model = build_model(problem, plan, stay, Terms(rules=STAY_RULES))
    prayer = tuple(a for day in model.days for a in prayer_items(model, day))
    return replace(plan, appointments=plan.appointments + prayer)


def judge(problem: Problem, plan: Plan, rules: list) -> float | None:  # type: ignore[type-arg]
    """Penalty of a plan, None where it breaks a hard rule."""
    penalty = 0.0
    for rule in rules:
        for finding in rule.inspect(problem, plan):
            if finding.severity is not Severity.SOFT:
                return None
            penalty += finding.penalty
    return penalty


def worth(problem: Problem, plan: Plan) -> float:
    shares = list(coverage(problem, plan).values())
    return 1000 * (sum(shares) / len(shares) + problem.policies.minimum_weight * min(shares))


def day_timetables(problem: Problem, plan: Plan, stay: Stay, day: date) -> dict[frozenset[str], list[Appointment]]:
    """For each set of resources one legal timetable of this day, where there is one."""
    hours = [time(h) for h in range(8, 18, GRID // 60)]
    found = {}
    for starts in product([None, *hours], repeat=len(problem.resources)):
        held = [(r, h) for r, h in zip(problem.resources, starts, strict=True) if h]
        key = frozenset(r.id for r, _ in held)
        if key in found or len(held) > problem.policies.most_a_day:
            continue
        visits = [visit(stay, plan.groups[0], r, datetime.combine(day, h)) for r, h in held]
        for lunch in lunches(problem, plan, stay, day):
            trial = replace(plan, appointments=(*plan.appointments, *visits, *lunch))
            if judge(problem, trial, OF_A_DAY) is not None:
                found[key] = [*visits, *lunch]
                break
    return found


def lunches(problem: Problem, plan: Plan, stay: Stay, day: date) -> list[list[Appointment]]:
    """Lunch at each half hour it may start; none on a day that is not full or has a Friday break."""
    praying = any(a.kind is Kind.FAITH and a.start.date() == day for a in plan.appointments)
    if praying or day not in full_days(problem, stay.city, stay.arrive, stay.leave):
        return [[]]
    starts = [datetime.combine(day, time(11, 30)) + timedelta(minutes=30 * i) for i in range(5)]
    return [
        [Appointment(f"lunch-{day}", stay.id, "G1", Kind.MEAL, s, s + timedelta(hours=1), plan.groups[0].members)]
        for s in starts
    ]


def optimum(problem: Problem, plan: Plan, stay: Stay) -> float | None:
    """The best worth of all legal timetables, None where there is none. Formats are the kindest possible."""
    days = [stay.arrive + timedelta(days=i) for i in range((stay.leave - stay.arrive).days + 1)]
    tables = [list(day_timetables(problem, plan, stay, day).values()) for day in days]
    best = None
    for chosen in product(*tables):
        items = tuple(a for day_items in chosen for a in day_items)
        value = best_by_format(problem, plan, items)
        if value is not None and (best is None or value > best):
            best = value
    return best


def best_by_format(problem: Problem, plan: Plan, items: tuple[Appointment, ...]) -> float | None:
    visits = [a for a in items if a.resource]
    lunch = [a for a in items if not a.resource]
    if len({a.resource for a in visits}) < len(visits):
        return None
    values = []
    for formats in product(*(problem.resource[a.resource].formats for a in visits)):
        mine = [replace(a, format=f) for a, f in zip(visits, formats, strict=True)]
        trial = replace(plan, appointments=(*plan.appointments, *mine, *lunch))
        penalty = judge(problem, trial, STAY_RULES)
        if penalty is None:
            return None
        values.append(worth(problem, trial) - penalty)
    return max(values)


@pytest.mark.parametrize("seed", range(200))
def test_a_stay_is_as_good_as_the_best_of_all_its_timetables(seed: int):
    problem, plan, stay = small_stay(
        seed, resources=3 + seed % 2, nights=2 + seed % 3 // 2, in_block=seed % 4 == 0,
        fewest_a_day=2 if seed % 4 == 0 else 1, most_a_day=3, grid_minutes=GRID, day_starts=time(8), day_ends=time(18),
        most_minutes_a_day=270, most_full_days_in_a_row=1,
    )  # fmt: skip
    plan = with_what_is_fixed(problem, plan, stay)
    base = worth(problem, plan)

    best = optimum(problem, plan, stay)
    model = build_model(problem, plan, stay, Terms(rules=[*STAY_RULES, Coverage()]))
    planner = DayPlanner(model)
    found = solve_stay(model, planner, Limits(clock.monotonic() + 60, seed, never))

    assert (found is None) == (best is None)
    if found and best is not None:
        sessions = session_items(problem, plan, stay)
        planned = replace(plan, appointments=(*sessions, *stay_items(model, planner, found.choice)))
        penalty = judge(problem, planned, STAY_RULES)
        assert penalty is not None
        assert found.stopped is Stopped.PROVEN
        assert base + found.value == pytest.approx(best, abs=0.01)
        assert base + found.bound == pytest.approx(best, abs=0.01)
        assert worth(problem, planned) - penalty == pytest.approx(best, abs=0.01)
