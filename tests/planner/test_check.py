"""The check recomputes what a plan claims."""

from dataclasses import replace

from envoyage.planner.check import check
from envoyage.planner.plan import Plan, StageReport, Stopped
from envoyage.planner.value import coverage
from tests.builders import tiny_plan, tiny_problem


def _claiming(**changes: object) -> Plan:
    """The tiny plan with its right figures and some other claims."""
    totals = check(tiny_problem(), tiny_plan()).totals
    return replace(tiny_plan(), totals=totals, **changes)  # type: ignore[arg-type]


def test_right_figures_and_bounds_are_allowed():
    reached = tuple(sorted(coverage(tiny_problem(), tiny_plan()).items()))
    plan = _claiming(bounds=reached, reports=(StageReport("route", 10.0, 10.0, Stopped.PROVEN),))

    verdict = check(tiny_problem(), plan)

    assert verdict.mismatches == ()
    assert verdict.complete


def test_a_bound_below_what_a_person_reaches_is_told():
    verdict = check(tiny_problem(), _claiming(bounds=(("p00", 0.01), ("p01", 1.0))))

    assert len(verdict.mismatches) == 1
    assert verdict.mismatches[0].startswith("The plan claims that Person 00 can reach 0.0100 at most; it reaches ")
    assert not verdict.complete


def test_a_stage_that_is_worth_more_than_its_bound_is_told():
    verdict = check(tiny_problem(), _claiming(reports=(StageReport("route", 12.0, 10.0, Stopped.PROVEN),)))

    assert verdict.mismatches == ("Stage route claims a value of 12.0000, above its own bound of 10.0000.",)
