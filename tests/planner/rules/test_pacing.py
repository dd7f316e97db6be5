"""Not too many heavy days one after the other."""

from envoyage.planner.rule import Severity
from envoyage.planner.rules.pacing import Pacing
from tests.builders import tiny_plan, tiny_problem
from tests.planner.edits import findings, with_policies, without

RULE = Pacing()


def heavy(days_in_a_row):
    return with_policies(tiny_problem(), most_a_day=2, most_full_days_in_a_row=days_in_a_row)


def test_days_below_the_maximum_are_fine():
    assert findings(RULE, tiny_problem(), tiny_plan()) == []


def test_as_many_heavy_days_as_the_policy_allows_are_fine():
    assert findings(RULE, heavy(3), tiny_plan()) == []


def test_one_heavy_day_more_costs_points_and_names_the_last_day():
    found = [f for f in findings(RULE, heavy(2), tiny_plan()) if "G1" in f.about]

    assert [f.penalty for f in found] == [RULE.weight]
    assert found[0].severity is Severity.SOFT
    assert "on 3 days in a row in Boise until Wednesday 26 May. Make one of these days lighter." in found[0].message


def test_a_lighter_day_between_ends_the_run():
    plan = without(tiny_plan(), "G1-slot2-boise-2")

    assert [f for f in findings(RULE, heavy(2), plan) if "G1" in f.about] == []
