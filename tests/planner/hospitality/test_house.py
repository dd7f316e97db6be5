from dataclasses import replace

from envoyage.planner.hospitality import choose_hotels, house
from envoyage.planner.language import assign_officers
from envoyage.planner.plan import Plan, Stopped
from envoyage.planner.problem import Problem
from envoyage.planner.progress import Progress
from envoyage.planner.rules.access_needs import AccessNeeds
from envoyage.planner.rules.beds import Beds
from envoyage.planner.rules.home_capacity import HomeCapacity
from envoyage.planner.rules.home_fits_guest import HomeFitsGuest
from envoyage.planner.rules.home_hospitality import HomeHospitality
from envoyage.planner.rules.interpreter_hours import InterpreterHours
from envoyage.planner.rules.language_cover import LanguageCover
from envoyage.planner.rules.officer_availability import OfficerAvailability
from envoyage.planner.rules.vehicle_seats import VehicleSeats
from tests.builders import tiny_plan, tiny_problem

RULES = (
    AccessNeeds(), Beds(), HomeCapacity(), HomeFitsGuest(), HomeHospitality(), InterpreterHours(), LanguageCover(),
    OfficerAvailability(), VehicleSeats(),
)  # fmt: skip


def _through(problem: Problem, seed: int = 1) -> Plan:
    """Hotels, officers, homes, rooms and vehicles for the timetable of the tiny plan."""
    bare = replace(tiny_plan(problem), rooms=())
    bare = replace(bare, stays=tuple(replace(s, hotel="") for s in bare.stays))
    plan = choose_hotels(problem, bare, seconds=5, seed=seed)
    plan = assign_officers(problem, plan, seconds=5, seed=seed)
    return house(problem, plan, seconds=5, seed=seed)


def test_the_two_stages_leave_nothing_to_object_to() -> None:
    problem = tiny_problem()

    plan = _through(problem)

    assert not [f.message for rule in RULES for f in rule.inspect(problem, plan)]
    assert [r.stage for r in plan.reports] == ["hotels", "language", "interpreting", "hospitality", "transport"]
    assert {r.stopped for r in plan.reports} == {Stopped.PROVEN}
    assert all(r.value == r.bound for r in plan.reports)


def test_the_same_seed_gives_the_same_plan() -> None:
    problem = tiny_problem()

    assert _through(problem, 5) == _through(problem, 5)


def test_each_part_reports_where_it_stands_without_names() -> None:
    problem = tiny_problem()
    heard: list[Progress] = []

    house(problem, tiny_plan(problem), seconds=5, seed=1, report=heard.append)

    assert [p.stage for p in heard] == ["hospitality", "transport"]
    assert all(p.message == "" for p in heard)


def test_a_stopped_run_keeps_what_it_has() -> None:
    problem = tiny_problem()

    plan = house(problem, tiny_plan(problem), seconds=5, seed=1, cancelled=lambda: True)

    assert plan.rooms
    assert {r.stopped for r in plan.reports} <= {Stopped.PROVEN, Stopped.CANCELLED}
