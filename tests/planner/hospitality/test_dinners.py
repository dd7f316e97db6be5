from dataclasses import replace
from datetime import date
from itertools import product
from random import Random

import pytest

from envoyage.planner.homes import talk
from envoyage.planner.hospitality import invite
from envoyage.planner.hospitality.dinners import ESCORT, EVENING, LONELY, PLACED, SABBATH, TALK
from envoyage.planner.plan import Kind, Plan, Stopped
from envoyage.planner.problem import Diet, Faith, Problem
from envoyage.planner.rules.home_capacity import HomeCapacity
from envoyage.planner.rules.home_fits_guest import HomeFitsGuest
from envoyage.planner.rules.home_hospitality import HomeHospitality
from tests.builders import at, day, tiny_plan, tiny_problem
from tests.planner.hospitality.brute import evenings_of, reno_plan, small_problem, with_dinners

RULES = (HomeCapacity(), HomeFitsGuest())


def _legal(problem: Problem, plan: Plan) -> bool:
    return not any(True for rule in RULES for _ in rule.inspect(problem, plan))


def _worth(problem: Problem, plan: Plan) -> float:
    """Guests placed, with hundredths for how well it suits, counted from the plan alone."""
    points = 0
    for item in plan.appointments:
        host = problem.host[item.host]
        points += sum(PLACED + TALK * talk(problem, problem.participant[g], host) for g in item.attendees)
        points -= ESCORT * len(item.officers) + (LONELY if len(item.attendees) == 1 else 0)
    evenings = {(a.group, a.start.date()) for a in plan.appointments}
    return (points + sum(_evening(problem, plan, g, d) for g, d in evenings)) / PLACED


def _evening(problem: Problem, plan: Plan, group: str, when: date) -> int:
    members = plan.group[group].members
    keepers = sum(Faith.SABBATH in problem.participant[m].faith for m in members)
    friday = SABBATH * keepers if when.isoweekday() == 5 else 0
    return (EVENING * len(members) if when.isoweekday() >= 5 else 0) - friday


def _check(problem: Problem, plan: Plan, best: float) -> None:
    found = invite(problem, plan, seconds=5, seed=1)
    report = found.reports[-1]

    assert _legal(problem, found)
    assert report.stopped is Stopped.PROVEN
    assert report.value == pytest.approx(best)
    assert report.bound == pytest.approx(best)
    assert _worth(problem, found) == pytest.approx(best)


@pytest.mark.parametrize("seed", range(180))
def test_one_group_dines_as_well_as_trying_everything_finds(seed: int) -> None:
    rng = Random(seed)
    problem = small_problem(rng, people=3, homes=2, officers=rng.choice((0, 1)))
    plan = reno_plan(problem)
    ways = (with_dinners(plan, d) for _, d in evenings_of(problem, plan, plan.stays[0]))

    _check(problem, plan, max(_worth(problem, p) for p in ways if _legal(problem, p)))


@pytest.mark.parametrize("seed", range(200, 220))
def test_two_groups_share_the_homes_of_a_city_as_well_as_trying_everything_finds(seed: int) -> None:
    problem = small_problem(Random(seed), people=3, homes=2, officers=0)
    plan = reno_plan(problem, 2)
    each = [list(dict.fromkeys(d for _, d in evenings_of(problem, plan, s))) for s in plan.stays]
    ways = (with_dinners(plan, (*a, *b)) for a, b in product(*each))

    _check(problem, plan, max(_worth(problem, p) for p in ways if _legal(problem, p)))


def test_every_stay_of_the_tiny_programme_dines_out() -> None:
    problem = tiny_problem()

    found = invite(problem, tiny_plan(problem), seconds=5, seed=1)

    assert not list(HomeHospitality().inspect(problem, found))
    assert _legal(problem, found)


def test_dinners_prefer_the_weekend() -> None:
    problem = tiny_problem()

    found = invite(problem, tiny_plan(problem), seconds=5, seed=1)

    days = {a.start.isoweekday() for a in found.appointments if a.kind is Kind.HOME_HOSPITALITY}
    assert days <= {5, 6, 7}


def test_no_dinner_on_an_evening_with_a_late_appointment() -> None:
    problem = tiny_problem()
    plan = tiny_plan(problem)
    late = tuple(
        replace(a, id=f"late{n}", start=at(n, 17), end=at(n, 19, 30))
        for n in (4, 6, 7)
        for a in plan.appointments
        if a.id == "G1-slot1-reno-0"
    )
    plan = replace(plan, appointments=(*plan.appointments, *late))

    found = invite(problem, plan, seconds=5, seed=1)

    dinners = [a for a in found.appointments if a.kind is Kind.HOME_HOSPITALITY and a.stay == "G1-slot1"]
    assert {a.start.date() for a in dinners} == {day(5)}


def test_no_dinner_before_the_group_has_arrived() -> None:
    problem = tiny_problem()
    only_first = tuple(replace(h, evenings=(day(4),)) for h in problem.hosts)
    problem = replace(problem, hosts=only_first)
    plan = tiny_plan(problem)
    late = tuple(replace(leg, arrives=leg.arrives.replace(hour=22)) for leg in plan.legs)

    found = invite(problem, replace(plan, legs=late), seconds=5, seed=1)

    assert not [a for a in found.appointments if a.kind is Kind.HOME_HOSPITALITY]


def test_who_fits_no_home_stays_behind_and_the_rule_says_so() -> None:
    problem = tiny_problem()
    vegan = replace(problem.participants[0], diet=(Diet.VEGAN,))
    problem = replace(problem, participants=(vegan, *problem.participants[1:]))

    found = invite(problem, tiny_plan(problem), seconds=5, seed=1)

    messages = [f.message for f in HomeHospitality().inspect(problem, found)]
    assert len(messages) == 2
    assert "Person 00" in messages[0]


def test_the_way_to_a_home_is_part_of_the_dinner() -> None:
    problem = tiny_problem(hosts=tuple(replace(h, latitude=39.6, longitude=-119.8) for h in tiny_problem().hosts))

    found = invite(problem, tiny_plan(problem), seconds=5, seed=1)

    item = next(a for a in found.appointments if a.stay == "G1-slot1" and a.kind is Kind.HOME_HOSPITALITY)
    assert item.minutes_there > 0
    assert item.leave_at is not None
    assert (item.start - item.leave_at).total_seconds() / 60 == item.minutes_there + problem.policies.early_minutes


def test_a_group_that_stays_on_in_a_city_is_invited_once() -> None:
    problem, plan = tiny_problem(), tiny_plan()
    stays = tuple(replace(s, city="reno") if s.id == "G1-slot2" else s for s in plan.stays)

    done = invite(problem, replace(plan, stays=stays), seconds=20, seed=1)

    evenings = {a.start.date() for a in done.appointments if a.kind is Kind.HOME_HOSPITALITY and a.group == "G1"}
    assert len(evenings) == 1
    assert not list(HomeHospitality().inspect(problem, done))
