"""Inspects an arrangement in plain Python: no solver, and no search.

Who could meet whom, what that is worth and what fair shares are is asked of the request in the same words as by those
who arrange (``ground``, ``worth``, ``mixing``); who meets, waits, sits and blocks is counted anew.
"""

from collections.abc import Callable, Iterator

from envoyage.planner.encounters.arrangement import Arrangement
from envoyage.planner.encounters.checks.case import Case
from envoyage.planner.encounters.checks.figures import wrong_figures
from envoyage.planner.encounters.checks.meetings import (
    crowded_tables,
    in_two_places,
    met_twice,
    not_understood,
    odd_times,
    officers_away,
    unknown_meetings,
    unknown_seats,
    while_away,
    wishes_not_kept,
)
from envoyage.planner.encounters.checks.seats import odd_seats
from envoyage.planner.encounters.checks.shares import unequal_waits, unfair_shares
from envoyage.planner.encounters.request import EncounterRequest
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem

CHECKS: tuple[Callable[[Case], Iterator[str]], ...] = (
    met_twice, in_two_places, crowded_tables, while_away, not_understood, officers_away, wishes_not_kept, unfair_shares,
    unequal_waits, odd_seats, wrong_figures,
)  # fmt: skip


def findings(problem: Problem, plan: Plan, request: EncounterRequest, arrangement: Arrangement) -> tuple[str, ...]:
    """Everything that is wrong with an arrangement, each as a sentence with the way out; empty where nothing is."""
    case = Case(problem, plan, request, arrangement)
    for first in (unknown_meetings, unknown_seats, odd_times):
        if wrong := tuple(first(case)):
            return wrong  # nothing else can be judged
    return tuple(dict.fromkeys(sentence for check in CHECKS for sentence in check(case)))
