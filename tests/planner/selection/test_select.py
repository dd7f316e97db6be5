"""The cohort is the best there is, whatever the quotas; where there is none, what clashes is told."""

from dataclasses import replace

import pytest

from envoyage.planner.plan import Stopped
from envoyage.planner.problem import LanguageMode, LanguageOfficer, ParticipantStatus
from envoyage.planner.selection.clash import no_selection
from envoyage.planner.selection.contest import contest
from envoyage.planner.selection.inspect import inspect
from envoyage.planner.selection.nominations import Dimension, Quota, Vetting
from envoyage.planner.selection.result import LATE, NOT_ALL_TRIED, NoSelection
from envoyage.planner.selection.search import Search
from envoyage.planner.selection.seats import seats
from envoyage.planner.selection.select import select
from tests.planner.selection.world import SPANISH, best, found, nominations, nominee, random_nominations, search


@pytest.mark.parametrize("seed", range(60))
def test_the_cohort_is_the_best_of_all_that_there_are(seed: int):
    given = random_nominations(seed)
    right = best(given)

    answer = select(given, search())

    if right is None:
        assert isinstance(answer, NoSelection)
        return
    assert not isinstance(answer, NoSelection)
    assert inspect(given, answer) == ()
    assert round(1000 * answer.value) == right
    assert (answer.stopped, answer.gap) == (Stopped.PROVEN, 0)


def test_both_answers_occur_among_the_random_ones():
    answers = [best(random_nominations(seed)) is None for seed in range(60)]

    assert 5 < sum(answers) < 55


def test_the_same_seed_gives_the_same_selection():
    given = random_nominations(3)

    assert found(given) == found(given)


def test_without_quotas_those_with_the_most_points_are_selected():
    assert found(nominations(*(nominee(n, mark) for n, mark in enumerate((3, 9, 5, 7))))).chosen == ("n1", "n3")


def test_a_delegation_comes_whole_or_not_at_all():
    people = (nominee(0, 9, delegation="D"), nominee(1, 1, delegation=" d".strip()), nominee(2, 6), nominee(3, 6))

    assert found(nominations(*people)).chosen == ("n2", "n3")
    assert found(nominations(*people[:3], nominee(3, 2))).chosen == ("n0", "n1")


@pytest.mark.parametrize(
    "shut",
    [
        {"vetting": Vetting.FAILED},
        {"vetting": Vetting.PENDING},
        {"funding": ""},
        {"status": ParticipantStatus.NO_FUNDS},
    ],
)
def test_nobody_enters_through_a_shut_gate(shut):
    people = (nominee(0, 9, **shut), nominee(1, 5), nominee(2, 3))

    assert found(nominations(*people)).chosen == ("n1", "n2")


def test_gates_open_where_the_office_says_so():
    pending = (nominee(0, 9, vetting=Vetting.PENDING, funding=""), nominee(1, 5), nominee(2, 3))

    assert found(nominations(*pending, pending_enter=True, funding_needed=False)).chosen == ("n0", "n1")


def test_no_more_people_of_a_language_come_than_its_officers_can_interpret_for():
    officers = (LanguageOfficer("lo", "One", ("es", "en"), LanguageMode.CONSECUTIVE),)
    people = (nominee(0, 9, languages=SPANISH), nominee(1, 5), nominee(2, 3))

    assert found(nominations(*people, officers=officers)).chosen == ("n1", "n2")
    assert found(nominations(*people)).chosen == ("n0", "n1")


@pytest.mark.parametrize(
    ("pairs", "consecutive", "expected"), [(0, 3, 0), (1, 0, 5), (1, 1, 12), (1, 2, 13), (2, 0, 13), (2, 1, 17)]
)
def test_seats_of_a_language_follow_from_its_officers(pairs: int, consecutive: int, expected: int):
    """Two pairs alone make two groups of five; but one group, helped by the other pair, holds all of thirteen."""
    modes = [LanguageMode.SIMULTANEOUS] * (2 * pairs) + [LanguageMode.CONSECUTIVE] * consecutive
    officers = tuple(LanguageOfficer(f"lo{n}", "X", ("es",), mode) for n, mode in enumerate(modes))

    assert seats(nominations(nominee(0), officers=officers), "es") == expected


