"""Nobody is in two places at once."""

from envoyage.planner.rules.one_place_at_a_time import OnePlaceAtATime
from tests.builders import at, tiny_plan, tiny_problem
from tests.planner.edits import changed, findings, messages, moved

RULE = OnePlaceAtATime()


def test_items_one_after_the_other_are_fine():
    problem = tiny_problem()

    assert findings(RULE, problem, tiny_plan(problem)) == []


def test_an_item_may_start_when_the_one_before_ends():
    problem = tiny_problem()
    plan = moved(tiny_plan(problem), "G1-slot1-reno-1", at(5, 10, 30))

    assert findings(RULE, problem, plan) == []


def test_two_items_at_the_same_time_are_told_with_people_and_hours():
    problem = tiny_problem()
    plan = moved(tiny_plan(problem), "G1-slot1-reno-1", at(5, 10))

    (message,) = messages(RULE, problem, plan)

    assert "Person 00" in message
    assert "until 10:30" in message
    assert "from 10:00 on Thursday 20 May" in message
    assert message.endswith("Move one of them, or send somebody else.")


def _divided(first: str, second: str):
    """A programme and a plan in which halves of a group visit two resources at once, each with this officer."""
    problem = tiny_problem()
    plan = moved(tiny_plan(problem), "G1-slot1-reno-1", at(5, 9))
    members = plan.group["G1"].members
    plan = changed(plan, "G1-slot1-reno-0", attendees=members[:3], officers=(first,))
    return problem, changed(plan, "G1-slot1-reno-1", attendees=members[3:], officers=(second,))


def test_a_divided_group_is_not_in_two_places():
    problem, plan = _divided("es0", "es1")

    assert findings(RULE, problem, plan) == []


def test_a_language_officer_cannot_serve_both_parts_of_a_divided_group():
    problem, plan = _divided("es0", "es0")

    assert "Interpreter 0" in messages(RULE, problem, plan)[0]


def test_a_room_holds_one_session_at_a_time():
    problem = tiny_problem()
    plan = changed(tiny_plan(problem), "G2-plenary214", start=at(2, 10), end=at(2, 12))

    assert any("Hall A" in m for m in messages(RULE, problem, plan))
