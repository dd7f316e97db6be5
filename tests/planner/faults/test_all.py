"""Every contradiction of a programme is found, all at once, each at its place with a way out."""

from dataclasses import replace

from envoyage.planner.faults import CHECKS, DOUBTS, appointments, find_faults, find_warnings, outages
from envoyage.planner.problem import MemberPin, Pins
from tests.builders import day
from tests.planner.faults import (
    test_amounts,
    test_calendar,
    test_people,
    test_pins,
    test_references,
    test_waivers,
)
from tests.planner.faults.helper import TINY, Cases, with_row
from tests.planner.faults.test_doubts import DOUBTFUL

SUBJECTS = (test_references, test_amounts, test_calendar, test_people, test_pins, test_waivers)
CASES: Cases = {what: case for subject in SUBJECTS for what, case in subject.CASES.items()}


def test_a_sound_programme_has_no_faults_and_raises_no_doubts():
    assert find_faults(TINY) == ()
    assert find_warnings(TINY) == ()


def test_every_fault_is_a_sentence_with_a_way_out():
    faults = [f for problem, _ in CASES.values() for f in find_faults(problem)]

    assert [f for f in faults if not (f.text.endswith(".") and f.way_out and f.place)] == []


def test_all_faults_are_told_at_once_and_none_twice():
    worst = replace(
        with_row("participants", 0, country="XX", sector="x", seniority=9),
        ends=day(-3), pins=Pins(members=(MemberPin("p00", "G1"), MemberPin("p00", "G2"))),
    )  # fmt: skip

    faults = find_faults(worst)

    assert len(set(faults)) == len(faults)
    assert {"unknown_country", "unknown_sector", "out_of_range", "end_before_start", "clashing_pins"} <= {
        f.code for f in faults
    }


def test_every_check_is_shown_by_a_case():
    cases = (*CASES.values(), *DOUBTFUL.values())
    problems = [problem for problem, (code, _) in cases if code not in ("not_a_number", "time_with_zone")]

    elsewhere = {appointments.__name__, outages.__name__}
    here = [c for c in (*CHECKS, *DOUBTS) if c.__module__ not in elsewhere]
    silent = [c.__name__ for c in here if not any(True for p in problems for _ in c(p))]

    assert silent == []
