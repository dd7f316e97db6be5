"""Splits people into groups and gives each group a route with Timefold: both are planning variables."""

from dataclasses import dataclass, field
from typing import Annotated, Any

import lines
from timefold.solver.domain import (
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningScore,
    PlanningVariable,
    ProblemFactCollectionProperty,
    ValueRangeProvider,
    planning_entity,
    planning_solution,
)
from timefold.solver.score import (
    Constraint,
    ConstraintCollectors,
    ConstraintFactory,
    HardSoftScore,
    Joiners,
    constraint_provider,
)
from timefold_run import solve


@dataclass(eq=False)
class Route:
    """A city for each slot, what it costs, and what a group of each size loses on it."""

    id: Annotated[int, PlanningId]
    cities: list[int]
    fare: int
    coach: int
    crowd: list[int]


@dataclass(eq=False)
class Host:
    """How many groups a city hosts in a slot."""

    id: Annotated[int, PlanningId]
    slot: int
    city: int
    most: int


@dataclass(eq=False)
class Seat:
    """Officers of one kind for so many guests of their language."""

    id: Annotated[int, PlanningId]
    language: int
    pay: int
    officers: list[int]


@dataclass(eq=False)
class Limit:
    """At most so many officers in these seats."""

    id: Annotated[int, PlanningId]
    seats: list[Seat]
    most: int


@dataclass(eq=False)
class Alike:
    """A person of a set of whom at most so many may be in one group."""

    id: Annotated[int, PlanningId]
    set: int
    person: int
    most: int


@dataclass(eq=False)
class Pair:
    """Two people who are to be kept together or apart."""

    id: Annotated[int, PlanningId]
    a: int
    b: int
    together: bool


@planning_entity
@dataclass(eq=False)
class Group:
    """A group, from 1, and its route."""

    id: Annotated[int, PlanningId]
    route: Annotated[Route | None, PlanningVariable] = field(default=None)


@planning_entity
@dataclass(eq=False)
class Person:
    """A person, from 1, the kinds it is of by trait, what each route covers, and the group."""

    id: Annotated[int, PlanningId]
    language: int
    kinds: list[int]
    covers: list[int]
    group: Annotated[Group | None, PlanningVariable] = field(default=None)


@planning_solution
@dataclass(eq=False)
class Split:
    """Everybody in groups on routes."""

    routes: Annotated[list[Route], ProblemFactCollectionProperty, ValueRangeProvider]
    hosts: Annotated[list[Host], ProblemFactCollectionProperty]
    limits: Annotated[list[Limit], ProblemFactCollectionProperty]
    alike: Annotated[list[Alike], ProblemFactCollectionProperty]
    pairs: Annotated[list[Pair], ProblemFactCollectionProperty]
    groups: Annotated[list[Group], PlanningEntityCollectionProperty, ValueRangeProvider]
    people: Annotated[list[Person], PlanningEntityCollectionProperty]
    score: Annotated[HardSoftScore | None, PlanningScore] = field(default=None)


def guests(people: list[Person], language: int, host: int) -> int:
    """How many are served in a language; a group that needs no interpreter counts as one of the host language."""
    if language != host:
        return len([p for p in people if p.language == language])
    return 0 if [p for p in people if p.language != host] else 1


def officers(people: list[Person], seats: list[Seat], host: int) -> int:
    """How many officers of these seats a group needs."""
    count = 0
    for seat in seats:
        count += seat.officers[guests(people, seat.language, host)]
    return count


def charge(group: Group, people: list[Person], seats: list[Seat], host: int) -> int:
    """What a group costs."""
    route = group.route
    total = route.coach + route.fare * (len(people) + officers(people, seats, host))
    for seat in seats:
        total += seat.pay * seat.officers[guests(people, seat.language, host)]
    return total + route.crowd[min(len(people), len(route.crowd) - 1)]


def missing(people: list[Person], wanted: list[int]) -> int:
    """How many more kinds of people a group should have."""
    count = 0
    for trait in range(len(wanted)):
        kinds = set()
        for p in people:
            if p.kinds[trait] > 0:
                kinds.add(p.kinds[trait])
        count += max(0, wanted[trait] - len(kinds))
    return count


