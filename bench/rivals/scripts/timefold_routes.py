"""Splits people into groups and gives each group a route with Timefold: both are planning variables.

Tables by route are packed into strings, a character a number: to hand over lists of so many numbers takes minutes.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Annotated, Any

import lines
from timefold.solver.domain import (
    CountableValueRange,
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningScore,
    PlanningVariable,
    ProblemFactCollectionProperty,
    ValueRangeFactory,
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

HARD, SOFT = HardSoftScore.ONE_HARD, HardSoftScore.ONE_SOFT


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
    """Officers of one kind for so many guests of their language, of whom there are at most so many in all."""

    id: Annotated[int, PlanningId]
    limit: int
    most: int
    language: int
    officers: list[int]


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
    route: Annotated[int | None, PlanningVariable(value_range_provider_refs=["routes"])] = field(default=None)


@planning_entity
@dataclass(eq=False)
class Person:
    """A person, from 1, the kinds it is of by trait, what each route covers (packed), and the group."""

    id: Annotated[int, PlanningId]
    language: int
    kinds: list[int]
    covers: str
    group: Annotated[Group | None, PlanningVariable(value_range_provider_refs=["groups"])] = field(default=None)


@planning_solution
@dataclass(eq=False)
class Split:
    """Everybody in groups on routes."""

    routes: Annotated[CountableValueRange, ValueRangeProvider(id="routes")]
    hosts: Annotated[list[Host], ProblemFactCollectionProperty]
    limits: Annotated[list[Limit], ProblemFactCollectionProperty]
    alike: Annotated[list[Alike], ProblemFactCollectionProperty]
    pairs: Annotated[list[Pair], ProblemFactCollectionProperty]
    groups: Annotated[list[Group], PlanningEntityCollectionProperty, ValueRangeProvider(id="groups")]
    people: Annotated[list[Person], PlanningEntityCollectionProperty]
    score: Annotated[HardSoftScore | None, PlanningScore] = field(default=None)


def guests(people: list[Person], languages: int, host: int) -> list[int]:
    """How many are served in each language; a group that needs no interpreter counts as one of the host language.

    Plain loops here and below: Timefold calls Python back for what it cannot translate, a thousand times slower.
    """
    served = [0] * (languages + 1)
    interpreted = 0
    for p in people:
        served[p.language] += 1
        if p.language != host:
            interpreted += 1
    served[host] = 0 if interpreted > 0 else 1
    return served


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


def packed(numbers: Iterable[int]) -> str:
    """Numbers, a character each."""
    return "".join(chr(number) for number in numbers)


def travelling(factory: ConstraintFactory) -> Any:
    """Everybody with their group."""
    return factory.for_each(Person).join(Group, Joiners.equal(lambda p: p.group.id, lambda g: g.id))


def grouped(factory: ConstraintFactory) -> Any:
    """Each group with its people."""
    return travelling(factory).group_by(lambda p, g: g, ConstraintCollectors.to_list(lambda p, g: p))


def sizes(factory: ConstraintFactory) -> Any:
    """Each group with how many people it has."""
    return factory.for_each(Person).group_by(lambda p: p.group, ConstraintCollectors.count())


def of_groups(factory: ConstraintFactory, given: dict[str, Any]) -> list[Constraint]:
    """Who may and should be in one group."""
    fewest, most_people, host = given["fewest"], given["most_people"], given["host"]
    languages, wish, wanted = given["languages_per_group"], given["wish_units"], given["wish_wanted"]
    return [
        sizes(factory).filter(lambda g, n: n > most_people)
        .penalize(HARD, lambda g, n: n - most_people).as_constraint("largest"),
        sizes(factory).filter(lambda g, n: n < fewest)
        .penalize(HARD, lambda g, n: fewest - n).as_constraint("smallest"),
        factory.for_each(Group).if_not_exists(Person, Joiners.equal(lambda g: g.id, lambda p: p.group.id))
        .penalize(HARD, lambda g: fewest).as_constraint("nobody"),
        factory.for_each(Alike).join(Person, Joiners.equal(lambda a: a.person, lambda p: p.id))
        .group_by(lambda a, p: a.set, lambda a, p: a.most, lambda a, p: p.group, ConstraintCollectors.count_bi())
        .filter(lambda s, most, g, n: n > most)
        .penalize(HARD, lambda s, most, g, n: n - most).as_constraint("mix"),
        factory.for_each(Pair).join(Person, Joiners.equal(lambda c: c.a, lambda p: p.id))
        .join(Person, Joiners.equal(lambda c, p: c.b, lambda q: q.id))
        .filter(lambda c, p, q: (p.group.id == q.group.id) != c.together)
        .penalize(HARD).as_constraint("pairs"),
        factory.for_each(Person).filter(lambda p: p.language != host)
        .group_by(lambda p: p.group, ConstraintCollectors.count_distinct(lambda p: p.language))
        .filter(lambda g, n: n > languages)
        .penalize(HARD, lambda g, n: n - languages).as_constraint("languages"),
        grouped(factory).penalize(SOFT, lambda g, people: wish * missing(people, wanted)).as_constraint("variety"),
    ]  # fmt: skip


def of_routes(factory: ConstraintFactory, given: dict[str, Any]) -> list[Constraint]:
    """What routes are worth and cost, and who can be hosted and served on them."""
    host, least, most_people = given["host"], given["least_weight"], given["most_people"]
    stops = [packed(cities) for cities in zip(*given["picks"], strict=True)]
    return [
        factory.for_each(Host).join(Group).filter(lambda h, g: ord(stops[h.slot][g.route - 1]) == h.city)
        .group_by(lambda h, g: h, ConstraintCollectors.count_bi())
        .filter(lambda h, n: n > h.most).penalize(HARD, lambda h, n: n - h.most).as_constraint("hosts"),
        factory.for_each(Person).filter(lambda p: p.language != host)
        .group_by(lambda p: p.group, lambda p: p.language, ConstraintCollectors.count())
        .join(Limit, Joiners.equal(lambda g, k, n: k, lambda m: m.language))
        .group_by(lambda g, k, n, m: m.limit, lambda g, k, n, m: m.most,
                  ConstraintCollectors.sum(lambda g, k, n, m: m.officers[min(n, most_people)]))
        .filter(lambda i, most, n: n > most).penalize(HARD, lambda i, most, n: n - most).as_constraint("officers"),
        factory.for_each(Group)
        .if_not_exists(Person, Joiners.equal(lambda g: g.id, lambda p: p.group.id),
                       Joiners.filtering(lambda g, p: p.language != host))
        .join(Limit).filter(lambda g, m: m.language == host)
        .group_by(lambda g, m: m, ConstraintCollectors.sum(lambda g, m: m.officers[1]))
        .filter(lambda m, n: n > m.most).penalize(HARD, lambda m, n: n - m.most).as_constraint("liaisons"),
        travelling(factory).reward(SOFT, lambda p, g: ord(p.covers[g.route - 1])).as_constraint("coverage"),
        travelling(factory).group_by(ConstraintCollectors.min(lambda p, g: ord(p.covers[g.route - 1])))
        .reward(SOFT, lambda lowest: least * lowest).as_constraint("least coverage"),
    ]  # fmt: skip


def of_costs(factory: ConstraintFactory, given: dict[str, Any], seats: list[Seat]) -> Constraint:
    """What each group costs."""
    host, most_people = given["host"], given["most_people"]
    fares, coaches = packed(given["fare"]), packed(given["coach"])
    crowd = packed(lost for row in given["crowd"] for lost in row)

    languages = max(host, *given["language"])

    def charge(route: int, people: list[Person]) -> int:
        served = guests(people, languages, host)
        travellers = len(people)
        pay = 0
        for seat in seats:
            count = seat.officers[min(served[seat.language], most_people)]
            travellers += count
            pay += seat.pay * count
        size = min(len(people), most_people)
        lost = ord(crowd[(route - 1) * (most_people + 1) + size])
        return pay + lost + ord(coaches[route - 1]) + ord(fares[route - 1]) * travellers

    return grouped(factory).penalize(SOFT, lambda g, people: charge(g.route, people)).as_constraint("cost")


def main() -> None:
    """Read, state, solve."""
    given, seconds = lines.asked()
    kinds = zip(given["seat_language"], given["seat_pay"], given["seat_count"], strict=True)
    seats = [Seat(i, language, pay, counts) for i, (language, pay, counts) in enumerate(kinds, 1)]

    @constraint_provider
    def constraints(factory: ConstraintFactory) -> list[Constraint]:
        return [*of_groups(factory, given), *of_routes(factory, given), of_costs(factory, given, seats)]

    solve(_problem(given, seats), [Group, Person], constraints, _answer, seconds)


def _problem(given: dict[str, Any], seats: list[Seat]) -> Split:
    hosts = [
        (slot, city, most)
        for slot, places in enumerate(given["places"])
        for city, most in enumerate(places, 1)
        if most < given["groups"]
    ]
    limits = [
        (number, most, seats[s - 1].language, seats[s - 1].officers)
        for number, (mine, most) in enumerate(zip(given["limit_seats"], given["limit_most"], strict=True))
        for s in lines.members(mine)
    ]
    return Split(
        ValueRangeFactory.create_int_value_range(1, len(given["picks"]) + 1),
        [Host(i, *host) for i, host in enumerate(hosts)],
        [Limit(i, *limit) for i, limit in enumerate(limits)],
        _alike(given),
        _pairs(given),
        # Each group begins on another of the most appealing routes: to try them all takes the first half minute.
        [Group(i, min(i, len(given["picks"]))) for i in range(1, given["groups"] + 1)],
        [
            Person(i, language, _kinds(given, i), packed(covers))
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
        return {"group": [p.group.id for p in split.people], "route": [g.route for g in split.groups]}
    return None


if __name__ == "__main__":
    main()
