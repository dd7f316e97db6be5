"""The main job: what is kept of the plans that the stages make."""

from dataclasses import replace

import pytest

from envoyage.planner.check import check
from envoyage.planner.make import Run, make_plan
from envoyage.planner.plan import Plan, Stopped
from tests.builders import tiny_problem

TINY = tiny_problem()


@pytest.fixture(scope="module")
def complete() -> Plan:
    return make_plan(TINY, seconds=20, seed=1)


def offered(plan: Plan) -> Plan:
    """The best plan after this one was offered."""
    run = Run(TINY, seconds=20, seed=1)
    run.offer(plan)
    assert run.best is not None
    return run.best


def test_a_complete_plan_with_every_stage_proven_is_proven(complete: Plan) -> None:
    assert check(TINY, complete).complete
    assert offered(complete).stopped is Stopped.PROVEN


def test_a_plan_that_breaks_hard_rules_is_never_proven(complete: Plan) -> None:
    broken = replace(complete, rooms=complete.rooms[1:], stopped=Stopped.PROVEN)

    best = offered(broken)

    assert check(TINY, best).broken
    assert best.stopped is Stopped.TIME


@pytest.mark.parametrize("stopped", [Stopped.TIME, Stopped.CANCELLED])
def test_another_reason_stays_as_it_is(complete: Plan, stopped: Stopped) -> None:
    assert offered(replace(complete, rooms=complete.rooms[1:], stopped=stopped)).stopped is stopped
    assert offered(replace(complete, stopped=stopped)).stopped is stopped
