"""Random timetables of a stay, judged by both halves of a rule of timetables."""

import time as clock
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import product
from random import Random

from envoyage.planner.plan import Appointment, Group, Plan, Stay
from envoyage.planner.problem import AppointmentPin, Pins, Problem, days
from envoyage.planner.progress import never
from envoyage.planner.rule import Rule, Severity
from envoyage.planner.timetable.build import Terms, build_model
from envoyage.planner.timetable.day import DayPlanner
from envoyage.planner.timetable.solve import Choice, Limits, evaluate
from envoyage.planner.unknowns import StayModel
from envoyage.planner.value import coverage
from tests.planner.agreement.trial import Answer, Points
from tests.planner.timetable.stays import small_stay, visit

Timetable = tuple[Appointment, ...]
CLOSE = 0.05
"""Points that the whole numbers of the solver may take coverage apart."""


def timetable(rule: Rule, seed: int) -> Answer | None:
    """Whether a timetable is allowed."""
    problem, plan, stay, items = case(rule.code, seed)
    if rule.code == "resource-use" and hard(rule, problem, plan):
        return None  # others break the rule already; no timetable of this stay can mend that
    model, possible, choice = fixed(problem, plan, stay, items, rule)
    feasible = possible and evaluate(model, choice, limits(seed)) is not None
    return Answer(feasible, hard(rule, problem, with_timetable(plan, items)) == 0)


def penalties(rule: Rule, seed: int) -> Answer | None:
    """What a timetable costs, with the formats that cost least."""
    problem, plan, stay, items = case(rule.code, seed)
    items = once_each(items)
    model, possible, choice = fixed(problem, plan, stay, items, rule)
    if not possible:
        return None
    value = evaluate(model, choice, limits(seed))
    return Points(-value if value is not None else float("inf"), min(_penalties(rule, problem, plan, items)))


def gains(rule: Rule, seed: int) -> Answer | None:
    """What the visits of a timetable add to the mean and the minimum of coverage, in points."""
    problem, plan, stay, items = case(rule.code, seed)
    items = once_each(items)
    model, possible, choice = fixed(problem, plan, stay, items, rule)
    if not possible:
        return None
    value = evaluate(model, choice, limits(seed))
    gained = _worth(problem, with_timetable(plan, items)) - _worth(problem, plan)
    return Points(float("inf") if value is None else value, gained, CLOSE)


def _worth(problem: Problem, plan: Plan) -> float:
    shares = list(coverage(problem, plan).values())
    return 1000 * (sum(shares) / len(shares) + problem.policies.minimum_weight * min(shares))


def limits(seed: int) -> Limits:
    """More than enough."""
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
    if code == "coverage":
        others = tuple(
            replace(a, group="G1", attendees=plan.groups[0].members) for a in random_others(rng, problem, stay)
        )
    second = Group("G2", ())
    plan = replace(plan, groups=(*plan.groups, second), appointments=others)
    most = 2 if code == "pacing" else 3
    items = tuple(random_timetable(rng, problem, plan, stay, dense=code in ("full-days", "pacing"), most=most))
    # A pinned visit is not held again on another day, which only the rule against repetition objects to.
    return problem, plan, stay, once_each(items) if code == "pinned" else items


def once_each(items: Timetable) -> Timetable:
    """The timetable with the last visit to each resource."""
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
    """A visit pinned to some time, to a day or to a time."""
    resource, day = rng.choice(problem.resources), rng.choice(days(stay.arrive, stay.leave))
    return rng.choice(
        (
            AppointmentPin("G1", resource.id),
            AppointmentPin("G1", resource.id, day=day),
            AppointmentPin("G1", resource.id, start=datetime.combine(day, time(rng.choice((9, 10)), 0))),
        )
    )


def fixed(problem: Problem, plan: Plan, stay: Stay, items: Timetable, rule: Rule) -> tuple[StayModel, bool, Choice]:
    """The model of this rule alone with the timetable fixed, whether the clock times are possible, its days."""
    model = build_model(problem, plan, stay, Terms(rules=[rule]))
    choice: dict[date, frozenset[str]] = {}
    possible = True
    for item in items:
        key = item.resource, item.start.date()
        start = item.start.hour * 60 + item.start.minute
        possible &= start in model.starts[key]
        model.starts[key] = (start,)
        choice[item.start.date()] = choice.get(item.start.date(), frozenset()) | {item.resource}
    planner = DayPlanner(model)
    possible = possible and all(planner.fits(day, visits) for day, visits in choice.items())
    return model, possible, choice


def hard(rule: Rule, problem: Problem, plan: Plan) -> int:
    """How many hard findings there are."""
    return sum(1 for f in rule.inspect(problem, plan) if f.severity is not Severity.SOFT)


def with_timetable(plan: Plan, items: Timetable) -> Plan:
    """The plan with the visits too."""
    return replace(plan, appointments=(*plan.appointments, *items))


def _penalties(rule: Rule, problem: Problem, plan: Plan, items: Timetable) -> Iterator[float]:
    """The penalty of a timetable for each way to choose the formats of its visits."""
    for formats in product(*(problem.resource[a.resource].formats for a in items)):
        chosen = tuple(replace(a, format=f) for a, f in zip(items, formats, strict=True))
        yield sum(f.penalty for f in rule.inspect(problem, with_timetable(plan, chosen)))
