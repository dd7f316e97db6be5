"""Hosts, who receive several at one table: the fewest waits are those that trying everything finds."""

from dataclasses import replace
from random import Random

import pytest

from envoyage.planner.errors import Faulty, Impossible
from envoyage.planner.meetings.inspect import findings
from envoyage.planner.meetings.possible import possible_times
from envoyage.planner.meetings.race import race
from envoyage.planner.meetings.request import Meeting, MeetingRequest, MeetingSlot, Party
from envoyage.planner.meetings.schedule import Placed, Schedule, seated
from envoyage.planner.meetings.solve import lanes, least_breaks, place_meetings
from envoyage.planner.plan import Stopped
from tests.planner.meetings.brute import QUICK, all_schedules, small_tables, total_breaks

REQUESTS = [small_tables(Random(seed)) for seed in range(40)]
TABLE = MeetingRequest(
    (Party("h", at_once=2), Party("a"), Party("b"), Party("c")),
    tuple(Meeting(f"{p}h", (p, "h")) for p in "abc"),
    (MeetingSlot("s0", 1), MeetingSlot("s1", 1)),
)


@pytest.mark.parametrize("request_", REQUESTS)
def test_the_answer_is_what_trying_everything_finds(request_: MeetingRequest):
    least = min((total_breaks(request_, s) for s in all_schedules(request_)), default=None)

    if least is None:
        with pytest.raises(Impossible):
            place_meetings(request_, QUICK)
        return
    answer = place_meetings(request_, QUICK)

    assert (answer.value, answer.bound, answer.stopped) == (least, least, Stopped.PROVEN)
    assert findings(request_, answer.schedule) == ()


@pytest.mark.parametrize("request_", REQUESTS[::2])
def test_every_formulation_alone_finds_the_same(request_: MeetingRequest):
    least = min((total_breaks(request_, s) for s in all_schedules(request_)), default=None)
    try:
        possible = possible_times(request_)
    except Impossible:
        assert least is None
        return

    for formulation in lanes(request_, possible, least_breaks, QUICK)[0]:
        standing = race([[replace(formulation, effort=float("inf"))]], QUICK, stage="test")
        if formulation.otherwise is None:
            assert (None if standing.impossible else standing.value) == least
        else:
            assert (standing.value == 0) == (least == 0)


def test_random_requests_hold_possible_and_impossible_ones_and_shared_tables():
    found = [next(all_schedules(r), None) for r in REQUESTS]

    assert sum(s is not None for s in found) >= 10
    assert sum(s is None for s in found) >= 5
    assert any(s and len({(p.slot, p.table) for p in s.placed}) < len(s.placed) for s in found)


def test_three_find_room_at_two_tables_of_two():
    answer = place_meetings(TABLE, QUICK)

    assert len({(p.slot, p.table) for p in answer.schedule.placed}) == 2


@pytest.mark.parametrize(
    ("tables", "apart", "sentence"),
    [
        ((("s0", 1), ("s0", 1), ("s0", 1)), (), "Party h has 3 meetings in slot s0 and can have 2"),
        ((("s0", 1), ("s0", 2), ("s1", 1)), (), "both need h"),
        ((("s0", 1), ("s0", 1), ("s1", 1)), (("ah", "bh"),), "Meetings ah and bh cannot share slot s0"),
    ],
)
def test_planted_errors_are_found(
    tables: tuple[tuple[str, int], ...], apart: tuple[tuple[str, str], ...], sentence: str
):
    slots = tuple(MeetingSlot(s.id, 2) for s in TABLE.slots)
    placed = tuple(Placed(m.id, *at) for m, at in zip(TABLE.meetings, tables, strict=True))

    wrong = findings(replace(TABLE, slots=slots, apart=apart), Schedule(placed))

    assert any(sentence in s for s in wrong)


def test_a_table_is_never_one_that_is_not_there():
    """A guest who had the second table before does not keep it where two meet a host at the only one."""
    meetings = (
        Meeting("bc", ("b", "c")),
        Meeting("ai", ("a", "i")),
        Meeting("ah", ("a", "h")),
        Meeting("dh", ("d", "h")),
    )
    parties = (*TABLE.parties, Party("d"), Party("i"))
    request = replace(TABLE, parties=parties, meetings=meetings, slots=(MeetingSlot("s0", 2), MeetingSlot("s1", 1)))

    schedule = seated(request, {"bc": "s0", "ai": "s0", "ah": "s1", "dh": "s1"})

    assert Placed("ai", "s0", 2) in schedule.placed
    assert findings(request, schedule) == ()


def test_two_hosts_cannot_meet_each_other():
    two = MeetingRequest((Party("h", at_once=2), Party("i", at_once=2)), (Meeting("m", ("h", "i")),), TABLE.slots)

    with pytest.raises(Faulty, match="tables of their own"):
        place_meetings(two, QUICK)
