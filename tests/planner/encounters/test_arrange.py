"""A whole arrangement keeps everything, tells honest figures, and is the same again."""

from dataclasses import replace

import pytest

from envoyage.planner.encounters import timing
from envoyage.planner.encounters.arrange import Search, arrange
from envoyage.planner.encounters.arrangement import Aim, Arrangement
from envoyage.planner.encounters.ground import ground_of
from envoyage.planner.encounters.inspect import findings
from envoyage.planner.encounters.pairing import pair_up
from envoyage.planner.encounters.request import Absence, EncounterRequest, PairWish, Wish
from envoyage.planner.errors import Cancelled, Impossible
from envoyage.planner.meetings.inspect import breaks
from envoyage.planner.meetings.inspect import findings as schedule_findings
from envoyage.planner.meetings.race import Limits
from envoyage.planner.unknowns.shares import Effort
from tests.builders import at
from tests.planner.encounters.world import PLAN, PROBLEM, REQUEST, asked


def arranged(request: EncounterRequest, seed: int = 7) -> Arrangement:
    return arrange(PROBLEM, PLAN, request, Search(30, seed))


def test_an_arrangement_stands_up_to_inspection():
    found = arranged(REQUEST)

    assert findings(PROBLEM, PLAN, REQUEST, found) == ()
    assert {m.participant for m in found.meetings} == set(PLAN.group_of)
    assert {m.block for m in found.meetings} == {"opening", "closing"}
    assert {s.event for s in found.seatings} == {"bus", "lunch", "dinner"}


def test_the_same_seed_gives_the_same_arrangement():
    assert arranged(REQUEST) == arranged(REQUEST)


def test_figures_have_bounds_on_the_right_side():
    for figure in arranged(REQUEST).figures:
        assert (figure.value >= figure.bound) if figure.aim.is_cost else (figure.value <= figure.bound)
        assert figure.gap >= 0


def test_who_speaks_no_common_language_gets_an_officer_of_the_language():
    interpreted = [
        m for m in arranged(REQUEST).meetings if PROBLEM.interpreted_language(PROBLEM.participant[m.participant])
    ]

    assert interpreted
    assert all(m.language == "es" and m.officer in ("es0", "es1") for m in interpreted)


def test_no_more_meetings_are_interpreted_at_once_than_there_are_officers():
    """Four need Spanish and three slots have to hold all: without the officers they could be at it together."""
    hour = replace(REQUEST.sessions[0], end=at(2, 17, 25), tables=6)
    found = arranged(asked(most=1, sessions=(hour, REQUEST.sessions[2]), wishes=(), absences=()))

    opening = [m for m in found.meetings if m.block == "opening"]
    assert len([m for m in opening if m.officer]) == 4
    assert max(sum(m.start == start and bool(m.officer) for m in opening) for start in {m.start for m in opening}) <= 2


def test_too_few_tables_for_the_least_is_impossible_and_says_so():
    sessions = (replace(REQUEST.sessions[1], tables=1), REQUEST.sessions[2])

    with pytest.raises(Impossible, match="places at its tables for 12 meetings"):
        arranged(asked(sessions=sessions, wishes=(), absences=()))


def test_wishes_for_more_than_somebody_can_have_are_impossible():
    wishes = tuple(PairWish("p03", c, Wish.MUST) for c in ("c0", "c1", "c2"))

    with pytest.raises(Impossible, match="Person 03 must have 3 meetings and can have 2"):
        arranged(asked(wishes=wishes))


def test_who_is_away_at_the_time_of_a_wish_goes_by_name():
    """The pair can meet at other times, so only the placing of its meeting shows that it cannot be."""
    away = (Absence("p00", at(2, 17), at(2, 17, 30)),)

    with pytest.raises(Impossible, match="The meeting of Person 00 and Counterpart 1 has no slot left"):
        arranged(asked(absences=away))


def test_who_is_away_all_the_time_is_left_out_and_told():
    absences = (Absence("p09", at(2, 8), at(3, 23)),)
    found = arranged(asked(absences=absences))

    assert ("opening", "p09") in found.left_out
    assert findings(PROBLEM, PLAN, asked(absences=absences), found) == ()


def test_pairs_without_times_are_replaced_by_pairs_with_times():
    """Two who gain most from the same counterpart can come to the first slot alone: one of them meets another."""
    absences = tuple(Absence(who, at(2, 16, 36), at(3, 23)) for who in ("p00", "p06"))
    request = asked(absences=absences, wishes=(), most=1)
    ground = ground_of(PROBLEM, PLAN, request, "opening")
    wanted = {p.participant: p.counterpart for p in pair_up(ground, Effort(10, 7)).met}

    found = arranged(request)

    assert wanted["p00"] == wanted["p06"] == "c0"
    first = {m.participant: m for m in found.meetings if m.participant in ("p00", "p06") and m.block == "opening"}
    assert {m.start for m in first.values()} == {at(2, 16, 15)}
    assert findings(PROBLEM, PLAN, request, found) == ()


def test_a_stop_before_anything_was_found_is_cancelled():
    with pytest.raises(Cancelled):
        arrange(PROBLEM, PLAN, asked(seatings=()), Search(30, 7, cancelled=lambda: True))


def test_without_counterparts_there_are_seats_alone():
    found = arranged(asked(counterparts=(), wishes=(), absences=()))

    assert found.meetings == ()
    assert [f.aim for f in found.figures] == [Aim.ENCOUNTERS]


def test_any_placing_is_made_better_and_keeps_everything():
    """What is done where no placing with few waits was found in time."""
    ground = ground_of(PROBLEM, PLAN, REQUEST, "opening")
    met = pair_up(ground, Effort(10, 7)).met
    request = timing.meeting_request(REQUEST, ground, met)

    answer = timing._any(request, ground, met, Limits(20, 7))

    assert schedule_findings(request, answer.schedule) == ()
    assert answer.value == sum(breaks(request, answer.schedule).values())
    held = timing.held(ground, met, answer.schedule)
    assert all(bool(m.officer) == bool(m.language) for m in held)
