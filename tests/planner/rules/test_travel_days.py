"""No professional visit on the day a group arrives in or leaves a city."""

from dataclasses import replace

import pytest

from envoyage.planner.plan import Kind
from envoyage.planner.rules.travel_days import TravelDays
from tests.builders import at, tiny_plan, tiny_problem
from tests.planner.edits import changed, findings, messages, moved

RULE = TravelDays()
VISIT = "G1-slot1-reno-0"


def test_visits_on_full_days_are_fine():
    assert findings(RULE, tiny_problem(), tiny_plan()) == []


@pytest.mark.parametrize("offset", [4, 8])
def test_a_visit_on_arrival_or_departure_is_told(offset):
    (message,) = messages(RULE, tiny_problem(), moved(tiny_plan(), VISIT, at(offset, 9)))

    assert "a travel day of its stay in Reno" in message
    assert "Move the visit to a full day" in message


def test_the_day_after_arrival_is_fine():
    assert findings(RULE, tiny_problem(), moved(tiny_plan(), VISIT, at(5, 8))) == []


def test_culture_and_sessions_are_not_judged():
    plan = changed(moved(tiny_plan(), VISIT, at(4, 17)), VISIT, kind=Kind.CULTURE)
    problem = tiny_problem()
    late = replace(problem, sessions=(*problem.sessions,))

    assert findings(RULE, late, changed(plan, "G1-plenary29", start=at(0, 9), end=at(0, 11))) == []


def test_the_day_on_which_a_group_stays_on_is_no_travel_day():
    plan = moved(tiny_plan(), VISIT, at(8, 9))
    stays = tuple(replace(s, city="reno") if s.id == "G1-slot2" else s for s in plan.stays)

    assert findings(RULE, tiny_problem(), replace(plan, stays=stays)) == []