def test_a_quota_without_values_holds_for_each_value():
    people = tuple(nominee(n, 9 - n, country="PE" if n < 3 else "GH") for n in range(5))

    chosen = found(nominations(*people, quotas=(Quota(Dimension.COUNTRY, most=1),))).chosen

    assert chosen == ("n0", "n3")


def test_the_smallest_clash_is_told_with_changes_that_are_enough():
    people = (nominee(0, 9, country="PE"), nominee(1, 5, country="CL"), nominee(2, 3, country="GH"))
    quotas = (
        Quota(Dimension.REGION, ("AF",), least=2),
        Quota(Dimension.COUNTRY, most=1),
        Quota(Dimension.GENDER, ("X",), least=1),
    )

    answer = select(nominations(*people, quotas=quotas), search())

    assert isinstance(answer, NoSelection)
    assert [c.limits for c in answer.conflicts] == [("at least 2 of region AF (1 may be selected)",)]
    assert answer.conflicts[0].ways_out == ("at least 1 of region AF instead of 2",)


def test_each_change_that_is_said_to_be_enough_is_enough():
    """A clash of three: drop any one of its limits to what is said, and there is a cohort."""
    people = tuple(nominee(n, n, country=c) for n, c in enumerate(("PE", "PE", "GH", "GH")))
    quotas = (Quota(Dimension.REGION, ("AF",), most=1), Quota(Dimension.REGION, ("WHA",), most=2))

    answer = select(nominations(*people, places=4, quotas=quotas), search())

    assert isinstance(answer, NoSelection)
    assert answer.conflicts[0].limits == ("4 places (4 may be selected)", "at most 1 of region AF")
    assert answer.conflicts[0].ways_out == ("3 places instead of 4", "at most 2 of region AF instead of 1")
    assert len(found(nominations(*people, places=3, quotas=quotas)).chosen) == 3
    wider = (replace(quotas[0], most=2), quotas[1])
    assert len(found(nominations(*people, places=4, quotas=wider)).chosen) == 4


def test_further_clashes_are_told_where_no_change_of_one_limit_is_enough():
    people = (nominee(0, 9, country="PE"), nominee(1, 5, country="CL"))
    quotas = (Quota(Dimension.REGION, ("AF",), least=1), Quota(Dimension.SECTOR, ("court",), least=1))

    answer = select(nominations(*people, quotas=quotas), search())

    assert isinstance(answer, NoSelection)
    assert len(answer.conflicts) == 2
    assert "No change of a single one" in " ".join(answer.sentences)


def test_that_there_is_no_cohort_is_said_even_where_no_time_is_left_to_say_why():
    people = (nominee(0, 9, country="PE"), nominee(1, 5, country="CL"))
    given = nominations(*people, quotas=(Quota(Dimension.REGION, ("AF",), least=2),))
    race, hurried = contest(given), Search(60.0, 7)
    hurried.end = 0.0

    answer = no_selection(race, hurried)

    assert answer == NoSelection((), late=True)
    assert answer.sentences == (LATE,)


def test_changes_that_nobody_had_time_to_try_are_not_said_to_be_of_no_use(monkeypatch: pytest.MonkeyPatch):
    people = (nominee(0, 9, country="PE"), nominee(1, 5, country="CL"))
    given = nominations(*people, quotas=(Quota(Dimension.REGION, ("AF",), least=2),))
    hurried = Search(60.0, 7)

    def nothing(*_: object) -> str:
        hurried.end = 0.0
        return ""

    monkeypatch.setattr("envoyage.planner.selection.clash.way_out", nothing)

    answer = no_selection(contest(given), hurried)

    assert answer.sentences[1:] == (NOT_ALL_TRIED,)
