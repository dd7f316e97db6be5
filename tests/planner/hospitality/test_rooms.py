from dataclasses import replace

from envoyage.planner.hospitality.rooms import give_rooms
from envoyage.planner.problem import Room
from envoyage.planner.rules.beds import Beds
from tests.builders import day, tiny_plan, tiny_problem


def test_groups_in_one_hotel_have_different_rooms() -> None:
    problem = tiny_problem()
    plan = tiny_plan(problem)

    plan = replace(plan, rooms=give_rooms(problem, plan))

    assert not list(Beds().inspect(problem, plan))
    opening = [r.number for r in plan.rooms if r.stay.endswith("opening")]
    assert sorted(opening) == list(range(1, 17))


def test_those_who_wish_to_share_do_and_officers_never() -> None:
    problem = tiny_problem()
    problem = replace(problem, participants=tuple(replace(p, room=Room.SHARED) for p in problem.participants))
    plan = tiny_plan(problem)

    rooms = [r for r in give_rooms(problem, plan) if r.stay == "G2-slot1"]

    assert sorted(len(r.occupants) for r in rooms) == [1, 1, 1, 1, 2, 2]
    assert ("li0",) in [r.occupants for r in rooms]
    assert ("p09",) in [r.occupants for r in rooms]  # the only man


def test_a_group_that_stays_on_keeps_its_rooms() -> None:
    problem = tiny_problem()
    plan = tiny_plan(problem)
    stays = tuple(
        replace(s, city="reno", hotel="reno-hotel") if s.group == "G1" and s.period.startswith("slot") else s
        for s in plan.stays
    )
    plan = replace(plan, stays=stays)

    rooms = give_rooms(problem, plan)
    first = {r.occupants: r.number for r in rooms if r.stay == "G1-slot1"}
    second = {r.occupants: r.number for r in rooms if r.stay == "G1-slot2"}

    assert first == second


def test_a_hotel_with_too_few_rooms_gives_what_it_has() -> None:
    problem = tiny_problem()
    problem = replace(problem, hotels=tuple(replace(h, rooms=3) for h in problem.hotels))
    plan = tiny_plan(problem)

    rooms = [r for r in give_rooms(problem, plan) if r.stay == "G1-slot1"]

    assert [r.number for r in rooms] == [1, 2, 3]


def test_rooms_are_free_again_after_the_last_night() -> None:
    problem = tiny_problem()
    problem = replace(problem, hotels=tuple(replace(h, rooms=8) for h in problem.hotels))
    plan = tiny_plan(problem)
    stays = (
        replace(plan.stay["G1-slot1"], leave=day(6)),
        replace(plan.stay["G2-slot1"], city="reno", hotel="reno-hotel", arrive=day(6)),
    )
    plan = replace(plan, stays=stays)

    assert len(give_rooms(problem, plan)) == 16
