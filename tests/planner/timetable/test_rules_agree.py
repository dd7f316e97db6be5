"""The two halves of each rule of a stay say the same about random timetables."""

import time as clock
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import product
from random import Random

import pytest

from envoyage.planner.plan import Appointment, Group, Kind, Plan, Stay
from envoyage.planner.problem import AppointmentPin, Pins, Problem, days
from envoyage.planner.progress import never
from envoyage.planner.rule import Rule, Severity
from envoyage.planner.rules import RULES
from envoyage.planner.timetable.build import Terms, build_model
from envoyage.planner.timetable.day import DayPlanner
from envoyage.planner.timetable.items import prayer_items
from envoyage.planner.timetable.solve import Choice, Limits, evaluate
from envoyage.planner.unknowns import StayModel
from tests.planner.timetable.stays import small_stay, visit

BY_CODE = {rule.code: rule for rule in RULES}
HARD = (
    "venue-travel-time", "opening-hours", "resource-group-size", "working-day", "travel-days", "weekend-rest",
    "full-days", "lead-days", "no-repetition", "category-promise", "resource-use", "faith-practice", "pinned",
)  # fmt: skip
SOFT = ("pacing", "viewpoints", "formats", "lead-days")
CASES = 60
Timetable = tuple[Appointment, ...]


def limits(seed: int) -> Limits:
    return Limits(clock.monotonic() + 60, seed, never)


def case(code: str, seed: int) -> tuple[Problem, Plan, Stay, Timetable]:
    """A stay, what is around it, and a random timetable of it without overlaps."""
    rng = Random(f"{code}/{seed}")
    problem, plan, stay = small_stay(
        rng.randrange(10**6), resources=5, fewest_a_day=1, most_a_day=2, most_minutes_a_day=200,
        most_full_days_in_a_row=1,
    )  # fmt: skip
    if code == "pinned":
        problem = replace(problem, pins=Pins(appointments=(random_pin(rng, problem, stay),)))
    others = random_others(rng, problem, stay) if code in ("no-repetition", "resource-use") else ()
    second = Group("G2", ())
    plan = replace(plan, groups=(*plan.groups, second), appointments=others)
    most = 2 if code == "pacing" else 3
    items = tuple(random_timetable(rng, problem, plan, stay, dense=code in ("full-days", "pacing"), most=most))
    # A pinned visit is not held again on another day, which only the rule against repetition objects to.
    return problem, plan, stay, once_each(items) if code == "pinned" else items


def once_each(items: Timetable) -> Timetable:
    return tuple({a.resource: a for a in items}.values())


def random_timetable(
    rng: Random, problem: Problem, plan: Plan, stay: Stay, *, dense: bool, most: int
) -> Iterator[Appointment]:
    """Up to ``most`` visits on each day; the same resource may come again on another day."""
    for day in days(stay.arrive, stay.leave):
        if not dense and rng.random() < 0.5:
            continue
        now = rng.choice((7, 8, 9)) * 60
        for resource in rng.sample(problem.resources, rng.choice((1, 1, 2, most))):
            start = now + 15 * rng.randrange(12)
            if start + resource.minutes < 22 * 60:
                yield visit(stay, plan.groups[0], resource, datetime.combine(day, time()) + timedelta(minutes=start))
                now = start + resource.minutes


def random_others(rng: Random, problem: Problem, stay: Stay) -> Timetable:
    """Visits of another group, and of the same group in an earlier stay."""
    before = replace(stay, id="before", arrive=stay.arrive - timedelta(days=3), leave=stay.arrive)
    group = Group(rng.choice(("G1", "G2")), ("p00",))
    found = []
    for resource in rng.sample(problem.resources, 3):
        day = rng.choice(days(stay.arrive, stay.leave)) if group.id == "G2" else before.arrive
        start = datetime.combine(day, time(rng.choice((9, 11, 14))))
        found.append(visit(before, group, resource, start))
    return tuple(found)


