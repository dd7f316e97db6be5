from itertools import product
from random import Random

from envoyage.planner.matching import shortfall


def test_nothing_asked_for_is_never_short() -> None:
    assert shortfall([], {"a": 1}) == 0


def test_two_demands_on_one_place_are_one_short() -> None:
    assert shortfall([(1, ["a"]), (1, ["a"])], {"a": 1}) == 1
    assert shortfall([(1, ["a"]), (1, ["a", "b"])], {"a": 1, "b": 1}) == 0


def test_an_unknown_id_gives_nothing() -> None:
    assert shortfall([(2, ["nobody"])], {}) == 2


def test_the_shortfall_is_what_trying_everything_leaves_unserved() -> None:
    rng = Random(4)
    for _ in range(150):
        ids = ("a", "b", "c")
        supply = {key: rng.randint(0, 2) for key in ids}
        demands = [(rng.randint(1, 2), [k for k in ids if rng.random() < 0.5]) for _ in range(3)]
        places = [able for count, able in demands for _ in range(count)]
        least = min(
            sum(choice is None for choice in way)
            for way in product(*([None, *able] for able in places))
            if all(way.count(key) <= supply[key] for key in ids)
        )

        assert shortfall(demands, supply) == least
