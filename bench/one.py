"""One measured run in a process of its own: prints a JSON document with its figures and its peak memory.

Usage: python -m bench.one plan|random|folder|stay [--size M] [--seed 7] [--seconds 60] [--resources 40]
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from envoyage.planner.check import check
from envoyage.planner.plan import Plan, Stopped
from envoyage.planner.problem import Problem
from envoyage.sample import make_problem

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
        "stays": len(stays),
        "stays_proven": sum(r.stopped is Stopped.PROVEN for r in stays),
        "worst_stay_gap": round(max((r.gap for r in stays), default=0.0), 4),
        "others": {r.stage: (r.stopped.value, round(r.gap, 4)) for r in plan.reports if r.stage not in ("timetable",)},
    }


def plan_run(asked: argparse.Namespace) -> Figures:
    """A sample planned by Envoyage."""
    problem = make_problem(asked.size, asked.seed)
    plan, figures = planned(problem, asked.seconds, asked.seed)
    return figures | described(problem, plan)


def random_run(asked: argparse.Namespace) -> Figures:
    """The same sample as a random legal plan."""
    from envoyage.sample.random_plan import random_plan  # noqa: PLC0415 -- this run alone needs it

    problem = make_problem(asked.size, asked.seed)
    return described(problem, random_plan(problem, asked.seed))


def folder_run(asked: argparse.Namespace) -> Figures:
    """The whole output folder of a plan; memory and time of the writing alone come from the second figures."""
    from envoyage.exports.folder import write_folder  # noqa: PLC0415 -- this run alone needs it
    from envoyage.files import plan_bytes  # noqa: PLC0415 -- this run alone needs it

    problem = make_problem(asked.size, asked.seed)
    plan, _ = planned(problem, asked.seconds, asked.seed)
    before = peak_megabytes()
    with tempfile.TemporaryDirectory() as home:
        started = time.monotonic()
        verdict = check(problem, plan)
        files = write_folder(problem, plan, verdict.findings, Path(home) / "out", plan_json=plan_bytes(problem, plan))
        return {"seconds": round(time.monotonic() - started, 2), "files": len(files), "planner_megabytes": before}


def peak_megabytes() -> float:
    """The largest resident size of this process so far."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


RUNS = {"plan": plan_run, "random": random_run, "folder": folder_run}


def main() -> None:
    """Parse, run, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", choices=sorted(RUNS))
    parser.add_argument("--size", default="M", choices=("S", "M", "L"))
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=60.0)
    asked = parser.parse_args()
    figures = RUNS[asked.run](asked)
    json.dump(figures | {"megabytes": peak_megabytes()}, sys.stdout)


if __name__ == "__main__":
    main()
