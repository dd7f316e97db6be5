"""Journeys are the ones there are."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from envoyage.planner.plan import Leg, Mode, Plan
from envoyage.planner.problem import Flight
from envoyage.planner.rules.journeys import Journeys
from tests.builders import tiny_plan, tiny_problem
from tests.planner.edits import messages

RULE = Journeys()
LEG: Leg = tiny_plan().legs[0]
DAY = timedelta(days=1)


def _with(**changes: Any) -> Plan:
    plan = tiny_plan()
    return replace(plan, legs=(replace(LEG, **changes), *plan.legs[1:]))


def test_the_journeys_of_the_table_are_allowed():
    assert messages(RULE, tiny_problem(), tiny_plan()) == []


def test_miles_may_be_rounded():
    assert messages(RULE, tiny_problem(), _with(miles=round(LEG.miles))) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"mode": Mode.ROAD}, "is by road instead of by air. Correct its mode."),
        ({"mode": Mode.NONE}, "is no journey instead of by air. Correct its mode."),
        ({"minutes": 9999}, f"is given 9999 minutes instead of {LEG.minutes}. Correct its minutes."),
        ({"miles": 1.0}, f"is given 1 miles instead of {LEG.miles:.0f}. Correct its miles."),
        ({"departs": LEG.departs - DAY}, "departs on Tuesday 18 May, not on Wednesday 19 May."),
        ({"arrives": LEG.arrives - DAY}, "arrives on Tuesday 18 May, not on Wednesday 19 May."),
        ({"arrives": LEG.arrives + DAY}, "arrives on Thursday 20 May, not on Wednesday 19 May."),
        ({"flight": "ZZ 1"}, "is on the flight ZZ 1, which is not known."),
        ({"to_stay": "G1-slot2"}, "does not lead to the next stay. Remove it."),
    ],
)
def test_a_journey_that_is_not_the_one_there_is_is_found(changes, words):
    found = messages(RULE, tiny_problem(), _with(**changes))

    assert len(found) == 1
    assert found[0].startswith("The journey of group G1 from Washington to ")
    assert words in found[0]


def test_a_journey_that_is_there_twice_is_found_twice():
    plan = tiny_plan()

    found = messages(RULE, tiny_problem(), replace(plan, legs=(*plan.legs, replace(LEG, id="again"))))

    assert len(found) == 2
    assert "is there more than once. Remove it." in found[0]


def test_who_left_at_the_usual_hour_may_arrive_after_midnight():
    night = LEG.arrives.replace(hour=1) + DAY

    assert messages(RULE, tiny_problem(), _with(arrives=night)) == []
    late = _with(departs=LEG.departs.replace(hour=17), arrives=night)
    assert len(messages(RULE, tiny_problem(), late)) == 1


def test_a_known_flight_keeps_its_own_minutes_and_times():
    flight = Flight("f1", "ZZ 1", "DCA", "RNO", LEG.departs, LEG.arrives)
    problem = tiny_problem(flights=(flight,))

    assert messages(RULE, problem, _with(flight="f1", minutes=700)) == []
    assert messages(RULE, problem, _with(flight="ZZ 1")) == []
    other = messages(RULE, problem, _with(flight="f1", arrives=LEG.arrives + timedelta(minutes=5)))
    assert other == [
        "The journey of group G1 from Washington to Reno has other times than its flight f1. "
        "Take the times of the flight."
    ]
