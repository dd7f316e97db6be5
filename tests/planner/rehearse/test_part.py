"""To look at one group again finds what a look at the whole plan would find, for every fix and whatever goes wrong."""

from dataclasses import replace

import pytest

from envoyage.planner.plan import Appointment, Plan
from envoyage.planner.problem import Outage, OutOf
from envoyage.planner.rehearse import Disruption, LinkKind, Rates, Stage, draw, find_links, played
from envoyage.planner.rehearse.choosing import candidates, is_sound
from envoyage.planner.rehearse.part import IN_SESSIONS, OWN, elsewhere, left, only_group
from envoyage.planner.rehearse.playing import STRICT, marks
from tests.builders import at, tiny_plan, tiny_problem

PROBLEM = tiny_problem()
PLAN = tiny_plan(PROBLEM)
STAGE = Stage(PROBLEM, PLAN)
ROUGH = Rates(
    participant_cancels=0.2, participant_late=0.2, participant_ill=0.3, resource_cancels=0.2, resource_moves=0.2,
    officer_ill=0.6, flight_delayed=0.5, flight_cancelled=0.1, storm=0.1, overrun=0.5,
)  # fmt: skip
FIXES = tuple(fix for link in find_links(PROBLEM, PLAN) for fix in candidates(PROBLEM, PLAN, link)[:2])
OF_ONE = tuple(f for f in FIXES if f.changes(PLAN))


def doubled(plan: Plan) -> Plan:
    """The plan with somebody of the first group in the second one too."""
    first, second = plan.groups
    return replace(plan, groups=(first, replace(second, members=(*second.members, first.members[0]))))


def with_helper(plan: Plan) -> Plan:
    """The plan with an interpreter in the second group too, and one only of the first group at its items."""
    groups = tuple(replace(g, officers=(*g.officers, "es2")) if g.id == "G2" else g for g in plan.groups)
    items = (replace(a, officers=(*a.officers, "es2")) if a.group == "G2" and a.session else a
             for a in without_officer(plan, "es1"))  # fmt: skip
    return replace(plan, groups=groups, appointments=tuple(items))


def without_officer(plan: Plan, officer: str) -> tuple[Appointment, ...]:
    return tuple(replace(a, officers=tuple(o for o in a.officers if o != officer)) for a in plan.appointments)


@pytest.mark.parametrize("number", range(4))
def test_every_fix_leaves_as_many_breakages_as_the_whole_plan_has_with_it(number: int):
    disruption = draw(PROBLEM, PLAN, seed=7, number=number, rates=ROUGH)
    before = played(STAGE, disruption)

    assert before
    assert [left(STAGE, disruption, fix) + elsewhere(STAGE, fix, before) for fix in FIXES] == [
        len(played(STAGE, disruption, fix)) for fix in FIXES
    ]


def test_the_looks_at_one_group_are_of_connections_and_visits_and_leave_others_out():
    disruption = draw(PROBLEM, PLAN, seed=7, number=0, rates=ROUGH)
    before = played(STAGE, disruption)

    assert {only_group(STAGE, fix) for fix in FIXES} == {"", "G1", "G2"}
    assert any(elsewhere(STAGE, fix, before) for fix in OF_ONE)


def test_a_fix_is_as_sound_for_the_one_group_as_for_the_whole_plan():
    visits = [x for x in find_links(PROBLEM, PLAN) if x.kind is not LinkKind.OFFICER]
    fixes = [fix for link in visits[:12] for fix in candidates(PROBLEM, PLAN, link)]
    whole = []
    for fix in fixes:
        problem, plan = fix.prepared(PROBLEM, PLAN)
        plan = fix.placed(problem, plan) if hasattr(fix, "placed") else plan
        whole.append(marks(problem, plan) <= STAGE.known)

    assert [is_sound(STAGE, fix) for fix in fixes] == whole
    assert set(whole) == {True, False}


def test_where_somebody_is_in_two_groups_the_whole_plan_is_looked_at():
    stage = Stage(PROBLEM, doubled(PLAN))

    assert {only_group(stage, fix) for fix in FIXES} == {""}
    assert [left(stage, Disruption(()), fix) for fix in OF_ONE[:3]] == [
        len(played(stage, Disruption(()), fix)) for fix in OF_ONE[:3]
    ]


def test_interpreters_of_another_group_help_in_a_session_as_they_do_in_the_whole_plan():
    """The group has one interpreter left, which is too few for two hours unless another group's helps."""
    ill = Outage(OutOf.OFFICER, "es1", at(0, 0), at(15, 0))
    helped = Stage(replace(PROBLEM, outages=(ill,)), with_helper(PLAN))
    alone = Stage(helped.problem, replace(helped.plan, appointments=without_officer(helped.plan, "es2")))

    assert ("interpreter-hours", ("G1-plenary29", "G1")) in alone.known
    assert ("interpreter-hours", ("G1-plenary29", "G1")) not in helped.known
    assert [left(helped, Disruption(()), fix) for fix in OF_ONE[:8]] == [
        len(played(helped, Disruption(()), fix)) for fix in OF_ONE[:8]
    ]


def test_the_rules_that_judge_groups_by_themselves_are_rules_that_a_plan_has_to_keep():
    assert {rule.code for rule in STRICT} >= OWN | IN_SESSIONS
