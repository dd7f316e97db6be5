"""Lets scenarios share their plans: a plan found for one may be the best yet for another, as searches end early.

Without it a scenario with a resource less may look better than the programme as it is, which has that plan too.
"""

from collections.abc import Sequence
from dataclasses import replace

from envoyage.planner.check import Verdict, check
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem
from envoyage.planner.whatif.play import End, Outcome


def shared(outcomes: Sequence[Outcome], others: Sequence[Outcome] = ()) -> tuple[Outcome, ...]:
    """Each outcome with the best plan of all, its own first; plans of ``others`` are offered too."""
    return tuple(_with_best(outcome, (*outcomes, *others)) for outcome in outcomes)


def _with_best(outcome: Outcome, donors: Sequence[Outcome]) -> Outcome:
    """The outcome with the plan that is worth most to it and breaks no hard rule there; of equals its own."""
    best = outcome
    for donor in donors:
        if donor is outcome or donor.plan is None or donor.plan is outcome.plan:
            continue
        plan = _anew(donor.plan, outcome.scenario.problem)
        verdict = check(outcome.scenario.problem, plan)
        if verdict.complete and _is_better(verdict, best):
            best = Outcome(outcome.scenario, End.PLANNED, plan, verdict, taken_from=donor.scenario.name)
    return best


def _anew(plan: Plan, problem: Problem) -> Plan:
    """The plan with the figures it has in this programme, without what was proven for another."""
    plan = replace(plan, totals=None, reports=(), bounds=())
    return replace(plan, totals=check(problem, plan).totals)


def _is_better(verdict: Verdict, best: Outcome) -> bool:
    if best.verdict is None or not best.verdict.complete:
        return True
    return verdict.totals.value > best.verdict.totals.value + 1e-6
