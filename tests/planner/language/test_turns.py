from dataclasses import replace
from itertools import combinations, product
from random import Random

import pytest

from envoyage.planner.interpreting import clash
from envoyage.planner.language import share_out
from envoyage.planner.plan import Group, Kind, Plan, Stopped
from envoyage.planner.problem import LanguageMode, Problem
from envoyage.planner.rules.interpreter_hours import InterpreterHours
from envoyage.planner.rules.language_cover import LanguageCover
from tests.builders import at, tiny_plan, tiny_problem
from tests.planner.language.brute import bare_plan, keeps, small_problem, subsets, with_visits


def _one_group(rng: Random) -> tuple[Problem, Plan]:
    """A group of a few people with three officers and up to three visits on one day."""
    problem = small_problem(rng, officers=3, people=4)
    plan = with_visits(problem, bare_plan(problem, rng), rng)
    group = replace(plan.groups[0], officers=("o0", "o1", "o2"))
    own = [a for a in plan.appointments if a.group == "G1"]
    items = tuple(a for a in own if a.start.date() == own[0].start.date())
    return problem, replace(plan, groups=(group,), stays=plan.stays[:1], appointments=items)


def _worth(problem: Problem, plan: Plan) -> int:
    """What the stage counts where nothing is missing: liaisons going, less the minutes of the busiest interpreter."""
    liaisons = {o.id for o in problem.officers if o.mode is LanguageMode.LIAISON}
    minutes = {o.id: 0 for o in problem.officers if o.id not in liaisons}
    for item in plan.appointments:
        for officer in item.officers:
            if officer in minutes:
                minutes[officer] += int((item.end - item.start).total_seconds() // 60)
    return sum(o in liaisons for a in plan.appointments for o in a.officers) - max(minutes.values(), default=0)


def _legal(problem: Problem, plan: Plan) -> bool:
    """Nothing missing at any appointment, nobody in two places, nobody unaccompanied."""
    cover, hours = LanguageCover(), InterpreterHours()
    together = all(
        not {*a.officers} & {*b.officers} for a, b in combinations(plan.appointments, 2) if clash(problem, plan, a, b)
    )
    found = [f for rule in (cover, hours) for f in rule.inspect(problem, plan) if f.about[0] != "G1"]
    return together and not found and all(a.officers for a in plan.appointments)


@pytest.mark.parametrize("seed", range(200))
def test_the_day_is_shared_as_well_as_trying_everything_shares_it(seed: int) -> None:
    problem, plan = _one_group(Random(seed))
    ways = product(list(subsets(plan.groups[0].officers)), repeat=len(plan.appointments))
    tried = (
        replace(plan, appointments=tuple(replace(a, officers=w) for a, w in zip(plan.appointments, way, strict=True)))
        for way in ways
    )
    best = max((_worth(problem, p) for p in tried if _legal(problem, p)), default=None)

    found = share_out(problem, plan, seconds=5, seed=1)
    report = found.reports[-1]

    assert report.stopped is Stopped.PROVEN
    assert report.value == report.bound
    if best is None:
        assert not _legal(problem, found)
    else:
        assert _legal(problem, found)
        assert report.value == best


def test_two_liaisons_go_everywhere_with_their_group() -> None:
    problem = tiny_problem()

    found = share_out(problem, tiny_plan(problem), seconds=5, seed=1)

    visits = [a for a in found.appointments if a.group == "G2" and a.kind is Kind.PROFESSIONAL]
    assert {a.officers for a in visits} == {("li0", "li1")}


def test_liaisons_divide_when_their_group_divides() -> None:
    problem, plan = tiny_problem(), tiny_plan()
    one = next(a for a in plan.appointments if a.group == "G2" and a.kind is Kind.PROFESSIONAL)
    half = replace(one, attendees=one.attendees[:3], id="half")
    other = replace(one, attendees=one.attendees[3:], id="other", resource="tulsa-6")
    plan = replace(plan, appointments=(half, other))

    found = share_out(problem, plan, seconds=5, seed=1)

    assert sorted(a.officers for a in found.appointments) == [("li0",), ("li1",)]


def test_three_interpreters_share_the_programme() -> None:
    problem = tiny_problem()
    plan = tiny_plan(problem)
    group = replace(plan.group["G1"], officers=("es0", "es1", "es2"))
    plan = replace(plan, groups=(group, plan.group["G2"]))

    found = share_out(problem, plan, seconds=5, seed=1)
    worked = dict.fromkeys(group.officers, 0.0)
    for item in found.appointments:
        for officer in item.officers if item.group == "G1" and item.kind is not Kind.HOME_HOSPITALITY else ():
            worked[officer] += (item.end - item.start).total_seconds() / 60

    assert max(worked.values()) - min(worked.values()) <= 120
    assert keeps(problem, found, LanguageCover(), InterpreterHours())


def test_a_group_too_divided_for_its_interpreters_gets_what_there_is() -> None:
    problem, plan = tiny_problem(), tiny_plan()
    visit = next(a for a in plan.appointments if a.group == "G1" and a.kind is Kind.PROFESSIONAL)
    parts = tuple(
        replace(visit, id=f"part{i}", attendees=(p,), resource=f"reno-{i}") for i, p in enumerate(("p00", "p01", "p06"))
    )
    plan = replace(plan, appointments=parts)

    found = share_out(problem, plan, seconds=5, seed=1)

    assert sum(len(a.officers) for a in found.appointments) == 2
    assert not keeps(problem, found, LanguageCover())


def test_an_officer_who_left_the_group_no_longer_dines_with_it() -> None:
    problem, plan = tiny_problem(), tiny_plan()
    group = Group("G1", plan.group["G1"].members, ("es",), ("es1", "es2"))
    plan = replace(plan, groups=(group, plan.group["G2"]))

    found = share_out(problem, plan, seconds=5, seed=1)

    assert all("es0" not in a.officers for a in found.appointments)


def test_a_day_beyond_midnight_is_no_trouble() -> None:
    problem, plan = tiny_problem(), tiny_plan()
    visit = next(a for a in plan.appointments if a.group == "G1" and a.kind is Kind.PROFESSIONAL)
    late = replace(visit, start=at(5, 22), end=at(6, 1))

    found = share_out(problem, replace(plan, appointments=(late,)), seconds=5, seed=1)

    assert found.appointments[0].officers == ("es0", "es1")
