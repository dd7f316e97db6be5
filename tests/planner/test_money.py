from dataclasses import replace

from envoyage.planner.money import CostType, cost_lines
from envoyage.planner.problem import PerDiem, Policies
from tests.builders import tiny_plan, tiny_problem

PROBLEM = tiny_problem()
PLAN = tiny_plan(PROBLEM)


def total(kind: CostType, **changes: object) -> float:
    problem = tiny_problem(**changes)
    return round(sum(line.amount for line in cost_lines(problem, PLAN) if line.type is kind), 2)


def test_everybody_who_travels_sleeps_every_night_of_the_programme() -> None:
    people = sum(len(g.members) + len(g.officers) for g in PLAN.groups)

    assert total(CostType.LODGING) == people * 15 * 110.0


def test_flat_per_diem_pays_every_day_and_the_federal_one_three_quarters_at_the_ends() -> None:
    people = sum(len(g.members) + len(g.officers) for g in PLAN.groups)
    federal = replace(PROBLEM.policies, per_diem="first_last_75")

    assert total(CostType.MEALS) == people * 16 * 68.0
    assert total(CostType.MEALS, policies=federal) == people * (14 + 1.5) * 68.0


def test_a_row_for_the_month_wins_over_the_default() -> None:
    rows = tuple(PerDiem(c.id, 5, 200.0, 90.0) for c in PROBLEM.cities)

    assert total(CostType.LODGING, per_diems=rows) == total(CostType.LODGING) / 110 * 200


def test_language_officers_are_paid_for_each_day_of_the_programme() -> None:
    assert total(CostType.OFFICERS) == 4 * 16 * Policies().officer_day_rate
