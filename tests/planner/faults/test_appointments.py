"""Pins that no timetable can keep, and what a programme lacks as a whole, are told before planning."""

from dataclasses import replace
from datetime import datetime, time

import pytest

from envoyage.planner.faults import CHECKS, SHORTAGES, appointments, find_faults
from envoyage.planner.problem import AppointmentPin, OpenHours, Pins, Problem, Slot, Speaks
from tests.builders import at, day
from tests.planner.faults.helper import TINY, Cases, found, people, with_pins, with_row, with_slots


def pinned(*pins: AppointmentPin) -> Problem:
    """The tiny programme with pinned appointments."""
    return with_pins(appointments=pins)


RENO = "clashing_pins", "pins.appointments[G1/reno-0]"
MUSEUM = "clashing_pins", "pins.appointments[G1/reno-museum]"
WASHINGTON = "clashing_pins", "pins.appointments[G1/washington-0]"
RENO_0 = [r.id for r in TINY.resources].index("reno-0")
CASES: Cases = {
    "culture without a time": (pinned(AppointmentPin("G1", "reno-museum")), MUSEUM),
    "culture with a day alone": (pinned(AppointmentPin("G1", "reno-museum", day=day(7))), MUSEUM),
    "an appointment on a travel day": (pinned(AppointmentPin("G1", "reno-0", at(4, 15))), RENO),
    "an appointment on the day between two slots": (pinned(AppointmentPin("G1", "reno-0", day=day(8))), RENO),
    "an appointment at a weekend": (pinned(AppointmentPin("G1", "washington-0", day=day(1))), WASHINGTON),
    "an appointment on a public holiday": (
        replace(pinned(AppointmentPin("G1", "reno-0", at(5, 9))), holidays=((day(5), "NV", "Nevada Day"),)), RENO,
    ),
    "an appointment after the working day": (pinned(AppointmentPin("G1", "reno-0", at(5, 16, 30))), RENO),
    "an appointment before it opens": (
        replace(with_row("resources", RENO_0, hours=(OpenHours(4, time(11), time(15)),)),
                pins=Pins(appointments=(AppointmentPin("G1", "reno-0", at(5, 10)),))),
        RENO,
    ),
    "an appointment on a closed date": (
        replace(with_row("resources", RENO_0, closed=(day(5),)),
                pins=Pins(appointments=(AppointmentPin("G1", "reno-0", day=day(5)),))),
        RENO,
    ),
    "culture while it is closed": (pinned(AppointmentPin("G1", "reno-museum", at(5, 20))), MUSEUM),
    "minutes that no opening window holds": (pinned(AppointmentPin("G1", "reno-0", minutes=600)), RENO),
    "minutes that the day's opening window does not hold": (
        pinned(AppointmentPin("G1", "reno-0", day=day(5), minutes=600)), RENO,
    ),
    "an appointment during a session": (pinned(AppointmentPin("G1", "washington-0", at(2, 10))), WASHINGTON),
    "five appointments on a day": (
        pinned(*(AppointmentPin("G1", f"reno-{n}", day=day(5)) for n in range(5))),
        ("clashing_pins", "pins.appointments[G1/reno-4]"),
    ),
    "a resource twice": (
        pinned(AppointmentPin("G1", "reno-0", day=day(5)), AppointmentPin("G1", "reno-0", day=day(6))), RENO,
    ),
    "two groups at a resource for one": (
        pinned(AppointmentPin("G1", "washington-0", at(3, 12)), AppointmentPin("G2", "washington-0", at(3, 12))),
        ("clashing_pins", "pins.appointments[G2/washington-0]"),
    ),
    "more groups than a resource may be asked for": (
        replace(with_row("resources", 0, most_asks=1),
                pins=Pins(appointments=tuple(AppointmentPin(g, "washington-0") for g in ("G1", "G2")))),
        ("clashing_pins", "pins.appointments[G2/washington-0]"),
    ),
    "a block without a hotel": (
        replace(TINY, hotels=TINY.hotels[1:]), ("no_beds", "blocks[opening].city"),
    ),
    "a block with too few rooms": (with_row("hotels", 1, rooms=11), ("no_beds", "blocks[closing].city")),
    "resources that are all too small": (
        replace(TINY, resources=tuple(replace(r, largest_group=1) for r in TINY.resources)),
        ("no_fitting_resource", "resources"),
    ),
    "no liaison": (replace(TINY, officers=TINY.officers[:3]), ("liaisons_missing", "officers")),
}  # fmt: skip


