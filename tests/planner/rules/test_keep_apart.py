from dataclasses import replace

from envoyage.planner.problem import Problem
from envoyage.planner.rules.keep_apart import KeepApart
from tests.builders import tiny_plan, tiny_problem

RULE = KeepApart()


def _apart(one: str, other: str) -> Problem:
    problem = tiny_problem()
    people = (replace(p, keep_apart=(other,)) if p.id == one else p for p in problem.participants)
    return replace(problem, participants=tuple(people))


def test_two_in_different_groups_are_allowed() -> None:
    assert not list(RULE.inspect(_apart("p00", "p11"), tiny_plan()))


def test_two_in_one_group_are_named() -> None:
    messages = [f.message for f in RULE.inspect(_apart("p06", "p00"), tiny_plan())]

    assert messages == [
        "Person 00 and Person 06 must not travel together but both are in group G1. Move one of them to another group."
    ]


def test_somebody_unknown_is_apart_anyway() -> None:
    assert not list(RULE.inspect(_apart("p00", "nobody"), tiny_plan()))
