"""A selection in a programme: who travels, who waits, who is gone; the programme's own people stay."""

from dataclasses import replace
from datetime import datetime

from envoyage.planner.problem import Participant, ParticipantStatus
from envoyage.planner.selection.merge import merged
from envoyage.planner.selection.result import Selection
from tests.builders import tiny_problem
from tests.planner.selection.world import found, nominations, nominee, stepped

GIVEN = nominations(*(nominee(n, 9 - n) for n in range(4)), alternates=1)
TINY = tiny_problem()


def status(people: tuple[Participant, ...]) -> dict[str, str]:
    return {p.id: p.status.value for p in people if p.id.startswith("n")}


def test_the_selected_travel_and_their_alternates_wait():
    problem = merged(TINY, GIVEN, found(GIVEN))

    assert status(problem.participants) == {"n0": "approved", "n1": "approved", "n2": "alternate"}
    assert problem.participants[: len(TINY.participants)] == TINY.participants


def test_what_their_rows_name_comes_along_once():
    problem = merged(TINY, GIVEN, found(GIVEN))

    assert len({c.id for c in problem.countries}) == len(problem.countries)
    assert {c.id for c in GIVEN.countries} <= {c.id for c in problem.countries}


def test_after_a_cancellation_the_same_programme_is_brought_up_to_date():
    first = found(GIVEN)
    lands = datetime(2027, 5, 15, 16)
    before = merged(TINY, GIVEN, first)
    people = tuple(replace(p, arrival=lands) if p.id == "n1" else p for p in before.participants)
    second = stepped(GIVEN, first, "n0")
    assert isinstance(second, Selection)

    after = merged(replace(before, participants=people), GIVEN, second)

    assert status(after.participants) == {"n0": "cancelled", "n1": "approved", "n2": "approved", "n3": "alternate"}
    assert after.participant["n1"].arrival == lands


def test_a_nominee_who_travelled_by_mistake_does_not_any_more():
    stray = GIVEN.nominee["n3"].participant(ParticipantStatus.APPROVED)

    problem = merged(replace(TINY, participants=(*TINY.participants, stray)), GIVEN, found(GIVEN))

    assert problem.participant["n3"].status is ParticipantStatus.NOMINATED
