"""What stands by or gives time helps where it is for, keeps every rule, and is left out where it does not."""

from dataclasses import replace
from datetime import timedelta

from envoyage.planner.check import check
from envoyage.planner.events import OfficerFallsIll, ResourceCancels
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Category, LanguageMode, LanguageOfficer, OpenHours, RequestStatus
from envoyage.planner.rehearse import Buffer, Disruption, Overrun, Stage, StandByOfficer, StandByResource, find_links
from envoyage.planner.rehearse.choosing import ONE_MORE, candidates, is_sound
from envoyage.planner.rehearse.links import LinkKind, possible_hosts, spare_officers
from envoyage.planner.rehearse.playing import played
from tests.builders import day, tiny_plan, tiny_problem

PROBLEM = tiny_problem()
PLAN = tiny_plan(PROBLEM)
STAGE = Stage(PROBLEM, PLAN)
VISIT = next(a for a in PLAN.appointments if a.id == "G1-slot1-reno-0")
LINKS = {x.key: x for x in find_links(PROBLEM, PLAN)}


def item(plan: Plan, key: str):
    return next(a for a in plan.appointments if a.id == key)


def test_possible_hosts_are_open_large_enough_of_the_city_and_not_met_anyway():
    hosts = possible_hosts(PROBLEM, PLAN, VISIT)
    met = {a.resource for a in PLAN.appointments if a.group == "G1"}

    assert hosts
    assert {h.city for h in hosts} == {"reno"}
    assert met.isdisjoint(h.id for h in hosts)
    assert all(h.category is not Category.CULTURE for h in hosts)


def test_who_is_closed_too_small_or_has_declined_is_no_possible_host():
    for change in (
        {"hours": (OpenHours(6, VISIT.start.time(), VISIT.end.time()),)},
        {"largest_group": 2},
        {"status": RequestStatus.DECLINED},
    ):
        others = tuple(replace(r, **change) if r.city == "reno" else r for r in PROBLEM.resources)

        assert possible_hosts(replace(PROBLEM, resources=others), PLAN, VISIT) == ()


def test_a_resource_that_stands_by_takes_the_place_of_one_that_cancels():
    fix = StandByResource(VISIT.id, possible_hosts(PROBLEM, PLAN, VISIT)[0].id)
    cancels = Disruption((ResourceCancels(VISIT.resource, VISIT.group),))

    placed = fix.placed(PROBLEM, PLAN)

    assert is_sound(STAGE, fix)
    assert check(PROBLEM, placed).broken == ()
    assert item(placed, VISIT.id).start == VISIT.start
    assert item(placed, VISIT.id).resource == fix.resource
    assert (len(played(STAGE, cancels)), len(played(STAGE, cancels, fix))) == (1, 0)


def test_a_resource_that_stands_by_stays_away_when_nothing_is_called_off():
    fix = StandByResource(VISIT.id, possible_hosts(PROBLEM, PLAN, VISIT)[0].id)

    assert fix.met(PROBLEM, PLAN, Disruption((ResourceCancels("tulsa-0", "G2"),))) is PLAN


def test_a_resource_that_the_group_meets_anyway_is_no_sound_stand_in():
    other = next(a.resource for a in PLAN.appointments if a.stay == VISIT.stay and a.resource and a.id != VISIT.id)

    assert not is_sound(STAGE, StandByResource(VISIT.id, other))


def test_an_officer_of_the_programme_stands_by_before_one_who_has_to_be_found():
    link = next(x for x in LINKS.values() if x.before == "es0")

    fixes = candidates(PROBLEM, PLAN, link)

    assert [fix.officer.id for fix in fixes] == ["es2", ONE_MORE]
    assert fixes[0].stands_for == ("es0", "es1")
    assert all(is_sound(STAGE, fix) for fix in fixes)


def test_an_officer_who_works_otherwise_is_no_spare():
    known = PROBLEM.officer["es0"]

    assert [o.id for o in spare_officers(PROBLEM, PLAN, known)] == ["es2"]
    assert spare_officers(PROBLEM, PLAN, replace(known, mode=LanguageMode.CONSECUTIVE)) == ()
    assert spare_officers(PROBLEM, PLAN, replace(known, languages=("fr", "en"))) == ()


def test_an_officer_who_stands_by_serves_the_first_who_falls_ill():
    spare = LanguageOfficer("new", "New", ("es", "en"), LanguageMode.SIMULTANEOUS)
    fix = StandByOfficer(spare, ("es0", "es1"))
    late, early = OfficerFallsIll("es0", day(9), day(9)), OfficerFallsIll("es1", day(5), day(5))

    plan = fix.met(PROBLEM, PLAN, Disruption((late, early)))

    assert plan.group["G1"].officers == ("es0", "new")
    assert played(STAGE, Disruption((early,)))
    assert played(STAGE, Disruption((early,)), fix) == ()
    assert {b.about[1] for b in played(STAGE, Disruption((late, early)), fix)} == {"es0"}


def test_minutes_more_are_taken_from_the_later_or_the_earlier_item():
    link = LINKS["G1-slot1-reno-0 > G1-slot1-reno-1"]
    second = item(PLAN, link.items[0])
    later, earlier = Buffer(VISIT.id, second.id, 15, earlier=False), Buffer(VISIT.id, second.id, 15, earlier=True)

    _, moved = later.prepared(PROBLEM, PLAN)
    _, moved_up = earlier.prepared(PROBLEM, PLAN)

    assert item(moved, second.id).start == second.start + timedelta(minutes=15)
    assert item(moved, VISIT.id) == VISIT
    assert item(moved_up, VISIT.id).end == VISIT.end - timedelta(minutes=15)
    late = Disruption((), (Overrun(VISIT.id, link.slack + 10),))
    assert played(STAGE, late)
    assert [played(STAGE, late, fix) for fix in (later, earlier)] == [(), ()]


def test_a_journey_may_leave_earlier():
    leg = PLAN.legs[0]
    fix = Buffer(leg.id, LINKS[next(k for k in LINKS if k.startswith(leg.id))].items[0], 30, earlier=True)

    _, plan = fix.prepared(PROBLEM, PLAN)

    assert plan.legs[0].departs == leg.departs - timedelta(minutes=30)
    assert plan.legs[0].arrives == leg.arrives - timedelta(minutes=30)
    assert plan.appointments == PLAN.appointments


def test_minutes_more_that_break_a_rule_are_not_sound():
    link = LINKS["G1-slot1-reno-0 > G1-slot1-reno-1"]

    assert not is_sound(STAGE, Buffer(VISIT.id, link.items[0], 600, earlier=False))


def test_every_connection_is_offered_minutes_both_ways():
    link = next(x for x in LINKS.values() if x.kind is LinkKind.CONNECTION)

    assert {(fix.minutes, fix.earlier) for fix in candidates(PROBLEM, PLAN, link)} == {
        (m, e) for m in (15, 30, 45) for e in (False, True)
    }
