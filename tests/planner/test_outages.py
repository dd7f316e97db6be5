"""Outages, and the moment up to which a programme has happened, as every part of the planner understands them."""

from dataclasses import replace
from datetime import datetime

import pytest

from envoyage.planner.check import check
from envoyage.planner.faults import find_basic_faults
from envoyage.planner.hospitality import choose_hotels
from envoyage.planner.interpreting import helpers
from envoyage.planner.language import share_out
from envoyage.planner.lodging import is_closed, sleeps
from envoyage.planner.opening import open_spans
from envoyage.planner.plan import Kind
from envoyage.planner.presence import only_present, present
from envoyage.planner.problem import Hotel, Outage, OutOf, Problem
from envoyage.planner.rules.beds import Beds
from envoyage.planner.rules.full_days import FullDays
from envoyage.planner.rules.interpreter_hours import InterpreterHours
from envoyage.planner.rules.journeys import Journeys
from envoyage.planner.rules.officer_availability import OfficerAvailability
from envoyage.planner.workdays import full_days
from tests.builders import at, day, tiny_plan, tiny_problem

PLAN = tiny_plan()


def out(of: OutOf, about: str, start: datetime, end: datetime) -> Problem:
    return tiny_problem(outages=(Outage(of, about, start, end),))


def test_an_outage_cuts_opening_hours():
    problem = out(OutOf.RESOURCE, "reno-0", at(5, 10), at(5, 12))

    spans = [open_spans(problem, problem.resource["reno-0"], day(d)) for d in (5, 6)]

    assert spans == [((480, 600), (720, 1080)), ((480, 1080),)]


def test_a_city_that_is_out_has_no_full_working_day_and_nothing_open():
    problem = out(OutOf.CITY, "reno", at(5, 0), at(6, 0))

    usual = full_days(tiny_problem(), "reno", day(4), day(8))
    assert full_days(problem, "reno", day(4), day(8)) == tuple(d for d in usual if d != day(5)) != usual
    assert open_spans(problem, problem.resource["reno-0"], day(5)) == ()


def test_whoever_is_out_is_taken_out_of_items_and_a_full_day_does_not_ask_for_him():
    problem = out(OutOf.PARTICIPANT, "p00", at(5, 0), at(6, 0))

    plan = only_present(problem, PLAN)

    assert not present(problem, "p00", "reno", at(5, 9), at(5, 10))
    assert all("p00" not in a.attendees for a in plan.appointments if a.start.date() == day(5))
    assert list(FullDays().inspect(problem, plan)) == []


def test_an_officer_who_is_out_goes_nowhere_and_others_interpret():
    problem = out(OutOf.OFFICER, "es0", at(5, 0), at(6, 0))
    before = [f.message for f in OfficerAvailability().inspect(problem, PLAN)]

    plan = share_out(problem, PLAN, seconds=20, seed=7)

    visits = [
        a for a in plan.appointments if a.group == "G1" and a.start.date() == day(5) and a.kind is Kind.PROFESSIONAL
    ]
    assert "Interpreter 0 is out on Thursday 20 May" in before[0]
    assert {o for a in visits for o in a.officers} == {"es1"}


def test_one_interpreter_may_work_alone_only_while_the_other_is_out():
    alone = tuple(replace(a, officers=("es1",)) if a.start.date() == day(5) else a for a in PLAN.appointments)
    plan, problem = replace(PLAN, appointments=alone), out(OutOf.OFFICER, "es0", at(5, 0), at(6, 0))
    first = [a.id for a in plan.appointments if a.group == "G1" and a.start.date() == day(5) and a.resource]

    assert [f.about[0] for f in InterpreterHours().inspect(tiny_problem(), plan)] == first
    assert list(InterpreterHours().inspect(problem, plan)) == []


