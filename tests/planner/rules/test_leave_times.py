"""People are told in time when to leave."""

from dataclasses import replace
from datetime import timedelta

from envoyage.planner.leaving import with_leave_times
from envoyage.planner.rules.leave_times import LeaveTimes
from tests.builders import at, tiny_plan, tiny_problem
from tests.planner.edits import changed, messages

RULE = LeaveTimes()
VISIT, LATER, DINNER = "G1-slot1-reno-1", "G1-slot1-reno-2", "G1-slot1-reno-home0"
ITEM = next(a for a in tiny_plan().appointments if a.id == VISIT)
RIDE = timedelta(minutes=ITEM.minutes_there)


def _far_home():
    """The tiny programme with a home some miles from the hotel."""
    problem = tiny_problem()
    homes = (replace(h, latitude=39.6, longitude=-119.81) if h.id == "reno-home0" else h for h in problem.hosts)
    return replace(problem, hosts=tuple(homes))


def test_leaving_in_time_is_allowed():
    assert messages(RULE, tiny_problem(), tiny_plan()) == []


def test_leaving_much_earlier_is_allowed():
    early = changed(tiny_plan(), VISIT, leave_at=ITEM.leave_at - timedelta(minutes=30))

    assert messages(RULE, tiny_problem(), early) == []


def test_what_the_planner_tells_is_allowed():
    problem, plan = tiny_problem(), tiny_plan()
    timed = tuple(a for s in plan.stays for a in with_leave_times(problem, plan, s))

    assert messages(RULE, problem, replace(plan, appointments=timed)) == []


def test_a_ride_told_too_short_is_found():
    found = messages(RULE, tiny_problem(), changed(tiny_plan(), VISIT, minutes_there=1))

    assert len(found) == 1
    assert found[0].endswith("the plan tells 1. Tell the minutes it takes.")


def test_no_time_to_leave_is_found():
    found = messages(RULE, tiny_problem(), changed(tiny_plan(), VISIT, leave_at=None))

    latest = ITEM.start - timedelta(minutes=ITEM.minutes_there + 10)
    assert found == [
        "Nobody is told when to leave for Court Or Prosecution of Reno on Thursday 20 May. "
        f"Tell them to leave at {latest:%H:%M}."
    ]


def test_leaving_without_time_to_be_early_is_found():
    found = messages(RULE, tiny_problem(), changed(tiny_plan(), VISIT, leave_at=ITEM.start - RIDE))

    assert len(found) == 1
    assert " is too late. Leave at " in found[0]


def test_leaving_on_another_day_is_found():
    found = messages(RULE, tiny_problem(), changed(tiny_plan(), VISIT, leave_at=ITEM.leave_at - timedelta(days=1)))

    assert len(found) == 1
    assert " is planned for Wednesday 19 May. Leave at " in found[0]


def test_leaving_after_the_start_is_found_even_without_a_ride():
    session = "G1-plenary29"

    assert messages(RULE, tiny_problem(), changed(tiny_plan(), session, leave_at=at(2, 9))) == []
    assert len(messages(RULE, tiny_problem(), changed(tiny_plan(), session, leave_at=at(2, 9, 5)))) == 1


def test_who_comes_straight_from_another_item_leaves_at_its_end():
    plan = tiny_plan()
    lunch_ends = ITEM.start - timedelta(minutes=5)
    plan = changed(plan, "G1-slot1-lunch-2027-05-20", end=lunch_ends)

    assert messages(RULE, tiny_problem(), changed(plan, VISIT, leave_at=lunch_ends)) == []


def test_a_home_a_ride_away_asks_for_a_time_to_leave():
    found = messages(RULE, _far_home(), tiny_plan())

    assert [m.split(" Home")[0] for m in found] == ["The ride to", "Nobody is told when to leave for"]
    told = changed(tiny_plan(), DINNER, minutes_there=40, leave_at=at(5, 17, 10))
    assert messages(RULE, _far_home(), told) == []
