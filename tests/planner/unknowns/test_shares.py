"""Fair shares: the most worth is what trying every choice finds, and the bound is never below it."""

from itertools import compress, product
from random import Random

import pytest

from envoyage.planner.plan import Stopped
from envoyage.planner.unknowns.shares import Crowd, Edge, Effort, Shared, Shares, most_worth

LONG = 10.0


def case(seed: int) -> Shares:
    """Four participants and three counterparts, up to nine pairs of them, tables and interpreters that are short."""
    rng = Random(seed)
    pairs = rng.sample([(f"p{p}", f"c{c}") for p in range(4) for c in range(3)], rng.randint(5, 9))
    edges = tuple(Edge(two, rng.randint(1, 20), rng.random() < 0.08) for two in pairs)
    people = sorted({who for two in pairs for who in two})
    most = {who: rng.randint(1, 3) for who in people}
    least = {who: rng.choice((0, 0, 1)) for who in people}
    interpreted = tuple(i for i in range(len(edges)) if rng.random() < 0.5)
    crowds = (Crowd(tuple(range(len(edges))), rng.randint(4, 8), ()), Crowd(interpreted, rng.randint(1, 4), ()))
    even = tuple(who for who in people if who.startswith("p"))
    return Shares(edges, least, most, even, rng.choice((0, 1, 2)), crowds)


def is_fair(shares: Shares, chosen: set[int]) -> bool:
    """Whether a choice keeps all shares, said anew."""
    has = {who: sum(who in shares.edges[i].sides for i in chosen) for who in shares.most}
    if any(not shares.least[who] <= n <= shares.most[who] for who, n in has.items()):
        return False
    if any(len(chosen & set(crowd.edges)) > crowd.most for crowd in shares.crowds):
        return False
    if any(edge.must and i not in chosen for i, edge in enumerate(shares.edges)):
        return False
    # Whoever has fewer than another, by more than the difference, must have as many as is possible.
    return all(
        has[a] + shares.difference >= has[b] or has[a] == shares.most[a] for a in shares.even for b in shares.even
    )


def best(shares: Shares) -> int | None:
    """The most worth of all choices, None where none is fair."""
    numbers = range(len(shares.edges))
    choices = (set(compress(numbers, some)) for some in product((False, True), repeat=len(shares.edges)))
    return max((sum(shares.edges[i].worth for i in c) for c in choices if is_fair(shares, c)), default=None)


@pytest.mark.parametrize("seed", range(60))
def test_the_most_worth_is_what_trying_every_choice_finds(seed: int) -> None:
    shares = case(seed)

    found = most_worth(shares, Effort(LONG, 1))

    expected = best(shares)
    assert found.stopped is Stopped.PROVEN
    if expected is None:
        assert found == Shared(None, 0, 0, Stopped.PROVEN)
    else:
        assert found.value == found.bound == expected
        assert found.chosen is not None
        assert is_fair(shares, set(found.chosen))


def test_fair_and_unfair_ones_are_among_them() -> None:
    answers = [best(case(seed)) is None for seed in range(60)]

    assert 10 <= sum(answers) <= 50
