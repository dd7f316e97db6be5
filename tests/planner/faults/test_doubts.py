"""What a programme says and probably does not mean."""

from dataclasses import replace
from datetime import time

import pytest

from envoyage.planner.faults import find_faults, find_warnings
from envoyage.planner.problem import Flight, MemberPin, OpenHours, ParticipantStatus, Pins, Problem, Slot
from tests.builders import at, day
from tests.planner.faults.helper import TINY, Cases, with_row, with_slots

R0 = "resources[washington-0]"
DOUBTFUL: Cases = {
    "open at night only": (
        with_row("resources", 0, hours=tuple(OpenHours(d, time(20), time(23, 59)) for d in range(1, 8))),
        ("never_open", f"{R0}.hours"),
    ),
    "open at weekends before the programme": (
        with_row("resources", 0, closed=tuple(day(n) for n in range(20))),
        ("never_open", f"{R0}.hours"),
    ),
    "a hotel too small": (with_row("hotels", 2, rooms=1), ("hotel_too_small", "hotels[reno-hotel].rooms")),
    "a pinned person who stays behind": (
        replace(
            with_row("participants", 11, status=ParticipantStatus.CANCELLED),
            pins=Pins(members=(MemberPin("p11", "G1"),)),
        ),
        ("pinned_not_travelling", "pins.members[p11/G1]"),
    ),
    "a flight from an unknown airport": (
        replace(TINY, flights=(Flight("f", "XX 1", "LIM", "RNO", at(0, 9), at(0, 18)),)),
        ("unknown_airport", "flights[f].origin"),
    ),
    "nothing to continue": (
        with_slots(Slot("slot1", day(4), day(8), may_continue=True), Slot("slot2", day(8), day(12))),
        ("nothing_to_continue", "slots[slot1].may_continue"),
    ),
    "a past that nothing pins": (replace(TINY, now=at(5, 12)), ("unkept_past", "programme.now")),
}


@pytest.mark.parametrize(("problem", "doubt"), DOUBTFUL.values(), ids=DOUBTFUL)
def test_what_is_probably_not_meant_is_asked_about(problem: Problem, doubt: tuple[str, str]):
    assert find_faults(problem) == ()
    assert doubt in {(f.code, f.place) for f in find_warnings(problem)}


def test_a_programme_that_has_not_begun_or_whose_groups_are_pinned_has_no_past_to_ask_about():
    pinned = Pins(members=tuple(MemberPin(p.id, "G1" if i < 6 else "G2") for i, p in enumerate(TINY.travellers)))

    assert find_warnings(replace(TINY, now=at(-3, 12))) == ()
    assert find_warnings(replace(TINY, now=at(5, 12), pins=pinned)) == ()
