from dataclasses import replace
from datetime import timedelta

import pytest

from envoyage.planner.plan import Appointment, Kind, Plan
from envoyage.planner.problem import LanguageMode, LanguageOfficer, Problem
from envoyage.planner.rules.interpreter_hours import InterpreterHours
from tests.builders import at, tiny_plan, tiny_problem

RULE = InterpreterHours()


def _problem(table: str) -> Problem:
    problem = tiny_problem()
    consecutive = LanguageOfficer("c", "Consecutive", ("es",), LanguageMode.CONSECUTIVE)
    return replace(
        problem,
        officers=(*problem.officers, consecutive),
        policies=replace(problem.policies, interpreter_rules=table),
    )


def _visits(plan: Plan, *lengths: int, officers: tuple[str, ...] = ("es0", "es1")) -> Plan:
    """Group one visits resources of Reno for so many minutes each on one day; all its officers belong to it."""
    groups = tuple(replace(g, officers=officers) if g.id == "G1" else g for g in plan.groups)
    items, start = [], at(5, 8)
    for n, length in enumerate(lengths):
        end = start + timedelta(minutes=length)
        items.append(
            Appointment(f"v{n}", "G1-slot1", "G1", Kind.PROFESSIONAL, start, end, plan.group["G1"].members,
                        f"Visit {n}", f"reno-{n}", officers=officers)
        )  # fmt: skip
        start = end + timedelta(minutes=30)
    return replace(plan, groups=groups, appointments=tuple(items))


def test_the_tiny_plan_is_allowed() -> None:
    assert not list(RULE.inspect(tiny_problem(), tiny_plan()))


@pytest.mark.parametrize(
    ("table", "minutes", "officers", "allowed"),
    [
        ("atio", 40, ("es0",), True),
        ("atio", 41, ("es0",), False),
        ("atio", 240, ("es0", "es1"), True),
        ("atio", 241, ("es0", "es1"), False),
        ("atio", 360, ("es0", "es1", "es2"), True),
        ("atio", 480, ("es0", "es1", "es2", "c"), True),
        ("atio", 481, ("es0", "es1", "es2", "c"), False),
        ("atio", 90, ("c",), False),  # the appointment is fine, the day of one interpreter is not
        ("aibc", 30, ("es0",), False),
        ("aibc", 30, ("c",), False),
        ("aibc", 420, ("es0", "c"), True),
        ("aice", 90, ("es0",), True),
        ("aice", 91, ("es0",), False),
        ("aice", 420, ("es0", "es1"), True),
        ("aice", 421, ("es0", "es1"), False),
    ],
)
def test_each_table_says_how_long_how_many_may_work(
    table: str, minutes: int, officers: tuple[str, ...], allowed: bool
) -> None:
    plan = _visits(tiny_plan(), minutes, officers=officers)

    assert (not list(RULE.inspect(_problem(table), plan))) == allowed


def test_a_consecutive_interpreter_may_be_alone_for_ninety_minutes_when_others_share_the_day() -> None:
    plan = _visits(tiny_plan(), 90, officers=("es0", "c"))
    alone = tuple(replace(a, officers=("c",)) for a in plan.appointments)

    assert not list(RULE.inspect(_problem("atio"), replace(plan, appointments=alone)))


def test_a_day_too_long_for_the_team_is_forbidden() -> None:
    found = list(RULE.inspect(_problem("atio"), _visits(tiny_plan(), 120, 90, 60)))

    assert [f.message for f in found] == [
        "Group G1 has 270 minutes interpreted into Spanish on Thursday 20 May; its 2 interpreters may do 240 by ATIO "
        "and AIIC Canada. Give the group another interpreter, or take an appointment out of the day."
    ]


def test_an_appointment_with_too_few_interpreters_says_how_many_are_asked() -> None:
    plan = _visits(tiny_plan(), 90)
    alone = tuple(replace(a, officers=("es0",)) for a in plan.appointments)

    found = list(RULE.inspect(_problem("atio"), replace(plan, appointments=alone)))

    assert [f.message for f in found] == [
        "Visit 0 on Thursday 20 May is interpreted into Spanish for 90 minutes; 1 interpreter goes with it, and ATIO "
        "and AIIC Canada asks for 2 a language. Send more interpreters of the group, or shorten the appointment."
    ]


def test_parts_of_a_divided_group_at_the_same_time_count_once_for_the_day() -> None:
    plan = _visits(tiny_plan(), 200)
    one = plan.appointments[0]
    halves = (
        replace(one, id="a", attendees=("p00", "p01")),
        replace(one, id="b", attendees=("p06", "p07"), resource="reno-3"),
    )

    found = list(RULE.inspect(_problem("atio"), replace(plan, appointments=halves)))

    assert not [f for f in found if "its 2 interpreters" in f.message]


def test_a_host_language_group_has_no_hours_to_keep() -> None:
    plan = tiny_plan()
    theirs = tuple(a for a in plan.appointments if a.group == "G2")

    assert not list(RULE.inspect(_problem("aibc"), replace(plan, appointments=theirs)))
