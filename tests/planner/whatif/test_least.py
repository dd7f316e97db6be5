"""The plan as it is, carried over to a scenario: it keeps every rule, and only those are touched who must be."""

from dataclasses import replace
from datetime import timedelta

import pytest

from envoyage.planner.check import check
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Participant, ParticipantStatus, Problem, RequestStatus, Slot, SplitWindow
from envoyage.planner.whatif import affected
from envoyage.planner.whatif.child import Effort, carry
from envoyage.planner.whatif.least import least_change
from tests.builders import day, tiny_plan, tiny_problem

PROBLEM = tiny_problem()
PLAN = tiny_plan(PROBLEM)
VISIT = next(a for a in PLAN.appointments if a.resource and a.stay == "G1-slot1")


def carried(problem: Problem, plan: Plan = PLAN) -> Plan:
    found = least_change((PROBLEM, plan), problem, seconds=20, seed=7)
    assert found is not None
    return found


def with_table(table: str, key: str, **changes: object) -> Problem:
    rows = getattr(PROBLEM, table)
    return replace(PROBLEM, **{table: tuple(replace(r, **changes) if r.id == key else r for r in rows)})


def without(table: str, key: str) -> Problem:
    return replace(PROBLEM, **{table: tuple(r for r in getattr(PROBLEM, table) if r.id != key)})


def touched(problem: Problem, plan: Plan) -> set[str]:
    return {t.person for t in affected((PROBLEM, PLAN), (problem, plan))}


def test_where_nothing_changes_the_plan_stays_as_it_is():
    found = carried(PROBLEM)

    assert replace(found, totals=None, bounds=(), reports=()) == replace(PLAN, totals=None, bounds=(), reports=())


def test_a_policy_that_only_weighs_otherwise_touches_nobody():
    cheaper = replace(PROBLEM, policies=replace(PROBLEM.policies, dollars_per_point=200.0))

    assert touched(cheaper, carried(cheaper)) == set()


def test_a_resource_that_declines_touches_its_visitors_at_most():
    problem = with_table("resources", VISIT.resource, status=RequestStatus.DECLINED)

    found = carried(problem)

    assert check(problem, found).broken == ()
    assert all(a.resource != VISIT.resource for a in found.appointments)
    assert touched(problem, found) <= set(PLAN.group[VISIT.group].members)


def test_a_group_goes_elsewhere_when_its_city_is_gone_and_the_other_group_stays():
    problem = replace(
        PROBLEM,
        cities=tuple(c for c in PROBLEM.cities if c.id != "reno"),
        **{t: tuple(r for r in getattr(PROBLEM, t) if r.city != "reno")
           for t in ("resources", "hosts", "hotels", "vehicles", "medical")},
        contacts=tuple(c for c in PROBLEM.contacts if c.resource != "reno-0"),
    )  # fmt: skip

    found = carried(problem)

    assert check(problem, found).broken == ()
    assert found.stay["G1-slot1"].city not in ("reno", "boise")
    assert touched(problem, found) == set(PLAN.group["G1"].members)


@pytest.mark.parametrize(
    ("table", "key"),
    [("hosts", "reno-home0"), ("vehicles", "reno-van1"), ("officers", "li0"), ("resources", VISIT.resource)],
)
def test_what_the_programme_has_no_more_is_in_the_plan_no_more(table: str, key: str):
    problem = without(table, key)
    assert key in repr(PLAN)

    found = carried(problem)

    assert f"'{key}'" not in repr(found)
    assert check(problem, found).broken == ()


def test_a_session_is_attended_at_its_new_time():
    session = PROBLEM.sessions[0]
    later = session.start + timedelta(minutes=30), session.end + timedelta(minutes=30)
    problem = with_table("sessions", session.id, start=later[0], end=later[1])

    found = carried(problem)

    assert {(a.start, a.end) for a in found.appointments if a.session == session.id} == {later}
    assert check(problem, found).broken == ()


def test_who_comes_in_joins_a_group_and_who_cancels_leaves_it():
    new = replace(PROBLEM.participants[-1], id="p12", name="Person 12", country=PROBLEM.countries[1].id)
    problem = replace(PROBLEM, participants=(*map(_cancelled, PROBLEM.participants), new))

    found = carried(problem)

    assert touched(problem, found) == {"p03", "p12"}
    assert check(problem, found).broken == ()


def _cancelled(person: Participant) -> Participant:
    return replace(person, status=ParticipantStatus.CANCELLED) if person.id == "p03" else person


def test_several_groups_leave_a_city_that_takes_none_any_more():
    roomy = replace(PROBLEM, cities=tuple(replace(c, groups=2) for c in PROBLEM.cities))
    both = replace(roomy, cities=tuple(replace(c, groups=0) if c.id in ("reno", "tulsa") else c for c in roomy.cities))

    found = carried(both)

    assert check(both, found).broken == ()
    assert {s.city for s in found.stays if s.period == "slot1"}.isdisjoint({"reno", "tulsa"})


def test_other_periods_leave_nothing_to_go_on_from():
    slots = (Slot("slot1", day(4), day(7)), Slot("slot2", day(7), day(12)))
    other = replace(PROBLEM, windows=(SplitWindow("split", slots),))

    assert least_change((PROBLEM, PLAN), other, seconds=20, seed=7) is None


def test_what_cannot_be_mended_is_told_by_the_check():
    problem = replace(PROBLEM, officers=tuple(o for o in PROBLEM.officers if not o.id.startswith("es")))

    broken = {f.rule for f in check(problem, carried(problem)).broken}

    assert "language-cover" in broken


@pytest.mark.slow
def test_a_scenario_that_ends_its_child_does_not_take_the_next_ones_along(capfd: pytest.CaptureFixture[str]):
    odd = replace(PROBLEM, policies=None)  # type: ignore[arg-type]

    found = list(carry((PROBLEM, PLAN), [odd, PROBLEM], Effort(20, 7)))

    assert "Traceback" in capfd.readouterr().err
    assert [plan is not None for plan in found] == [False, True]


def test_after_an_interrupt_no_plan_is_carried_over():
    assert list(carry((PROBLEM, PLAN), [PROBLEM, PROBLEM], Effort(20, 7), lambda: True)) == [None, None]
