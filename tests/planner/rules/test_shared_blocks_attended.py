"""Everybody attends the shared blocks."""

from envoyage.planner.rules.shared_blocks_attended import SharedBlocksAttended
from tests.builders import at, tiny_plan, tiny_problem
from tests.planner.edits import changed, findings, messages, with_person, without

RULE = SharedBlocksAttended()
SESSION = "G1-plenary29"  # Monday 17 May, 09:00 to 11:00


def test_all_sessions_with_everybody_are_fine():
    assert findings(RULE, tiny_problem(), tiny_plan()) == []


def test_a_person_who_misses_a_session_is_named():
    plan = tiny_plan()
    plan = changed(plan, SESSION, attendees=plan.group["G1"].members[1:])

    (message,) = messages(RULE, tiny_problem(), plan)

    assert message.startswith("Plenary on Monday 17 May from 09:00 to 11:00 would take place without Person 00.")


def test_a_session_at_another_time_is_missed():
    plan = changed(tiny_plan(), SESSION, start=at(2, 10), end=at(2, 12))

    assert len(findings(RULE, tiny_problem(), plan)) == 1


def test_a_group_without_a_session_misses_it():
    assert len(findings(RULE, tiny_problem(), without(tiny_plan(), SESSION))) == 1


def test_somebody_who_arrives_late_is_not_expected_before():
    plan = tiny_plan()
    plan = changed(plan, SESSION, attendees=plan.group["G1"].members[1:])
    late = with_person(tiny_problem(), "p00", arrival=at(2, 10))

    assert findings(RULE, late, plan) == []


def test_somebody_who_has_to_leave_for_the_airport_is_not_expected():
    plan = tiny_plan()
    plan = changed(plan, "G1-last", attendees=plan.group["G1"].members[1:])

    assert findings(RULE, with_person(tiny_problem(), "p00", departure=at(14, 16, 30)), plan) == []
    assert len(findings(RULE, with_person(tiny_problem(), "p00", departure=at(14, 17)), plan)) == 1
