"""Visits are as long as they should be."""

from dataclasses import replace
from datetime import timedelta

import pytest

from envoyage.planner.problem import AppointmentPin, Pins
from envoyage.planner.rules.visit_length import VisitLength
from tests.builders import at, tiny_plan, tiny_problem
from tests.planner.edits import changed, messages, moved, with_policies

RULE = VisitLength()
VISIT, DINNER = "G1-slot1-reno-0", "G1-slot1-reno-home0"
START = next(a.start for a in tiny_plan().appointments if a.id == VISIT)


def _pinned(*minutes: int | None):
    pins = tuple(AppointmentPin("G1", "reno-0", minutes=m) for m in minutes)
    return tiny_problem(pins=Pins(appointments=pins))


def test_visits_of_usual_length_are_allowed():
    assert messages(RULE, tiny_problem(), tiny_plan()) == []


@pytest.mark.parametrize("minutes", [90, 120, 180])
def test_a_visit_may_be_up_to_twice_as_long(minutes):
    assert messages(RULE, tiny_problem(), moved(tiny_plan(), VISIT, START, minutes)) == []


@pytest.mark.parametrize("minutes", [5, 85, 185])
def test_a_visit_that_is_too_short_or_too_long_is_found(minutes):
    assert messages(RULE, tiny_problem(), moved(tiny_plan(), VISIT, START, minutes)) == [
        f"Law Enforcement of Reno on Thursday 20 May lasts {minutes} minutes, but a visit takes 90 to 180. "
        "Change its end, or pin its length."
    ]


@pytest.mark.parametrize("minutes", [0, -60])
def test_an_item_that_ends_before_it_begins_is_found(minutes):
    found = messages(RULE, tiny_problem(), moved(tiny_plan(), VISIT, START, minutes))

    assert len(found) == 1
    assert "not after its start at 09:00. Let it end later." in found[0]


def test_a_pin_says_how_long_a_visit_is():
    short = moved(tiny_plan(), VISIT, START, 30)

    assert messages(RULE, _pinned(30), short) == []
    assert len(messages(RULE, _pinned(None), short)) == 1
    assert len(messages(RULE, _pinned(30), moved(tiny_plan(), VISIT, START, 65))) == 1


@pytest.mark.parametrize("others", [{"simultaneous_per_group": 1}, {"simultaneous_per_group": 2}])
def test_a_group_with_simultaneous_interpreters_visits_for_as_long_as_usual(others):
    problem = with_policies(tiny_problem(), consecutive_stretch=1.5, **others)

    assert messages(RULE, problem, tiny_plan()) == []


def test_a_group_without_interpreting_visits_for_as_long_as_usual():
    problem = with_policies(tiny_problem(), consecutive_stretch=1.5, simultaneous_per_group=0)
    plan = tiny_plan()
    plan = replace(plan, groups=tuple(replace(g, languages=()) for g in plan.groups))

    assert messages(RULE, problem, plan) == []


def test_a_group_with_consecutive_interpreters_only_needs_the_longer_visits_that_the_policy_asks_for():
    problem = with_policies(tiny_problem(), consecutive_stretch=1.5, simultaneous_per_group=0)

    found = messages(RULE, problem, tiny_plan())

    visits = [a for a in tiny_plan().appointments if a.group == "G1" and a.resource]
    assert len(found) == len(visits)
    assert all("a visit takes 135 to 270" in message for message in found)


def test_an_evening_in_a_home_begins_in_the_evening_and_lasts_half_its_length_at_least():
    problem, plan = tiny_problem(), tiny_plan()
    evening = at(5, 18)

    assert messages(RULE, problem, changed(plan, DINNER, end=evening + timedelta(minutes=75))) == []
    assert messages(RULE, problem, changed(plan, DINNER, end=evening + timedelta(minutes=70))) == [
        "Home hospitality on Thursday 20 May lasts 70 minutes, but an evening in a home takes 75 at least. "
        "Let it end later."
    ]
    assert messages(RULE, problem, changed(plan, DINNER, start=at(5, 3), end=at(5, 6))) == [
        "Home hospitality on Thursday 20 May begins at 03:00, before evening. Begin at 18:00 or later."
    ]


def test_meals_and_free_time_have_any_length():
    plan = tiny_plan()
    lunches = tuple(replace(a, end=a.start + timedelta(minutes=15)) for a in plan.appointments if a.title == "Lunch")

    assert messages(RULE, tiny_problem(), replace(plan, appointments=lunches)) == []