def random_pin(rng: Random, problem: Problem, stay: Stay) -> AppointmentPin:
    resource, day = rng.choice(problem.resources), rng.choice(days(stay.arrive, stay.leave))
    return rng.choice(
        (
            AppointmentPin("G1", resource.id),
            AppointmentPin("G1", resource.id, day=day),
            AppointmentPin("G1", resource.id, start=datetime.combine(day, time(rng.choice((9, 10)), 0))),
        )
    )


def fixed(problem: Problem, plan: Plan, stay: Stay, timetable: Timetable, rule: Rule) -> tuple[StayModel, bool, Choice]:
    """The model of this rule alone with the timetable fixed, whether the clock times are possible, its days."""
    model = build_model(problem, plan, stay, Terms(rules=[rule]))
    choice: dict[date, frozenset[str]] = {}
    possible = True
    for item in timetable:
        key = item.resource, item.start.date()
        start = item.start.hour * 60 + item.start.minute
        possible &= start in model.starts[key]
        model.starts[key] = (start,)
        choice[item.start.date()] = choice.get(item.start.date(), frozenset()) | {item.resource}
    planner = DayPlanner(model)
    possible = possible and all(planner.fits(day, visits) for day, visits in choice.items())
    return model, possible, choice


def hard(rule: Rule, problem: Problem, plan: Plan) -> int:
    return sum(1 for f in rule.inspect(problem, plan) if f.severity is not Severity.SOFT)


def with_timetable(plan: Plan, timetable: Timetable, prayer: Timetable = ()) -> Plan:
    return replace(plan, appointments=(*plan.appointments, *timetable, *prayer))


def is_right(code: str, problem: Problem, plan: Plan, timetable: Timetable) -> bool:
    """What the inspector says. Formats and prayer items are the planner's and are given as it would give them."""
    return hard(BY_CODE[code], problem, with_timetable(plan, timetable)) == 0


@pytest.mark.parametrize("code", HARD)
def test_solver_and_inspector_agree_on_a_hard_rule(code: str):
    verdicts = []
    for seed in range(CASES):
        problem, plan, stay, timetable = case(code, seed)
        if hard(BY_CODE[code], problem, plan) and code == "resource-use":
            continue  # others break the rule already; no timetable of this stay can mend that
        model, possible, choice = fixed(problem, plan, stay, timetable, BY_CODE[code])

        feasible = possible and evaluate(model, choice, limits(seed)) is not None

        assert feasible == is_right(code, problem, plan, timetable), seed
        verdicts.append(feasible)
    assert 0 < sum(verdicts) < len(verdicts)


@pytest.mark.parametrize("code", SOFT)
def test_solver_and_inspector_agree_on_the_penalty_of_a_soft_rule(code: str):
    penalties = []
    for seed in range(CASES):
        problem, plan, stay, timetable = case(code, seed)
        timetable = once_each(timetable)
        model, possible, choice = fixed(problem, plan, stay, timetable, BY_CODE[code])
        if not possible:
            continue

        value = evaluate(model, choice, limits(seed))

        penalty = min(penalties_of(BY_CODE[code], problem, plan, timetable))
        assert value == pytest.approx(-penalty, abs=1e-6), seed
        penalties.append(penalty)
    assert 0 < sum(p > 0 for p in penalties) < len(penalties)


def penalties_of(rule: Rule, problem: Problem, plan: Plan, timetable: Timetable) -> Iterator[float]:
    """The penalty of a timetable for each way to choose the formats of its visits."""
    for formats in product(*(problem.resource[a.resource].formats for a in timetable)):
        chosen = tuple(replace(a, format=f) for a, f in zip(timetable, formats, strict=True))
        yield sum(f.penalty for f in rule.inspect(problem, with_timetable(plan, chosen)))


def test_the_friday_break_is_in_the_calendar_of_those_who_keep_it():
    found = 0
    for seed in range(CASES):
        problem, plan, stay, _ = case("faith-practice", seed)
        model = build_model(problem, plan, stay)
        items = [a for day in model.days for a in prayer_items(model, day)]
        keeping = {p.id for p in problem.travellers if p.faith}

        assert {p for a in items for p in a.attendees} == keeping
        assert all(a.kind is Kind.FAITH for a in items)
        found += len(items)
    assert found
