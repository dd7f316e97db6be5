from dataclasses import replace

from envoyage.planner.plan import Plan, RoomUse
from envoyage.planner.problem import Gender, Problem, Room
from envoyage.planner.rules.beds import Beds
from tests.builders import tiny_plan, tiny_problem

RULE = Beds()
TWO = ("p00", "p01")


def _sharing(plan: Plan) -> Plan:
    """The first two people of group one in one room in Reno."""
    rooms = [r for r in plan.rooms if r.stay != "G1-slot1" or r.occupants[0] not in TWO]
    return replace(plan, rooms=(*rooms, RoomUse("G1-slot1", "reno-hotel", 30, TWO)))


def _willing(**changes: object) -> Problem:
    """Both wish to share and are women; the second one is changed."""
    problem = tiny_problem()
    people = {p.id: replace(p, room=Room.SHARED, gender=Gender.FEMALE) for p in problem.participants if p.id in TWO}
    people["p01"] = replace(people["p01"], **changes)  # type: ignore[arg-type]
    return replace(problem, participants=tuple(people.get(p.id, p) for p in problem.participants))


def test_a_room_for_everybody_is_allowed() -> None:
    assert not list(RULE.inspect(tiny_problem(), tiny_plan()))


def test_two_women_who_wish_to_share_are_allowed() -> None:
    assert not list(RULE.inspect(_willing(), _sharing(tiny_plan())))


def test_sharing_against_a_wish_or_across_genders_is_forbidden() -> None:
    plan = _sharing(tiny_plan())
    changes = ({"room": Room.SINGLE}, {"gender": Gender.MALE}, {"gender": Gender.OTHER}, {"keep_apart": ("p00",)})

    messages = [[f.message for f in RULE.inspect(_willing(**change), plan)] for change in changes]

    assert messages == [
        ["Person 00 and Person 01 share room 30 in Reno but cannot. "
         "Give each a room: two share only if both wish to and are of the same gender."]
    ] * 4  # fmt: skip


def test_somebody_without_a_bed_is_named() -> None:
    plan = tiny_plan()
    rooms = tuple(r for r in plan.rooms if not (r.stay == "G1-slot1" and r.occupants == ("es0",)))

    found = list(RULE.inspect(tiny_problem(), replace(plan, rooms=rooms)))

    assert [f.message for f in found] == [
        "In Reno, these of group G1 have not one bed each at Hotel Reno: Interpreter 0. "
        "Block more rooms, or take another hotel."
    ]


def test_a_stay_without_hotel_is_forbidden() -> None:
    plan = tiny_plan()
    stays = tuple(replace(s, hotel="") if s.id == "G1-slot1" else s for s in plan.stays)

    assert [f.message for f in RULE.inspect(tiny_problem(), replace(plan, stays=stays))] == [
        "Group G1 has no hotel in Reno. Add a hotel with enough rooms."
    ]


def test_a_hotel_of_another_city_does_not_count() -> None:
    plan = tiny_plan()
    stays = tuple(replace(s, hotel="tulsa-hotel") if s.id == "G1-slot1" else s for s in plan.stays)

    assert list(RULE.inspect(tiny_problem(), replace(plan, stays=stays)))


def test_a_room_beyond_the_block_is_forbidden() -> None:
    problem = tiny_problem()
    problem = replace(problem, hotels=tuple(replace(h, rooms=7) if h.city == "reno" else h for h in problem.hotels))

    assert [f.message for f in RULE.inspect(problem, tiny_plan())] == [
        "Room 8 of Hotel Reno is beyond its 7 rooms. Block more rooms."
    ]


def test_a_room_given_twice_for_the_same_nights_is_forbidden() -> None:
    plan = tiny_plan()
    same = tuple(replace(r, number=1) if r.stay == "G2-opening" and r.number == 21 else r for r in plan.rooms)

    found = list(RULE.inspect(tiny_problem(), replace(plan, rooms=same)))

    assert [f.message for f in found] == [
        "Room 1 of Hotel Washington is given to Person 00 and Person 04 for the same nights. "
        "Give one of them another room."
    ]


def test_a_room_in_another_hotel_than_the_stays_is_forbidden() -> None:
    plan = tiny_plan()
    stray = RoomUse("G1-slot1", "tulsa-hotel", 30, ("p00",))

    assert [f.message for f in RULE.inspect(tiny_problem(), replace(plan, rooms=(*plan.rooms, stray)))] == [
        "Room 30 of Hotel Tulsa is not in the hotel of group G1 in Reno. Remove it, or move the stay to this hotel."
    ]
