"""Repairs: no rule broken, the past as it was, nobody surprised who was not told, and nobody told in vain."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from envoyage.planner.check import check
from envoyage.planner.clock import began
from envoyage.planner.events import (
    AlternateStepsIn,
    CityDropsOut,
    Event,
    HotelCloses,
    LegDelayed,
    News,
    OfficerFallsIll,
    ParticipantCancels,
    Promise,
    ResourceCancels,
    ResourceMoves,
    Step,
    happen,
    random_events,
)
from envoyage.planner.events.random import moment_before
from envoyage.planner.leaving import with_leave_times
from envoyage.planner.plan import Appointment, Kind, Plan
from envoyage.planner.problem import ParticipantStatus, Problem, RequestStatus
from envoyage.planner.repair import Answer, Repair, Way, Who, agendas, repair
from envoyage.planner.repair.case import Case
from envoyage.planner.repair.draft import broken
from envoyage.planner.travel import ride_minutes
from tests.builders import at, day, tiny_plan, tiny_problem

PROBLEM = tiny_problem()
PLAN = tiny_plan(PROBLEM)
EVENTS = random_events(PROBLEM, PLAN, 36, 3)
SECONDS = 20.0
"""More than any of these needs, so that nothing depends on the machine."""


BEYOND_REPAIR: dict[type, set[str]] = {
    CityDropsOut: {"category-promise"},
    HotelCloses: {"beds"},
    OfficerFallsIll: {"interpreter-hours"},
}
"""What one event may leave broken under way: a group whose city or only hotel closes stays, one officer is left."""


def repaired(*events: Event, now: datetime | None = None, problem: Problem = PROBLEM, plan: Plan = PLAN) -> Answer:
    return repair(problem, plan, News(events, now), seconds=SECONDS, seed=7)


@pytest.fixture(scope="module")
def answers() -> list[tuple[Event, Answer]]:
    """The repairs of all random events."""
    return [(e, repaired(e, now=moment_before(PROBLEM, e))) for e in EVENTS]


def test_repairs_break_no_rule(answers: list[tuple[Event, Answer]]):
    for event, answer in answers:
        for found in answer.repairs:
            verdict = check(answer.problem, found.plan)
            assert verdict.complete, (event, [f.message for f in verdict.broken], verdict.mismatches)


def test_the_past_is_as_it_was(answers: list[tuple[Event, Answer]]):
    for event, answer in answers:
        for found in answer.repairs:
            assert past(answer.problem, found.plan) == past(answer.problem, PLAN), event


@pytest.mark.parametrize("now", [at(5, 13), at(6, 10)])
def test_under_way_too_the_past_is_as_it_was_and_rules_are_kept(now: datetime):
    for event in EVENTS[1::3]:
        answer = repaired(event, now=now)
        for found in answer.repairs:
            assert past(answer.problem, found.plan) == past(answer.problem, PLAN), event
            reasons = {f.rule for f in check(answer.problem, found.plan).broken}
            assert reasons <= BEYOND_REPAIR.get(type(event), set()), (event, reasons)


def past(problem: Problem, plan: Plan) -> list[Appointment]:
    items = (a for a in plan.appointments if began(problem, plan.stay[a.stay].city, a.start))
    return sorted(items, key=lambda a: a.id)


def test_whoever_is_not_told_finds_everything_as_it_was(answers: list[tuple[Event, Answer]]):
    before = agendas(PROBLEM, PLAN)
    for event, answer in answers:
        for found in answer.repairs:
            told = {t.party for t in found.told}
            after = agendas(answer.problem, found.plan)
            different = {p for p in {*before, *after} if before.get(p) != after.get(p)}
            assert different == told, event


def test_the_same_event_is_repaired_in_the_same_way(answers: list[tuple[Event, Answer]]):
    for event, answer in answers[::6]:
        assert repaired(event, now=moment_before(PROBLEM, event)) == answer


def test_each_repair_is_the_best_of_those_found_in_what_it_is_named_for(answers: list[tuple[Event, Answer]]):
    for event, answer in answers:
        ways = [way for found in answer.repairs for way in found.ways]
        assert sorted(ways) == sorted({*Way} - {Way.FAITHFUL}), event
        assert len({found.plan for found in answer.repairs}) == len(answer.repairs)
        for found in answer.repairs:
            for way in found.ways:
                assert all(measure(way, found) <= measure(way, other) for other in answer.repairs), (event, way)


def measure(way: Way, found: Repair) -> tuple[float, ...]:
    told, lost = found.measure.told, found.measure.lost
    return found.measure.broken, {Way.QUIET: told, Way.SPARING: found.confirmed, Way.BEST: lost}[way]


def test_the_bound_is_never_above_what_is_told(answers: list[tuple[Event, Answer]]):
    for event, answer in answers:
        assert all(answer.bound <= found.measure.told for found in answer.repairs), event
        assert answer.proven == (answer.bound == answer.repairs[0].measure.told), event
    assert sum(answer.proven for _, answer in answers) > len(answers) / 2


@pytest.mark.parametrize("resource", ["reno-1", "tulsa-0", "boise-2"])
def test_nothing_that_was_tried_out_tells_fewer_than_a_proven_repair(resource: str):
    news = News((ResourceCancels(resource),))
    case = Case(PROBLEM, PLAN, news, float("inf"))
    answer = repair(PROBLEM, PLAN, news, seconds=SECONDS)

    tried = [plan for plan in one_visit_else(case, resource) if not broken(case.problem, plan)]
    fewest = min(sum(t.weight for t in case.told(plan)) for plan in tried)

    assert answer.proven
    assert answer.repairs[0].measure.told <= fewest


def one_visit_else(case: Case, resource: str) -> Iterator[Plan]:
    """Every plan without the visit, and with one other visit of the stay new or at another time."""
    gone = next(a for a in PLAN.appointments if a.resource == resource)
    without = replace(PLAN, appointments=tuple(a for a in PLAN.appointments if a.id != gone.id))
    yield without
    for other in PROBLEM.resources_in[PLAN.stay[gone.stay].city]:
        rest = tuple(a for a in without.appointments if a.stay != gone.stay or a.resource != other.id)
        for hour in range(9, 16):
            start = gone.start.replace(hour=hour)
            item = replace(
                gone, id=f"{gone.stay}-{other.id}", resource=other.id, title=other.name, start=start,
                end=start + timedelta(minutes=other.minutes), format=other.formats[0],
            )  # fmt: skip
            if other.id != resource and not other.id.endswith("museum"):
                plan = replace(without, appointments=(*rest, item))
                stay = plan.stay[gone.stay]
                timed = {a.id: a for a in with_leave_times(PROBLEM, plan, stay) if a.kind is Kind.PROFESSIONAL}
                yield replace(plan, appointments=tuple(timed.get(a.id, a) for a in plan.appointments))


def test_a_cancelled_visit_is_told_to_the_group_and_its_driver_alone_where_the_day_has_enough_else():
    extra = spare_visit()
    plan = replace(PLAN, appointments=(*PLAN.appointments, extra))
    assert check(PROBLEM, replace(plan, totals=check(PROBLEM, plan).totals)).complete

    first = repaired(ResourceCancels(extra.resource), plan=plan).repairs[0]

    group = PLAN.group["G2"]
    to_tell = {t.party for t in first.told if not t.knows}
    assert to_tell == {
        *((Who.PARTICIPANT, m) for m in group.members), *((Who.OFFICER, o) for o in group.officers),
        *((Who.VEHICLE, v) for v in extra.vehicles),
    }  # fmt: skip


def spare_visit() -> Appointment:
    """A third visit on the last full day in Tulsa."""
    before = max((a for a in PLAN.appointments if a.stay == "G2-slot1" and a.resource), key=lambda a: a.start)
    other, first = PROBLEM.resource["tulsa-6"], PROBLEM.resource[before.resource]
    ride = ride_minutes(PROBLEM, (first.latitude, first.longitude), (other.latitude, other.longitude))
    start = before.start.replace(hour=16)
    return replace(
        before, id="G2-slot1-tulsa-6", resource="tulsa-6", title=other.name, start=start, format=other.formats[0],
        end=start + timedelta(minutes=other.minutes), minutes_there=ride, leave_at=start - timedelta(minutes=ride + 10),
    )  # fmt: skip


def test_what_a_resource_has_confirmed_is_spared():
    sure = tuple(
        replace(r, status=RequestStatus.CONFIRMED) if r.city == "reno" and r.id != "reno-1" else r
        for r in PROBLEM.resources
    )
    answer = repaired(ResourceCancels("reno-1"), problem=replace(PROBLEM, resources=sure))

    sparing = next(r for r in answer.repairs if Way.SPARING in r.ways)

    assert sparing.confirmed == min(r.confirmed for r in answer.repairs) == 0


def test_a_draft_changes_without_a_word():
    news = News((ResourceCancels("reno-1"),), promises=(Promise("G1", Step.DRAFT),))

    first = repair(PROBLEM, PLAN, news, seconds=SECONDS).repairs[0]

    assert not any(t.weight for t in first.told if t.party[0] in (Who.PARTICIPANT, Who.OFFICER))


def test_a_visit_is_held_at_the_time_its_resource_moved_it_to():
    start = at(6, 11)
    answer = repaired(ResourceMoves("reno-2", "G1", start))

    times = {a.start for r in answer.repairs for a in r.plan.appointments if a.resource == "reno-2"}

    assert times <= {start}
    assert answer.repairs[0].measure.broken == 0


def test_somebody_ill_is_missed_by_nobody_but_his_hosts():
    answer = repaired(ParticipantCancels("p00"))

    told = {t.party[0] for t in answer.repairs[0].told if not t.knows}

    assert told <= {Who.HOTEL, Who.HOME_HOST}
    assert "p00" not in {m for g in answer.repairs[0].plan.groups for m in g.members}


def test_an_alternate_joins_a_group_with_all_its_items():
    waiting = replace(PROBLEM.participants[3], id="p99", name="Person 99", status=ParticipantStatus.ALTERNATE)
    problem = replace(PROBLEM, participants=(*PROBLEM.participants, waiting))

    answer = repaired(ParticipantCancels("p03"), AlternateStepsIn("p99"), problem=problem)
    plan = answer.repairs[0].plan

    assert check(answer.problem, plan).complete
    group = plan.group_of["p99"]
    visits = [a for a in plan.appointments if a.group == group and a.resource]
    assert visits
    assert all("p99" in a.attendees for a in visits)


def test_a_stand_in_comes_for_an_officer_who_is_ill():
    answer = repaired(OfficerFallsIll("es0", day(13), day(14)), now=at(12, 20))
    first = answer.repairs[0]

    assert first.measure.broken == 0
    assert "es0" not in {o for a in first.plan.appointments if a.start >= at(13, 0) for o in a.officers}
    assert {"es2"} == set(first.plan.group["G1"].officers) - set(PLAN.group["G1"].officers)


def test_a_group_goes_elsewhere_when_its_city_drops_out():
    answer = repaired(CityDropsOut("reno", day(4), day(8)))
    plan = answer.repairs[0].plan

    stay = plan.stay["G1-slot1"]
    assert stay.city not in {"reno", "tulsa", "boise", "washington", "new-york"}
    assert {leg.from_stay for leg in plan.legs if leg.group == "G1"} == {s.id for s in plan.stays_of["G1"][:-1]}


def test_a_closed_hotel_with_no_other_in_the_city_moves_the_stay():
    answer = repaired(HotelCloses("boise-hotel", day(8), day(12)))

    assert answer.repairs[0].measure.broken == 0
    assert answer.repairs[0].plan.stay["G1-slot2"].city != "boise"


def test_a_delayed_journey_tells_its_new_arrival():
    leg = PLAN.legs[0]

    first = repaired(LegDelayed(leg.id, 60)).repairs[0]

    assert next(x.arrives for x in first.plan.legs if x.id == leg.id) == leg.arrives + timedelta(minutes=60)
    assert {t.party for t in first.told} == {
        *((Who.PARTICIPANT, m) for m in PLAN.group[leg.group].members),
        *((Who.OFFICER, o) for o in PLAN.group[leg.group].officers),
    }


def test_what_cannot_be_repaired_is_told_and_nothing_is_lost():
    alone = tuple(o for o in PROBLEM.officers if o.id != "es2")
    problem = replace(PROBLEM, officers=alone)

    answer = repaired(OfficerFallsIll("es0", day(13), day(14)), now=at(12, 20), problem=problem)

    assert not answer.proven
    assert {f.rule for f in answer.repairs[0].verdict.broken} == {"interpreter-hours"}
    assert len(answer.repairs[0].plan.appointments) == len(PLAN.appointments)


def test_without_time_the_plan_is_given_back_with_its_findings():
    news = News((ResourceCancels("reno-1"),))

    answer = repair(PROBLEM, PLAN, news, seconds=0.0)

    assert answer.repairs[0].measure.broken == len(check(happen(PROBLEM, PLAN, news.events), PLAN).broken)
    assert {a.id for a in answer.repairs[0].plan.appointments} == {a.id for a in PLAN.appointments}


def test_a_cancelled_repair_ends_at_once_with_what_there_is():
    answer = repair(PROBLEM, PLAN, News((ResourceCancels("reno-1"),)), seconds=SECONDS, cancelled=lambda: True)

    assert answer.stopped.value == "cancelled"
    assert answer.repairs


def test_changed_items_are_counted_for_calendars():
    once = repaired(ResourceCancels("reno-1"))
    twice = repair(once.problem, once.repairs[0].plan, News((ResourceCancels("reno-3"),)), seconds=SECONDS)

    first, second = dict(once.repairs[0].plan.revisions), dict(twice.repairs[0].plan.revisions)

    assert first["G1-slot1-reno-1"] == 1
    assert all(second[code] >= number for code, number in first.items())
    assert second["G1-slot1-reno-3"] >= 1
