"""What every run measures: when each better plan came, and what the last one is worth."""

import time
from typing import Any

from envoyage.planner.check import check
from envoyage.planner.plan import Plan, Stopped
from envoyage.planner.problem import Problem

Figures = dict[str, Any]


def planned(problem: Problem, seconds: float, seed: int) -> tuple[Plan, Figures]:
    """Plan in this process and note when each better plan came."""
    from envoyage.planner.make import make_plan  # noqa: PLC0415 -- the solver is loaded before the clock starts

    started = time.monotonic()
    moments: list[tuple[float, bool, float]] = []

    def keep(plan: Plan) -> None:
        when = time.monotonic() - started
        moments.append((when, not check(problem, plan).broken, plan.totals.value if plan.totals else 0.0))

    plan = make_plan(problem, seconds=seconds, seed=seed, keep=keep)
    return plan, {
        "first_complete": next((round(when, 2) for when, complete, _ in moments if complete), None),
        "seconds": round(time.monotonic() - started, 2),
        "plans": [(round(when, 2), complete, round(value, 2)) for when, complete, value in moments],
    }


def described(problem: Problem, plan: Plan) -> Figures:
    """Coverage, cost, findings and stage gaps of a plan."""
    verdict = check(problem, plan)
    stays = [r for r in plan.reports if r.stage == "timetable"]
    route = next((r for r in plan.reports if r.stage == "split and route"), None)
    return {
        "value": round(verdict.totals.value, 2),
        "mean": round(verdict.totals.coverage_mean, 4),
        "minimum": round(verdict.totals.coverage_minimum, 4),
        "cost": verdict.totals.cost,
        "broken": len(verdict.broken),
        "soft": len(verdict.findings) - len(verdict.broken),
        "route_value": route and round(route.value, 3),
        "route_bound": route and round(route.bound, 3),
        "route_gap": route and round(route.gap, 5),
        "whole_bound": plan.whole and round(plan.whole.bound, 2),
        "whole_gap": plan.whole and round(plan.whole.gap, 4),
        "stays": len(stays),
        "stays_proven": sum(r.stopped is Stopped.PROVEN for r in stays),
        "worst_stay_gap": round(max((r.gap for r in stays), default=0.0), 4),
        "others": {r.stage: (r.stopped.value, round(r.gap, 4)) for r in plan.reports if r.stage != "timetable"},
    }
