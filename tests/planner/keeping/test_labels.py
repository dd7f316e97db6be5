"""Groups of a plan made anew are called as those before that they continue."""

from dataclasses import replace

from envoyage.planner.check import check
from envoyage.planner.keeping import relabelled
from envoyage.planner.keeping.labels import renamed
from envoyage.planner.problem import MemberPin, Pins
from tests.builders import tiny_plan, tiny_problem

PROBLEM = tiny_problem()
PLAN = tiny_plan(PROBLEM)
SWAPPED = renamed(PLAN, {"G1": "G2", "G2": "G1"})


def test_the_other_labels_are_the_same_plan() -> None:
    assert SWAPPED.group["G1"].members == PLAN.group["G2"].members
    assert check(PROBLEM, SWAPPED).broken == ()


def test_labels_come_back_to_the_groups_that_had_them() -> None:
    found = relabelled(PLAN, SWAPPED, Pins())

    assert found.groups == PLAN.groups
    assert set(found.stays) == set(PLAN.stays)
    assert set(found.legs) == set(PLAN.legs)
    assert {a.id: a for a in found.appointments} == {a.id: a for a in PLAN.appointments}
    assert set(found.rooms) == set(PLAN.rooms)
    assert check(PROBLEM, found).broken == ()


def test_a_pinned_label_is_not_given_away() -> None:
    pins = Pins(members=(MemberPin(SWAPPED.group["G1"].members[0], "G1"),))

    assert relabelled(PLAN, SWAPPED, pins).groups == SWAPPED.groups


def test_a_group_that_continues_none_gets_a_label_that_is_free() -> None:
    strangers = tuple(f"new {i}" for i in range(3))
    other = replace(SWAPPED, groups=(SWAPPED.groups[0], replace(SWAPPED.groups[1], members=strangers)))

    found = relabelled(PLAN, other, Pins())

    assert found.group["G2"].members == SWAPPED.groups[0].members
    assert found.group["G1"].members == strangers
