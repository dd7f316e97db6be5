from dataclasses import replace

from envoyage.planner.rules.cost import Cost
from tests.builders import tiny_plan, tiny_problem

RULE = Cost()


def _messages(dollars_per_point: float) -> list[str]:
    problem = tiny_problem()
    problem = replace(problem, policies=replace(problem.policies, dollars_per_point=dollars_per_point))
    return [f.message for f in RULE.inspect(problem, tiny_plan())]


def test_an_order_of_cities_that_costs_little_more_is_allowed() -> None:
    assert _messages(2000.0) == []


def test_a_detour_is_told_with_the_cheaper_order() -> None:
    assert _messages(20.0) == [
        "Group G2 pays 29 dollars more for its journeys than in the order Mobile, Tulsa. "
        "Change the order if the cities are free and it costs no coverage."
    ]


def test_a_finding_takes_no_points_because_the_money_already_does() -> None:
    problem = tiny_problem()
    problem = replace(problem, policies=replace(problem.policies, dollars_per_point=1.0))

    assert {f.penalty for f in RULE.inspect(problem, tiny_plan())} == {0.0}
