"""Language officers: Hall's sets say exactly when everybody can be interpreted, and then everybody is."""

from itertools import product
from random import Random

import pytest

from envoyage.planner.encounters.interpreters import assigned, bottlenecks

LANGUAGES = ("ar", "es", "fr")


def officers(rng: Random) -> dict[str, frozenset[str]]:
    count = rng.randint(1, 4)
    return {f"o{n}": frozenset(rng.sample(LANGUAGES, rng.choice((1, 1, 2)))) for n in range(count)}


def can_all(wanted: dict[str, str], able: dict[str, frozenset[str]]) -> bool:
    ways = product(able, repeat=len(wanted))
    return any(
        len(set(way)) == len(way) and all(x in able[o] for o, x in zip(way, wanted.values(), strict=True))
        for way in ways
    )


@pytest.mark.parametrize("seed", range(60))
def test_no_set_is_too_large_exactly_when_all_can_be_interpreted(seed: int):
    rng = Random(seed)
    able = officers(rng)
    spoken = sorted({x for has in able.values() for x in has})
    wanted = {f"m{n}": rng.choice(spoken) for n in range(rng.randint(1, 4))}

    fits = all(sum(x in some for x in wanted.values()) <= most[0] for some, most in bottlenecks((able,)))

    assert fits == can_all(wanted, able)
    assert (len(assigned(wanted, able, {})) == len(wanted)) == fits


def test_sets_are_those_that_officers_of_several_languages_connect():
    able = {"o1": frozenset({"ar", "es"}), "o2": frozenset({"es", "fr"}), "o3": frozenset({"ru"})}

    sets = ["+".join(sorted(some)) for some, _ in bottlenecks((able,))]

    assert sets == ["ar", "es", "fr", "ru", "ar+es", "es+fr", "ar+es+fr"]


def test_a_hundred_languages_of_one_officer_each_are_a_hundred_sets():
    able = {f"o{n}": frozenset({f"x{n}"}) for n in range(100)}

    assert len(bottlenecks((able,))) == 100


def test_who_worked_least_so_far_comes_first():
    able = {"o1": frozenset({"es"}), "o2": frozenset({"es"})}
    hours = {"o1": 2}

    assert assigned({"m": "es"}, able, hours) == {"m": "o2"}
    assert hours == {"o1": 2, "o2": 1}
