"""Pins of people, officers, cities and appointments that contradict each other or the wishes of people."""

from dataclasses import replace

import pytest

from envoyage.planner.faults import find_faults
from envoyage.planner.problem import AppointmentPin, CityPin, MemberPin, OfficerPin, Pins, Problem
from tests.builders import at, day
from tests.planner.faults.helper import TINY, Cases, found, with_pins, with_row

CASES: Cases = {
    "a person in two groups": (
        with_pins(members=(MemberPin("p00", "G1"), MemberPin("p00", "G2"))),
        ("clashing_pins", "pins.members[p00/G2].group"),
    ),
    "an officer in two groups": (
        with_pins(officers=(OfficerPin("es0", "G1"), OfficerPin("es0", "G2"))),
        ("clashing_pins", "pins.officers[es0/G2].group"),
    ),
    "a group too full of pins": (
        with_pins(members=tuple(MemberPin(p.id, "G1") for p in TINY.participants[:9])),
        ("clashing_pins", "pins.members[p08/G1]"),
    ),
    "more groups in pins than there can be": (
        with_pins(members=tuple(MemberPin(f"p0{i}", f"G{i}") for i in range(3))),
        ("clashing_pins", "policies.groups_most"),
    ),
    "a group in two cities": (
        with_pins(cities=(CityPin("G1", "slot1", "reno"), CityPin("G1", "slot1", "tulsa"))),
        ("clashing_pins", "pins.cities[G1/slot1].city"),
    ),
    "a city twice": (
        with_pins(cities=(CityPin("G1", "slot2", "reno"), CityPin("G1", "slot1", "reno"))),
        ("clashing_pins", "pins.cities[G1/slot2].city"),
    ),
    "too many groups in a city": (
        with_pins(cities=(CityPin("G1", "slot1", "reno"), CityPin("G2", "slot1", "reno"))),
        ("clashing_pins", "pins.cities[G2/slot1].city"),
    ),
    "a pin of an unknown slot": (
        with_pins(cities=(CityPin("G1", "opening", "reno"),)), ("unknown_slot", "pins.cities[G1/opening].slot"),
    ),
    "two appointments at a time": (
        with_pins(appointments=(AppointmentPin("G1", "reno-0", at(5, 9)), AppointmentPin("G1", "reno-1", at(5, 10)))),
        ("clashing_pins", "pins.appointments[G1/reno-1]"),
    ),
    "two cities in a slot": (
        with_pins(appointments=(AppointmentPin("G1", "reno-0", at(5, 9)), AppointmentPin("G1", "tulsa-1", at(6, 9)))),
        ("clashing_pins", "pins.appointments[G1/tulsa-1]"),
    ),
    "an appointment outside the group's city": (
        with_pins(cities=(CityPin("G1", "slot1", "tulsa"),), appointments=(AppointmentPin("G1", "reno-0", at(5, 9)),)),
        ("clashing_pins", "pins.appointments[G1/reno-0]"),
    ),
    "an appointment in a shared block elsewhere": (
        with_pins(appointments=(AppointmentPin("G1", "reno-0", day=day(2)),)),
        ("clashing_pins", "pins.appointments[G1/reno-0]"),
    ),
    "an appointment outside the calendar": (
        with_pins(appointments=(AppointmentPin("G1", "reno-0", at(40, 9)),)),
        ("pin_outside_calendar", "pins.appointments[G1/reno-0]"),
    ),
    "pins apart of people to be kept together": (
        replace(with_row("participants", 0, keep_with=("p01",)),
                pins=Pins(members=(MemberPin("p00", "G1"), MemberPin("p01", "G2")))),
        ("clashing_pins", "pins.members[p00/G1]"),
    ),
    "pins together of people to be kept apart": (
        replace(with_row("participants", 0, keep_apart=("p01",)),
                pins=Pins(members=(MemberPin("p00", "G1"), MemberPin("p01", "G1")))),
        ("clashing_pins", "pins.members[p00/G1]"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("problem", "fault"), CASES.values(), ids=CASES)
def test_it_is_found_at_its_place(problem: Problem, fault: tuple[str, str]):
    assert fault in found(problem)


def test_pins_that_agree_are_no_clash():
    pins = Pins(
        members=(MemberPin("p00", "G1"), MemberPin("p00", "G1")),
        cities=(CityPin("G1", "slot1", "reno"), CityPin("G2", "slot2", "reno")),
        appointments=(
            AppointmentPin("G1", "reno-0", at(5, 9)), AppointmentPin("G1", "reno-1", at(5, 11)),
            AppointmentPin("G2", "reno-0"), AppointmentPin("G1", "washington-0", day=day(3)),
        ),
    )  # fmt: skip

    assert find_faults(replace(TINY, pins=pins)) == ()


def test_a_stay_that_may_continue_may_be_pinned_to_its_city_twice():
    first, second = TINY.slots
    onward = replace(TINY, windows=(replace(TINY.windows[0], slots=(first, replace(second, may_continue=True))),))
    pins = Pins(cities=(CityPin("G1", "slot1", "reno"), CityPin("G1", "slot2", "reno")))

    assert "clashing_pins" not in {code for code, _ in found(replace(onward, pins=pins))}
