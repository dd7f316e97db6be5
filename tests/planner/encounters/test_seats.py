"""Seats: the search reaches what brute force reaches, and the bound is never below it."""

from itertools import combinations, product
from random import Random

import pytest

from envoyage.planner.encounters.mixing import Mixing
from envoyage.planner.encounters.request import SeatingKind
from envoyage.planner.encounters.seats import Hall, Seats, met_pairs, most_pairs, seat

TABLES = SeatingKind.TABLES


def mixing(rng: Random, people: int) -> Mixing:
    """Some useful pairs, two groups, and people who have to be interpreted in one of them."""
    groups = tuple("G1" if n < people // 2 else "G2" for n in range(people))
    useful = [0] * people
    for a, b in combinations(range(people), 2):
        if groups[a] != groups[b] and rng.random() < 0.7:
            useful[a] |= 1 << b
            useful[b] |= 1 << a
    language = tuple("es" if n < people // 3 else "" for n in range(people))
    nobody = (0,) * people
    names = tuple(f"p{n}" for n in range(people))
    return Mixing(names, tuple(useful), nobody, nobody, language, groups, 0)


def partitions(guests: tuple[int, ...], sizes: tuple[int, ...]) -> list[tuple[tuple[int, ...], ...]]:
    if not sizes:
        return [()]
    return [
        (table, *rest)
        for table in combinations(guests, sizes[0])
        for rest in partitions(tuple(g for g in guests if g not in table), sizes[1:])
    ]


def interpreted(whole: Mixing, hall: Hall, tables: tuple[tuple[int, ...], ...]) -> bool:
    return all(sum(any(whole.language[p] in some for p in t) for t in tables) <= able for some, able in hall.crowds)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("able", [1, 2, 3])
def test_the_search_finds_the_best_of_tiny_cases_and_the_bound_holds(seed: int, able: int):
    whole = mixing(Random(seed), 6)
    hall = Hall(TABLES, tuple(range(6)), (2, 2, 2), ((frozenset({"es"}), able),))
    ways = [t for t in partitions(hall.guests, hall.sizes) if interpreted(whole, hall, t)]
    best = max(met_pairs(whole, (hall, hall), pair) for pair in product(ways, repeat=2))

    seats = seat(whole, (hall, hall), seed=1, tries=3000)

    assert met_pairs(whole, (hall, hall), seats) == best <= most_pairs(whole, (hall, hall))
    assert all(interpreted(whole, hall, tables) for tables in seats)


def test_people_who_are_kept_apart_sit_apart():
    whole = mixing(Random(3), 6)
    apart = tuple(1 << 5 if n == 0 else 1 if n == 5 else 0 for n in range(6))
    whole = Mixing(whole.people, (0,) * 6, (0,) * 6, apart, ("",) * 6, whole.group, 0)
    hall = Hall(TABLES, tuple(range(6)), (3, 3))

    (tables,) = seat(whole, (hall,), seed=1, tries=2000)

    assert not any({0, 5} <= set(table) for table in tables)


def test_everybody_has_one_seat_at_every_event():
    whole = mixing(Random(1), 12)
    halls = (Hall(TABLES, tuple(range(12)), (4, 4, 4)), Hall(TABLES, tuple(range(1, 12)), (4, 4, 3)))

    seats: Seats = seat(whole, halls, seed=2, tries=500)

    assert [sorted(p for table in tables for p in table) for tables in seats] == [list(range(12)), list(range(1, 12))]
    assert [tuple(map(len, tables)) for tables in seats] == [(4, 4, 4), (4, 4, 3)]
