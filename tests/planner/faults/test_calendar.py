"""Periods, sessions and flights that do not fit together."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from envoyage.planner.faults import find_faults
from envoyage.planner.problem import BlockKind, Flight, Problem, SharedBlock, Slot, SplitWindow
from tests.builders import at, day
from tests.planner.faults.helper import TINY, Cases, found, with_row, with_slots

P0 = "participants[p00]"
CASES: Cases = {
    "a programme that ends before it starts": (
        replace(TINY, ends=day(-3)), ("end_before_start", "programme.ends"),
    ),
    "a slot that ends before it starts": (
        with_slots(Slot("slot1", day(4), day(3)), Slot("slot2", day(8), day(12))),
        ("end_before_start", "slots[slot1].leave"),
    ),
    "a session without length": (
        with_row("sessions", 0, end=at(2, 9)), ("end_before_start", "sessions[plenary29].end"),
    ),
    "an officer gone before coming": (
        with_row("officers", 0, available_from=day(5), available_to=day(3)),
        ("end_before_start", "officers[es0].available_to"),
    ),
    "a departure before the arrival": (
        with_row("participants", 0, arrival=at(1, 9), departure=at(0, 9)), ("end_before_start", f"{P0}.departure"),
    ),
    "a year of long ago": (replace(TINY, starts=date(27, 5, 15)), ("out_of_range", "programme.starts")),
    "a block outside the programme": (
        replace(TINY, ends=day(14)), ("outside_programme", "blocks[closing].leave"),
    ),
    "two slots at a time": (
        with_slots(Slot("slot1", day(4), day(8)), Slot("slot2", day(7), day(12))), ("overlap", "slots[slot2].arrive"),
    ),
    "days that belong to no slot": (
        with_slots(Slot("slot1", day(4), day(7)), Slot("slot2", day(8), day(12))),
        ("not_contiguous", "slots[slot2].arrive"),
    ),
    "no calendar at all": (replace(TINY, blocks=(), windows=(), sessions=()), ("no_calendar", "blocks")),
    "a window without slots": (
        replace(TINY, windows=(*TINY.windows, SplitWindow("w2", ()))), ("no_calendar", "windows[w2]"),
    ),
    "a session outside its block": (
        with_row("sessions", 0, start=at(6, 9), end=at(6, 11)), ("outside_block", "sessions[plenary29].start"),
    ),
    "two sessions at a time": (with_row("sessions", 0, end=at(2, 15)), ("overlap", "sessions[plenary214].start")),
}  # fmt: skip


@pytest.mark.parametrize(("problem", "fault"), CASES.values(), ids=CASES)
def test_it_is_found_at_its_place(problem: Problem, fault: tuple[str, str]):
    assert fault in found(problem)


def test_a_flight_may_land_on_the_day_before_across_the_date_line():
    flight = Flight("f", "XX 1", "RNO", "TUL", at(1, 9), at(0, 20))

    assert find_faults(replace(TINY, flights=(flight,))) == ()
    assert found(replace(TINY, flights=(replace(flight, arrives=at(-2, 9)),))) == {
        ("end_before_start", "flights[f].arrives")
    }


def test_the_earliest_and_latest_dates_do_no_harm():
    extreme = replace(TINY, starts=date.min, ends=date.max, blocks=(
        SharedBlock("a", BlockKind.OPENING, "reno", date.min, date.max),), windows=(), sessions=())  # fmt: skip

    assert found(extreme) == {
        ("end_before_start", "programme.ends"),
        ("out_of_range", "programme.starts"),
        ("out_of_range", "programme.ends"),
    }


def test_a_programme_longer_than_a_year_is_asked_to_be_corrected():
    later = TINY.starts + timedelta(days=400)

    assert ("end_before_start", "programme.ends") in found(replace(TINY, ends=later))


def test_a_flight_on_the_first_day_of_all_is_told_from_one_that_lands_too_early():
    flight = Flight("f1", "XX1", "AAA", "BBB", datetime.min, datetime.min + timedelta(hours=2))

    assert found(replace(TINY, flights=(flight,))) == set()
