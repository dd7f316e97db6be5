from dataclasses import replace
from random import Random

import pytest

from envoyage.planner.errors import Impossible
from envoyage.planner.language import staff_groups
from envoyage.planner.plan import Plan, Stopped
from envoyage.planner.problem import LanguageMode, LanguageOfficer, OfficerPin, Pins, Problem
from envoyage.planner.rules.language_cover import LanguageCover
from envoyage.planner.rules.officer_availability import OfficerAvailability
from envoyage.planner.rules.pinned import Pinned
from tests.builders import day, tiny_plan, tiny_problem
from tests.planner.language.brute import bare_plan, keeps, small_problem, staffings


def _dollars(problem: Problem, plan: Plan) -> float:
    length = (problem.ends - problem.starts).days + 1
    rates = (problem.officer[o].daily_rate for g in plan.groups for o in g.officers)
    return sum(length * (problem.policies.officer_day_rate if r is None else r) for r in rates)


@pytest.mark.parametrize("seed", range(200))
def test_the_cheapest_staffing_is_found_and_proven(seed: int) -> None:
    rng = Random(seed)
    problem = small_problem(rng)
    plan = bare_plan(problem, rng)
    rules = (LanguageCover(), OfficerAvailability(), Pinned())
    legal = [p for p in staffings(problem, plan) if keeps(problem, p, *rules)]

    if not legal:
        with pytest.raises(Impossible):
            staff_groups(problem, plan, seconds=5, seed=1)
        return
    best = -min(_dollars(problem, p) for p in legal)
    found = staff_groups(problem, plan, seconds=5, seed=1)
    report = found.reports[-1]

    assert keeps(problem, found, *rules)
    assert report.stopped is Stopped.PROVEN
    assert report.value == pytest.approx(best)
    assert report.bound == pytest.approx(best)
    assert -_dollars(problem, found) == pytest.approx(best)


def test_some_of_the_random_instances_can_be_staffed_and_some_cannot() -> None:
    outcomes = set()
    for seed in range(50):
        rng = Random(seed)
        problem = small_problem(rng)
        plan = bare_plan(problem, rng)
        outcomes.add(any(keeps(problem, p, LanguageCover(), OfficerAvailability()) for p in staffings(problem, plan)))

    assert outcomes == {True, False}


def test_a_language_short_of_officers_is_named_with_the_numbers() -> None:
    problem = tiny_problem()
    problem = replace(problem, officers=tuple(o for o in problem.officers if o.id not in ("es1", "es2")))

    with pytest.raises(Impossible) as caught:
        staff_groups(problem, tiny_plan(problem), seconds=5, seed=1)

    assert caught.value.clash == (
        "The groups need 2 simultaneous language officers for Spanish for the whole programme and 1 are there. "
        "Add 1, or plan fewer groups of this language.",
    )


def test_a_pin_that_takes_an_interpreter_away_is_named() -> None:
    pins = Pins(officers=(OfficerPin("es0", "G2"), OfficerPin("es1", "G2")))
    problem = tiny_problem(pins=pins)

    with pytest.raises(Impossible) as caught:
        staff_groups(problem, tiny_plan(problem), seconds=5, seed=1)

    assert "es0 with G2, es1 with G2" in caught.value.clash[0]


def test_a_pinned_officer_goes_with_the_group_even_where_others_are_cheaper() -> None:
    problem = tiny_problem(pins=Pins(officers=(OfficerPin("es2", "G1"),)))
    dear = tuple(replace(o, daily_rate=900.0) if o.id == "es2" else o for o in problem.officers)
    problem = replace(problem, officers=dear)

    found = staff_groups(problem, tiny_plan(problem), seconds=5, seed=1)

    assert "es2" in found.group["G1"].officers


def test_consecutive_interpreters_come_before_stand_ins() -> None:
    problem = tiny_problem()
    problem = replace(
        problem,
        officers=(*problem.officers, LanguageOfficer("c", "Consecutive", ("es",), LanguageMode.CONSECUTIVE)),
        policies=replace(problem.policies, guests_per_consecutive=1, simultaneous_per_group=1),
        participants=tuple(replace(p, languages=problem.participants[0].languages) for p in problem.participants[:6]),
    )
    groups = (replace(tiny_plan().groups[0], members=tuple(p.id for p in problem.participants)),)
    plan = Plan("tiny", 0, groups, ())

    found = staff_groups(problem, plan, seconds=5, seed=1)

    assert len(found.group["G1"].officers) == 2
    assert "c" in found.group["G1"].officers


def test_an_officer_who_comes_late_is_left_at_home() -> None:
    problem = tiny_problem()
    late = tuple(replace(o, available_from=day(2)) if o.id == "es0" else o for o in problem.officers)
    problem = replace(problem, officers=late)

    found = staff_groups(problem, tiny_plan(problem), seconds=5, seed=1)

    assert found.group["G1"].officers == ("es1", "es2")


def test_the_same_seed_gives_the_same_officers() -> None:
    problem = tiny_problem()
    first = staff_groups(problem, tiny_plan(problem), seconds=5, seed=3)
    second = staff_groups(problem, tiny_plan(problem), seconds=5, seed=3)

    assert first == second
