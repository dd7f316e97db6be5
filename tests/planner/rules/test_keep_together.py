from dataclasses import replace

from envoyage.planner.problem import Problem
from envoyage.planner.rules.keep_together import KeepTogether
from tests.builders import tiny_plan, tiny_problem

RULE = KeepTogether()


def _together(one: str, other: str) -> Problem:
    problem = tiny_problem()
    people = (replace(p, keep_with=(other,)) if p.id == one else p for p in problem.participants)
    return replace(problem, participants=tuple(people))


def test_two_in_one_group_are_allowed() -> None:
    assert not list(RULE.inspect(_together("p06", "p00"), tiny_plan()))


def test_two_in_different_groups_are_named() -> None:
    messages = [f.message for f in RULE.inspect(_together("p00", "p11"), tiny_plan())]

    assert messages == [
        "Person 00 and Person 11 must travel together but are in group G1 and group G2. "
        "Move one of them to the group of the other."
    ]


def test_a_wish_for_oneself_says_nothing() -> None:
    assert not list(RULE.inspect(_together("p00", "p00"), tiny_plan()))
