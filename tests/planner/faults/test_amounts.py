"""Numbers, hours and times that cannot be."""

from dataclasses import replace
from datetime import datetime, time

import pytest

from envoyage.planner.faults import find_faults
from envoyage.planner.problem import City, Hotel, Need, OpenHours, Problem, Speaks
from tests.planner.faults.helper import TINY, Cases, found, with_policies, with_row

P0 = "participants[p00]"
R0 = "resources[washington-0]"
CASES: Cases = {
    "a latitude beyond the pole": (with_row("cities", 2, latitude=91.0), ("out_of_range", "cities[reno].latitude")),
    "a level of 6": (with_row("participants", 0, languages=(Speaks("en", 6),)),
                     ("out_of_range", f"{P0}.languages[0].level")),
    "a weight of nothing": (with_row("participants", 0, needs=(Need("justice", "cyber", 0.0, 1.0),)),
                            ("out_of_range", f"{P0}.needs[0].weight")),
    "a negative dose": (with_row("participants", 0, needs=(Need("justice", "cyber", 1.0, -1.0),)),
                        ("out_of_range", f"{P0}.needs[0].dose")),
    "an eighth weekday": (with_row("resources", 0, hours=(OpenHours(8, time(9), time(17)),)),
                          ("out_of_range", f"{R0}.hours[0].weekday")),
    "a number that is none": (with_row("cities", 2, latitude=float("nan")), ("not_a_number", "cities[reno].latitude")),
    "a time with a zone": (
        with_row("sessions", 0, start=datetime.fromisoformat("2027-05-17T09:00:00+00:00")),
        ("time_with_zone", "sessions[plenary29].start"),
    ),
    "an unknown time zone": (with_row("cities", 2, time_zone="Reno"), ("unknown_time_zone", "cities[reno].time_zone")),
    "opening hours upside down": (
        with_row("resources", 0, hours=(OpenHours(1, time(17), time(9)),)), ("end_before_start", f"{R0}.hours[0]"),
    ),
    "group sizes upside down": (
        with_row("resources", 0, smallest_group=40), ("end_before_start", f"{R0}.largest_group"),
    ),
    "an unknown table of working time": (with_policies(interpreter_rules="x"),
                                         ("out_of_range", "policies.interpreter_rules")),
    "a share above one": (with_policies(coverage_goal=1.5), ("out_of_range", "policies.coverage_goal")),
    "a grid of nothing": (with_policies(grid_minutes=0), ("out_of_range", "policies.grid_minutes")),
    "a day that ends before it starts": (with_policies(day_ends=time(7)), ("policies_clash", "policies.day_starts")),
}  # fmt: skip


@pytest.mark.parametrize(("problem", "fault"), CASES.values(), ids=CASES)
def test_it_is_found_at_its_place(problem: Problem, fault: tuple[str, str]):
    assert fault in found(problem)


def test_a_closing_time_of_midnight_is_no_fault():
    assert find_faults(with_row("resources", 0, hours=(OpenHours(1, time(20), time(0)),))) == ()


def test_a_hotel_and_a_city_far_apart_are_only_numbers():
    far = replace(TINY, hotels=(*TINY.hotels, Hotel("h", "reno", "Far", 0.0, 0.0, 40)))
    city = City("z", "Zed", "ZZ", 0.0, 0.0, "UTC", "")

    assert find_faults(replace(far, cities=(*far.cities, city))) == ()
