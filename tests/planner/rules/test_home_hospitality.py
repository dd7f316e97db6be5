from dataclasses import replace

from envoyage.planner.plan import Kind
from envoyage.planner.problem import Diet
from envoyage.planner.rule import Severity
from envoyage.planner.rules.home_hospitality import HomeHospitality
from tests.builders import tiny_plan, tiny_problem

RULE = HomeHospitality()


def test_an_evening_in_homes_in_each_stay_is_allowed() -> None:
    assert not list(RULE.inspect(tiny_problem(), tiny_plan()))


def test_a_stay_without_homes_is_forbidden_unless_waived() -> None:
    plan = tiny_plan()
    rest = tuple(a for a in plan.appointments if a.kind is not Kind.HOME_HOSPITALITY or a.stay != "G1-slot1")

    found = list(RULE.inspect(tiny_problem(), replace(plan, appointments=rest)))

    assert [f.message for f in found] == [
        "Group G1 has no evening in homes in Reno. "
        "Ask for more homes or evenings in Reno that suit them, or waive it with a reason."
    ]
    assert found[0].severity is Severity.WAIVABLE
    assert "G1-slot1" in found[0].about


def test_somebody_left_behind_is_named() -> None:
    plan = tiny_plan()
    fewer = tuple(
        replace(a, attendees=tuple(p for p in a.attendees if p != "p00")) if a.kind is Kind.HOME_HOSPITALITY else a
        for a in plan.appointments
    )

    found = list(RULE.inspect(tiny_problem(), replace(plan, appointments=fewer)))

    assert [f.facts[-1][1] for f in found] == ["Person 00", "Person 00"]


def test_somebody_whom_no_home_could_take_costs_value_only() -> None:
    problem, plan = tiny_problem(), tiny_plan()
    vegan = replace(problem.participants[0], diet=(Diet.VEGAN,))
    problem = replace(problem, participants=(vegan, *problem.participants[1:]))
    fewer = tuple(
        replace(a, attendees=tuple(p for p in a.attendees if p != "p00")) if a.kind is Kind.HOME_HOSPITALITY else a
        for a in plan.appointments
    )

    found = list(RULE.inspect(problem, replace(plan, appointments=fewer)))

    assert [f.severity for f in found] == [Severity.SOFT, Severity.SOFT]
    assert [f.penalty for f in found] == [RULE.weight, RULE.weight]
    assert found[0].message == (
        "In Reno, no home could take these of group G1 on any evening: Person 00. "
        "Look for a home in Reno that suits them."
    )


def test_shared_blocks_need_no_homes() -> None:
    plan = tiny_plan()
    blocks = tuple(s for s in plan.stays if s.period in ("opening", "closing"))

    assert not list(RULE.inspect(tiny_problem(), replace(plan, stays=blocks, appointments=())))


def test_a_group_that_stays_on_in_a_city_dines_once_in_homes() -> None:
    plan = tiny_plan()
    stays = tuple(replace(s, city="reno") if s.id == "G1-slot2" else s for s in plan.stays)
    once = tuple(a for a in plan.appointments if a.kind is not Kind.HOME_HOSPITALITY or a.stay != "G1-slot2")
    never = tuple(a for a in once if a.kind is not Kind.HOME_HOSPITALITY or a.stay != "G1-slot1")

    assert not list(RULE.inspect(tiny_problem(), replace(plan, stays=stays, appointments=once)))
    (found,) = RULE.inspect(tiny_problem(), replace(plan, stays=stays, appointments=never))
    assert found.about[:3] == ("G1-slot1", "G1-slot2", "G1")
