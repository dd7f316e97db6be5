"""Every kind of planted error is found, in a sentence that names it, and nothing is found where nothing is wrong."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from envoyage.planner.meetings.inspect import breaks, findings, moved
from envoyage.planner.meetings.request import Meeting, MeetingRequest, MeetingSlot, Party, Session
from envoyage.planner.meetings.schedule import Placed, Schedule, seated
from tests.planner.meetings.brute import all_schedules, small_request

REQUEST = MeetingRequest(
    parties=(Party("Ana", ("4",)), Party("Bo"), Party("Cy"), Party("Di")),
    meetings=(
        Meeting("AB", ("Ana", "Bo"), sessions=("early",)),
        Meeting("AC", ("Ana", "Cy"), after=("AB",)),
        Meeting("BD", ("Bo", "Di")),
        Meeting("CD", ("Cy", "Di"), slot="4"),
    ),
    slots=(MeetingSlot("1", 2), MeetingSlot("2", 1), MeetingSlot("3", 2), MeetingSlot("4", 2)),
    sessions=(Session("early", ("1", "2")), Session("late", ("3", "4"))),
    fairness=1,
)
GOOD = seated(REQUEST, {"AB": "2", "AC": "3", "BD": "3", "CD": "4"})
FIRST = GOOD.placed[0]


def put(**slots: str) -> Schedule:
    """The good schedule with some meetings elsewhere."""
    return seated(REQUEST, {p.meeting: p.slot for p in GOOD.placed} | slots)


def test_nothing_is_found_in_a_good_schedule():
    assert findings(REQUEST, GOOD) == ()


@pytest.mark.parametrize(
    ("schedule", "sentence"),
    [
        (put(AC="2"), "In slot 2 meetings AB and AC both need Ana. Move one of them."),
        (put(BD="2"), "Slot 2 has 1 table for 2 meetings. Move some elsewhere."),
        (put(AC="4"), "Meeting AC is in slot 4, which Ana cannot make. Move it."),
        (put(AB="3", BD="1", AC="4"), "Meeting AB is in slot 3, outside session early. Move it there."),
        (put(CD="3"), "Meeting CD is fixed in slot 4 but placed in slot 3. Move it back."),
        (put(AB="2", AC="1"), "Meeting AC in slot 1 does not come after meeting AB in slot 2. Move one of them."),
        (Schedule(GOOD.placed[1:]), f"Meeting {FIRST.meeting} is placed 0 times. Place it once."),
        (Schedule((*GOOD.placed, FIRST)), f"Meeting {FIRST.meeting} is placed 2 times. Place it once."),
        (Schedule((*GOOD.placed, Placed("ZZ", "1", 1))), "Meeting ZZ was not asked for. Take it out."),
        (Schedule((*GOOD.placed[:-1], Placed("CD", "9", 1))),
         "Meeting CD is in slot 9, which does not exist. Move it."),
        (Schedule((*GOOD.placed[:-1], Placed("CD", "4", 3))),
         "Meeting CD is at table 3; there are 2. Give it another table."),
        (Schedule(tuple(replace(p, table=1) for p in GOOD.placed)),
         "Meetings AC and BD share table 1 in slot 3. Separate them."),
    ],
)  # fmt: skip
def test_a_planted_error_is_told(schedule: Schedule, sentence: str):
    assert sentence in findings(REQUEST, schedule)


def test_an_unfair_schedule_is_told():
    strict = replace(REQUEST, fairness=0)
    unfair = put(BD="1", AB="2")

    assert breaks(strict, unfair) == {"Ana": 0, "Bo": 0, "Cy": 0, "Di": 1}
    assert findings(strict, unfair) == (
        "Party Di has 1 break and party Ana has 0; they may differ by 0. Move meetings of Di together.",
    )


def test_a_break_counts_once_however_long_it_is():
    request = MeetingRequest(
        (Party("a"), Party("b")), tuple(Meeting(n, ("a", "b")) for n in "123"),
        tuple(MeetingSlot(str(n), 1) for n in range(9)),
    )  # fmt: skip

    assert breaks(request, seated(request, {"1": "0", "2": "4", "3": "8"})) == {"a": 2, "b": 2}
    assert breaks(request, seated(request, {"1": "0", "2": "1", "3": "8"})) == {"a": 1, "b": 1}


def test_moved_meetings_are_told():
    assert moved(GOOD, put(AB="1", BD="1")) == ("AB", "BD")
    assert moved(GOOD, GOOD) == ()


Damage = Callable[[MeetingRequest, Schedule, Random], Schedule]


def crowded(request: MeetingRequest, schedule: Schedule, rng: Random) -> Schedule:
    """One meeting into the slot of another of the same party."""
    a, b = rng.choice([(a, b) for a in request.meetings for b in request.meetings if a is not b and _share(a, b)])
    there = next(p for p in schedule.placed if p.meeting == b.id)
    return _changed(schedule, a.id, slot=there.slot, table=there.table)


def doubled(request: MeetingRequest, schedule: Schedule, rng: Random) -> Schedule:
    """One meeting twice."""
    return Schedule((*schedule.placed, rng.choice(schedule.placed)))


def dropped(request: MeetingRequest, schedule: Schedule, rng: Random) -> Schedule:
    """One meeting not at all."""
    gone = rng.choice(schedule.placed)
    return Schedule(tuple(p for p in schedule.placed if p is not gone))


def without_table(request: MeetingRequest, schedule: Schedule, rng: Random) -> Schedule:
    """One meeting at a table that is not there."""
    return _changed(schedule, rng.choice(schedule.placed).meeting, table=99)


def _share(a: Meeting, b: Meeting) -> bool:
    return bool(set(a.parties) & set(b.parties))


def _changed(schedule: Schedule, meeting: str, **how: object) -> Schedule:
    return Schedule(tuple(replace(p, **how) if p.meeting == meeting else p for p in schedule.placed))


@pytest.mark.parametrize("damage", [crowded, doubled, dropped, without_table])
def test_damage_to_any_good_schedule_is_found(damage: Damage):
    hurt = 0
    for seed in range(80):
        rng = Random(seed)
        request = small_request(rng)
        schedule = next(all_schedules(request), None)
        if schedule and any(_share(a, b) for a in request.meetings for b in request.meetings if a is not b):
            hurt += 1
            assert findings(request, damage(request, schedule, rng))

    assert hurt >= 20
