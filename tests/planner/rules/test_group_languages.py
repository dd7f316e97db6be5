"""Groups list the languages they need."""

from dataclasses import replace

from envoyage.planner.plan import Plan
from envoyage.planner.rules.group_languages import GroupLanguages
from tests.builders import tiny_plan, tiny_problem
from tests.planner.edits import messages

RULE = GroupLanguages()


def _listing(group: str, *languages: str) -> Plan:
    plan = tiny_plan()
    groups = (replace(g, languages=languages) if g.id == group else g for g in plan.groups)
    return replace(plan, groups=tuple(groups))


def test_the_languages_of_the_members_are_allowed():
    assert messages(RULE, tiny_problem(), tiny_plan()) == []


def test_a_language_that_is_not_listed_is_found():
    assert messages(RULE, tiny_problem(), _listing("G1")) == [
        "Group G1 does not list Spanish, which Person 00, Person 01, Person 06 and Person 07 listen in. "
        "Add the language to the group, or move the people."
    ]


def test_a_language_that_nobody_needs_is_found():
    assert messages(RULE, tiny_problem(), _listing("G2", "fr", "ru")) == [
        "Group G2 lists French and Russian, which nobody of it needs. Take it off the group."
    ]


def test_a_wrong_language_is_found_on_both_sides():
    assert len(messages(RULE, tiny_problem(), _listing("G1", "fr"))) == 2
