"""The main job: what is kept of the plans that the stages make."""

from dataclasses import replace

import pytest

from envoyage.planner import make
from envoyage.planner.check import check
from envoyage.planner.errors import Cancelled, Impossible, OutOfTime
from envoyage.planner.make import Run, make_plan
from envoyage.planner.plan import Plan, Stopped
from envoyage.planner.progress import Progress
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


@pytest.mark.parametrize(("stays", "told"), [(1, "1 finding against hard rules"), (2, "2 findings against hard rules")])
def test_one_finding_is_told_as_one(complete: Plan, stays: int, told: str) -> None:
    full = {s.id for s in complete.stays[stays:]}
    heard: list[Progress] = []

    rooms = tuple(r for r in complete.rooms if r.stay in full)
    Run(TINY, seconds=20, seed=1, report=heard.append).offer(replace(complete, rooms=rooms))

    assert [p.message for p in heard] == [told]


@pytest.mark.parametrize("stopped", [Stopped.TIME, Stopped.CANCELLED])
def test_another_reason_stays_as_it_is(complete: Plan, stopped: Stopped) -> None:
    assert offered(replace(complete, rooms=complete.rooms[1:], stopped=stopped)).stopped is stopped
    assert offered(replace(complete, stopped=stopped)).stopped is stopped


ENDINGS = (OutOfTime(1.0), Impossible(("Too few officers.",)), Cancelled())


@pytest.mark.parametrize("ending", ENDINGS, ids=lambda e: type(e).__name__)
def test_a_plan_that_is_there_survives_other_groups_and_routes_without_one(
    monkeypatch: pytest.MonkeyPatch, complete: Plan, ending: Exception
) -> None:
    def search(run: Run) -> None:
        run.offer(complete)
        raise ending

    monkeypatch.setattr(make, "_search", search)

    assert make_plan(TINY, seconds=20, seed=1).groups == complete.groups


@pytest.mark.parametrize("ending", ENDINGS, ids=lambda e: type(e).__name__)
def test_without_a_plan_the_ending_is_told_with_the_seconds_of_the_whole_run(
    monkeypatch: pytest.MonkeyPatch, ending: Exception
) -> None:
    def search(_: Run) -> None:
        raise ending

    monkeypatch.setattr(make, "_search", search)

    with pytest.raises(type(ending)) as told:
        make_plan(TINY, seconds=20, seed=1)
    assert not isinstance(ending, OutOfTime) or "20 seconds" in str(told.value)


def test_no_stage_takes_more_than_what_is_left_of_a_short_run() -> None:
    run = Run(TINY, seconds=2.0, seed=1)

    assert make._seconds(run, 3.0) <= 2.0
    run.seconds = -10.0
    assert make._seconds(run, 3.0) == make.LEAST_SECONDS
    run.seconds = 1000.0
    assert make._seconds(run, 3.0) == 3.0
