from dataclasses import replace
from datetime import timedelta

from envoyage.planner.plan import Plan, Stay
from envoyage.planner.rules.calendar_kept import CalendarKept
from tests.builders import tiny_plan, tiny_problem

RULE = CalendarKept()


def _messages(plan: Plan) -> list[str]:
    return [f.message for f in RULE.inspect(tiny_problem(), plan)]


def _changed(stay: str, **changes: object) -> Plan:
    plan = tiny_plan()
    stays = (replace(s, **changes) if s.id == stay else s for s in plan.stays)  # type: ignore[arg-type]
    return replace(plan, stays=tuple(stays))


def test_a_stay_for_each_period_is_allowed() -> None:
    assert _messages(tiny_plan()) == []


def test_a_missing_stay_is_found() -> None:
    plan = tiny_plan()

    messages = _messages(replace(plan, stays=tuple(s for s in plan.stays if s.id != "G1-slot2")))

    assert messages == ["Group G1 has no stays in slot2 instead of one. Give the group one stay in this period."]


def test_other_dates_than_the_period_are_found() -> None:
    late = tiny_plan().stay["G1-slot1"].leave + timedelta(days=1)

    messages = _messages(_changed("G1-slot1", leave=late))

    assert messages == [
        "Group G1 is in Reno from 2027-05-19 to 2027-05-24, but slot1 is from 2027-05-19 to 2027-05-23. "
        "Use the dates of the period."
    ]


def test_a_group_away_from_a_shared_block_is_found() -> None:
    messages = _messages(_changed("G2-opening", city="tulsa"))

    assert messages == ["Group G2 is in Tulsa while everybody meets in Washington. Send the group to Washington."]


def test_a_stay_of_an_unknown_group_is_found() -> None:
    plan = tiny_plan()
    stray = Stay("x", "G9", "reno", "slot1", plan.stays[1].arrive, plan.stays[1].leave)

    messages = _messages(replace(plan, stays=(*plan.stays, stray)))

    assert messages == ["Stay x is of an unknown group, period or city. Remove it."]
