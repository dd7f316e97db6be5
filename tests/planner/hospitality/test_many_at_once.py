"""Homes of a city where the time does not suffice for all of its groups at once."""

from random import Random

import pytest

from envoyage.planner.hospitality import invite, parts
from envoyage.planner.plan import Plan, Stopped
from envoyage.planner.problem import Problem
from envoyage.planner.rules.home_capacity import HomeCapacity
from envoyage.planner.rules.home_fits_guest import HomeFitsGuest
from envoyage.planner.unknowns.solving import Answer, maximise
from tests.planner.hospitality.brute import reno_plan, small_problem


def tired(monkeypatch: pytest.MonkeyPatch) -> None:
    """Models of several groups at once are never answered in time."""
    real = parts.maximise
    several = {"left": 1}

    def search(model, **how) -> Answer:  # type: ignore[no-untyped-def]
        answer: Answer = real(model, **how)
        if several["left"]:
            several["left"] -= 1
            return Answer(False, 0.0, 0.0, Stopped.TIME, answer.solver)
        return answer

    monkeypatch.setattr(parts, "maximise", search)


def case(seed: int) -> tuple[Problem, Plan]:
    problem = small_problem(Random(seed), people=6, homes=5, officers=2)
    return problem, reno_plan(problem, 2, 4)


def test_one_group_after_the_other_finds_homes_that_break_no_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    guests = 0
    for seed in range(25):
        problem, plan = case(seed)
        best = invite(problem, plan, seconds=20, seed=1)
        with monkeypatch.context() as patch:
            tired(patch)
            quick = invite(problem, plan, seconds=20, seed=1)

        assert [f.message for rule in (HomeCapacity(), HomeFitsGuest()) for f in rule.inspect(problem, quick)] == []
        report, known = quick.reports[-1], best.reports[-1]
        assert report.stopped is Stopped.TIME
        assert report.value <= known.value + 1e-9
        assert report.bound >= known.value - 1e-9
        guests += sum(len(a.attendees) for a in quick.appointments)
    assert guests > 25


def test_maximise_is_what_is_replaced() -> None:
    assert parts.maximise is maximise
