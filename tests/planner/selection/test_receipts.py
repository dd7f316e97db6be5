"""A receipt tells the truth: with the change it names the nominee is selected, and without it not."""

import re
from dataclasses import replace

import pytest

from envoyage.planner.selection.nominations import Dimension, Nominations, Quota, Score, Vetting
from envoyage.planner.selection.result import NoSelection, Receipt
from envoyage.planner.selection.select import select
from tests.planner.selection.world import cohorts, found, nominations, nominee, random_nominations, search, worth

MORE_PLACES = re.compile(r"there were (\d+) places instead of \d+")
POINTS = re.compile(r"the evened score were ([\d.]+) higher")


def receipt(given: Nominations, person: str) -> Receipt:
    """The receipt of one person."""
    return next(r for r in found(given).receipts if r.nominee == person)


def test_everybody_else_has_a_receipt_and_nobody_who_is_selected():
    given = random_nominations(5)
    selection = found(given)

    assert [r.nominee for r in selection.receipts] == [n.id for n in given.nominees if n.id not in selection.chosen]
    assert all(r.binds for r in selection.receipts)


def test_the_limit_that_binds_is_named_with_the_number_that_lets_in():
    people = tuple(nominee(n, 9 - n, country=c) for n, c in enumerate(("PE", "PE", "PE", "GH")))
    given = nominations(*people, quotas=(Quota(Dimension.REGION, ("WHA",), most=1),))

    told = receipt(given, "n1")

    assert told.binds == "At most 1 of region WHA: all taken."
    assert told.changes[0] == "the rule said at most 2 of region WHA instead of 1"
    assert told.verified
    wider = replace(given, quotas=(Quota(Dimension.REGION, ("WHA",), most=2),))
    assert "n1" in found(wider).chosen


def test_a_least_that_takes_the_place_is_named():
    people = (nominee(0, 9, country="PE"), nominee(1, 8, country="PE"), nominee(2, 1, country="GH"))
    given = nominations(*people, quotas=(Quota(Dimension.REGION, ("AF",), least=1),))

    told = receipt(given, "n1")

    assert told.binds == "At least 1 of region AF: only so many are selected, so none of them can give way."
    assert "the rule said at least 0 of region AF instead of 1" in told.changes


def test_quotas_that_bind_only_together_are_named_together():
    first = {"country": "PE", "sector": "police"}
    people = (nominee(0, 9, **first), nominee(1, 8, **first), nominee(2, 1, country="GH", sector="court"))
    quotas = (Quota(Dimension.COUNTRY, ("PE",), most=1), Quota(Dimension.SECTOR, ("police",), most=1))

    told = receipt(nominations(*people, quotas=quotas), "n1")

    assert told.binds == "At most 1 of country Peru: all taken. At most 1 of sector Police: all taken."
    assert " and the rule said at most 2 of sector Police" in told.changes[0]


def test_a_gate_is_named_with_whether_opening_it_is_enough():
    people = (nominee(0, 9, vetting=Vetting.PENDING), nominee(1, 1, funding=""), nominee(2, 5), nominee(3, 4))
    given = nominations(*people)

    assert receipt(given, "n0").changes == ("Person 0 passed vetting",)
    (change,) = receipt(given, "n1").changes
    assert change.startswith("a funding line paid for Person 1, and the evened score were ")


def test_people_of_a_delegation_hear_of_the_one_who_keeps_them_out():
    people = (nominee(0, 9, delegation="D"), nominee(1, 9, delegation="D", vetting=Vetting.FAILED), nominee(2, 2),
              nominee(3, 1))  # fmt: skip

    told = receipt(nominations(*people), "n0")

    assert told.binds == "The delegation comes whole or not at all, and Person 1 failed vetting."
    assert told.changes == ("Person 1 passed vetting",)


def test_somebody_whom_no_points_would_let_in_hears_what_bars():
    people = (nominee(0, 9, country="PE"), nominee(1, 5, country="CL"), nominee(2, 4, country="GH"))
    given = nominations(*people, quotas=(Quota(Dimension.COUNTRY, ("PE",), most=0),))

    told = receipt(given, "n0")

    assert "most 0 of country Peru" in told.binds
    assert told.changes == ("the rule said at most 1 of country Peru instead of 0",)


@pytest.mark.parametrize("seed", range(40))
def test_the_points_that_let_in_are_the_fewest(seed: int):
    """Counted out over all cohorts: with these points a cohort with the person is the best, with one less none is."""
    given = random_nominations(seed)
    answer = select(given, search())
    for told in () if isinstance(answer, NoSelection) else answer.receipts:
        gains = [round(1000 * float(m[1])) for c in told.changes if (m := POINTS.fullmatch(c))]
        for gain in gains:
            value = {people: worth(given, people) for people in cohorts(given)}
            with_ = max(v for people, v in value.items() if told.nominee in people)
            without = max(v for people, v in value.items() if told.nominee not in people)
            assert with_ + gain == without + 1 or (gain == 1 and with_ == without)


@pytest.mark.parametrize("seed", range(40))
def test_the_places_that_let_in_do(seed: int):
    given = random_nominations(seed)
    answer = select(given, search())
    for told in () if isinstance(answer, NoSelection) else answer.receipts:
        for number in (int(m[1]) for c in told.changes if (m := MORE_PLACES.fullmatch(c))):
            more = replace(given, places=number)
            values = {people: worth(given, people) for people in cohorts(more)}
            best = max(values.values())
            assert any(told.nominee in people for people, value in values.items() if value == best)


def test_with_little_time_what_was_not_tried_is_not_called_verified():
    people = tuple(nominee(n, float(n), scores=(Score("A", float(n)), Score("B", n % 3))) for n in range(12))

    late = select(nominations(*people, places=3), search(seconds=0.06))

    assert not isinstance(late, NoSelection)
    assert len(late.receipts) == 9
    assert all(r.binds for r in late.receipts)
    assert all(r.changes or not r.verified for r in late.receipts)
