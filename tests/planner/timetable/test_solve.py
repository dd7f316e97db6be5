"""The search for the timetable of one stay."""

import time as clock
from dataclasses import replace

import pytest

from envoyage.planner.plan import Appointment, Kind, Stopped
from envoyage.planner.progress import never
from envoyage.planner.timetable.build import Terms, build_model
from envoyage.planner.timetable.day import DayPlanner
from envoyage.planner.timetable.solve import Limits, evaluate, solve_stay
from tests.planner.timetable.stays import small_stay


def solved(seed, *, seconds=20.0, known=None, **sizes):
    """The model of a stay, its day planner and what was found."""
    problem, plan, stay = small_stay(seed, nights=6, people=6, needs=6, **sizes)
    model = build_model(problem, plan, stay, Terms(strict=False))
    planner = DayPlanner(model)
    return model, planner, solve_stay(model, planner, Limits(clock.monotonic() + seconds, seed, never), known)


@pytest.mark.parametrize("seed", range(4))
def test_a_city_with_many_resources_gets_days_that_all_fit(seed):
    model, planner, found = solved(seed, resources=26)

    assert found is not None
    assert all(planner.fits(day, visits) for day, visits in found.choice.items() if visits)
    assert evaluate(model, found.choice, Limits(clock.monotonic() + 9, seed, never)) == pytest.approx(
        found.value, abs=1e-6
    )
    assert found.value <= found.bound


def test_a_known_timetable_is_kept_where_no_time_is_left():
    _, _, best = solved(1, resources=8)
    assert best is not None

    _, _, found = solved(1, resources=8, seconds=0.0, known=best.choice)

    assert found is not None
    assert found.choice == best.choice
    assert found.value == pytest.approx(best.value, abs=1e-6)


def test_two_searches_with_one_seed_find_the_same_days():
    first, second = solved(2, resources=12)[2], solved(2, resources=12)[2]

    assert first == second
    assert first is not None
    assert first.stopped is Stopped.PROVEN


def test_a_known_timetable_never_gives_way_to_a_worse_one():
    problem, plan, stay = small_stay(5, resources=6, fewest_a_day=1)
    model = build_model(problem, plan, stay)
    planner = DayPlanner(model)
    known = solve_stay(model, planner, Limits(clock.monotonic() + 30, 5, never))
    assert known is not None

    again = solve_stay(model, planner, Limits(clock.monotonic() + 30, 5, never), known.choice)
    assert again is not None
    assert again.value >= known.value - 1e-6


def test_no_fewest_appointments_a_day_means_no_minimum_not_no_visits():
    found = solved(1, resources=8, fewest_a_day=0)[2]

    assert found is not None
    assert any(found.choice.values())


def test_with_no_minimum_a_day_of_sessions_still_takes_no_visits():
    problem, plan, stay = small_stay(1, resources=8, in_block=True, fewest_a_day=0)
    session = problem.sessions[0]
    held = Appointment(
        "s", stay.id, "G1", Kind.SESSION, session.start, session.end, plan.groups[0].members, session=session.id
    )

    model = build_model(problem, replace(plan, appointments=(held,)), stay)

    open_days = {day for v in model.visits for day in model.days if model.starts[v.id, day]}
    assert session.start.date() not in open_days
    assert open_days
