from dataclasses import replace

import pytest

from envoyage.planner.problem import Speaks
from envoyage.planner.rules.group_mix import GroupMix
from tests.builders import tiny_plan, tiny_problem

RULE = GroupMix()


def _messages(**policies: int) -> list[str]:
    problem = tiny_problem()
    problem = replace(problem, policies=replace(problem.policies, **policies))
    return [f.message for f in RULE.inspect(problem, tiny_plan())]


def test_a_mixed_group_is_allowed() -> None:
    assert _messages() == []


def test_too_many_of_a_country_are_named() -> None:
    messages = _messages(most_per_country=1)

    assert messages[0] == (
        "Group G1 has 2 people of the country Chile (Person 01 and Person 07); at most 1. "
        "Exchange one of them with another group."
    )


@pytest.mark.parametrize("trait", ["region", "sector"])
def test_too_many_of_a_region_or_sector_are_found(trait: str) -> None:
    messages = _messages(**{f"most_per_{trait}": 1})

    assert all(f"of the {trait}" in m for m in messages)
    assert messages


def test_as_many_as_allowed_are_allowed() -> None:
    assert _messages(most_per_region=4, most_per_country=2, most_per_sector=3) == []


def test_two_languages_are_one_too_many() -> None:
    problem = tiny_problem()
    first = replace(problem.participants[0], languages=(Speaks("fr", 5),))
    problem = replace(problem, participants=(first, *problem.participants[1:]))

    messages = [f.message for f in RULE.inspect(problem, tiny_plan())]

    assert messages == [
        "Group G1 needs 2 languages interpreted (Spanish and French); at most 1. "
        "Bring people of one language together in one group."
    ]
