"""Events change inputs, and inputs only; the past is never broken by them."""

from dataclasses import replace
from datetime import datetime

import pytest

from envoyage.planner.check import check
from envoyage.planner.errors import Faulty
from envoyage.planner.events import (
    AlternateStepsIn,
    CityDropsOut,
    Event,
    HotelCloses,
    LegCancelled,
    LegDelayed,
    OfficerFallsIll,
    ParticipantArrivesLate,
    ParticipantCancels,
    ParticipantFallsIll,
    ResourceCancels,
    ResourceCloses,
    ResourceMoves,
    ResourceShrinks,
    VisaRefused,
    happen,
    random_events,
)
from envoyage.planner.events.random import moment_before
from envoyage.planner.opening import open_spans
from envoyage.planner.presence import present
from envoyage.planner.problem import ParticipantStatus
from tests.builders import at, day, tiny_plan, tiny_problem

PROBLEM = tiny_problem()
PLAN = tiny_plan(PROBLEM)
VISIT = next(a for a in PLAN.appointments if a.resource == "reno-0")
LEG = next(leg for leg in PLAN.legs if leg.from_stay == "G1-opening")


def rules_broken(event: Event, now: datetime | None = None) -> set[str]:
    """The rules that the plan as it was told breaks after an event."""
    return {f.rule for f in check(happen(PROBLEM, PLAN, [event], now=now), PLAN).broken}


@pytest.mark.parametrize(
    ("event", "rules"),
    [
        (ParticipantCancels("p00"), {"partition"}),
        (VisaRefused("p00"), {"partition"}),
        (ParticipantArrivesLate("p00", at(2, 12)), {"presence"}),
        (ParticipantFallsIll("p00", day(2), day(2)), {"presence"}),
        (ResourceCancels("reno-0"), {"opening-hours"}),
        (ResourceCancels("reno-0", "G1"), {"opening-hours"}),
        (ResourceMoves("reno-0", "G1", at(5, 15)), {"opening-hours"}),
        (ResourceShrinks("reno-0", 3), {"resource-group-size"}),
        (ResourceCloses("reno-0", VISIT.start.date(), VISIT.start.date()), {"opening-hours"}),
        (HotelCloses("reno-hotel", day(5), day(6)), {"beds"}),
        (LegCancelled(LEG.id, at(5, 12)), {"presence", "officer-availability"}),
        (OfficerFallsIll("es0", day(2), day(2)), {"officer-availability"}),
        (CityDropsOut("reno", day(4), day(8)), {"city-capacity"}),
    ],
    ids=lambda value: value.event if hasattr(value, "event") else "",
)
def test_each_event_is_felt_by_the_rules_that_it_concerns(event: Event, rules: set[str]):
    assert rules <= rules_broken(event)


def test_the_past_is_not_judged():
    after = datetime.combine(VISIT.start.date(), datetime.max.time())

    assert rules_broken(ResourceShrinks("reno-0", 3), after) == set()
    assert rules_broken(ResourceCancels("reno-0"), after) == set()
    assert rules_broken(OfficerFallsIll("es0", day(2), day(2)), at(12, 0)) == set()


def test_a_resource_that_moves_is_open_at_its_new_time_and_at_no_other():
    moved = happen(PROBLEM, PLAN, [ResourceMoves("reno-0", "G1", at(6, 19))])

    spans = {d: open_spans(moved, moved.resource["reno-0"], day(d)) for d in (5, 6, 7)}

    assert spans == {5: (), 6: ((19 * 60, 20 * 60 + 30),), 7: ()}


def test_a_resource_that_cancels_one_group_still_receives_the_other():
    other = replace(VISIT, id="other", group="G2", stay="G2-slot1", start=at(6, 10), end=at(6, 11, 30))
    plan = replace(PLAN, appointments=(*PLAN.appointments, other))

    left = happen(PROBLEM, plan, [ResourceCancels("reno-0", "G1")])

    assert [open_spans(left, left.resource["reno-0"], day(d)) for d in (5, 6)] == [(), ((600, 690),)]


def test_somebody_who_cancels_under_way_was_there_until_then():
    left = happen(PROBLEM, PLAN, [ParticipantCancels("p00")], now=at(6, 8))

    assert left.participant["p00"].status is ParticipantStatus.APPROVED
    assert present(left, "p00", "washington", at(2, 9), at(2, 10))
    assert not present(left, "p00", "reno", at(6, 9), at(6, 10))


def test_a_delayed_journey_holds_the_whole_group_up():
    late = happen(PROBLEM, PLAN, [LegDelayed(LEG.id, 90)])

    until = {o.end - LEG.arrives for o in late.outages}

    assert {o.about for o in late.outages} == {*PLAN.group["G1"].members, *PLAN.group["G1"].officers}
    assert {span.total_seconds() for span in until} == {90 * 60}


def test_a_city_that_drops_out_under_way_keeps_its_group_and_loses_its_days():
    out = happen(PROBLEM, PLAN, [CityDropsOut("reno", day(6), day(6))], now=at(5, 20))

    assert out.city["reno"].groups_in("slot1") == 1
    assert open_spans(out, out.resource["reno-0"], day(6)) == ()
    assert all(day(6) not in h.evenings for h in out.hosts_in["reno"])


def test_nothing_that_events_do_not_name_is_changed():
    after = happen(PROBLEM, PLAN, [ResourceShrinks("reno-0", 3)])

    assert replace(after, resources=PROBLEM.resources) == PROBLEM


def test_events_that_cannot_have_happened_are_told_together():
    wrong = [
        ParticipantCancels("nobody"),
        AlternateStepsIn("p00"),
        ResourceCancels("reno-0", "G2"),
        LegDelayed(LEG.id, -5),
        CityDropsOut("washington", day(1), day(2)),
        ParticipantFallsIll("p00", day(3), day(2)),
        ResourceShrinks("reno-0", 0),
    ]

    with pytest.raises(Faulty) as told:
        happen(PROBLEM, PLAN, wrong)

    assert [f.code for f in told.value.faults] == [
        "unknown_participant", "travels_already", "no_visit", "not_later", "city_of_shared_block",
        "end_before_start", "out_of_range",
    ]  # fmt: skip


def test_a_visit_that_moves_is_that_of_a_group():
    with pytest.raises(Faulty) as told:
        happen(PROBLEM, PLAN, [ResourceMoves("reno-0", "", at(5, 15))])

    assert [f.code for f in told.value.faults] == ["no_visit"]


def test_whoever_an_event_cannot_concern_goes_by_name():
    waiting = replace(PROBLEM.participants[0], status=ParticipantStatus.ALTERNATE)
    problem = replace(PROBLEM, participants=(waiting, *PROBLEM.participants[1:]))
    wrong = [ParticipantCancels("p00"), AlternateStepsIn("p01"), ResourceCancels("reno-0", "G2")]

    with pytest.raises(Faulty) as told:
        happen(problem, PLAN, wrong)

    assert [f.text for f in told.value.faults] == [
        "Person 00 does not travel.",
        "Person 01 travels already.",
        f"Group 'G2' does not meet {PROBLEM.resource['reno-0'].name}.",
    ]


def test_random_events_repeat_with_their_seed_and_can_all_have_happened():
    events = random_events(PROBLEM, PLAN, 60, 3)

    assert events == random_events(PROBLEM, PLAN, 60, 3) != random_events(PROBLEM, PLAN, 60, 4)
    assert len({e.event for e in events}) > 8
    for event in events:
        happen(PROBLEM, PLAN, [event], now=moment_before(PROBLEM, event))
