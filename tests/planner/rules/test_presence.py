"""Nobody has an appointment before he has arrived or after he has left."""

from envoyage.planner.presence import only_present
from envoyage.planner.rules.presence import Presence
from tests.builders import at, tiny_plan, tiny_problem
from tests.planner.edits import changed, findings, messages, with_person

RULE = Presence()
SESSION = "G1-plenary29"  # Monday 17 May, 09:00 to 11:00


def test_everybody_is_there_where_no_times_are_known():
    assert findings(RULE, tiny_problem(), tiny_plan()) == []


def test_attendees_who_have_not_arrived_are_named_with_their_time():
    late = with_person(tiny_problem(), "p00", arrival=at(2, 8, 30))

    (message,) = messages(RULE, late, tiny_plan())

    assert message == (
        "At Plenary on Monday 17 May from 09:00 to 11:00 these cannot be there: "
        "Person 00 (arrives on Monday 17 May at 08:30). "
        "Take them out of it, or correct when they arrive or depart."
    )


def test_attendees_who_have_left_for_the_airport_are_found():
    early = with_person(tiny_problem(), "p00", departure=at(14, 16, 30))

    (finding,) = findings(RULE, early, tiny_plan())

    assert finding.about == ("G1-last", "G1", "p00")


def test_landing_just_in_time_is_allowed():
    late = with_person(tiny_problem(), "p00", arrival=at(2, 8, 15))

    assert findings(RULE, late, tiny_plan()) == []


def test_somebody_who_is_not_expected_may_be_away():
    late = with_person(tiny_problem(), "p00", arrival=at(2, 10))
    plan = changed(tiny_plan(), SESSION, attendees=tiny_plan().group["G1"].members[1:])

    assert findings(RULE, late, plan) == []


def test_a_plan_freed_of_those_who_are_away_keeps_the_rule():
    late = with_person(tiny_problem(), "p00", arrival=at(6, 10), departure=at(13, 12))

    assert findings(RULE, late, only_present(late, tiny_plan())) == []
