"""A plan breaks where a disruption reaches it: the right rule, day and people, and only beyond its slack."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from envoyage.planner.check import check
from envoyage.planner.events import (
    LegDelayed,
    OfficerFallsIll,
    ParticipantCancels,
    ParticipantFallsIll,
    ResourceCancels,
    happen,
)
from envoyage.planner.problem import Waiver
from envoyage.planner.rehearse import Disruption, LinkKind, Overrun, Stage, find_links, played
from envoyage.planner.rehearse.playing import marks
from tests.builders import day, tiny_plan, tiny_problem

PROBLEM = tiny_problem()
PLAN = tiny_plan(PROBLEM)
STAGE = Stage(PROBLEM, PLAN)
VISIT = next(a for a in PLAN.appointments if a.resource)


def broken(*events, overruns: tuple[Overrun, ...] = ()):
    return played(STAGE, Disruption(events, overruns))


def test_nothing_breaks_when_nothing_goes_wrong():
    assert STAGE.known == frozenset()
    assert broken() == ()


def test_what_a_plan_breaks_anyway_is_no_breakage():
    without = tuple(a for a in PLAN.appointments if a.session != "plenary29")
    stage = Stage(PROBLEM, replace(PLAN, appointments=without))

    assert stage.known
    assert played(stage, Disruption(())) == ()


def test_a_visit_called_off_breaks_on_its_day_for_those_who_go():
    (breakage,) = broken(ResourceCancels(VISIT.resource, VISIT.group))

    assert (breakage.day, breakage.items) == (VISIT.start.date(), (VISIT.id,))
    assert breakage.people == tuple(sorted(VISIT.attendees))
    assert VISIT.resource in breakage.about


def test_somebody_who_cancels_breaks_the_group_for_himself():
    (breakage,) = broken(ParticipantCancels("p03"))

    assert (breakage.rule, breakage.day, breakage.people) == ("partition", None, ("p03",))


def test_illness_breaks_each_item_of_the_day_for_the_one_who_is_ill():
    when = VISIT.start.date()
    person = VISIT.attendees[0]

    breakages = broken(ParticipantFallsIll(person, when, when))

    assert {b.items[0] for b in breakages if b.rule == "presence"} == {
        a.id for a in PLAN.appointments if person in a.attendees and a.start.date() == when
    }
    assert all(b.people == (person,) for b in breakages if b.rule == "presence")


def test_an_ill_officer_breaks_the_items_he_goes_to():
    officer = VISIT.officers[0]

    breakages = broken(OfficerFallsIll(officer, VISIT.start.date(), VISIT.start.date()))

    assert {b.items[0] for b in breakages} == {
        a.id for a in PLAN.appointments if officer in a.officers and a.start.date() == VISIT.start.date()
    }
    assert all(officer in b.about for b in breakages)


def connections():
    return [x for x in find_links(PROBLEM, PLAN) if x.kind is LinkKind.CONNECTION]


RIDES = [x for x in connections() if x.before in {a.id for a in PLAN.appointments}]
JOURNEYS = [x for x in connections() if x.before in {leg.id for leg in PLAN.legs}]


@pytest.mark.parametrize("link", RIDES, ids=lambda x: x.key)
def test_a_visit_may_end_late_by_its_slack_and_not_by_a_minute_more(link):
    assert link.slack >= 0
    assert broken(overruns=(Overrun(link.before, max(1, link.slack)),)) == () or link.slack == 0

    (breakage,) = broken(overruns=(Overrun(link.before, link.slack + 1),))

    assert (breakage.rule, breakage.items) == ("presence", link.items)


@pytest.mark.parametrize("link", JOURNEYS, ids=lambda x: x.key)
def test_a_journey_may_be_late_until_the_first_item_after_it(link):
    assert [b for b in broken(LegDelayed(link.before, link.slack)) if b.rule == "presence"] == []

    late = broken(LegDelayed(link.before, link.slack + 1))

    assert link.items[0] in {b.items[0] for b in late if b.items}


def test_the_slack_of_a_ride_is_the_time_between_less_the_way_and_half_of_lunch():
    link = next(x for x in RIDES if x.before == "G1-slot1-reno-0")
    first, second = (next(a for a in PLAN.appointments if a.id == key) for key in (link.before, link.items[0]))

    between = (second.start - first.end) / timedelta(minutes=1)
    way = between - 30 - link.slack

    assert second.id == "G1-slot1-reno-1"
    assert 10 <= way <= 30


def test_a_visit_that_nothing_follows_may_end_late():
    rides = {x.before for x in RIDES}
    last = next(a for a in PLAN.appointments if a.resource and a.id not in rides)

    assert broken(overruns=(Overrun(last.id, 60),)) == ()


def test_the_events_alone_break_what_they_break_in_any_inspection():
    """Played and inspected by hand, the same findings are found."""
    from envoyage.planner.check import check  # noqa: PLC0415 -- the other way to the same answer

    events = (ParticipantFallsIll("p01", day(5), day(6)), ResourceCancels(VISIT.resource, VISIT.group))

    by_hand = check(happen(PROBLEM, PLAN, events), PLAN).broken

    assert [b.message for b in broken(*events)] == [f.message for f in by_hand]


def test_what_is_waived_soft_or_past_keeps_no_plan_from_being_complete():
    """A visit on a Saturday, which is waived; one too early to be asked for, which is soft; one that has been."""
    early = tuple(replace(r, lead_days=90) if r.id == VISIT.resource else r for r in PROBLEM.resources)
    saturday = VISIT.start + (date(2027, 5, 22) - VISIT.start.date())
    items = tuple(
        replace(a, start=saturday, end=saturday + (a.end - a.start), leave_at=None) if a is VISIT else a
        for a in PLAN.appointments
    )
    problem, plan = replace(PROBLEM, resources=early), replace(PLAN, appointments=items)
    waived = replace(problem, waivers=(Waiver("weekend-rest", "", "agreed with the group"),))
    over = replace(waived, now=datetime.combine(day(12), time()))

    found = [marks(p, plan) for p in (problem, waived, over)]

    assert found == [{(f.rule, f.about) for f in check(p, plan).broken} for p in (problem, waived, over)]
    assert [len(f) for f in found] == sorted({len(f) for f in found}, reverse=True)
