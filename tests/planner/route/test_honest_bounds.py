"""A bound below the value is wrong and stays visible; rounding is no news, and never keeps a split unproven."""

import time
from dataclasses import replace
from datetime import timedelta

from envoyage.planner.check import check
from envoyage.planner.make import _with_bound, make_plan
from envoyage.planner.plan import StageReport, Stopped
from envoyage.planner.progress import never, silent
from envoyage.planner.route import STAGE, honest_bound, split_and_route
from envoyage.planner.route.solve import _Search
from tests.builders import tiny_plan, tiny_problem

TINY = tiny_problem()
WEEKEND = replace(TINY.blocks[0], leave=TINY.starts + timedelta(days=2))
NO_SLOTS = replace(
    TINY, windows=(), blocks=(WEEKEND,), ends=WEEKEND.leave, sessions=(), promised=(),
    policies=replace(TINY.policies, groups_fewest=1, groups_most=1, group_largest=12, most_per_region=12),
)  # fmt: skip
"""Everybody together in one city for a weekend: nothing is to decide, and next to nothing to gain."""


def test_rounding_is_no_wrong_bound_and_more_than_rounding_is():
    assert honest_bound(10.0, 11.0) == 11.0
    assert honest_bound(10.0, 9.999) == 10.0
    assert honest_bound(10.0, 9.9) == 9.9


def test_an_answer_tells_the_wrong_bound_that_was_proved():
    search = _Search(TINY, time.monotonic() + 20, 20, 1, silent, never, lambda _: None)
    best = search.run().report.value

    search._lower(best - 5)

    assert search._answer().report.bound == best - 5


def test_a_bound_of_other_groups_and_routes_below_the_value_is_seen_by_the_check():
    plan = replace(tiny_plan(TINY), reports=(StageReport(STAGE, 100.0, 120.0, Stopped.TIME),))
    other = replace(plan, reports=(StageReport(STAGE, 80.0, 90.0, Stopped.TIME),))

    with_other = _with_bound(plan, other)

    assert with_other.reports[0].bound == 90.0
    assert any("above its own bound" in words for words in check(TINY, with_other).mismatches)
    assert _with_bound(plan, plan) == plan


def test_a_single_split_is_proven_though_rounding_is_more_than_the_relative_gap():
    report = split_and_route(NO_SLOTS, seconds=20, seed=1).report

    assert report.stopped is Stopped.PROVEN
    assert report.value <= report.bound


def test_where_nothing_is_to_decide_a_plan_is_proven():
    plan = make_plan(NO_SLOTS, seconds=20, seed=1)

    assert plan.stopped is Stopped.PROVEN
    assert check(NO_SLOTS, plan).broken == ()
