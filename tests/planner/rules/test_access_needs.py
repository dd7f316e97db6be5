from dataclasses import replace

from envoyage.planner.problem import Access, Problem
from envoyage.planner.rules.access_needs import AccessNeeds
from tests.builders import tiny_plan, tiny_problem

RULE = AccessNeeds()


def _with_need(problem: Problem, *needs: Access) -> Problem:
    """The first person of group one needs this."""
    return replace(problem, participants=(replace(problem.participants[0], access=needs), *problem.participants[1:]))


def _open(problem: Problem, *offers: Access) -> Problem:
    """Every place and vehicle offers this."""
    return replace(
        problem,
        resources=tuple(replace(r, access=offers) for r in problem.resources),
        hotels=tuple(replace(h, access=offers) for h in problem.hotels),
        vehicles=tuple(replace(v, access=offers) for v in problem.vehicles),
    )


def test_nobody_needs_anything_and_nothing_is_found() -> None:
    assert not list(RULE.inspect(tiny_problem(), tiny_plan()))


def test_a_wheelchair_ready_place_is_step_free_too() -> None:
    problem = _with_need(_open(tiny_problem(), Access.WHEELCHAIR), Access.STEP_FREE)

    assert not list(RULE.inspect(problem, tiny_plan()))


def test_a_step_free_place_is_not_wheelchair_ready() -> None:
    problem = _with_need(_open(tiny_problem(), Access.STEP_FREE), Access.WHEELCHAIR)

    assert list(RULE.inspect(problem, tiny_plan()))


def test_short_walks_and_hearing_loops_are_asked_of_resources_and_hotels_not_of_vehicles() -> None:
    problem = _with_need(tiny_problem(), Access.SHORT_WALKS, Access.HEARING_LOOP)

    messages = [f.message for f in RULE.inspect(problem, tiny_plan())]

    assert messages[0].startswith(
        "Person 00 needs a hearing loop and short walks, which Hotel Washington in Washington lacks."
    )
    assert any("which Law Enforcement of Reno lacks" in m for m in messages)
    assert not any("vehicle" in m for m in messages)


def test_hotels_resources_and_vehicles_are_named() -> None:
    problem = _with_need(tiny_problem(), Access.WHEELCHAIR)

    messages = [f.message for f in RULE.inspect(problem, tiny_plan())]

    assert messages[0] == (
        "Person 00 needs wheelchair access, which Hotel Washington in Washington lacks. Take another hotel."
    )
    assert any("which Law Enforcement of Reno lacks; the group is there on Thursday 20 May" in m for m in messages)
    assert any("which no vehicle to Law Enforcement of Reno on Thursday 20 May has" in m for m in messages)


def test_one_vehicle_that_fits_is_enough() -> None:
    problem = _with_need(_open(tiny_problem(), Access.WHEELCHAIR), Access.WHEELCHAIR)
    plain = tuple(replace(v, id=f"{v.id}-plain", access=()) for v in problem.vehicles)
    plan = tiny_plan()
    both = tuple(replace(a, vehicles=(*a.vehicles, *(f"{v}-plain" for v in a.vehicles))) for a in plan.appointments)

    found = list(RULE.inspect(replace(problem, vehicles=(*problem.vehicles, *plain)), replace(plan, appointments=both)))

    assert not found
