"""The timetables of all stays of a plan together."""

import threading
import time as clock
from dataclasses import replace

import pytest

from envoyage.planner import timetable
from envoyage.planner.check import inspect
from envoyage.planner.plan import Kind, Stopped
from envoyage.planner.problem import AppointmentPin, Category, Faith, Pins
from envoyage.planner.rule import Severity
from envoyage.planner.timetable.resume import choice_of
from envoyage.planner.value import totals
from envoyage.planner.workdays import full_days
from tests.builders import at, tiny_plan, tiny_problem
from tests.planner.edits import with_person, with_resource

LATER_STAGES = {"home-hospitality", "vehicle-seats", "beds", "interpreter-hours"}


def bare(problem):
    return replace(tiny_plan(problem), appointments=())


def broken(problem, plan):
    """The findings of hard and waivable rules that this stage answers for."""
    return [f for f in inspect(problem, plan) if f.severity is not Severity.SOFT and f.rule not in LATER_STAGES]


@pytest.fixture(scope="module")
def planned():
    problem = tiny_problem()
    return problem, timetable.plan_stays(problem, bare(problem), seconds=30, seed=3)


def test_every_stay_gets_a_timetable_that_breaks_no_rule(planned):
    problem, plan = planned

    assert broken(problem, plan) == []


def test_the_timetables_are_worth_more_than_a_hand_made_plan(planned):
    problem, plan = planned

    assert totals(problem, plan, ()).value > totals(problem, tiny_plan(problem), ()).value


def test_every_stay_reports_value_and_bound_and_is_proven(planned):
    _, plan = planned

    assert [r.about for r in plan.reports] == [s.id for s in sorted(plan.stays, key=lambda s: (s.arrive, s.group))]
    assert {r.stopped for r in plan.reports} == {Stopped.PROVEN}
    assert all(r.stage == "timetable" and r.value <= r.bound + 1e-6 for r in plan.reports)


def test_the_same_problem_and_seed_give_the_same_plan(planned):
    problem, plan = planned

    assert timetable.plan_stays(problem, bare(problem), seconds=30, seed=3) == plan


def test_the_first_plan_breaks_no_rule_either():
    problem = tiny_problem()

    plan = timetable.plan_first(problem, bare(problem), seconds=4, seed=3)

    assert broken(problem, plan) == []
    assert len(plan.reports) == len(plan.stays)


def test_items_carry_what_the_book_needs(planned):
    problem, plan = planned
    visit = next(a for a in plan.appointments if a.kind is Kind.PROFESSIONAL)
    lunches = [a for a in plan.appointments if a.kind is Kind.MEAL]
    full = sum(len(full_days(problem, s.city, s.arrive, s.leave)) for s in plan.stays)

    assert visit.id == f"{visit.group}-{plan.stay[visit.stay].period}-{visit.resource}"
    assert visit.format in problem.resource[visit.resource].formats
    assert (visit.start - visit.leave_at).total_seconds() / 60 == visit.minutes_there + 10
    assert len(lunches) == full
    assert len({a.id for a in plan.appointments}) == len(plan.appointments)


def test_a_weekend_day_has_culture_in_one_half_and_is_free_in_the_other(planned):
    _, plan = planned
    saturday = [a for a in plan.appointments_of["G1-slot1"] if a.start.date() == at(7, 0).date()]

    assert [a.kind for a in saturday] == [Kind.CULTURE, Kind.FREE]
    assert saturday[0].end <= saturday[1].start


def test_pinned_visits_and_culture_are_held_at_their_time():
    pins = (
        AppointmentPin("G1", "reno-3", start=at(5, 10, 5)),
        AppointmentPin("G2", "tulsa-0", day=at(6, 0).date()),
        AppointmentPin("G1", "reno-museum", start=at(7, 15)),
        AppointmentPin("G2", "mobile-6"),
    )
    problem = tiny_problem(pins=Pins(appointments=pins))

    plan = timetable.plan_stays(problem, bare(problem), seconds=30, seed=3)

    assert broken(problem, plan) == []
    assert {a.start for a in plan.appointments if a.resource == "reno-3"} == {at(5, 10, 5)}


def test_a_city_with_too_little_to_offer_gets_what_it_can_and_is_told_of():
    problem = tiny_problem()
    few = tuple(r for r in problem.resources if r.city != "reno" or r.id in ("reno-0", "reno-1", "reno-2"))
    plan = bare(problem)
    problem = replace(problem, resources=few)

    plan = timetable.plan_stays(problem, plan, seconds=30, seed=3)

    assert sum(a.kind is Kind.PROFESSIONAL and a.stay == "G1-slot1" for a in plan.appointments) == 3
    assert {(f.rule, f.about[0]) for f in broken(problem, plan)} == {("full-days", "G1-slot1")}


def test_the_last_stay_that_can_keep_a_promise_keeps_it():
    problem = tiny_problem()
    for r in problem.resources:
        if r.category is Category.VICTIM_ASSISTANCE and r.city != "boise":
            problem = with_resource(problem, r.id, category=Category.ACADEMIA)
    problem = with_resource(problem, "boise-4", themes=(), objectives=())
    problem = replace(problem, promised=(Category.VICTIM_ASSISTANCE,))

    plan = timetable.plan_stays(problem, bare(problem), seconds=30, seed=3)

    assert any(a.resource == "boise-4" for a in plan.appointments)


