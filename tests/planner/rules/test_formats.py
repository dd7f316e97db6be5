"""The appointments of a stay are not all held in the same way."""

from dataclasses import replace

from envoyage.planner.plan import Kind
from envoyage.planner.problem import Format
from envoyage.planner.rule import Severity
from envoyage.planner.rules.formats import Formats
from tests.builders import tiny_plan, tiny_problem
from tests.planner.edits import changed, findings

RULE = Formats()


def all_presentations():
    plan = tiny_plan()
    return replace(
        plan,
        appointments=tuple(
            replace(a, format=Format.PRESENTATION) if a.kind is Kind.PROFESSIONAL else a for a in plan.appointments
        ),
    )


def test_a_mix_is_fine():
    assert findings(RULE, tiny_problem(), tiny_plan()) == []


def test_a_stay_of_presentations_only_costs_points():
    found = findings(RULE, tiny_problem(), all_presentations())

    assert [f.penalty for f in found] == [RULE.weight] * 4
    assert found[0].severity is Severity.SOFT
    assert "All 4 visits of group G1 in Reno have the format presentation." in found[0].message


def test_one_visit_in_another_format_is_enough():
    plan = changed(all_presentations(), "G1-slot1-reno-0", format=Format.SITE_VISIT)

    assert "G1-slot1" not in {f.about[0] for f in findings(RULE, tiny_problem(), plan)}


def test_two_visits_may_be_alike():
    plan = all_presentations()
    few = tuple(a for a in plan.appointments if a.id in ("G1-slot1-reno-0", "G1-slot1-reno-1"))

    assert findings(RULE, tiny_problem(), replace(plan, appointments=few)) == []
