"""The rehearsal adds up, is the same whoever plays it, and what it says to help helps as much as it says."""

from dataclasses import fields, replace
from datetime import datetime, time
from math import ceil

import pytest

from envoyage.planner.errors import Cancelled
from envoyage.planner.leaving import with_leave_times
from envoyage.planner.plan import Appointment, Plan
from envoyage.planner.progress import Progress
from envoyage.planner.rehearse import (
    Buffer,
    LinkKind,
    Order,
    Rates,
    Rehearsal,
    Stage,
    StandByOfficer,
    StandByResource,
    draw,
    played,
    rehearse,
)
from envoyage.planner.rehearse.choosing import is_sound
from envoyage.planner.rehearse.report import Spread, spread
from envoyage.planner.rehearse.wording import fix_words, link_words, slack_words
from tests.builders import tiny_plan, tiny_problem

PROBLEM = tiny_problem()
RATES = replace(Rates(), overrun=0.5, officer_ill=0.2, resource_cancels=0.1, flight_cancelled=0.0)
RUNS = 40


def hurried() -> Plan:
    """The tiny plan with the visits of Reno in one morning, a quarter of an hour to spare between them."""
    plan = tiny_plan(PROBLEM)
    items = tuple(_in_the_morning(a) if a.stay == "G1-slot1" else a for a in plan.appointments)
    timed = with_leave_times(PROBLEM, replace(plan, appointments=items), plan.stay["G1-slot1"])
    there = {a.id: a for a in timed}
    return replace(plan, appointments=tuple(there.get(a.id, a) for a in items))


def _in_the_morning(item: Appointment) -> Appointment:
    hours = {14: time(11), 12: time(12, 30)}
    start = datetime.combine(item.start.date(), hours.get(item.start.hour, item.start.time()))
    return replace(item, start=start, end=start + (item.end - item.start))


PLAN = hurried()
STAGE = Stage(PROBLEM, PLAN)


@pytest.fixture(scope="module")
def found() -> Rehearsal:
    return rehearse(PROBLEM, PLAN, Order(RUNS, 7, RATES))


@pytest.fixture(scope="module")
def by_hand() -> list[tuple]:
    """The breakages of every run, played one after the other."""
    return [played(STAGE, draw(PROBLEM, PLAN, seed=7, number=n, rates=RATES)) for n in range(RUNS)]


@pytest.mark.slow
def test_the_answer_is_the_same_whatever_the_number_of_workers(found: Rehearsal):
    assert rehearse(PROBLEM, PLAN, Order(RUNS, 7, RATES, workers=2)) == found


def test_another_seed_gives_another_rehearsal(found: Rehearsal):
    assert rehearse(PROBLEM, PLAN, Order(5, 8, RATES)).events != rehearse(PROBLEM, PLAN, Order(5, 7, RATES)).events


def test_figures_are_those_of_the_runs(found: Rehearsal, by_hand: list[tuple]):
    counts = sorted(len(run) for run in by_hand)

    assert (found.asked, found.played, found.interrupted, found.known) == (RUNS, RUNS, False, 0)
    assert found.all.mean == pytest.approx(sum(counts) / RUNS)
    assert found.all.nine_in_ten == counts[ceil(0.9 * RUNS) - 1]
    assert found.unbroken == counts.count(0)


def test_every_breakage_is_of_one_rule_and_of_one_day(found: Rehearsal):
    assert sum(s.mean for _, s in found.rules) == pytest.approx(found.all.mean)
    assert sum(s.mean for _, s in found.days) == pytest.approx(found.all.mean)


def test_people_are_touched_as_often_as_breakages_name_them(found: Rehearsal, by_hand: list[tuple]):
    assert {person for person, _ in found.people} == {p.id for p in PROBLEM.travellers}
    for person, s in found.people:
        counts = sorted(sum(person in b.people for b in run) for run in by_hand)
        assert s == Spread(pytest.approx(sum(counts) / RUNS), counts[ceil(0.9 * RUNS) - 1])


def test_the_weakest_link_is_the_one_with_the_most_breakages(found: Rehearsal):
    means = [w.mean for w in found.weakest]

    assert means == sorted(means, reverse=True)
    assert {w.link.kind for w in found.weakest} == set(LinkKind)
    assert all(0 < w.runs <= RUNS for w in found.weakest)


def test_the_tightest_connection_comes_first(found: Rehearsal):
    slacks = [x.slack for x in found.tightest if x.kind is LinkKind.CONNECTION]

    assert slacks == sorted(slacks)


def test_what_helps_spares_as_many_breakages_as_is_said_on_the_same_runs(found: Rehearsal, by_hand: list[tuple]):
    assert {type(h.fix) for h in found.helps} == {Buffer, StandByOfficer, StandByResource}
    for helped in found.helps:
        with_it = (played(STAGE, draw(PROBLEM, PLAN, seed=7, number=n, rates=RATES), helped.fix) for n in range(RUNS))
        spared = sum(len(run) for run in by_hand) - sum(len(run) for run in with_it)
        assert helped.removed == pytest.approx(spared / RUNS)
        assert helped.removed > 0
        assert is_sound(STAGE, helped.fix)


def test_links_and_helps_can_be_said_in_words(found: Rehearsal):
    said = [fix_words(PROBLEM, PLAN, h.fix) for h in found.helps]
    links = [f"{link_words(PROBLEM, PLAN, x)}: {slack_words(x)}" for x in found.tightest]

    assert len(set(said)) == len(said)
    assert len(set(links)) == len(links)


def test_nothing_goes_wrong_where_the_rates_are_naught():
    never = Rates(**{f.name: 0.0 for f in fields(Rates)})

    quiet = rehearse(PROBLEM, PLAN, Order(5, 7, never))

    assert (quiet.all, quiet.unbroken, quiet.weakest, quiet.helps) == (Spread(0.0, 0), 5, (), ())


def test_after_an_interrupt_the_runs_that_were_played_are_told_and_nothing_is_tried():
    told: list[Progress] = []

    stopped = rehearse(
        PROBLEM, PLAN, Order(RUNS, 7, RATES, report=told.append, cancelled=lambda: len(told) >= 6)
    )  # fmt: skip

    assert (stopped.asked, stopped.played, stopped.interrupted, stopped.helps) == (RUNS, 6, True, ())
    assert told[-1].message.endswith(f"6 of {RUNS} runs played")


def test_stopped_before_the_first_run_is_its_own_ending():
    with pytest.raises(Cancelled):
        rehearse(PROBLEM, PLAN, Order(RUNS, 7, RATES, cancelled=lambda: True))


@pytest.mark.parametrize(
    ("counts", "runs", "mean", "most"),
    [([], 10, 0.0, 0), ([5], 10, 0.5, 0), ([5, 3], 10, 0.8, 3), ([1] * 10, 10, 1.0, 1), ([7], 1, 7.0, 7)],
)
def test_nine_runs_in_ten_do_not_exceed(counts: list[int], runs: int, mean: float, most: int):
    assert spread(counts, runs) == Spread(mean, most)
