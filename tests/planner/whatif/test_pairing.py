"""Groups of two plans are paired so that the fewest people change: counted out on small tables."""

from dataclasses import replace
from itertools import permutations
from random import Random

import pytest

from envoyage.planner.whatif.pairing import best_pairs, same_groups
from tests.builders import tiny_plan


@pytest.mark.parametrize("seed", range(40))
def test_the_pairs_are_worth_the_most_there_can_be(seed: int):
    random = Random(seed)
    size = random.randint(1, 6)
    worth = [[random.choice((0, 0, 1, 2, 5, 9)) for _ in range(size)] for _ in range(size)]

    pairs = best_pairs(worth)

    assert sorted(pairs) == list(range(size))
    assert sum(worth[r][c] for r, c in enumerate(pairs)) == max(
        sum(worth[r][c] for r, c in enumerate(order)) for order in permutations(range(size))
    )


def test_no_groups_make_no_pairs():
    assert best_pairs([]) == []


def test_a_group_is_known_by_its_members_whatever_its_label():
    plan = tiny_plan()
    first, second = plan.groups
    dealt_anew = replace(plan, groups=(replace(first, id="G2"), replace(second, id="G1")))

    assert same_groups(plan, dealt_anew) == {"G2": "G1", "G1": "G2"}


def test_a_group_of_newcomers_continues_none():
    plan = tiny_plan()
    other = replace(plan, groups=(*plan.groups, replace(plan.groups[0], id="G3", members=("new",))))

    assert same_groups(plan, other) == {"G1": "G1", "G2": "G2"}
