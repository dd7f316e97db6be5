"""Visits at which an interpreted group divides."""

from dataclasses import replace
from random import Random

from envoyage.planner.rules.language_cover import LanguageCover
from tests.builders import tiny_plan, tiny_problem
from tests.planner.agreement.staffed import is_feasible, visits_of


def test_a_group_of_one_interpreter_does_not_divide_among_listeners() -> None:
    problem, plan = tiny_problem(), tiny_plan()
    problem = replace(problem, policies=replace(problem.policies, simultaneous_per_group=1))
    visits = visits_of(problem, plan, Random(1))

    assert not is_feasible(problem, plan, visits, LanguageCover(), {"divided": 1})
    assert is_feasible(problem, plan, visits, LanguageCover(), {"v0": 1})
