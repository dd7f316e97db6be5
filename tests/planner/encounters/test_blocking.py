"""Blocking pairs: a market that is calmed has the same pairs blocking as a search through all swaps finds."""

from itertools import combinations
from random import Random

import pytest

from envoyage.planner.encounters.blocking import Bounds, Market
from envoyage.planner.encounters.worth import Pair
from envoyage.planner.unknowns.shares import Crowd, Edge, Effort, Shares, most_worth

PEOPLE, OTHERS = ("a", "b", "c", "d"), ("x", "y", "z")


def world(rng: Random) -> tuple[tuple[Pair, ...], Bounds]:
    pairs = tuple(
        Pair(p, c, rng.randint(1, 4), rng.randint(1, 4), rng.choice(("", "", "es")))
        for p in PEOPLE for c in OTHERS if rng.random() < 0.8
    )  # fmt: skip
    has = {who: sum(who in (p.participant, p.counterpart) for p in pairs) for who in (*PEOPLE, *OTHERS)}
    most = {who: min(has[who], rng.randint(1, 3)) for who in has}
    least = {who: min(most[who], rng.randint(0, 1)) for who in has}
    bounds = Bounds(least, most, frozenset(PEOPLE), rng.randint(1, 2), rng.randint(3, 8), ((frozenset({"es"}), 2),))
    return pairs, bounds


def allowed(bounds: Bounds, met: tuple[Pair, ...]) -> bool:
    counts = {who: sum(who in (p.participant, p.counterpart) for p in met) for who in (*PEOPLE, *OTHERS)}
    return bounds.allow(counts, {"es": sum(p.language == "es" for p in met)})


def choices(pairs: tuple[Pair, ...], bounds: Bounds) -> list[tuple[Pair, ...]]:
    every = (some for n in range(len(pairs) + 1) for some in combinations(pairs, n))
    return [some for some in every if allowed(bounds, some)]


def blocks(pair: Pair, met: tuple[Pair, ...], bounds: Bounds) -> bool:
    """By the words of the definition: some allowed choice lets the pair meet, each giving up one worse at the most."""
    mine = [p for p in met if p.participant == pair.participant and p.gain < pair.gain]
    theirs = [p for p in met if p.counterpart == pair.counterpart and p.interest < pair.interest]
    swaps = [(*one, *other) for one in ((), *((p,) for p in mine)) for other in ((), *((p,) for p in theirs))]
    return any(allowed(bounds, (*(p for p in met if p not in swap), pair)) for swap in swaps)


@pytest.mark.parametrize("seed", range(12))
def test_blocking_pairs_are_those_of_the_definition(seed: int):
    pairs, bounds = world(Random(seed))
    found = choices(pairs, bounds)

    for met in Random(seed).sample(found, min(25, len(found))):
        wrong = {p for p in pairs if p not in met and blocks(p, met, bounds)}
        assert {swap.pair for swap in Market(pairs, bounds, met).blocking()} == wrong


@pytest.mark.parametrize("seed", range(12))
def test_a_swap_leaves_everything_kept(seed: int):
    pairs, bounds = world(Random(seed))
    for met in choices(pairs, bounds)[:40]:
        for swap in list(Market(pairs, bounds, met).blocking()):
            market = Market(pairs, bounds, met)
            market.apply(swap)
            assert allowed(bounds, tuple(market.together))


@pytest.mark.parametrize("seed", range(12))
def test_the_most_worth_is_that_of_all_choices(seed: int):
    pairs, bounds = world(Random(seed))
    edges = tuple(Edge((p.participant, p.counterpart), p.worth) for p in pairs)
    interpreted = tuple(i for i, p in enumerate(pairs) if p.language)
    crowds = (Crowd(tuple(range(len(pairs))), bounds.room, ()), Crowd(interpreted, 2, ()))
    shares = Shares(edges, bounds.least, bounds.most, PEOPLE, bounds.difference, crowds)
    best = max((sum(p.worth for p in some) for some in choices(pairs, bounds)), default=None)

    found = most_worth(shares, Effort(20, 7))

    assert (found.value if found.chosen is not None else None) == best
    assert found.stopped.value == "proven"
