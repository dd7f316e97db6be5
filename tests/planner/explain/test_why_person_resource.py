"""Why somebody meets an organisation or not, on a day and at an hour too."""

from dataclasses import replace
from datetime import timedelta

import pytest

from envoyage.planner.explain.why import Asked, NotAsked, why_person_resource
from envoyage.planner.plan import Kind
from tests.builders import tiny_plan, tiny_problem

PROBLEM, PLAN = tiny_problem(), tiny_plan()
ITEM = next(a for a in PLAN.appointments if a.kind is Kind.PROFESSIONAL and a.resource and "p00" in a.attendees)
SECONDS = 60.0


def asked(minutes: int) -> Asked:
    """The visit as it is, so many minutes later."""
    when = ITEM.start + timedelta(minutes=minutes)
    return Asked("", ITEM.resource, when.date(), when.time())


def test_who_meets_somebody_then_does() -> None:
    found = why_person_resource(PROBLEM, PLAN, "p00", asked(0), seconds=SECONDS)

    assert found.holds
    assert PROBLEM.participant["p00"].name in found.sentences[0]


def test_who_meets_somebody_at_another_hour_does_not_then_and_the_hour_is_tried() -> None:
    found = why_person_resource(PROBLEM, PLAN, "p00", asked(30), seconds=SECONDS)

    hour = (ITEM.start + timedelta(minutes=30)).strftime("%H:%M")
    assert not found.holds
    assert not any("divides" in sentence for sentence in found.sentences)
    assert found.clash if found.possible is False else any(hour in change for change in found.changes)


def test_who_is_in_no_group_meets_nobody_and_that_is_said() -> None:
    groups = tuple(replace(g, members=tuple(m for m in g.members if m != "p00")) for g in PLAN.groups)

    with pytest.raises(NotAsked, match="in no group"):
        why_person_resource(PROBLEM, replace(PLAN, groups=groups), "p00", asked(0), seconds=SECONDS)