def test_those_who_keep_the_friday_prayer_have_its_break_and_the_others_lunch():
    problem = with_person(tiny_problem(), "p00", faith=(Faith.FRIDAY_PRAYER,))

    plan = timetable.plan_stays(problem, bare(problem), seconds=30, seed=3)

    friday = [a for a in plan.appointments_of["G1-slot1"] if a.start.date() == at(6, 0).date()]
    prayer = next(a for a in friday if a.kind is Kind.FAITH)
    lunch = next(a for a in friday if a.kind is Kind.MEAL)
    assert broken(problem, plan) == []
    assert prayer.attendees == ("p00",)
    assert set(lunch.attendees) == set(plan.group["G1"].members) - {"p00"}


def test_a_cancelled_run_ends_at_once_with_the_sessions_at_least():
    problem = tiny_problem()
    started = clock.monotonic()

    plan = timetable.plan_stays(problem, bare(problem), seconds=600, seed=3, cancelled=lambda: True)

    assert clock.monotonic() - started < 10
    assert {a.session for a in plan.appointments if a.session} == {s.id for s in problem.sessions}


def test_a_run_can_be_cancelled_from_another_thread_and_keeps_what_it_has():
    problem = tiny_problem()
    stop = threading.Event()
    plan = timetable.plan_stays(
        problem, bare(problem), seconds=600, seed=3, report=lambda p: stop.set() if "8 of 8" in p.message else None,
        cancelled=stop.is_set,
    )  # fmt: skip

    assert broken(problem, plan) == []


def test_a_stay_leaves_enough_for_a_later_one_in_the_same_city():
    problem, plan = tiny_problem(), bare(tiny_problem())
    for i in range(7):
        problem = with_resource(problem, f"reno-{i}", most_asks=2 if i < 3 else 1)
    stays = tuple(replace(s, city="reno", hotel="reno-hotel") if s.id == "G2-slot2" else s for s in plan.stays)

    planned = timetable.plan_first(problem, replace(plan, stays=stays), seconds=10, seed=3)

    assert [f.message for f in broken(problem, planned) if f.rule in ("full-days", "resource-use")] == []
    assert sum(a.kind is Kind.PROFESSIONAL and a.stay == "G2-slot2" for a in planned.appointments) == 6


def test_a_group_that_stays_on_has_visits_on_the_day_between():
    problem, plan = tiny_problem(), bare(tiny_problem())
    stays = tuple(
        replace(s, city="washington", hotel="washington-hotel") if s.id == "G1-slot1" else s for s in plan.stays
    )

    planned = timetable.plan_first(problem, replace(plan, stays=stays), seconds=10, seed=3)

    between = [a for a in planned.appointments if a.group == "G1" and a.start.date() == at(4, 9).date()]
    assert sum(a.kind is Kind.PROFESSIONAL for a in between) >= 2
    assert {a.stay for a in between} == {"G1-slot1"}
    assert [f.message for f in broken(problem, planned) if f.rule in ("full-days", "travel-days", "working-day")] == []


def test_a_cancelled_stage_leaves_the_stays_that_are_left_without_visits():
    problem = tiny_problem()

    plan = timetable.plan_first(problem, bare(problem), seconds=60, seed=3, cancelled=lambda: True)

    assert not [a for a in plan.appointments if a.kind is Kind.PROFESSIONAL]
    assert {r.stopped for r in plan.reports} == {Stopped.CANCELLED}
    assert all(r.value <= r.bound < 10_000 for r in plan.reports)


def test_planning_goes_on_from_the_timetables_of_a_plan_and_loses_nothing(planned):
    problem, plan = planned

    again = timetable.plan_stays(problem, plan, seconds=30, seed=4)

    assert broken(problem, again) == []
    assert totals(problem, again, ()).value >= totals(problem, plan, ()).value - 1e-6
    assert {r.stopped for r in again.reports} == {Stopped.PROVEN}


def test_a_quick_first_plan_finds_something_for_every_stay_however_short_the_time():
    problem = tiny_problem()

    plan = timetable.plan_first(problem, bare(problem), seconds=0.0, seed=3)

    assert broken(problem, plan) == []


def test_the_visits_of_a_divided_group_are_read_back_as_one():
    problem = tiny_problem()
    plan = tiny_plan(problem)
    stay = next(s for s in plan.stays if any(a.stay == s.id and a.kind is Kind.PROFESSIONAL for a in plan.appointments))
    visit = next(a for a in plan.appointments if a.stay == stay.id and a.kind is Kind.PROFESSIONAL)
    other = next(r.id for r in problem.resources_in[stay.city] if r.id != visit.resource)
    halves = (
        replace(visit, attendees=visit.attendees[:1]),
        replace(visit, id="other half", resource=other, attendees=visit.attendees[1:]),
    )
    divided = replace(plan, appointments=(*(a for a in plan.appointments if a.id != visit.id), *halves))

    choice, parted = choice_of(problem, divided, stay)

    assert [p.attendees for v in parted for p in v.parts] == [visit.attendees[:1], visit.attendees[1:]]
    assert {v.id for v in parted} == {f"{visit.resource}+{other}"}
    assert f"{visit.resource}+{other}" in choice[visit.start.date()]
