from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from envoyage.planner.problem import Need
from envoyage.planner.relevance import relevance
from envoyage.planner.value import coverage, covered, got, totals
from tests.builders import tiny_plan, tiny_problem

PROBLEM = tiny_problem()
PLAN = tiny_plan(PROBLEM)


def test_an_appointment_serves_a_need_fully_by_theme_half_or_quarter_otherwise() -> None:
    need = Need("justice", "cyber")

    assert relevance(PROBLEM, ["cyber"], ["justice"], need) == 1.0
    assert relevance(PROBLEM, ["cyber"], [], need) == 0.5
    assert relevance(PROBLEM, ["narcotics"], ["justice"], need) == 0.25
    assert relevance(PROBLEM, ["narcotics"], ["partnership"], need) == 0.0


@given(st.lists(st.floats(0, 10), min_size=2, max_size=2), st.floats(0, 5), st.integers(0, 1))
def test_coverage_never_falls_with_more_and_never_exceeds_one(amounts: list[float], more: float, which: int) -> None:
    person = PROBLEM.participants[0]
    before = covered(person, amounts)
    amounts[which] += more

    assert before <= covered(person, amounts) <= 1.0 + 1e-9


def test_only_those_who_attend_gain() -> None:
    person = PLAN.groups[0].members[0]
    without = replace(
        PLAN,
        appointments=tuple(
            replace(a, attendees=tuple(p for p in a.attendees if p != person)) for a in PLAN.appointments
        ),
    )

    assert got(PROBLEM, without)[person] == (0.0, 0.0)
    assert {p: c for p, c in coverage(PROBLEM, without).items() if p != person} == {
        p: c for p, c in coverage(PROBLEM, PLAN).items() if p != person
    }


def test_the_value_is_built_from_mean_minimum_cost_and_penalties() -> None:
    shares = coverage(PROBLEM, PLAN).values()
    figures = totals(PROBLEM, PLAN, ())

    mean, least = sum(shares) / len(shares), min(shares)
    assert abs(figures.value - (1000 * (mean + least) - figures.cost / 2000)) < 1e-3
