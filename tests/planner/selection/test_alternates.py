"""When somebody cancels, the one who steps in is the one who leaves the best cohort, not the next on a list."""

import pytest

from envoyage.planner.errors import Cancelled
from envoyage.planner.selection.alternates import places
from envoyage.planner.selection.contest import contest
from envoyage.planner.selection.inspect import inspect
from envoyage.planner.selection.nominations import Dimension, Nominations, Quota
from envoyage.planner.selection.result import NoSelection, Place, Selection
from envoyage.planner.selection.search import Search
from envoyage.planner.selection.select import select
from tests.planner.selection.world import (
    cohorts,
    found,
    nominations,
    nominee,
    random_nominations,
    search,
    stepped,
    worth,
)

SEEDS = [seed for seed in range(45) if not isinstance(select(random_nominations(seed), search()), NoSelection)]


def replacements(given: Nominations, selection: Selection, place: Place) -> list[int]:
    """By trying every cohort: the change of value of each that keeps everybody but the people of a place."""
    stay = set(selection.chosen) - set(place.people)
    before = worth(given, selection.chosen)
    return sorted(
        (
            worth(given, people) - before
            for people in cohorts(given)
            if stay <= set(people) and not set(people) & set(place.people)
        ),
        reverse=True,
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_the_alternates_of_every_place_are_the_best_in_their_order(seed: int):
    given = random_nominations(seed)
    selection = found(given)

    for place in selection.places:
        told = [round(1000 * a.change) for a in place.alternates]
        assert told == replacements(given, selection, place)[: given.alternates]
        assert bool(place.nobody) == (not told)


@pytest.mark.parametrize("seed", SEEDS)
def test_who_steps_in_is_the_first_alternate_of_the_place(seed: int):
    given = random_nominations(seed)
    selection = found(given)

    for place in selection.places:
        after = stepped(given, selection, place.people[0])
        if not place.alternates:
            assert isinstance(after, NoSelection)
            continue
        assert isinstance(after, Selection)
        assert inspect(given, after) == ()
        assert set(after.left) == set(place.people)
        assert round(1000 * (after.value - selection.value)) == round(1000 * place.alternates[0].change)


def test_the_next_on_the_list_waits_where_a_quota_needs_another():
    people = (nominee(0, 9, country="PE"), nominee(1, 6, country="GH"), nominee(2, 5, country="PE"),
              nominee(3, 1, country="KE"))  # fmt: skip
    given = nominations(*people, quotas=(Quota(Dimension.REGION, ("AF",), least=1, most=1),))
    selection = found(given)

    after = stepped(given, selection, "n1")

    assert selection.chosen == ("n0", "n1")
    assert isinstance(after, Selection)
    assert (after.entered, after.left) == (("n3",), ("n1",))


def test_those_who_cancelled_before_do_not_step_in_later():
    people = tuple(nominee(n, 9 - n) for n in range(4))
    given = nominations(*people)
    first = stepped(given, found(given), "n0")
    assert isinstance(first, Selection)

    second = stepped(given, first, "n1")

    assert isinstance(second, Selection)
    assert set(second.chosen) == {"n2", "n3"}
    assert second.cancelled == ("n0", "n1")
    assert next(r for r in second.receipts if r.nominee == "n0").binds == "Person 0 cancelled."


def test_a_delegation_of_which_one_cancels_leaves_as_a_whole():
    people = (nominee(0, 9, delegation="D"), nominee(1, 8, delegation="D"), nominee(2, 2), nominee(3, 1))
    given = nominations(*people)

    after = stepped(given, found(given), "n1")

    assert isinstance(after, Selection)
    assert (after.left, after.entered) == (("n0", "n1"), ("n2", "n3"))


def test_where_nobody_can_step_in_the_limits_are_named():
    people = (nominee(0, 9, country="GH"), nominee(1, 6, country="PE"), nominee(2, 5, country="PE"))
    given = nominations(*people, quotas=(Quota(Dimension.REGION, ("AF",), least=1),))
    selection = found(given)

    place = next(p for p in selection.places if p.people == ("n0",))
    after = stepped(given, selection, "n0")

    assert place.nobody == "Everybody who waits would break one of these: at least 1 of region AF."
    assert isinstance(after, NoSelection)
    assert "at least 0 of region AF instead of 1" in after.conflicts[0].ways_out


def test_a_stop_is_heeded_while_alternates_are_counted():
    race = contest(nominations(nominee(0), nominee(1), places=1))

    with pytest.raises(Cancelled):
        list(places(race, frozenset({0}), 1, Search(60, 7, cancelled=lambda: True)))