@pytest.mark.parametrize(("problem", "fault"), CASES.values(), ids=CASES)
def test_it_is_found_at_its_place_with_a_way_out(problem: Problem, fault: tuple[str, str]):
    faults = find_faults(problem)

    assert fault in {(f.code, f.place) for f in faults}
    assert [f for f in faults if not (f.text.endswith(".") and f.way_out)] == []


def test_every_check_is_shown_by_a_case():
    checks = [*SHORTAGES, *(c for c in CHECKS if c.__module__ == appointments.__name__)]

    assert [c.__name__ for c in checks if not any(True for p, _ in CASES.values() for _ in c(p))] == []


def test_pins_that_a_timetable_can_keep_are_no_clash():
    pins = (
        *(AppointmentPin("G1", f"reno-{n}", day=day(5)) for n in range(4)),
        AppointmentPin("G1", "reno-0", day=day(5)),  # the same once more
        AppointmentPin("G1", "reno-museum", at(4, 18)), AppointmentPin("G2", "reno-0", minutes=200),
        AppointmentPin("G1", "washington-0", at(3, 11)), AppointmentPin("G2", "washington-0", at(3, 12, 30)),
    )  # fmt: skip

    assert find_faults(pinned(*pins)) == ()


def test_a_weekend_is_worked_where_the_policy_says_so():
    pins = Pins(appointments=(AppointmentPin("G1", "washington-0", day=day(1)),))
    problem = replace(with_row("resources", 0, hours=(OpenHours(7, time(9), time(17)),)), pins=pins)

    (fault,) = find_faults(problem)

    assert fault.text == "G1 is pinned to Law Enforcement of Washington on Sunday 16 May, a weekend."
    assert find_faults(replace(problem, policies=replace(problem.policies, weekend_work=True))) == ()


def test_a_slot_that_continues_a_stay_does_not_begin_with_travel():
    pins = Pins(appointments=(AppointmentPin("G1", "reno-0", day=day(10)),))
    slots = Slot("slot1", day(4), day(10)), Slot("slot2", day(10), day(12), may_continue=True)

    assert find_faults(replace(with_slots(*slots), pins=pins)) == ()


def test_pins_told_by_one_reason_are_not_told_by_another():
    (fault,) = find_faults(pinned(AppointmentPin("G1", "reno-0", at(5, 20))))

    assert "outside the working day" in fault.text


def test_absurd_pins_are_told_and_nothing_else_happens():
    last = datetime.max.replace(microsecond=0)

    codes = {f.code for f in find_faults(pinned(AppointmentPin("G1", "reno-0", last, minutes=10**15)))}

    assert {"out_of_range", "pin_outside_calendar"} <= codes


def test_a_shortage_that_may_follow_from_another_fault_is_not_told_with_it():
    problem = people(500)

    assert {code for code, _ in found(problem)} & {"no_beds", "liaisons_missing"} == set()


def test_missing_liaisons_are_counted():
    english = tuple(replace(p, languages=(Speaks("en", 5),)) for p in TINY.participants)

    (fault,) = find_faults(replace(TINY, participants=english, officers=()))

    assert fault.code == "liaisons_missing"
    assert fault.text.startswith("At least 2 of the groups have nobody who needs interpreting and need 4 liaisons")
    assert fault.way_out.startswith("Add 4 liaisons")
