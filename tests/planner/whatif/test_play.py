"""Scenarios are planned in turn, share their plans, and one without a plan does not stop the others."""

from dataclasses import replace

import pytest

from envoyage.planner.check import check
from envoyage.planner.errors import Cancelled, Fault, Faulty, Impossible, Lost, OutOfTime
from envoyage.planner.plan import WHOLE, Plan, StageReport, Stopped
from envoyage.planner.problem import Problem
from envoyage.planner.progress import Progress
from envoyage.planner.whatif import BASE, End, Scenario, Search, compare, play
from envoyage.planner.whatif.measures import measures
from envoyage.planner.whatif.sharing import shared
from tests.builders import tiny_plan, tiny_problem

PROBLEM = tiny_problem()
PLAN = replace(tiny_plan(PROBLEM), totals=check(PROBLEM, tiny_plan(PROBLEM)).totals)
ENDINGS = {
    "a": Impossible(("This clashes with that.",)),
    "b": OutOfTime(3),
    "c": Lost(),
    "d": Faulty((Fault("x", "cities[reno]", "It is odd."),)),
    "e": Cancelled(),
}


def called(name: str) -> Scenario:
    return Scenario(name, replace(PROBLEM, motto=name))


def by_motto(problem: Problem, **_: object) -> Plan:
    """A planner that ends as the motto says."""
    if problem.motto in ENDINGS:
        raise ENDINGS[problem.motto]
    return PLAN


def search(planner=by_motto, **options) -> Search:
    return Search(1.0, 7, planner=planner, **options)


def test_every_ending_is_told_in_its_column_and_the_others_go_on():
    outcomes = list(play(map(called, ("a", "b", "c", "d", "e", "z")), search()))

    assert [o.end for o in outcomes] == [
        End.IMPOSSIBLE, End.OUT_OF_TIME, End.LOST, End.IMPOSSIBLE, End.NOT_TRIED, End.PLANNED,
    ]  # fmt: skip
    assert [bool(o.why) for o in outcomes] == [True] * 5 + [False]
    assert outcomes[0].why == ("This clashes with that.",)
    assert outcomes[3].why == ("cities[reno]: It is odd.",)


def test_after_an_interrupt_nothing_more_is_tried_and_what_is_done_is_kept():
    played: list[str] = []

    def planner(problem: Problem, **_: object) -> Plan:
        played.append(problem.motto)
        return replace(PLAN, stopped=Stopped.CANCELLED)

    outcomes = list(play(map(called, "xyz"), search(planner, cancelled=lambda: bool(played))))

    assert played == ["x"]
    assert [o.end for o in outcomes] == [End.PLANNED, End.NOT_TRIED, End.NOT_TRIED]
    assert all(o.is_interrupted for o in outcomes)


def test_progress_carries_the_name_of_the_scenario_and_the_stage():
    told: list[Progress] = []

    def planner(problem: Problem, *, report, **_: object) -> Plan:
        report(Progress("timetable", 3.0, 4.0, "better"))
        return PLAN

    list(play([called("x")], search(planner, report=told.append)))

    assert told == [Progress("x", 3.0, 4.0, "timetable: better")]


def test_a_plan_that_is_better_for_another_scenario_too_is_taken_over_with_its_figures_checked():
    visits = sorted((a for a in PLAN.appointments if a.host), key=lambda a: a.id)
    worse = replace(PLAN, appointments=tuple(a for a in PLAN.appointments if a not in visits))
    lesser = Scenario("less", replace(PROBLEM, policies=replace(PROBLEM.policies, dollars_per_point=1000.0)))
    plans = {1000.0: PLAN, 2000.0: worse}

    def planner(problem: Problem, **_: object) -> Plan:
        return plans[problem.policies.dollars_per_point]

    base, other = shared(list(play((Scenario(BASE, PROBLEM), lesser), search(planner))))

    assert check(PROBLEM, PLAN).complete
    assert (base.taken_from, other.taken_from) == ("less", "")
    assert base.plan is not None
    assert base.plan.appointments == PLAN.appointments
    assert base.verdict == check(PROBLEM, base.plan)


def test_a_plan_that_breaks_a_rule_of_the_other_scenario_is_not_taken_over():
    visited = next(a.resource for a in PLAN.appointments if a.resource)
    gone = tuple(r for r in PROBLEM.resources if r.id != visited)
    outcomes = list(
        play((Scenario(BASE, PROBLEM), Scenario("a", replace(PROBLEM, motto="a", resources=gone))), search())
    )

    assert [o.end for o in shared(outcomes)] == [End.PLANNED, End.IMPOSSIBLE]


def test_where_the_programme_as_it_is_has_no_plan_nobody_is_said_to_be_touched():
    outcomes = list(play(map(called, ("b", "z")), search()))

    base, other = compare([outcomes[0], outcomes[1]]).columns

    assert other.outcome.plan is not None
    assert base.outcome.taken_from == "z"
    assert base.touched == other.touched == ()


def test_the_comparison_is_interrupted_when_a_price_of_the_front_was_not_tried():
    outcomes = list(play(map(called, ("y", "e")), search()))

    assert compare(outcomes[:1]).interrupted is False
    assert compare(outcomes[:1], outcomes[1:]).interrupted is True


def test_the_gap_of_the_whole_plan_is_told_by_the_scenarios_own_bound_also_where_its_plan_is_taken_over():
    visits = {a.id for a in PLAN.appointments if a.host}
    worse = replace(PLAN, appointments=tuple(a for a in PLAN.appointments if a.id not in visits))
    most = {PROBLEM.motto: 2000.0, "other": 3000.0}

    def planner(problem: Problem, **_: object) -> Plan:
        plan = PLAN if problem.motto == "other" else worse
        value = check(problem, plan).totals.value
        return replace(plan, reports=(StageReport(WHOLE, value, most[problem.motto], Stopped.TIME),))

    scenarios = (Scenario(BASE, PROBLEM), Scenario("other", replace(PROBLEM, motto="other")))
    base, other = compare(list(play(scenarios, search(planner)))).columns

    assert base.outcome.taken_from == "other"
    for column, bound in ((base, 2000.0), (other, 3000.0)):
        assert column.measures
        assert column.measures.whole_gap == pytest.approx(1 - column.measures.value / bound)


def test_a_plan_that_breaks_rules_has_no_gap():
    verdict = check(PROBLEM, replace(PLAN, appointments=()))

    assert measures(PROBLEM, PLAN, verdict, PROBLEM.policies, 2000.0).whole_gap is None
    assert measures(PROBLEM, PLAN, check(PROBLEM, PLAN), PROBLEM.policies).whole_gap is None
