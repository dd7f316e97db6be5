"""Items are what they are called."""

from dataclasses import replace

import pytest

from envoyage.planner.plan import Kind
from envoyage.planner.problem import SessionKind
from envoyage.planner.rules.item_kinds import ItemKinds
from tests.builders import tiny_plan, tiny_problem
from tests.planner.edits import changed, messages

RULE = ItemKinds()
VISIT, SESSION, DINNER = "G1-slot1-reno-0", "G1-plenary29", "G1-slot1-reno-home0"
LUNCH = "G1-slot1-lunch-2027-05-20"


def _with_session(kind: SessionKind):
    """The tiny programme with the first plenary as another kind of session."""
    problem = tiny_problem()
    sessions = (replace(s, kind=kind) if s.id == "plenary29" else s for s in problem.sessions)
    return replace(problem, sessions=tuple(sessions))


def test_items_that_are_what_they_are_called_are_allowed():
    assert messages(RULE, tiny_problem(), tiny_plan()) == []


@pytest.mark.parametrize("kind", [k for k in Kind if k is not Kind.PROFESSIONAL])
def test_a_visit_called_something_else_is_found(kind):
    assert messages(RULE, tiny_problem(), changed(tiny_plan(), VISIT, kind=kind)) == [
        f"Law Enforcement of Reno on Thursday 20 May is called {kind.value.replace('_', ' ')}, but it can only be "
        "professional. Change its kind, or say with whom it is."
    ]


def test_a_visit_to_a_museum_is_culture():
    museum = changed(tiny_plan(), VISIT, resource="reno-museum")

    assert len(messages(RULE, tiny_problem(), museum)) == 1
    assert messages(RULE, tiny_problem(), changed(museum, VISIT, kind=Kind.CULTURE)) == []


@pytest.mark.parametrize("item", [VISIT, SESSION, DINNER])
def test_a_visit_a_session_and_an_evening_with_nobody_are_found(item):
    bare = changed(tiny_plan(), item, resource="", session="", host="")

    assert "it can only be culture or meal or faith or free." in messages(RULE, tiny_problem(), bare)[0]


@pytest.mark.parametrize("kind", [Kind.PROFESSIONAL, Kind.MEAL, Kind.FREE])
def test_a_session_called_something_else_is_found(kind):
    assert len(messages(RULE, tiny_problem(), changed(tiny_plan(), SESSION, kind=kind))) == 1


@pytest.mark.parametrize(("session", "kind"), [(SessionKind.MEAL, Kind.MEAL), (SessionKind.CULTURE, Kind.CULTURE)])
def test_a_meal_or_cultural_session_may_be_called_so(session, kind):
    problem = _with_session(session)
    called = changed(changed(tiny_plan(), SESSION, kind=kind), "G2-plenary29", kind=kind)

    assert messages(RULE, problem, tiny_plan()) == []
    assert messages(RULE, problem, called) == []


def test_an_item_with_a_resource_and_a_session_is_found():
    assert messages(RULE, tiny_problem(), changed(tiny_plan(), VISIT, session="plenary29")) == [
        "Law Enforcement of Reno on Thursday 20 May has more than one of resource, session and home. Keep one of them."
    ]


def test_free_time_and_prayer_need_nobody():
    plan = changed(tiny_plan(), LUNCH, kind=Kind.FREE)

    assert messages(RULE, tiny_problem(), plan) == []
    assert messages(RULE, tiny_problem(), changed(plan, LUNCH, kind=Kind.FAITH)) == []
