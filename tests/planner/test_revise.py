"""Better plans from a plan: every try keeps the rules and is worth more, or is none."""

from dataclasses import replace
from functools import cache
from random import Random

import pytest

from envoyage.planner import revise
from envoyage.planner.check import check
from envoyage.planner.plan import Kind, Plan
from envoyage.planner.problem import Access, Participant, Problem
from envoyage.planner.progress import never
from envoyage.planner.revise import EARLY, Revision
from envoyage.planner.route import Effort, Regrouping, Rerouting, build
from envoyage.planner.route.regroup import GAIN
from envoyage.planner.value import totals
from envoyage.sample import make_problem
from envoyage.sample.random_plan import random_plan
from tests.planner.route.counting import ROUTE_RULES


@cache
def planned(seed: int) -> tuple[Problem, Plan]:
    """A programme of size M with a random plan that breaks no hard rule, before officers' turns and homes."""
    problem = make_problem("M", seed)
    plan = random_plan(problem, seed)
    groups = tuple(replace(g, officers=()) for g in plan.groups)
    items = tuple(
        replace(a, officers=(), vehicles=()) for a in plan.appointments if a.kind is not Kind.HOME_HOSPITALITY
    )
    return problem, replace(plan, groups=groups, appointments=items, rooms=())


def broken(problem: Problem, plan: Plan) -> list[str]:
    return [f.message for f in check(problem, plan).broken if f.rule in EARLY]


@pytest.mark.parametrize("seed", [3, 7])
def test_each_try_that_counts_is_worth_more_and_keeps_the_rules(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revise, "STAY_SECONDS", 20.0)  # the same gains on a slow machine
    monkeypatch.setattr(revise, "REGROUP_SECONDS", 60.0)
    problem, plan = planned(seed)
    revision, gains = Revision(problem, seed, never), 0

    for _ in range(4):
        better = revision.better(plan)
        if better:
            assert totals(problem, better, ()).value > totals(problem, plan, ()).value
            assert broken(problem, better) == []
            plan, gains = better, gains + 1

    assert gains


@pytest.mark.parametrize("seed", [3, 7])
def test_people_join_groups_that_can_still_make_all_their_visits(seed: int) -> None:
    problem, plan = planned(seed)

    groups = Regrouping(build(problem)).regrouped(plan, Effort(60.0, seed))

    assert groups is not None
    assert [g.id for g in groups] == [g.id for g in plan.groups]
    there = replace(plan, groups=groups)
    assert [m for rule in ROUTE_RULES for m in rule.inspect(problem, there)] == []
    for old, new in zip(plan.groups, groups, strict=True):
        assert len(new.members) <= smallest_visit(problem, plan, old.id)
        assert old.languages == new.languages


def smallest_visit(problem: Problem, plan: Plan, group: str) -> int:
    """How many the strictest host receives of those whom the whole group visits."""
    members = len(plan.group[group].members)
    visits = (a for a in plan.appointments if a.group == group and a.resource and len(a.attendees) == members)
    return min(problem.resource[a.resource].largest_group for a in visits)


def test_nobody_joins_a_group_whose_visits_shut_him_out() -> None:
    problem, plan = planned(7)
    met = ((a.group, problem.resource[a.resource]) for a in plan.appointments if a.resource)
    lacking = {group for group, resource in met if Access.HEARING_LOOP not in resource.access}
    newcomer = next(p for p in problem.travellers if not p.access)
    home = plan.group_of[newcomer.id]
    assert lacking - {home}  # else there is no group he could wrongly join
    deaf = replace(problem, participants=tuple(_with_loop(p, newcomer.id) for p in problem.participants))

    groups = Regrouping(build(deaf)).regrouped(plan, Effort(60.0, 1)) or plan.groups

    assert newcomer.id in next(g for g in groups if g.id == home).members


def _with_loop(person: Participant, who: str) -> Participant:
    return replace(person, access=(Access.HEARING_LOOP,)) if person.id == who else person


def test_what_people_gain_is_what_the_timetables_give() -> None:
    problem, plan = planned(3)

    groups = Regrouping(build(problem)).regrouped(plan, Effort(60.0, 1))

    assert groups is not None
    of = {g.id: g.members for g in groups}
    old = {g.id: g.members for g in plan.groups}
    whole = tuple(replace(a, attendees=of[a.group]) for a in plan.appointments if set(a.attendees) == set(old[a.group]))
    before = replace(plan, appointments=tuple(a for a in plan.appointments if set(a.attendees) == set(old[a.group])))
    gained = totals(problem, replace(plan, groups=groups, appointments=whole), ()).value
    assert gained > totals(problem, before, ()).value + GAIN


def test_a_group_moves_to_a_route_not_tried_before_and_the_others_stay() -> None:
    problem, plan = planned(7)
    rerouting, rng, seen = Rerouting(build(problem)), Random(1), set()

    for _ in range(5):
        found = rerouting.moved(plan, rng)
        assert found is not None
        moved, group = found
        seen.add((group, tuple(s.city for s in moved.stays_of[group])))
        others = [s for s in plan.stays if s.group != group]
        assert [s for s in moved.stays if s.group != group] == others
        assert [f.message for rule in ROUTE_RULES for f in rule.inspect(problem, moved)] == []
        assert all(moved.stay[a.stay].city == plan.stay[a.stay].city for a in moved.appointments)

    assert len(seen) == 5
