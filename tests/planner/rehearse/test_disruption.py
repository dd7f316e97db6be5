"""Disruptions are drawn as the rates say, the same from the same seed, and all of them can have happened."""

from dataclasses import fields, replace

import pytest

from envoyage.planner.events.faults import event_faults
from envoyage.planner.rehearse import Disruption, Rates, draw
from tests.builders import tiny_plan, tiny_problem

PROBLEM = tiny_problem()
PLAN = tiny_plan(PROBLEM)
NEVER = Rates(**{f.name: 0.0 for f in fields(Rates)})
ALWAYS = {
    "participant_cancels": {"participant-cancels": 12},
    "participant_late": {"participant-arrives-late": 12},
    "participant_ill": {"participant-falls-ill": 12},
    "resource_cancels": {"resource-cancels": len({(a.resource, a.group) for a in PLAN.appointments if a.resource})},
    "resource_moves": {"resource-moves": len({(a.resource, a.group) for a in PLAN.appointments if a.resource})},
    "officer_ill": {"officer-falls-ill": 4},
    "flight_delayed": {"leg-delayed": sum(leg.mode == "air" for leg in PLAN.legs)},
    "flight_cancelled": {"leg-cancelled": sum(leg.mode == "air" for leg in PLAN.legs)},
    "storm": {"city-drops-out": 4},
    "overrun": {"overrun": sum(bool(a.resource) for a in PLAN.appointments)},
}


def drawn(number: int, *, seed: int = 7, rates: Rates | None = None) -> Disruption:
    return draw(PROBLEM, PLAN, seed=seed, number=number, rates=rates or Rates())


def counts(disruption: Disruption) -> dict[str, int]:
    kinds = [*(e.event for e in disruption.events), *("overrun" for _ in disruption.overruns)]
    return {kind: kinds.count(kind) for kind in kinds}


def test_the_same_seed_and_number_draw_the_same_and_others_something_else():
    assert [drawn(n) for n in range(20)] == [drawn(n) for n in range(20)]
    assert len({drawn(n) for n in range(20)}) == 20
    assert drawn(3) != drawn(3, seed=8)


@pytest.mark.parametrize("rate", [f.name for f in fields(Rates)])
def test_what_always_happens_happens_to_everything_and_nothing_else_does(rate: str):
    assert counts(drawn(1, rates=replace(NEVER, **{rate: 1.0}))) == ALWAYS[rate]


def test_every_event_that_is_drawn_can_have_happened():
    often = Rates(**{f.name: 0.3 for f in fields(Rates)})

    for number in range(60):
        assert event_faults(PROBLEM, PLAN, drawn(number, rates=often).events) == ()


def test_cancellations_come_as_often_as_their_rate_says():
    number = sum(counts(drawn(n)).get("participant-cancels", 0) for n in range(400))

    assert number / (400 * 12) == pytest.approx(Rates().participant_cancels, abs=0.02)


def test_delays_are_an_hour_and_overruns_a_quarter_in_the_mean():
    many = replace(NEVER, flight_delayed=1.0, overrun=1.0)
    runs = [drawn(n, rates=many) for n in range(200)]
    delays = [e.minutes for run in runs for e in run.events]
    overruns = [o.minutes for run in runs for o in run.overruns]

    assert sum(delays) / len(delays) == pytest.approx(60, abs=6)
    assert sum(overruns) / len(overruns) == pytest.approx(15, abs=1.5)
    assert (min(delays), max(delays) <= 360, min(overruns), max(overruns) <= 60) == (15, True, 5, True)


def test_every_rate_has_a_meaning_and_a_source():
    assert all(f.metadata["means"] and f.metadata["source"] for f in Rates.settings())
