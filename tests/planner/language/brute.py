"""Tiny language problems made by seed, and answers found by trying everything."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product
from random import Random

from envoyage.planner.plan import Appointment, Group, Kind, Plan, Stay
from envoyage.planner.problem import LanguageMode, LanguageOfficer, OfficerPin, Participant, Pins, Problem, Speaks
from envoyage.planner.rule import Rule
from tests.builders import at, day, tiny_problem

LANGUAGES = ("es", "ar")


def small_problem(rng: Random, *, officers: int = 5, people: int = 8) -> Problem:
    """A few people of two languages, officers of all modes, some with several languages, dear, late or pinned."""
    members = tuple(
        Participant(f"p{i}", f"Person {i}", "PE", languages=(Speaks(rng.choice((*LANGUAGES, "en")), 5),))
        for i in range(people)
    )
    team = tuple(_officer(rng, i) for i in range(officers))
    pins = Pins(officers=(OfficerPin("o0", "G1"),) if rng.random() < 0.2 else ())
    problem = tiny_problem(participants=members, officers=team, pins=pins)
    sizes = {"liaisons_per_group": 1, "simultaneous_per_group": rng.choice((1, 2)), "guests_per_consecutive": 2}
    table = rng.choice(("atio", "aibc", "aice"))
    return replace(problem, policies=replace(problem.policies, interpreter_rules=table, **sizes))


def _officer(rng: Random, i: int) -> LanguageOfficer:
    mode = rng.choice((*LanguageMode, LanguageMode.SIMULTANEOUS, LanguageMode.CONSECUTIVE))
    spoken = ("en",) if mode is LanguageMode.LIAISON else tuple(rng.sample(LANGUAGES, rng.choice((1, 1, 2))))
    late = day(3) if rng.random() < 0.1 else None
    return LanguageOfficer(f"o{i}", f"Officer {i}", spoken, mode, late, daily_rate=rng.choice((None, 250.0, 310.5)))


def bare_plan(problem: Problem, rng: Random) -> Plan:
    """Two groups at random, each with one stay, without officers."""
    people = [p.id for p in problem.participants]
    cut = rng.randint(1, len(people) - 1)
    rng.shuffle(people)
    members = (tuple(sorted(people[:cut])), tuple(sorted(people[cut:])))
    groups = tuple(Group(f"G{i}", m, _languages(problem, m)) for i, m in enumerate(members, start=1))
    stays = (
        Stay("S1", "G1", "reno", "slot1", day(4), day(8), "reno-hotel"),
        Stay("S2", "G2", "tulsa", "slot1", day(4), day(8), "tulsa-hotel"),
    )
    return Plan(problem.id, 0, groups, stays)


def _languages(problem: Problem, members: tuple[str, ...]) -> tuple[str, ...]:
    needed = {problem.interpreted_language(problem.participant[m]) for m in members}
    return tuple(sorted(needed - {""}))


def with_visits(problem: Problem, plan: Plan, rng: Random, most: int = 3) -> Plan:
    """A few visits for each group on one or two days, sometimes only for a part of it, sometimes at once."""
    items = []
    for stay in plan.stays:
        members = plan.group[stay.group].members
        for n in range(rng.randint(1, most)):
            start = at(5 + rng.choice((0, 0, 1)), rng.choice((9, 11, 14)))
            length = rng.choice((40, 60, 90, 150, 250))
            part = members if rng.random() < 0.7 else tuple(m for m in members if rng.random() < 0.6)
            resource = problem.resources_in[stay.city][n]
            end = start.replace(hour=start.hour + length // 60, minute=length % 60)
            items.append(
                Appointment(f"{stay.id}-{n}", stay.id, stay.group, Kind.PROFESSIONAL, start, end, part,
                            resource=resource.id)
            )  # fmt: skip
    return replace(plan, appointments=tuple(items))


def subsets(ids: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Every subset, the empty one first."""
    for n in range(len(ids) + 1):
        yield from combinations(ids, n)


def staffings(problem: Problem, plan: Plan) -> Iterator[Plan]:
    """The plan with every way to give each officer to one group or none."""
    ids = tuple(o.id for o in problem.officers)
    for where in product((None, *(g.id for g in plan.groups)), repeat=len(ids)):
        given = tuple(
            replace(g, officers=tuple(o for o, w in zip(ids, where, strict=True) if w == g.id)) for g in plan.groups
        )
        yield replace(plan, groups=given)


def keeps(problem: Problem, plan: Plan, *rules: Rule) -> bool:
    """Whether none of the rules finds anything."""
    return not any(True for rule in rules for _ in rule.inspect(problem, plan))