def test_in_a_shared_session_the_interpreters_of_another_group_help():
    groups = tuple(replace(g, officers=(*g.officers, "es2")) if g.id == "G2" else g for g in PLAN.groups)
    going = {"G1": ("es1",), "G2": ("es2", "li0")}
    items = tuple(replace(a, officers=going[a.group]) if a.session else a for a in PLAN.appointments)
    plan = replace(PLAN, groups=groups)
    plan = replace(plan, appointments=items)
    session = next(a for a in plan.appointments if a.group == "G1" and a.session)

    assert helpers(tiny_problem(), plan, session, "es") == ("es2",)
    problem = out(OutOf.OFFICER, "es0", at(0, 0), at(16, 0))
    assert [f.about[0] for f in InterpreterHours().inspect(problem, plan)] == []


def test_a_closed_hotel_is_told_and_not_chosen():
    problem = out(OutOf.HOTEL, "reno-hotel", at(5, 0), at(6, 0))
    other = Hotel("reno-inn", "reno", "Inn", 39.6, -119.9, 40)
    problem = replace(problem, hotels=(*problem.hotels, other))
    bare = replace(PLAN, stays=tuple(replace(s, hotel="") for s in PLAN.stays))

    chosen = choose_hotels(problem, bare, seconds=20, seed=7)

    assert [f.message for f in Beds().inspect(problem, PLAN)] == [
        "Hotel Reno in Reno is closed on nights on which group G1 is there. Take another hotel."
    ]
    assert is_closed(problem, "reno-hotel", PLAN.stay["G1-slot1"])
    assert chosen.stay["G1-slot1"].hotel == "reno-inn"


@pytest.mark.parametrize(("departure", "needed"), [(at(4, 8), False), (at(6, 8), True)])
def test_nobody_needs_a_bed_where_he_does_not_sleep(departure: datetime, needed: bool):
    people = tuple(replace(p, departure=departure) if p.id == "p00" else p for p in tiny_problem().participants)
    problem = tiny_problem(participants=people)
    rooms = tuple(r for r in PLAN.rooms if (r.stay, r.occupants) != ("G1-slot1", ("p00",)))

    found = [f for f in Beds().inspect(problem, replace(PLAN, rooms=rooms)) if "G1-slot1" in f.about]

    assert sleeps(problem, "p00", PLAN.stay["G1-slot1"]) == bool(found) == needed


def test_a_journey_that_is_known_to_be_late_may_arrive_the_next_day():
    leg = next(x for x in PLAN.legs if x.to_stay == "G1-slot1")
    late = replace(PLAN, legs=tuple(replace(x, arrives=at(5, 12)) if x is leg else x for x in PLAN.legs))

    known = out(OutOf.PARTICIPANT, "p00", leg.arrives, at(5, 12))

    assert list(Journeys().inspect(known, late)) == []
    assert [f.about for f in Journeys().inspect(tiny_problem(), late)] == [(leg.id, "G1")]


def test_what_has_begun_is_not_judged_any_more():
    visit = next(a for a in PLAN.appointments if a.resource == "reno-0")
    closed = tuple(
        replace(r, closed=(visit.start.date(),)) if r.id == "reno-0" else r for r in tiny_problem().resources
    )

    def rules(now: datetime | None) -> set[str]:
        return {f.rule for f in check(tiny_problem(resources=closed, now=now), PLAN).broken}

    assert rules(None) == rules(at(4, 0)) == {"opening-hours"}
    assert rules(at(8, 0)) == set()


def test_now_is_the_first_citys_clock():
    """Reno's clock is three hours behind Washington's: at noon there it is nine in Reno."""
    visit = next(a for a in PLAN.appointments if a.resource == "reno-0")
    shut = tuple(replace(r, hours=()) if r.id == "reno-0" else r for r in tiny_problem().resources)

    def judged(now: datetime) -> bool:
        return bool(check(tiny_problem(resources=shut, now=now), PLAN).broken)

    assert visit.start == at(5, 9)
    assert judged(at(5, 12))
    assert not judged(at(5, 12, 1))


def test_outages_of_nothing_and_of_no_time_are_faults():
    problem = tiny_problem(
        outages=(Outage(OutOf.HOTEL, "nowhere", at(1, 0), at(2, 0)), Outage(OutOf.CITY, "reno", at(2, 0), at(1, 0)))
    )

    assert [f.code for f in find_basic_faults(problem)] == ["unknown_hotel", "end_before_start"]
