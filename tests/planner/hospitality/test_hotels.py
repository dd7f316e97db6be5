from dataclasses import replace

import pytest

from envoyage.planner.hospitality import choose_hotels
from envoyage.planner.plan import Plan, Stopped
from envoyage.planner.problem import Access, Faith, Hotel, Problem
from tests.builders import tiny_plan, tiny_problem


def _hotels(*hotels: Hotel) -> Problem:
    others = tuple(h for h in tiny_problem().hotels if h.city != "reno")
    return tiny_problem(hotels=(*others, *hotels))


def _bare(problem: Problem) -> Plan:
    plan = tiny_plan(tiny_problem())
    return replace(plan, stays=tuple(replace(s, hotel="") for s in plan.stays))


def _chosen(problem: Problem, plan: Plan, stay: str = "G1-slot1") -> str:
    return choose_hotels(problem, plan, seconds=5, seed=1).stay[stay].hotel


NEAR = Hotel("near", "reno", "Near", 39.56, -119.8, 40)
FAR = Hotel("far", "reno", "Far", 39.9, -119.8, 40, access=(Access.WHEELCHAIR,), fridge=True)


def test_every_stay_gets_a_hotel_and_the_choice_is_proven() -> None:
    problem = tiny_problem()

    found = choose_hotels(problem, _bare(problem), seconds=5, seed=1)

    assert all(s.hotel == f"{s.city}-hotel" for s in found.stays)
    assert found.reports[-1].stopped is Stopped.PROVEN


def test_the_nearer_hotel_is_taken() -> None:
    problem = _hotels(FAR, NEAR)

    assert _chosen(problem, _bare(problem)) == "near"


def test_a_full_hotel_is_not_taken() -> None:
    problem = _hotels(FAR, replace(NEAR, rooms=7))

    assert _chosen(problem, _bare(problem)) == "far"


def test_a_wheelchair_outweighs_the_way() -> None:
    problem = _hotels(FAR, NEAR)
    rolling = replace(problem.participants[0], access=(Access.WHEELCHAIR,))
    problem = replace(problem, participants=(rolling, *problem.participants[1:]))

    assert _chosen(problem, _bare(problem)) == "far"


def test_a_fridge_for_those_who_fast_outweighs_a_short_way() -> None:
    problem = _hotels(replace(FAR, latitude=39.58), NEAR)
    fasting = tuple(replace(p, faith=(Faith.FASTING,)) for p in problem.participants)
    problem = replace(problem, participants=fasting)

    assert _chosen(problem, _bare(problem)) == "far"


def test_a_hotel_that_is_decided_stays() -> None:
    problem = _hotels(FAR, NEAR)
    plan = _bare(problem)
    plan = replace(plan, stays=tuple(replace(s, hotel="far") if s.id == "G1-slot1" else s for s in plan.stays))

    assert _chosen(problem, plan) == "far"


def test_two_groups_spread_where_one_hotel_is_too_small() -> None:
    small = tuple(replace(h, rooms=10) for h in tiny_problem().hotels)
    second = Hotel("second", "washington", "Second", 38.9, -77.0, 10)
    problem = tiny_problem(hotels=(*small, second))

    found = choose_hotels(problem, _bare(problem), seconds=5, seed=1)

    assert {found.stay["G1-opening"].hotel, found.stay["G2-opening"].hotel} == {"washington-hotel", "second"}


@pytest.mark.parametrize("rooms", [1, 7])
def test_too_few_rooms_still_give_a_hotel_for_the_rules_to_report(rooms: int) -> None:
    problem = _hotels(replace(NEAR, rooms=rooms))

    assert _chosen(problem, _bare(problem)) == "near"


def test_a_city_without_hotels_leaves_the_stay_without() -> None:
    problem = _hotels()

    assert _chosen(problem, _bare(problem)) == ""