def rules(given: dict[str, Any], seats: list[Seat]) -> Any:
    """The constraints of a problem."""
    smallest, largest, host = given["fewest"], given["most_people"], given["host"]
    languages, least, wish = given["languages_per_group"], given["least_weight"], given["wish_units"]
    wanted = given["wish_wanted"]
    hard, soft = HardSoftScore.ONE_HARD, HardSoftScore.ONE_SOFT

    def travelling(factory: ConstraintFactory) -> Any:
        return factory.for_each(Person).join(Group, Joiners.equal(lambda p: p.group.id, lambda g: g.id))

    def grouped(factory: ConstraintFactory) -> Any:
        return travelling(factory).group_by(lambda p, g: g, ConstraintCollectors.to_list(lambda p, g: p))

    def sizes(factory: ConstraintFactory) -> Any:
        return factory.for_each(Person).group_by(lambda p: p.group, ConstraintCollectors.count())

    def of_groups(factory: ConstraintFactory) -> list[Constraint]:
        return [
            sizes(factory).filter(lambda g, n: n > largest)
            .penalize(hard, lambda g, n: n - largest).as_constraint("largest"),
            sizes(factory).filter(lambda g, n: n < smallest)
            .penalize(hard, lambda g, n: smallest - n).as_constraint("smallest"),
            factory.for_each(Group).if_not_exists(Person, Joiners.equal(lambda g: g.id, lambda p: p.group.id))
            .penalize(hard, lambda g: smallest).as_constraint("nobody"),
            factory.for_each(Alike).join(Person, Joiners.equal(lambda a: a.person, lambda p: p.id))
            .group_by(lambda a, p: a.set, lambda a, p: a.most, lambda a, p: p.group, ConstraintCollectors.count_bi())
            .filter(lambda s, most, g, n: n > most)
            .penalize(hard, lambda s, most, g, n: n - most).as_constraint("mix"),
            factory.for_each(Pair).join(Person, Joiners.equal(lambda c: c.a, lambda p: p.id))
            .join(Person, Joiners.equal(lambda c, p: c.b, lambda q: q.id))
            .filter(lambda c, p, q: (p.group.id == q.group.id) != c.together)
            .penalize(hard).as_constraint("pairs"),
            factory.for_each(Person).filter(lambda p: p.language != host)
            .group_by(lambda p: p.group, ConstraintCollectors.count_distinct(lambda p: p.language))
            .filter(lambda g, n: n > languages)
            .penalize(hard, lambda g, n: n - languages).as_constraint("languages"),
        ]  # fmt: skip

    def of_routes(factory: ConstraintFactory) -> list[Constraint]:
        return [
            factory.for_each(Host).join(Group).filter(lambda h, g: g.route.cities[h.slot] == h.city)
            .group_by(lambda h, g: h, ConstraintCollectors.count_bi())
            .filter(lambda h, n: n > h.most).penalize(hard, lambda h, n: n - h.most).as_constraint("hosts"),
            grouped(factory).join(Limit)
            .group_by(lambda g, people, m: m,
                      ConstraintCollectors.sum(lambda g, people, m: officers(people, m.seats, host)))
            .filter(lambda m, n: n > m.most).penalize(hard, lambda m, n: n - m.most).as_constraint("officers"),
            travelling(factory).reward(soft, lambda p, g: p.covers[g.route.id - 1]).as_constraint("coverage"),
            travelling(factory).group_by(ConstraintCollectors.min(lambda p, g: p.covers[g.route.id - 1]))
            .reward(soft, lambda lowest: least * lowest).as_constraint("least coverage"),
            grouped(factory).penalize(soft, lambda g, people: charge(g, people, seats, host)).as_constraint("cost"),
            grouped(factory).penalize(soft, lambda g, people: wish * missing(people, wanted)).as_constraint("variety"),
        ]  # fmt: skip

    @constraint_provider
    def constraints(factory: ConstraintFactory) -> list[Constraint]:
        return [*of_groups(factory), *of_routes(factory)]

    return constraints


def main() -> None:
    """Read, state, solve."""
    given, seconds = lines.asked()
    seats = [
        Seat(i, *seat)
        for i, seat in enumerate(zip(given["seat_language"], given["seat_pay"], given["seat_count"], strict=True), 1)
    ]
    solve(_problem(given, seats), [Group, Person], rules(given, seats), _answer, seconds)


def _problem(given: dict[str, Any], seats: list[Seat]) -> Split:
    rows = zip(given["picks"], given["fare"], given["coach"], given["crowd"], strict=True)
    hosts = [
        (slot, city, most)
        for slot, places in enumerate(given["places"])
        for city, most in enumerate(places, 1)
        if most < given["groups"]
    ]
    limits = zip(given["limit_seats"], given["limit_most"], strict=True)
    return Split(
        [Route(i, *row) for i, row in enumerate(rows, 1)],
        [Host(i, *host) for i, host in enumerate(hosts)],
        [Limit(i, [seats[s - 1] for s in lines.members(mine)], most) for i, (mine, most) in enumerate(limits)],
        _alike(given),
        _pairs(given),
        [Group(i) for i in range(1, given["groups"] + 1)],
        [
            Person(i, language, _kinds(given, i), covers)
            for i, (language, covers) in enumerate(zip(given["language"], given["covers"], strict=True), 1)
        ],
    )


def _alike(given: dict[str, Any]) -> list[Alike]:
    sets = enumerate(zip(given["mix_people"], given["mix_most"], strict=True))
    members = [(number, person, most) for number, (people, most) in sets for person in lines.members(people)]
    return [Alike(i, *member) for i, member in enumerate(members)]


def _pairs(given: dict[str, Any]) -> list[Pair]:
    together = zip(given["together_a"], given["together_b"], strict=True)
    apart = zip(given["apart_a"], given["apart_b"], strict=True)
    pairs = [*((a, b, True) for a, b in together), *((a, b, False) for a, b in apart)]
    return [Pair(i, *pair) for i, pair in enumerate(pairs)]


def _kinds(given: dict[str, Any], person: int) -> list[int]:
    """The set of each trait that a person is in, 0 for none."""
    sets = [lines.members(people) for people in given["wish_sets"]]
    return [next((i for i in lines.members(own) if person in sets[i - 1]), 0) for own in given["wish_of"]]


def _answer(split: Split) -> dict[str, Any] | None:
    if all(p.group for p in split.people) and all(g.route for g in split.groups):
        return {"group": [p.group.id for p in split.people], "route": [g.route.id for g in split.groups]}
    return None


if __name__ == "__main__":
    main()
