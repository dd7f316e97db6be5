from dataclasses import replace

from envoyage.planner.plan import Appointment, Plan
from envoyage.planner.problem import Problem
from envoyage.planner.rules.home_capacity import HomeCapacity
from tests.builders import day, tiny_plan, tiny_problem

RULE = HomeCapacity()


def _dinner(plan: Plan, **changes: object) -> Plan:
    """The plan with the dinner of group one in the first home of Reno changed."""
    return replace(plan, appointments=tuple(_change(a, changes) for a in plan.appointments))


def _change(item: Appointment, changes: dict[str, object]) -> Appointment:
    return replace(item, **changes) if item.id == "G1-slot1-reno-home0" else item  # type: ignore[arg-type]


def _home(problem: Problem, **changes: object) -> Problem:
    hosts = tuple(replace(h, **changes) if h.id == "reno-home0" else h for h in problem.hosts)  # type: ignore[arg-type]
    return replace(problem, hosts=hosts)


def test_homes_with_room_are_allowed() -> None:
    assert not list(RULE.inspect(tiny_problem(), tiny_plan()))


def test_the_language_officer_needs_a_seat_too() -> None:
    assert not list(RULE.inspect(_home(tiny_problem(), seats=3), tiny_plan()))  # two guests and an officer
    assert [f.message for f in RULE.inspect(_home(tiny_problem(), seats=2), tiny_plan())] == [
        "The home of Family 0, where group G1 dines on Thursday 20 May, has 2 seats, and 3 come. "
        "Send some of the guests to another home, or ask for another evening."
    ]


def test_more_than_five_guests_are_too_many_for_any_home() -> None:
    problem, plan = _home(tiny_problem(), seats=20), tiny_plan()

    assert not list(RULE.inspect(problem, _dinner(plan, attendees=plan.group["G1"].members[:5])))
    assert "6 guests" in next(RULE.inspect(problem, _dinner(plan, attendees=plan.group["G1"].members))).message


def test_an_evening_the_home_is_not_free_is_forbidden() -> None:
    found = list(RULE.inspect(_home(tiny_problem(), evenings=(day(6),)), tiny_plan()))

    assert "is not free" in found[0].message


def test_a_home_in_another_city_is_forbidden() -> None:
    assert "is in another city" in next(RULE.inspect(tiny_problem(), _dinner(tiny_plan(), host="tulsa-home0"))).message


def test_a_home_receives_one_group_an_evening() -> None:
    plan = tiny_plan()
    stays = tuple(replace(s, city="reno") if s.id == "G2-slot1" else s for s in plan.stays)
    items = tuple(
        replace(a, host="reno-home0") if a.id == "G2-slot1-tulsa-home0" else a
        for a in plan.appointments
        if a.stay != "G2-slot1" or a.id == "G2-slot1-tulsa-home0"
    )

    found = list(RULE.inspect(tiny_problem(), replace(plan, stays=stays, appointments=items)))

    assert ["also receives group G1" in f.message for f in found] == [True]
