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
    ("above", "words"),
    [
        (None, "; not proven best. "),
        (0.2, "; not proven best: at most {:.0%} could be reached. "),
        (0.01, "; not proven best: at most {:.0%} could be reached. "),
        (0.004, "; more is impossible. "),
        (0.0, "; more is impossible. "),
    ],
)
def test_more_is_called_impossible_only_where_the_bound_is_reached(above, words):
    problem = with_policies(tiny_problem(), coverage_goal=1.01)
    share = coverage(problem, tiny_plan())["p00"]
    bounds = () if above is None else (("p00", share + above),)

    found = findings(RULE, problem, replace(tiny_plan(), bounds=bounds))

    assert words.format(share + (above or 0)) in found[0].message


@pytest.mark.parametrize(("above", "shown"), [(0.1, 0), (0.004, 1), (0.0004, 2)])
def test_a_share_just_below_the_goal_is_told_with_as_many_decimals_as_tell_them_apart(above: float, shown: int):
    share = coverage(tiny_problem(), tiny_plan())["p04"]
    goal = share + above

    found = findings(RULE, with_policies(tiny_problem(), coverage_goal=goal), tiny_plan())

    said = next(f.message for f in found if f.about[0] == "p04")
    assert f"gets {share:.{shown}%} of what was asked for; the goal is {goal:.{shown}%};" in said
    assert f"{share:.{shown}%}" != f"{goal:.{shown}%}"
