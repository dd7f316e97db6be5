"""A group meets a resource once and does not come back to a city."""

from dataclasses import replace

from envoyage.planner.rules.no_repetition import NoRepetition
from tests.builders import tiny_plan, tiny_problem
from tests.planner.edits import changed, findings, messages

RULE = NoRepetition()


def in_cities(*cities):
    """The plan with group one's two slots in these cities."""
    plan = tiny_plan()
    where = dict(zip(("G1-slot1", "G1-slot2"), cities, strict=True))
    return replace(plan, stays=tuple(replace(s, city=where.get(s.id, s.city)) for s in plan.stays))


def test_different_resources_and_cities_are_fine():
    assert findings(RULE, tiny_problem(), tiny_plan()) == []


def test_a_resource_met_twice_is_told_with_both_days():
    plan = changed(tiny_plan(), "G1-slot1-reno-2", resource="reno-0")

    (message,) = messages(RULE, tiny_problem(), plan)

    assert "on Thursday 20 May and again on Friday 21 May" in message


def test_two_groups_may_meet_the_same_resource():
    plan = changed(tiny_plan(), "G2-slot1-tulsa-0", resource="reno-0")

    assert findings(RULE, tiny_problem(), plan) == []


def test_staying_on_in_a_city_is_no_repetition():
    assert findings(RULE, tiny_problem(), in_cities("reno", "reno")) == []


def test_coming_back_to_a_city_is():
    plan = in_cities("reno", "boise")
    third = replace(plan.stay["G1-slot2"], id="G1-slot3", period="slot3", city="reno", arrive=plan.stays[3].leave)

    (message,) = messages(RULE, tiny_problem(), replace(plan, stays=(*plan.stays, third)))

    assert message.startswith("Group G1 comes back to Reno on")
