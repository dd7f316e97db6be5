"""The language stage: language officers for groups, then for each appointment of a group."""

from envoyage.planner.language.teams import staff_groups
from envoyage.planner.language.turns import share_out
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem
from envoyage.planner.progress import Report, Stop, never, silent

__all__ = ["assign_officers", "share_out", "staff_groups"]

TEAMS_SHARE = 0.4
"""The part of the time that staffing the groups may take; the rest goes to the appointments (assumption)."""


def assign_officers(
    problem: Problem, plan: Plan, *, seconds: float = 5.0, seed: int = 0, report: Report = silent,
    cancelled: Stop = never,
) -> Plan:  # fmt: skip
    """The plan with the cheapest officers for its groups, and for each appointment those who go with it.

    Appends two reports, ``language`` (dollars, as a negative value) and ``interpreting`` (minutes of the busiest
    officers, as a negative value, less what is missing). Raises Impossible, with the languages and the numbers,
    where the officers are too few for the groups of the plan.
    """
    staffed = staff_groups(problem, plan, seconds=seconds * TEAMS_SHARE, seed=seed, report=report, cancelled=cancelled)
    return share_out(
        problem, staffed, seconds=seconds * (1 - TEAMS_SHARE), seed=seed, report=report, cancelled=cancelled
    )
