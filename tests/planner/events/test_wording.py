"""Every kind of event is said in a sentence with names and no ids."""

import pytest

from envoyage.planner.events import (
    KINDS,
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
    random_events,
)
from envoyage.planner.events.wording import SENTENCES, happened
from tests.builders import at, day, tiny_plan, tiny_problem

PROBLEM = tiny_problem()
PLAN = tiny_plan(PROBLEM)
LEG = next(leg for leg in PLAN.legs if leg.from_stay == "G1-opening")
COURT = PROBLEM.resource["reno-0"].name
TO = PROBLEM.city[PLAN.stay[LEG.to_stay].city].name


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (ParticipantCancels("p00"), "Person 00 does not come."),
        (VisaRefused("p00"), "Person 00 gets no visa."),
        (ParticipantArrivesLate("p00", at(2, 12)), "Person 00 lands on Monday 17 May at 12:00."),
        (ParticipantFallsIll("p00", day(2), day(2)), "Person 00 takes part in nothing on Monday 17 May."),
        (AlternateStepsIn("p00"), "Person 00 steps in."),
        (AlternateStepsIn("p00", at(2, 12)), "Person 00 steps in and lands on Monday 17 May at 12:00."),
        (ResourceCancels("reno-0"), f"{COURT} does not receive anybody any more."),
        (ResourceCancels("reno-0", "G1"), f"{COURT} does not receive group G1."),
        (ResourceMoves("reno-0", "G1", at(5, 15)), f"{COURT} receives group G1 on Thursday 20 May at 15:00 only."),
        (ResourceShrinks("reno-0", 1), f"{COURT} receives 1 person at a time at most."),
        (ResourceCloses("reno-0", day(5), day(6)), f"{COURT} is closed from Thursday 20 May to Friday 21 May."),
        (HotelCloses("reno-hotel", day(5), day(5)),
         f"{PROBLEM.hotel['reno-hotel'].name} has no rooms on Thursday 20 May."),
        (LegDelayed(LEG.id, 1), f"The journey of G1 to {TO} arrives 1 minute late."),
        (LegCancelled(LEG.id, at(5, 12)),
         f"The journey of G1 to {TO} is cancelled; the group arrives on Thursday 20 May at 12:00."),
        (OfficerFallsIll("es0", day(2), day(2)), f"{PROBLEM.officer['es0'].name} works at nothing on Monday 17 May."),
        (CityDropsOut("reno", day(5), day(5)), "Nothing takes place in Reno on Thursday 20 May."),
    ],
)  # fmt: skip
def test_an_event_is_said_in_a_sentence(event: Event, sentence: str):
    assert happened(PROBLEM, PLAN, event) == sentence


def test_every_kind_has_a_sentence():
    assert set(SENTENCES) == {kind.__dataclass_fields__["event"].default for kind in KINDS}


def test_whatever_is_invented_can_be_said():
    for event in random_events(PROBLEM, PLAN, 40, 7):
        assert happened(PROBLEM, PLAN, event).endswith(".")
