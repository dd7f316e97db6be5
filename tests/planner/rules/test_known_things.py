"""A plan names only what is known."""

from dataclasses import replace
from typing import Any

import pytest

from envoyage.planner.check import check, inspect
from envoyage.planner.plan import Plan
from envoyage.planner.rules.known_things import KnownThings
from tests.builders import tiny_plan, tiny_problem
from tests.planner.edits import changed, messages

RULE = KnownThings()
VISIT, LEG, STAY = "G1-slot1-reno-0", "G1-opening-G1-slot1", "G1-slot1"


def _row(table: str, number: int, **changes: Any) -> Plan:
    """The plan with one row of a table changed."""
    plan = tiny_plan()
    rows = list(getattr(plan, table))
    rows[number] = replace(rows[number], **changes)
    return replace(plan, **{table: tuple(rows)})


def test_a_plan_of_known_things_is_allowed():
    assert messages(RULE, tiny_problem(), tiny_plan()) == []


def test_a_stay_without_hotel_and_an_item_without_resource_name_nothing_unknown():
    bare = changed(_row("stays", 1, hotel=""), VISIT, resource="", officers=(), vehicles=())

    assert messages(RULE, tiny_problem(), bare) == []


@pytest.mark.parametrize(
    ("edited", "words"),
    [
        (changed(tiny_plan(), VISIT, resource="x"), f"Item {VISIT} names the resource x, which is not known."),
        (changed(tiny_plan(), VISIT, session="x"), f"Item {VISIT} names the session x, which is not known."),
        (changed(tiny_plan(), VISIT, host="x"), f"Item {VISIT} names the home x, which is not known."),
        (changed(tiny_plan(), VISIT, vehicles=("x",)), f"Item {VISIT} names the vehicle x, which is not known."),
        (changed(tiny_plan(), VISIT, officers=("x",)), f"Item {VISIT} names the language officer x, which"),
        (changed(tiny_plan(), VISIT, stay="x"), f"Item {VISIT} names the stay x, which is not known."),
        (changed(tiny_plan(), VISIT, group="x"), f"Item {VISIT} names the group x, which is not known."),
        (changed(tiny_plan(), VISIT, stay=""), f"Item {VISIT} names the stay (none), which is not known."),
        (_row("groups", 0, members=("p00", "x")), "Group G1 names the participant x, which is not known."),
        (_row("groups", 0, officers=("x",)), "Group G1 names the language officer x, which is not known."),
        (_row("stays", 1, city="x"), f"Stay {STAY} names the city x, which is not known."),
        (_row("stays", 1, group="x"), f"Stay {STAY} names the group x, which is not known."),
        (_row("stays", 1, period="x"), f"Stay {STAY} names the period x, which is not known."),
        (_row("stays", 1, hotel="x"), f"Stay {STAY} names the hotel x, which is not known."),
        (_row("legs", 0, from_stay="x"), f"Leg {LEG} names the stay x, which is not known."),
        (_row("legs", 0, group="x"), f"Leg {LEG} names the group x, which is not known."),
        (_row("rooms", 0, stay="x"), "Room 1 of washington-hotel names the stay x, which is not known."),
        (_row("rooms", 0, hotel="x"), "Room 1 of x names the hotel x, which is not known."),
        (_row("rooms", 0, occupants=("x",)), "Room 1 of washington-hotel names the person x, which is not known."),
        (_row("rooms", 0, occupants=()), "Room 1 of washington-hotel is given to nobody. Remove it."),
        (_row("groups", 1, id="G1"), "Group G1 is there 2 times."),
        (_row("stays", 0, id=STAY), f"Stay {STAY} is there 2 times."),
        (_row("legs", 1, id=LEG), f"Leg {LEG} is there 2 times."),
        (_row("appointments", 0, id=VISIT), f"Item {VISIT} is there 2 times."),
        (replace(tiny_plan(), problem="x"), "The plan is of programme x, not of tiny."),
    ],
)
def test_what_is_unknown_or_named_twice_is_told_and_ends_the_check_without_an_error(edited, words):
    verdict = check(tiny_problem(), edited)

    assert any(f.message.startswith(words) for f in verdict.findings), [f.message for f in verdict.findings]
    assert {f.rule for f in verdict.findings} == {"known-things"}
    assert not verdict.complete
    assert verdict.mismatches[0].startswith("The plan's figures were not recomputed")


def test_an_item_filed_under_another_group_than_its_stay_is_found():
    found = messages(RULE, tiny_problem(), changed(tiny_plan(), VISIT, group="G2"))

    assert found[0] == (
        f"Item {VISIT} is of group G2 but belongs to a stay of group G1. File it under the group of its stay."
    )


def test_a_leg_filed_under_another_group_than_its_stays_is_found():
    found = messages(RULE, tiny_problem(), _row("legs", 0, group="G2"))

    assert found[0].startswith(f"Leg {LEG} is of group G2 but belongs to a stay of group G1.")


def test_people_of_another_group_at_an_item_are_found():
    plan = tiny_plan()
    stranger = plan.group["G2"].members[0]
    attendees = (*plan.group["G1"].members, stranger)

    assert messages(RULE, tiny_problem(), changed(plan, VISIT, attendees=attendees)) == [
        f"Item {VISIT} is attended by people who are not of group G1: Person {stranger[1:]}. "
        "Take them off it, or move them to the group."
    ]


def test_a_plan_without_a_stay_is_told_what_is_missing():
    plan = tiny_plan()
    short = replace(plan, stays=tuple(s for s in plan.stays if s.id != STAY))

    assert {f.rule for f in inspect(tiny_problem(), short)} == {"known-things"}
