"""Repairs after random events on a planned sample: seconds, rules broken, share proven, change beside a new plan."""

import statistics
import time

from bench.measured import Figures, planned
from envoyage.planner.events import Event, News, random_events
from envoyage.planner.events.random import moment_before
from envoyage.planner.make import make_plan
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem
from envoyage.planner.repair import Answer, repair
from envoyage.planner.repair.case import Case
from envoyage.sample import make_problem

AFRESH = 20
"""Events after which the programme is also planned afresh, with the same seed."""
AFRESH_SECONDS = 10.0


def repairs(size: str, events: int, seconds: float, seed: int) -> Figures:
    """Each event by itself repaired on the same plan."""
    problem = make_problem(size, seed)
    plan, _ = planned(problem, seconds, seed)
    happened = random_events(problem, plan, events, seed)
    rows = [_row(problem, plan, event, seed) for event in happened]
    took = sorted(row["seconds"] for row in rows)
    fresh = [(event, row) for event, row in zip(happened, rows, strict=True) if row["moved"]][:AFRESH]
    ratios = [_ratio(problem, plan, event, row["moved"], seed) for event, row in fresh]
    return {
        "events": len(rows),
        "median": statistics.median(took),
        "ninetieth": took[int(0.9 * (len(took) - 1))],
        "worst": took[-1],
        "broken": sum(row["broken"] for row in rows),
        "not_repaired": [f"{row['event']}: {', '.join(row['rules'])}" for row in rows if row["broken"]],
        "proven": round(sum(row["proven"] for row in rows) / len(rows), 3),
        "alternatives": round(statistics.mean(row["repairs"] for row in rows), 2),
        "changed_to_afresh": round(statistics.median(ratios), 4) if ratios else None,
    }


def _row(problem: Problem, plan: Plan, event: Event, seed: int) -> Figures:
    started = time.monotonic()
    answer: Answer = repair(problem, plan, News((event,), moment_before(problem, event)), seconds=5.0, seed=seed)
    first = answer.repairs[0]
    return {
        "event": event.event,
        "seconds": round(time.monotonic() - started, 2),
        "broken": first.measure.broken,
        "rules": sorted({f.rule for f in first.verdict.broken}),
        "proven": answer.proven,
        "repairs": len(answer.repairs),
        "moved": first.measure.moved,
    }


def _ratio(problem: Problem, plan: Plan, event: Event, moved: int, seed: int) -> float:
    """Changed items of the repair as a ratio to those of a plan made afresh."""
    case = Case(problem, plan, News((event,)), float("inf"))
    afresh = make_plan(case.problem, seconds=AFRESH_SECONDS, seed=seed)
    return moved / max(1, case.moved(afresh))
