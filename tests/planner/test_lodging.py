from dataclasses import replace

from envoyage.planner.lodging import may_share, overlap, room_mates, rooms_needed
from envoyage.planner.problem import Gender, Room
from tests.builders import day, tiny_plan, tiny_problem


def test_officers_who_will_come_are_counted_before_they_are_known() -> None:
    problem, plan = tiny_problem(), tiny_plan()
    group = plan.group["G1"]

    assert rooms_needed(problem, plan, group) == 8
    assert rooms_needed(problem, plan, replace(group, officers=())) == 8


def test_compatriots_share_first() -> None:
    problem = tiny_problem()
    people = tuple(replace(p, room=Room.SHARED, gender=Gender.FEMALE) for p in problem.participants)

    rooms = room_mates(replace(problem, participants=people), ("p00", "p01", "p06", "p07"))

    assert sorted(rooms) == [("p00", "p06"), ("p01", "p07")]


def test_nobody_shares_with_somebody_to_be_kept_apart() -> None:
    a, b = (replace(p, room=Room.SHARED, gender=Gender.MALE) for p in tiny_problem().participants[:2])

    assert may_share(a, b)
    assert not may_share(a, replace(b, keep_apart=(a.id,)))
    assert not may_share(replace(a, keep_apart=(b.id,)), b)


def test_a_stay_that_begins_when_another_ends_has_no_night_in_common() -> None:
    stay = tiny_plan().stay["G1-slot1"]

    assert overlap(stay, replace(stay, arrive=day(7), leave=day(9)))
    assert not overlap(stay, replace(stay, arrive=stay.leave, leave=day(12)))
