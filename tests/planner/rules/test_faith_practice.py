"""Faith practice is respected: Friday prayer, fasting, Sabbath and Sunday service."""

import pytest

from envoyage.planner.plan import Kind
from envoyage.planner.problem import Faith
from envoyage.planner.rules.faith_practice import FaithPractice
from tests.builders import at, tiny_plan, tiny_problem
from tests.planner.edits import changed, findings, messages, moved, with_person

RULE = FaithPractice()
VISIT = "G1-slot1-reno-2"


def keeping(faith):
    return with_person(tiny_problem(), "p00", faith=(faith,))


def test_people_without_stated_practice_are_never_disturbed():
    assert findings(RULE, tiny_problem(), moved(tiny_plan(), VISIT, at(6, 13))) == []


@pytest.mark.parametrize(("hour", "minute"), [(11, 0), (14, 0)])
def test_visits_up_to_and_from_the_friday_break_are_fine(hour, minute):
    assert findings(RULE, keeping(Faith.FRIDAY_PRAYER), moved(tiny_plan(), VISIT, at(6, hour, minute))) == []


@pytest.mark.parametrize(("hour", "minute"), [(11, 5), (13, 55)])
def test_a_visit_in_the_friday_break_is_told_for_those_who_keep_it(hour, minute):
    (message,) = messages(RULE, keeping(Faith.FRIDAY_PRAYER), moved(tiny_plan(), VISIT, at(6, hour, minute)))

    assert message.startswith("Person 00 would be at Public Official of Reno on Friday 21 May")
    assert "the time of their practice. Move the item, or take these people off it." in message


def test_the_same_hour_of_another_day_is_fine():
    assert findings(RULE, keeping(Faith.FRIDAY_PRAYER), moved(tiny_plan(), VISIT, at(5, 13))) == []


def test_a_person_who_fasts_is_not_put_to_lunch():
    found = messages(RULE, keeping(Faith.FASTING), tiny_plan())

    assert len(found) == 5
    assert "but they fast." in found[0]


@pytest.mark.parametrize(
    ("faith", "offset", "hour", "told"),
    [
        (Faith.SABBATH, 7, 15, 1), (Faith.SABBATH, 8, 15, 0),
        (Faith.SUNDAY_SERVICE, 8, 11, 1), (Faith.SUNDAY_SERVICE, 8, 12, 0),
    ],
)  # fmt: skip
def test_culture_leaves_sabbath_and_sunday_service_free(faith, offset, hour, told):
    plan = changed(moved(tiny_plan(), VISIT, at(offset, hour)), VISIT, kind=Kind.CULTURE)

    assert len(findings(RULE, keeping(faith), plan)) == told
