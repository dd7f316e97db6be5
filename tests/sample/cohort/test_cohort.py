"""The rebuilt cohort, from the skeleton file where it is at hand."""

import json
from collections import Counter
from pathlib import Path

import pytest

from envoyage.planner.faults import find_faults
from envoyage.sample.cohort import RULES, Cohort, clean, cohort_problem

SKELETON = Path(__file__).parents[4] / "shared" / "domain" / "itinerary-fragments.json"


@pytest.fixture(scope="module")
def cohort() -> Cohort:
    if not SKELETON.exists():
        pytest.skip("the skeleton of the real cohort is not at hand (shared/domain/itinerary-fragments.json)")
    return clean(json.loads(SKELETON.read_text(encoding="utf-8")))


def test_nine_groups_keep_their_sizes_and_languages(cohort: Cohort) -> None:
    problem = cohort_problem(cohort, 7, cities_pinned=False)

    assert sorted(g.size for g in cohort.groups) == [5, 5, 8, 10, 12, 12, 12, 13, 19]
    assert Counter(pin.group for pin in problem.pins.members) == {g.id: g.size for g in cohort.groups}
    interpreted = Counter(problem.interpreted_language(p) for p in problem.travellers)
    assert interpreted == {"": 45, "fr": 10, "ru": 5, "zh": 5, "ar": 19, "es": 12}


def test_every_change_names_a_listed_rule_and_every_rule_is_used(cohort: Cohort) -> None:
    assert {rule for rule, _ in cohort.changes} == set(RULES)


def test_no_item_is_left_that_ends_before_it_starts(cohort: Cohort) -> None:
    assert [i for i in cohort.items if i.end <= i.start] == []
    assert len(cohort.items) == 114 - sum(rule in ("moment", "midnight") for rule, _ in cohort.changes)


def test_the_calendar_is_the_real_one(cohort: Cohort) -> None:
    problem = cohort_problem(cohort, 7, cities_pinned=True)

    assert [(p.leave - p.arrive).days for p in problem.periods] == [5, 3, 3, 3, 3, 4]
    assert len(problem.pins.cities) == 9 * 4


@pytest.mark.parametrize("pinned", [False, True])
def test_the_rebuilt_cohort_contradicts_itself_nowhere(cohort: Cohort, pinned: bool) -> None:
    assert find_faults(cohort_problem(cohort, 7, cities_pinned=pinned)) == ()


def test_what_the_skeleton_lacks_is_marked(cohort: Cohort) -> None:
    problem = cohort_problem(cohort, 7, cities_pinned=True)

    assert all(r.name.endswith(("(generated)", "(from a timed item)")) for r in problem.resources)
    invented = (*problem.hosts, *problem.hotels, *problem.vehicles, *problem.medical)
    assert all(row.name.endswith("(generated)") for row in invented)
    assert all(p.institution.endswith("(generated)") for p in problem.participants)
    assert sum(r.name.endswith("(from a timed item)") for r in problem.resources) >= 60
