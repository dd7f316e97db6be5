"""Every contradiction of a programme is found, all at once, each at its place with a way out."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from envoyage.planner.faults import CHECKS, DOUBTS, appointments, find_faults, find_warnings, outages
from envoyage.planner.problem import (
    AppointmentPin,
    BlockKind,
    City,
    CityPin,
    Flight,
    Hotel,
    LanguageMode,
    LanguageOfficer,
    MemberPin,
    Need,
    OfficerPin,
    OpenHours,
    ParticipantStatus,
    PerDiem,
    Pins,
    Problem,
    SharedBlock,
    Slot,
    SlotCapacity,
    Speaks,
    SplitWindow,
    Waiver,
)
from tests.builders import at, day, tiny_problem

TINY = tiny_problem()


def with_row(table: str, number: int, **changes: Any) -> Problem:
    """The tiny programme with one row of a table changed."""
    rows = list(getattr(TINY, table))
    rows[number] = replace(rows[number], **changes)
    return replace(TINY, **{table: tuple(rows)})


def with_policies(**changes: Any) -> Problem:
    """The tiny programme with other policies."""
    return replace(TINY, policies=replace(TINY.policies, **changes))


def with_pins(**tables: Any) -> Problem:
    """The tiny programme with pins."""
    return replace(TINY, pins=Pins(**tables))


def with_slots(*slots: Slot) -> Problem:
    """The tiny programme with other slots."""
    return replace(TINY, windows=(SplitWindow("split", slots),))


def people(count: int) -> Problem:
    """The tiny programme with so many people."""
    rows = tuple(replace(TINY.participants[i % 12], id=f"q{i}", name=f"Person {i}") for i in range(count))
    return replace(TINY, participants=rows)


def found(problem: Problem) -> set[tuple[str, str]]:
    """The faults as code and place."""
    return {(f.code, f.place) for f in find_faults(problem)}


P0, R0 = "participants[p00]", "resources[washington-0]"
CASES: dict[str, tuple[Problem, tuple[str, str]]] = {
    "no id": (with_row("hotels", 0, id=""), ("odd_id", "hotels[1].id")),
    "an id with a comma": (with_row("hotels", 0, id="a,b"), ("odd_id", "hotels[a,b].id")),
    "an id twice": (with_row("hotels", 0, id="reno-hotel"), ("duplicate_id", "hotels[reno-hotel].id")),
    "an officer with a participant's id": (with_row("officers", 0, id="p00"), ("duplicate_id", "officers[p00].id")),
    "a slot with a block's id": (
        with_slots(Slot("opening", day(4), day(8)), Slot("slot2", day(8), day(12))),
        ("duplicate_id", "slots[opening].id"),
    ),
    "a rate twice": (
        replace(TINY, per_diems=(PerDiem("reno", 5, 1, 1), PerDiem("reno", 5, 2, 2))),
        ("duplicate_id", "per_diems[reno/5].month"),
    ),
    "a language listed twice": (
        with_row("participants", 0, languages=(Speaks("es", 5), Speaks("es", 4))),
        ("listed_twice", f"{P0}.languages"),
    ),
    "the same person twice": (
        with_row("participants", 6, name=" person  00 "),
        ("duplicate_person", "participants[p06].name"),
    ),
    "an unknown country": (with_row("participants", 0, country="XX"), ("unknown_country", f"{P0}.country")),
    "no country": (with_row("participants", 0, country=""), ("unknown_country", f"{P0}.country")),
    "an unknown sector": (with_row("participants", 0, sector="x"), ("unknown_sector", f"{P0}.sector")),
    "an unknown theme of a need": (
        with_row("participants", 0, needs=(Need("justice", "cyber"), Need("justice", "x"))),
        ("unknown_theme", f"{P0}.needs[1].theme"),
    ),
    "an unknown objective": (with_row("resources", 0, objectives=("x",)), ("unknown_objective", f"{R0}.objectives")),
    "an unknown companion": (with_row("participants", 0, keep_with=("x",)), ("unknown_participant", f"{P0}.keep_with")),
    "a block in an unknown city": (with_row("blocks", 0, city="x"), ("unknown_city", "blocks[opening].city")),
    "a capacity for an unknown period": (
        with_row("cities", 2, capacities=(SlotCapacity("slot9", 1),)),
        ("unknown_period", "cities[reno].capacities[0].period"),
    ),
    "an unknown airport": (with_row("cities", 2, airport="XXX"), ("unknown_airport", "cities[reno].airport")),
    "a contact at an unknown resource": (with_row("contacts", 0, resource="x"),
                                         ("unknown_resource", "contacts[c-washington].resource")),
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
    "nobody": (replace(TINY, participants=()), ("no_participants", "participants")),
    "nobody approved": (
        replace(TINY, participants=tuple(replace(p, status=ParticipantStatus.NOMINATED) for p in TINY.participants)),
        ("no_participants", "participants"),
    ),
    "one person": (people(1), ("too_few_people", "policies.groups_fewest")),
    "five hundred people": (people(500), ("too_many_people", "policies.groups_most")),
    "fewer places than groups": (
        replace(TINY, cities=tuple(replace(c, groups=0, capacities=(SlotCapacity("slot1", 2),)) for c in TINY.cities)),
        ("too_few_places", "slots[slot2]"),
    ),
    "a language nobody interprets": (
        with_row("participants", 0, languages=(Speaks("th", 5), Speaks("en", 1))),
        ("language_not_offered", f"{P0}.languages"),
    ),
    "a language only a liaison speaks": (
        replace(TINY, officers=(*TINY.officers[3:], LanguageOfficer("x", "X", ("es",), LanguageMode.LIAISON))),
        ("language_not_offered", f"{P0}.languages"),
    ),
    "no language": (with_row("participants", 0, languages=()), ("no_language", f"{P0}.languages")),
    "together and apart": (
        with_row("participants", 0, keep_with=("p01",), keep_apart=("p01",)), ("keep_clash", f"{P0}.keep_apart"),
    ),
    "together with too many": (
        with_row("participants", 0, keep_with=tuple(f"p{i:02}" for i in range(1, 10))),
        ("keep_clash", f"{P0}.keep_with"),
    ),
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
    "a waiver of an unknown rule": (
        replace(TINY, waivers=(Waiver("x", "G1", "because"),)), ("unknown_rule", "waivers[x/G1].rule"),
    ),
    "a waiver of a hard rule": (
        replace(TINY, waivers=(Waiver("partition", "", "because"),)), ("not_waivable", "waivers[partition/].rule"),
    ),
    "a waiver without a reason": (
        replace(TINY, waivers=(Waiver("home-hospitality", "", " "),)),
        ("no_reason", "waivers[home-hospitality/].reason"),
    ),
}  # fmt: skip


def test_a_sound_programme_has_no_faults_and_raises_no_doubts():
    assert find_faults(TINY) == ()
    assert find_warnings(TINY) == ()


@pytest.mark.parametrize(("problem", "fault"), CASES.values(), ids=CASES)
def test_it_is_found_at_its_place(problem: Problem, fault: tuple[str, str]):
    assert fault in found(problem)


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


def test_an_id_nearly_right_is_answered_with_the_right_one():
    (fault,) = find_faults(with_row("hotels", 2, city="rena"))

    assert "'reno'" in fault.way_out


def test_an_alternate_may_speak_what_nobody_interprets():
    problem = with_row("participants", 0, languages=(Speaks("th", 5),), status=ParticipantStatus.ALTERNATE)

    assert "language_not_offered" not in {code for code, _ in found(problem)}


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


def test_a_closing_time_of_midnight_is_no_fault():
    assert find_faults(with_row("resources", 0, hours=(OpenHours(1, time(20), time(0)),))) == ()


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


DOUBTFUL: dict[str, tuple[Problem, tuple[str, str]]] = {
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
}


@pytest.mark.parametrize(("problem", "doubt"), DOUBTFUL.values(), ids=DOUBTFUL)
def test_what_is_probably_not_meant_is_asked_about(problem: Problem, doubt: tuple[str, str]):
    assert find_faults(problem) == ()
    assert doubt in {(f.code, f.place) for f in find_warnings(problem)}


def test_every_check_is_shown_by_a_case():
    cases = (*CASES.values(), *DOUBTFUL.values())
    problems = [problem for problem, (code, _) in cases if code not in ("not_a_number", "time_with_zone")]

    elsewhere = {appointments.__name__, outages.__name__}
    here = [c for c in (*CHECKS, *DOUBTS) if c.__module__ not in elsewhere]
    silent = [c.__name__ for c in here if not any(True for p in problems for _ in c(p))]

    assert silent == []


def test_a_hotel_and_a_city_far_apart_are_only_numbers():
    far = replace(TINY, hotels=(*TINY.hotels, Hotel("h", "reno", "Far", 0.0, 0.0, 40)))
    city = City("z", "Zed", "ZZ", 0.0, 0.0, "UTC", "")

    assert find_faults(replace(far, cities=(*far.cities, city))) == ()


def test_a_programme_longer_than_a_year_is_asked_to_be_corrected():
    later = TINY.starts + timedelta(days=400)

    assert ("end_before_start", "programme.ends") in found(replace(TINY, ends=later))


def test_a_flight_on_the_first_day_of_all_is_told_from_one_that_lands_too_early():
    flight = Flight("f1", "XX1", "AAA", "BBB", datetime.min, datetime.min + timedelta(hours=2))

    assert found(replace(TINY, flights=(flight,))) == set()
