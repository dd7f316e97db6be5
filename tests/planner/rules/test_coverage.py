"""What each person came for is covered."""

from dataclasses import replace

import pytest

from envoyage.planner.rule import Severity
from envoyage.planner.rules.coverage import Coverage
from envoyage.planner.value import coverage
from tests.builders import tiny_plan, tiny_problem
from tests.planner.edits import findings, with_policies

RULE = Coverage()


def test_people_at_the_goal_are_not_told_of():
    problem = tiny_problem()
    least = min(coverage(problem, tiny_plan()).values())

    assert findings(RULE, with_policies(problem, coverage_goal=least), tiny_plan()) == []


def test_everybody_below_the_goal_is_told_of_without_a_penalty():
    found = findings(RULE, with_policies(tiny_problem(), coverage_goal=1.01), tiny_plan())

    assert len(found) == 12
    assert {(f.severity, f.penalty) for f in found} == {(Severity.SOFT, 0.0)}
    assert found[0].message.startswith("Person 00 gets ")


@pytest.mark.parametrize(
    ("bounds", "words"), [((), "Not proven best."), ((("p00", 0.42),), "More than 42% is impossible.")]
)
def test_the_bound_of_a_person_is_told_where_it_is_known(bounds, words):
    plan = replace(tiny_plan(), bounds=bounds)

    found = findings(RULE, with_policies(tiny_problem(), coverage_goal=1.01), plan)

    assert words in found[0].message
