"""Cost against coverage: the programme planned at several prices of a point, and the plans that none surpasses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from envoyage.planner.plan import Plan
from envoyage.planner.problem import Policies, Problem
from envoyage.planner.whatif.play import Outcome, Scenario

SPAN = 10.0
"""The outermost prices are this many times below and above the programme's own; assumption: a plan's value then
ranges from mostly dollars to hardly any."""


@dataclass(frozen=True)
class Point:
    """A checked plan on the way from cheap to well covered. ``rates`` are the dollars_per_point it was found at."""

    rates: tuple[float, ...]
    cost: float
    coverage: float
    coverage_mean: float
    coverage_minimum: float
    complete: bool
    surpassed: bool
    plan: Plan


def rates(policies: Policies, number: int) -> tuple[float, ...]:
    """So many dollars_per_point in equal ratios around the programme's own, the lowest first."""
    own = policies.dollars_per_point
    if number == 1:
        return (own,)
    steps = (2 * i / (number - 1) - 1 for i in range(number))
    return tuple(float(f"{own * SPAN**step:.4g}") if step else own for step in steps)


def at_rates(problem: Problem, number: int) -> tuple[Scenario, ...]:
    """The programme at each price of a point."""
    return tuple(
        Scenario(f"{rate:,.0f} USD a point", _at(problem, rate), (f"policies.dollars_per_point = {rate:g}",))
        for rate in rates(problem.policies, number)
    )


def _at(problem: Problem, rate: float) -> Problem:
    return replace(problem, policies=replace(problem.policies, dollars_per_point=rate))


def front(outcomes: Iterable[Outcome]) -> tuple[Point, ...]:
    """The planned outcomes from the cheapest on; a plan that breaks a hard rule counts as surpassed.

    Coverage is what plans are made for: the mean and the minimum, weighed by the policies and brought to 0 to 1.
    """
    points = sorted((p for p in map(_point, outcomes) if p), key=lambda p: (p.cost, -p.coverage, p.rates))
    found = [_merged(list(same)) for _, same in groupby(points, key=_standing)]
    kept = undominated([(p.cost, p.coverage) if p.complete else None for p in found])
    return tuple(replace(p, surpassed=not keep) for p, keep in zip(found, kept, strict=True))


def _standing(point: Point) -> tuple[float, float, bool]:
    return point.cost, point.coverage, point.complete


def _merged(same: list[Point]) -> Point:
    """Plans that cost and cover the same as one point."""
    return replace(same[0], rates=tuple(sorted({rate for point in same for rate in point.rates})))


def _point(outcome: Outcome) -> Point | None:
    if outcome.plan is None or outcome.verdict is None:
        return None
    totals, policies = outcome.verdict.totals, outcome.scenario.problem.policies
    weight = policies.minimum_weight
    coverage = (totals.coverage_mean + weight * totals.coverage_minimum) / (1 + weight)
    return Point(
        (policies.dollars_per_point,), totals.cost, coverage, totals.coverage_mean, totals.coverage_minimum,
        outcome.verdict.complete, surpassed=True, plan=outcome.plan,
    )  # fmt: skip


def undominated(pairs: Sequence[tuple[float, float] | None]) -> list[bool]:
    """Of pairs of cost and coverage, cheapest first: whether no other costs as little and covers as much.

    Of equal pairs the first is kept; what is None is never kept.
    """
    best, kept = float("-inf"), []
    for pair in pairs:
        better = pair is not None and pair[1] > best
        best = pair[1] if pair and better else best
        kept.append(better)
    return kept
