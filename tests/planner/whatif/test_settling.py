"""Every scenario has two plans, the least change and the best of all; nothing worse than the first is ever shown."""

from collections.abc import Sequence
from dataclasses import replace

from envoyage.planner.check import check
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem
from envoyage.planner.whatif import BASE, End, Outcome, Scenario, Search, compare
from tests.builders import tiny_plan, tiny_problem

PROBLEM = tiny_problem()
OTHER = replace(PROBLEM, motto="another")


def with_figures(plan: Plan) -> Plan:
    plan = replace(plan, totals=None)
    return replace(plan, totals=check(PROBLEM, plan).totals)


def dearer(plan: Plan) -> Plan:
    """The same plan with a second van for one visit."""
    items = (replace(a, vehicles=(*a.vehicles, "reno-van2")) if a.id == "G1-slot1-reno-0" else a
             for a in plan.appointments)  # fmt: skip
    return with_figures(replace(plan, appointments=tuple(items)))


PLAN = with_figures(tiny_plan(PROBLEM))
DEAR = dearer(PLAN)


def outcome(name: str, plan: Plan | None, end: End = End.PLANNED) -> Outcome:
    problem = PROBLEM if name == BASE else OTHER
    return Outcome(Scenario(name, problem), end, plan, check(problem, plan) if plan else None)


def search(plan: Plan | None, asked: list[Plan] | None = None, **options) -> Search:
    """A search that carries every plan over to this one; ``asked`` receives what it was to start from."""

    def carrier(base: tuple[Problem, Plan], problems: Sequence[Problem], *_: object):
        if asked is not None:
            asked.append(base[1])
        yield from [plan] * len(problems)

    return Search(1.0, 7, carrier=carrier, **options)


def test_the_plans_of_these_tests_are_complete_and_one_is_worth_more():
    assert check(PROBLEM, PLAN).complete
    assert check(PROBLEM, DEAR).complete
    assert DEAR.totals.value < PLAN.totals.value


def test_a_plan_worse_than_the_least_change_is_not_shown():
    _, column = compare([outcome(BASE, PLAN), outcome("x", DEAR)], (), search(PLAN)).columns

    assert column.outcome.taken_from in (BASE, "x, least change")
    assert column.measures.value == column.least.measures.value == PLAN.totals.value
    assert column.touched == column.least.touched == ()


def test_a_plan_better_than_the_least_change_is_shown_beside_it():
    _, column = compare([outcome(BASE, PLAN), outcome("x", PLAN)], (), search(DEAR)).columns

    assert (column.measures.value, column.least.measures.value) == (PLAN.totals.value, DEAR.totals.value)
    assert column.outcome.taken_from == ""


def test_the_programme_as_it_is_takes_over_what_was_made_of_its_plan_and_scenarios_start_from_that():
    asked: list[Plan] = []

    base, column = compare([outcome(BASE, DEAR), outcome("x", DEAR)], (), search(PLAN, asked)).columns

    assert [check(PROBLEM, plan).totals.value for plan in asked] == [DEAR.totals.value, PLAN.totals.value]
    assert (base.outcome.taken_from, base.measures.value) == ("x, least change", PLAN.totals.value)
    assert (base.least, column.least.touched) == (None, ())


def test_a_scenario_without_a_plan_of_its_own_in_time_has_the_least_change():
    _, column = compare([outcome(BASE, DEAR), outcome("x", None, End.OUT_OF_TIME)], (), search(DEAR)).columns

    assert column.outcome.end is End.PLANNED
    assert column.outcome.why == ()
    assert column.measures.value == DEAR.totals.value


def test_no_change_is_looked_for_where_no_plan_is_possible_or_none_to_start_from():
    asked: list[Plan] = []
    fewer = Scenario("x", replace(PROBLEM, resources=tuple(r for r in PROBLEM.resources if r.id != "reno-0")))

    _, column = compare([outcome(BASE, PLAN), Outcome(fewer, End.IMPOSSIBLE)], (), search(PLAN, asked)).columns
    compare([outcome(BASE, None, End.OUT_OF_TIME), outcome("x", None, End.LOST)], (), search(PLAN, asked))

    assert asked == []
    assert column.least is None


def test_where_the_plan_cannot_be_carried_over_the_best_one_is_shown_alone():
    _, column = compare([outcome(BASE, PLAN), outcome("x", PLAN)], (), search(None)).columns

    assert (column.least, column.measures.value) == (None, PLAN.totals.value)


def test_an_interrupt_leaves_the_least_changes_out_and_is_told():
    comparison = compare([outcome(BASE, PLAN), outcome("x", PLAN)], (), search(DEAR, cancelled=lambda: True))

    assert comparison.interrupted
    assert [column.least for column in comparison.columns] == [None, None]
