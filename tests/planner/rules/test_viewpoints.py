"""A theme is seen from more than one side."""

from dataclasses import replace

from envoyage.planner.problem import Viewpoint
from envoyage.planner.rule import Severity
from envoyage.planner.rules.viewpoints import Viewpoints
from tests.builders import tiny_plan, tiny_problem
from tests.planner.edits import findings, with_resource

RULE = Viewpoints()


def one_sided(problem):
    same = tuple(replace(r, viewpoint=Viewpoint.GOVERNMENT, themes=("cyber",)) for r in problem.resources)
    return replace(problem, resources=same)


def test_several_viewpoints_are_fine():
    assert findings(RULE, tiny_problem(), tiny_plan()) == []


def test_one_viewpoint_on_a_theme_costs_points_for_each_group():
    found = findings(RULE, one_sided(tiny_problem()), tiny_plan())

    assert [f.penalty for f in found] == [RULE.weight] * 2
    assert found[0].severity is Severity.SOFT
    assert "Group G1 meets 10 resources on Cyber, all from the viewpoint government." in found[0].message


def test_a_second_viewpoint_is_enough():
    problem = with_resource(one_sided(tiny_problem()), "reno-0", viewpoint=Viewpoint.ADVOCATE)

    assert [f.about for f in findings(RULE, problem, tiny_plan())] == [("G2",)]


def test_two_visits_on_a_theme_need_no_second_viewpoint():
    problem = one_sided(tiny_problem())
    plan = tiny_plan()
    few = tuple(a for a in plan.appointments if a.id in ("G1-slot1-reno-0", "G1-slot1-reno-1"))

    assert findings(RULE, problem, replace(plan, appointments=few)) == []
