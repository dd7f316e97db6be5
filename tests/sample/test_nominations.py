"""The sample nominations are of real size: countries, regions, assessors, scarce languages, quotas that bind."""

from collections import Counter
from functools import cache

import pytest

from envoyage.planner.selection.contest import contest
from envoyage.planner.selection.evening import evened
from envoyage.planner.selection.faults import find_faults
from envoyage.planner.selection.inspect import broken
from envoyage.planner.selection.nominations import Dimension
from envoyage.planner.selection.search import Search
from envoyage.planner.selection.traits import traits, values_of
from envoyage.sample.nominations import make_nominations

made = cache(make_nominations)
SEEDS = (1, 2, 7)


def test_the_same_seed_makes_the_same_nominations():
    assert make_nominations(7) == made(7)
    assert made(1).nominees != made(2).nominees


@pytest.mark.parametrize("seed", SEEDS)
def test_sizes_are_as_promised(seed: int):
    given = made(seed)

    assert find_faults(given) == ()
    assert (len(given.nominees), given.places) == (200, 72)
    assert len({n.country for n in given.nominees}) == 55
    assert len(values_of(given, Dimension.REGION)) == 6
    assert len({s.assessor for n in given.nominees for s in n.scores}) == 7
    assert sum(not n.scores for n in given.nominees) == 2


@pytest.mark.parametrize("seed", SEEDS)
def test_assessors_differ_in_severity_and_a_language_is_scarce(seed: int):
    given = made(seed)

    averages = [scale.average for scale in evened(given.nominees).scales]
    languages = Counter(v for n in given.nominees for v in traits(given, n, Dimension.LANGUAGE))

    assert min(averages) < 7
    assert max(averages) > 80
    assert 3 <= languages["zh"] < 12


@pytest.mark.parametrize("seed", SEEDS)
def test_the_best_72_by_points_alone_would_break_quotas_and_there_is_a_cohort(seed: int):
    given = made(seed)
    race = contest(given)
    merits = evened(given.nominees).merits
    alone = tuple(sorted((p for u, people in enumerate(race.units) if u not in race.shut for p in people),
                         key=lambda p: (-merits[p], p))[:72])  # fmt: skip

    assert {"quota_exceeded", "quota_missed"} & {f.code for f in broken(given, alone)}
    assert Search(60, 7).pick(race.picks()).items is not None
