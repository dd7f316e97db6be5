"""The figures by which scenarios are compared."""

from collections import Counter
from dataclasses import dataclass

from envoyage.planner.check import Verdict
from envoyage.planner.plan import WHOLE, Plan, StageReport, Totals
from envoyage.planner.problem import Policies, Problem


@dataclass(frozen=True)
class Measures:
    """The figures of a plan. ``value_as_base`` weighs coverage and dollars as the programme as it is does.

    ``gap`` is that of split and route, None where it gave no bound. ``whole_gap`` is that of the plan as a whole: how
    far its value is from a bound that no complete plan exceeds; None without a bound and for a plan that breaks
    rules. ``broken`` counts the findings against rules that are not soft.
    """

    people: int
    value: float
    value_as_base: float
    coverage_mean: float
    coverage_minimum: float
    cost: float
    gap: float | None
    whole_gap: float | None
    stopped: str
    broken: tuple[tuple[str, int], ...]
    complete: bool


def measures(
    problem: Problem, plan: Plan, verdict: Verdict, base: Policies, bound: float | None = None
) -> Measures:  # fmt: skip
    """The figures of a plan, recomputed by the check; ``bound`` is that of all complete plans of the programme."""
    totals = verdict.totals
    broken = Counter(f.rule for f in verdict.broken)
    return Measures(
        people=len(problem.travellers),
        value=totals.value,
        value_as_base=value_by(base, totals),
        coverage_mean=totals.coverage_mean,
        coverage_minimum=totals.coverage_minimum,
        cost=totals.cost,
        gap=_gap(plan),
        whole_gap=_whole_gap(plan, verdict, bound),
        stopped=plan.stopped.value,
        broken=tuple(sorted(broken.items())),
        complete=verdict.complete,
    )


def value_by(policies: Policies, totals: Totals) -> float:
    """What a plan is worth where coverage and dollars are weighed by these policies."""
    covered = totals.coverage_mean + policies.minimum_weight * totals.coverage_minimum
    return round(1000 * covered - totals.cost / policies.dollars_per_point - totals.penalty, 6)


def _whole_gap(plan: Plan, verdict: Verdict, bound: float | None) -> float | None:
    if bound is None or not verdict.complete:
        return None
    return StageReport(WHOLE, verdict.totals.value, bound, plan.stopped).gap


def _gap(plan: Plan) -> float | None:
    from envoyage.planner.route import STAGE  # noqa: PLC0415 -- a comparison that is only read needs no solver

    return next((r.gap for r in plan.reports if r.stage == STAGE and abs(r.bound) < 1e300), None)
