"""Tiny hospitality problems made by seed, and answers found by trying everything."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, product
from random import Random
from typing import Any

from envoyage.planner.homes import evening_at
from envoyage.planner.plan import Appointment, Group, Kind, Plan, Stay
from envoyage.planner.problem import (
    Access,
    Diet,
    Faith,
    Gender,
    HomeHost,
    HomeWish,
    LanguageMode,
    LanguageOfficer,
    Participant,
    Problem,
    Room,
    Speaks,
)
from tests.builders import day, tiny_problem


def small_problem(rng: Random, *, people: int, homes: int, officers: int) -> Problem:
    """People with wishes, homes in Reno that meet some of them, Spanish officers."""
    return tiny_problem(
        participants=tuple(_person(rng, i) for i in range(people)),
        hosts=tuple(_host(rng, i) for i in range(homes)),
        officers=tuple(
            LanguageOfficer(f"o{i}", f"Officer {i}", ("es",), LanguageMode.SIMULTANEOUS) for i in range(officers)
        ),
    )  # fmt: skip


def _some(rng: Random, chance: float, *words: Any) -> tuple[Any, ...]:
    return tuple(w for w in words if rng.random() < chance)


def _person(rng: Random, i: int) -> Participant:
    spoken = rng.choice(
        ((Speaks("en", 4),), (Speaks("es", 5),), (Speaks("es", 5), Speaks("en", 2)), (Speaks("fr", 5),))
    )
    return Participant(
        f"p{i}", f"Person {i}", rng.choice(("PE", "KE")), gender=rng.choice(tuple(Gender)), languages=spoken,
        room=rng.choice((Room.SINGLE, Room.SHARED, Room.SHARED)), diet=_some(rng, 0.2, Diet.HALAL, Diet.VEGAN),
        home_wishes=_some(rng, 0.2, *HomeWish), access=_some(rng, 0.15, Access.STEP_FREE, Access.WHEELCHAIR),
        faith=_some(rng, 0.15, Faith.SABBATH),
    )  # fmt: skip


def _host(rng: Random, i: int) -> HomeHost:
    return HomeHost(
        f"h{i}", "reno", f"Family {i}", _some(rng, 0.7, *(day(n) for n in range(5, 9))), rng.choice((1, 2, 3, 6)),
        _some(rng, 0.6, Diet.HALAL, Diet.VEGAN), rng.choice((("en",), ("en", "es"), ("fr",), ())),
        rng.random() < 0.3, rng.random() < 0.3, _some(rng, 0.6, Access.WHEELCHAIR), latitude=39.54,
        longitude=-119.8 + 0.01 * i,
    )  # fmt: skip


def reno_plan(problem: Problem, *cuts: int) -> Plan:
    """One or more groups in Reno for the same three nights; the people are cut at these numbers."""
    ids = [p.id for p in problem.participants]
    edges = (0, *cuts, len(ids))
    officers = tuple(o.id for o in problem.officers)
    groups = tuple(
        Group(f"G{n}", tuple(ids[a:b]), (), officers if n == 1 else ())
        for n, (a, b) in enumerate(pairwise(edges), start=1)
    )
    stays = tuple(Stay(f"S-{g.id}", g.id, "reno", "slot1", day(5), day(8), "reno-hotel") for g in groups)
    return Plan(problem.id, 0, groups, stays)


def dinner(
    problem: Problem, stay: Stay, host: HomeHost, when: int, people: tuple[tuple[str, ...], tuple[str, ...]]
) -> Appointment:
    """A dinner in a home on a day of the programme, with guests and officers."""
    evening = evening_at(problem, plan_of(stay), stay, host, day(when))
    assert evening
    return Appointment(
        f"{stay.id}-{host.id}", stay.id, stay.group, Kind.HOME_HOSPITALITY, evening.start, evening.end, people[0],
        host=host.id, officers=people[1], leave_at=evening.leave_at, minutes_there=evening.minutes_there,
    )  # fmt: skip


def plan_of(stay: Stay) -> Plan:
    """A plan with nothing but this stay in it."""
    return Plan("tiny", 0, (Group(stay.group, ()),), (stay,))


def evenings_of(problem: Problem, plan: Plan, stay: Stay) -> Iterator[tuple[int, tuple[Appointment, ...]]]:
    """Every way a stay can dine: the evening, who is where, which officer is where; homes without guests left out."""
    group, homes = plan.group[stay.group], problem.hosts
    for when in range(5, 8):
        open_homes = list(homes)
        for seats in product((None, *(h.id for h in open_homes)), repeat=len(group.members) + len(group.officers)):
            guests = dict(zip(group.members, seats, strict=False))
            officers = dict(zip(group.officers, seats[len(group.members) :], strict=True))
            yield (
                when,
                tuple(
                    dinner(problem, stay, h, when, (tuple(g for g in guests if guests[g] == h.id), there))
                    for h in open_homes
                    if h.id in guests.values()
                    for there in [tuple(o for o in officers if officers[o] == h.id)]
                ),
            )


def with_dinners(plan: Plan, dinners: tuple[Appointment, ...]) -> Plan:
    """The plan with these dinners."""
    return replace(plan, appointments=dinners)
