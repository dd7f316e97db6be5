"""Lets scenarios share their plans: a plan found for one may be the best yet for another, as searches end early.

Without it a scenario with a resource less may look better than the programme as it is, which has that plan too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from envoyage.planner.check import KNOWN, check
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem
from envoyage.planner.value import totals
from envoyage.planner.whatif.play import End, Least, Outcome

CLOSE = 1e-6


def shared(outcomes: Sequence[Outcome], others: Iterable[Outcome] = ()) -> tuple[Outcome, ...]:
    """Each outcome with the best plan of all, its own first; plans of ``others`` are offered too."""
    donors = (*outcomes, *others)
    return tuple(_with_best(outcome, donors) for outcome in outcomes)


def _with_best(outcome: Outcome, donors: Sequence[Outcome]) -> Outcome:
    """The outcome with the plan that is worth most to it and breaks no hard rule there; of equals its own."""
    best, problem = outcome, outcome.scenario.problem
    for donor in donors:
        known = donor is outcome or donor.plan is None or donor.plan is best.plan
        if known or donor.plan is None or not _could_be_better(problem, donor.plan, best):
            continue
        found = judged(problem, donor.plan)
        if found.verdict.complete and _is_better(found.verdict.totals.value, best):
            best = replace(outcome, end=End.PLANNED, plan=found.plan, verdict=found.verdict, why=(),
                           taken_from=donor.scenario.name)  # fmt: skip
    return best


def judged(problem: Problem, plan: Plan) -> Least:
    """The plan with the figures it has in this programme, without what was proven for another."""
    plan = replace(plan, totals=None, reports=(), bounds=())
    verdict = check(problem, plan)
    return Least(replace(plan, totals=verdict.totals), replace(verdict, mismatches=()))


def _could_be_better(problem: Problem, plan: Plan, best: Outcome) -> bool:
    """Whether a plan is worth a check: it can be read here and, soft findings left aside, is worth more."""
    if any(True for _ in KNOWN.inspect(problem, plan)):
        return False
    return _is_better(totals(problem, plan, ()).value, best)


def _is_better(value: float, best: Outcome) -> bool:
    if best.verdict is None or not best.verdict.complete:
        return True
    return value > best.verdict.totals.value + CLOSE
