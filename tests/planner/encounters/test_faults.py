"""Contradictions of a request are told at once, each with its code and place."""

from dataclasses import replace
from typing import Any

import pytest

from envoyage.planner.encounters.codes import MEANINGS
from envoyage.planner.encounters.faults import find_doubts, find_faults
from envoyage.planner.encounters.request import Absence, MeetingSession, PairWish, Wish
from envoyage.planner.faults.codes import MEANINGS as SHARED
from envoyage.planner.problem import Speaks
from tests.builders import at
from tests.planner.encounters.world import PLAN, PROBLEM, REQUEST, asked


def row(table: str, number: int = 0, **changes: Any) -> dict[str, Any]:
    rows = list(getattr(REQUEST, table))
    rows[number] = replace(rows[number], **changes)
    return {table: tuple(rows)}


CASES = [
    ({"programme": "other"}, "other_programme", "request.programme"),
    ({"least": -1}, "out_of_range", "request.least"),
    ({"least": 3}, "end_before_start", "request.least"),
    (row("sessions", minutes=0), "out_of_range", "sessions[monday].minutes"),
    (row("sessions", tables=0), "out_of_range", "sessions[monday].tables"),
    (row("sessions", block="elsewhere"), "unknown_block", "sessions[monday].block"),
    (row("sessions", end=at(2, 9)), "end_before_start", "sessions[monday].end"),
    (row("sessions", start=at(7, 16, 15), end=at(7, 18)), "outside_block", "sessions[monday].start"),
    (row("sessions", 1, start=at(2, 17), end=at(2, 19)), "overlap", "sessions[tuesday].start"),
    (row("counterparts", id="a, b"), "odd_id", "counterparts[a, b].id"),
    (row("counterparts", id="c2"), "duplicate_id", "counterparts[c2].id"),
    (row("counterparts", id="p03"), "id_of_others", "counterparts[p03].id"),
    (row("counterparts", most=0), "out_of_range", "counterparts[c0].most"),
    (row("counterparts", themes=("fishing",)), "unknown_theme", "counterparts[c0].themes"),
    (row("counterparts", objectives=("fun",)), "unknown_objective", "counterparts[c0].objectives"),
    (row("counterparts", sessions=("mondai",)), "unknown_meeting_session", "counterparts[c0].sessions"),
    (row("counterparts", languages=(Speaks("en", 9),)), "out_of_range", "counterparts[c0].languages"),
    ({"wishes": (PairWish("p99", "c1", Wish.MUST),)}, "unknown_participant", "wishes[0].participant"),
    ({"wishes": (PairWish("p01", "c99", Wish.MUST),)}, "unknown_counterpart", "wishes[0].counterpart"),
    ({"wishes": (PairWish("p01", "c1", Wish.MUST, after="c1"),)}, "wishes_clash", "wishes[0].after"),
    (
        {"wishes": (PairWish("p01", "c1", Wish.MUST, after="c2"), PairWish("p01", "c2", Wish.MUST, after="c1"))},
        "wishes_clash", "wishes[0].after",
    ),
    ({"wishes": (PairWish("p01", "c1", Wish.MUST),) * 2}, "wishes_clash", "wishes[1].counterpart"),
    ({"wishes": (PairWish("p01", "c1", Wish.MUST, at(2, 16, 20)),)}, "no_meeting_slot", "wishes[0].start"),
    ({"absences": (Absence("x", at(2, 9), at(2, 10)),)}, "unknown_participant", "absences[0].who"),
    ({"absences": (Absence("c0", at(2, 9), at(2, 9)),)}, "end_before_start", "absences[0].end"),
    (row("seatings", 1, seats=3), "too_few_seats", "seatings[lunch].seats"),
    (row("seatings", 1, start=at(7, 9)), "outside_block", "seatings[lunch].start"),
    ({"sessions": REQUEST.sessions[:2]}, "no_meeting_time", "sessions"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "code", "place"), CASES, ids=[f"{c[1]}-{c[2]}" for c in CASES])
def test_a_fault_is_told_with_its_code_and_place(changes: dict[str, Any], code: str, place: str):
    faults = find_faults(PROBLEM, PLAN, asked(**changes))

    assert (code, place) in {(f.code, f.place) for f in faults}
    assert all(f.code in {*MEANINGS, *SHARED, "other_programme"} for f in faults)


def test_a_sound_request_has_neither_faults_nor_doubts():
    assert find_faults(PROBLEM, PLAN, REQUEST) == ()
    assert find_doubts(PROBLEM, PLAN, REQUEST) == ()


def test_a_counterpart_nobody_has_a_language_or_theme_for_is_doubtful():
    lonely = asked(**row("counterparts", themes=(), objectives=()), wishes=())

    (doubt,) = find_doubts(PROBLEM, PLAN, lonely)

    assert doubt.code == "nobody_meets"
    assert "Counterpart 0" in doubt.text


def test_a_session_of_a_year_is_taken_for_a_slip():
    long = MeetingSession("long", "opening", at(2, 16), at(2, 16) + (at(400, 0) - at(0, 0)))

    assert "no_meeting_time" in {f.code for f in find_faults(PROBLEM, PLAN, asked(sessions=(long,), wishes=()))}
