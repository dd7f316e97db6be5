from dataclasses import replace

from envoyage.planner.rules.group_size import GroupSize
from tests.builders import tiny_plan, tiny_problem

RULE = GroupSize()


def _findings(**policies: int) -> list[str]:
    problem = tiny_problem()
    problem = replace(problem, policies=replace(problem.policies, **policies))
    return [f.message for f in RULE.inspect(problem, tiny_plan())]


def test_groups_within_the_policy_are_allowed() -> None:
    assert _findings() == []


def test_groups_exactly_as_large_and_as_small_as_allowed_are_allowed() -> None:
    assert _findings(group_smallest=6, group_largest=6) == []


def test_a_group_too_large_is_told_with_its_size() -> None:
    assert _findings(group_largest=5) == [
        f"Group {g} has 6 people; the policy allows 4 to 5. Move people between groups." for g in ("G1", "G2")
    ]


def test_too_few_groups_are_found() -> None:
    assert _findings(groups_fewest=3, groups_most=4) == [
        "There are 2 groups; the policy allows 3 to 4. Join or divide groups, or change the policy."
    ]
