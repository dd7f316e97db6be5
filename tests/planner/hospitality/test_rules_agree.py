"""The solver half and the inspector of each hospitality rule say the same about any decisions."""

from dataclasses import replace
from random import Random

import pytest
from ortools.sat.python.cp_model import FEASIBLE, OPTIMAL, CpSolver

from envoyage.planner.hospitality.rooms import give_rooms
from envoyage.planner.plan import Appointment, Kind, Plan
from envoyage.planner.problem import Access, Hotel, Problem, Vehicle
from envoyage.planner.rule import Rule, Severity
from envoyage.planner.rules.access_needs import AccessNeeds
from envoyage.planner.rules.beds import Beds
from envoyage.planner.rules.home_capacity import HomeCapacity
from envoyage.planner.rules.home_fits_guest import HomeFitsGuest
from envoyage.planner.rules.home_hospitality import HomeHospitality
from envoyage.planner.rules.vehicle_seats import VehicleSeats
from envoyage.planner.unknowns import HospitalityModel
from tests.builders import at, day
from tests.planner.hospitality.brute import dinner, reno_plan, small_problem


def _solved(model: HospitalityModel) -> bool:
    return CpSolver().solve(model.model) in (OPTIMAL, FEASIBLE)


def _breaks(problem: Problem, plan: Plan, rule: Rule) -> list[str]:
    return [f.message for f in rule.inspect(problem, plan) if f.severity is not Severity.SOFT]


def _compare(answers: dict[int, tuple[bool, list[str]]]) -> None:
    """Each seed's solver answer against its findings; both kinds of answer must occur."""
    for seed, (feasible, found) in answers.items():
        assert feasible == (not found), (seed, found)
    assert {feasible for feasible, _ in answers.values()} == {True, False}


def _dining(rng: Random) -> tuple[Problem, Plan]:
    """Two groups on evenings at random, everybody in some home or none."""
    problem = small_problem(rng, people=6, homes=3, officers=2)
    plan = reno_plan(problem, 4)
    hosts, dinners = problem.hosts, []
    for stay in plan.stays:
        when, group = rng.randint(5, 7), plan.group[stay.group]
        where = {p: rng.choice((0, 1, 2, 2, 2, None)) for p in (*group.members, *group.officers)}
        for n, host in enumerate(hosts):
            guests = tuple(m for m in group.members if where[m] == n)
            if guests:
                dinners.append(
                    dinner(problem, stay, host, when, (guests, tuple(o for o in group.officers if where[o] == n)))
                )
    return problem, replace(plan, appointments=tuple(dinners))


def _dining_feasible(problem: Problem, plan: Plan, rule: Rule) -> bool:
    model = HospitalityModel(problem, replace(plan, appointments=()))
    model.add_homes(plan.stays)
    rule.in_hospitality(problem, model)
    there = {(a.stay, a.host): a for a in plan.appointments}
    for (stay, host, when), opens in model.opens.items():
        item = there.get((stay, host))
        model.model.add(opens == (item is not None and item.start.date() == when))
    for table, people in ((model.dines, "attendees"), (model.escorts, "officers")):
        for (stay, host, person), comes in table.items():
            item = there.get((stay, host))
            model.model.add(comes == (item is not None and person in getattr(item, people)))
    return _solved(model)


@pytest.mark.parametrize("rule", [HomeCapacity(), HomeFitsGuest(), HomeHospitality()], ids=lambda r: r.code)
def test_solver_and_inspector_agree_on_homes(rule: Rule) -> None:
    answers = {}
    for seed in range(150):
        problem, plan = _dining(Random(seed))
        answers[seed] = _dining_feasible(problem, plan, rule), _breaks(problem, plan, rule)
    _compare(answers)


@pytest.mark.parametrize("rule", [Beds(), AccessNeeds()], ids=lambda r: r.code)
def test_solver_and_inspector_agree_on_hotels(rule: Rule) -> None:
    answers = {}
    for seed in range(80):
        rng = Random(seed)
        problem = small_problem(rng, people=6, homes=0, officers=2)
        hotels = tuple(
            Hotel(f"hotel{i}", "reno", f"Hotel {i}", 39.5, -119.8, rng.choice((2, 4, 6, 9)),
                  access=rng.choice(((), (Access.STEP_FREE,), (Access.WHEELCHAIR,))))
            for i in range(2)
        )  # fmt: skip
        problem = replace(problem, hotels=hotels)
        plan = reno_plan(problem, 4)
        first, second = plan.stays
        shifted = replace(second, arrive=day(rng.choice((5, 7, 8))), leave=day(9))
        plan = replace(plan, stays=tuple(replace(s, hotel=rng.choice(hotels).id) for s in (first, shifted)))
        plan = replace(plan, groups=(plan.groups[0], replace(plan.groups[1], officers=("o1",))))
        plan = replace(plan, rooms=give_rooms(problem, plan))
        model = HospitalityModel(problem, plan)
        model.add_hotels(plan.stays)
        rule.in_hospitality(problem, model)
        for (stay, hotel), lodges in model.lodges.items():
            model.model.add(lodges == (plan.stay[stay].hotel == hotel))
        answers[seed] = _solved(model), _breaks(problem, plan, rule)
    _compare(answers)


@pytest.mark.parametrize("rule", [VehicleSeats(), AccessNeeds()], ids=lambda r: r.code)
def test_solver_and_inspector_agree_on_vehicles(rule: Rule) -> None:
    answers = {}
    for seed in range(120):
        problem, plan = _riding(Random(seed))
        model = HospitalityModel(problem, plan)
        model.add_vehicles(plan.appointments)
        rule.in_hospitality(problem, model)
        for (item, vehicle), rides in model.rides.items():
            chosen = next(a for a in plan.appointments if a.id == item).vehicles
            model.model.add(rides == (vehicle in chosen))
        answers[seed] = _solved(model), _breaks(problem, plan, rule)
    _compare(answers)


def _riding(rng: Random) -> tuple[Problem, Plan]:
    """Two groups with visits and a session at overlapping times, vehicles at random."""
    problem = small_problem(rng, people=6, homes=0, officers=1)
    vehicles = tuple(
        Vehicle(f"v{i}", "reno", f"Van {i}", rng.choice((3, 5, 9)), access=rng.choice(((), (Access.WHEELCHAIR,))))
        for i in range(3)
    )  # fmt: skip
    problem = replace(problem, vehicles=vehicles)
    plan = reno_plan(problem, 4)
    plan = replace(plan, stays=tuple(replace(s, hotel="") for s in plan.stays))
    items = []
    for stay in plan.stays:
        for n, hour in enumerate((9, rng.choice((10, 12)))):
            group = plan.group[stay.group]
            shared = "plenary29" if n == 0 and rng.random() < 0.5 else ""
            used = tuple(v.id for v in vehicles if rng.random() < 0.6)
            items.append(
                Appointment(f"{stay.id}-{n}", stay.id, group.id, Kind.CULTURE, at(5, hour), at(5, hour, 50),
                            group.members, session=shared, officers=group.officers, vehicles=used, minutes_there=20)
            )  # fmt: skip
    return problem, replace(plan, appointments=tuple(items))
