from dataclasses import replace
from random import Random

import pytest

from envoyage.planner.errors import Faulty, Impossible
from envoyage.planner.meetings.inspect import findings, moved
from envoyage.planner.meetings.race import Limits
from envoyage.planner.meetings.repair import mend_schedule
from envoyage.planner.meetings.request import Meeting, MeetingRequest, MeetingSlot, Party
from envoyage.planner.meetings.schedule import Placed, Schedule
from envoyage.planner.meetings.solve import place_meetings
from envoyage.planner.plan import Stopped
from tests.planner.meetings.brute import QUICK, all_schedules, small_request, total_breaks


def disturbed(request: MeetingRequest, schedule: Schedule, rng: Random) -> MeetingRequest:
    """The request after somebody who meets others has lost the slot of a meeting."""
    hit = rng.choice(schedule.placed)
    who = next(m.parties[0] for m in request.meetings if m.id == hit.meeting)
    parties = (replace(p, forbidden=(*p.forbidden, hit.slot)) if p.id == who else p for p in request.parties)
    return replace(request, parties=tuple(parties))


@pytest.mark.parametrize("seed", range(40))
def test_as_few_meetings_move_as_trying_everything_moves_and_then_with_as_few_breaks(seed: int):
    rng = Random(seed)
    request = small_request(rng)
    before = next(all_schedules(request), None)
    if before is None:
        with pytest.raises(Impossible):
            place_meetings(request, QUICK)
        return
    changed = disturbed(request, before, rng)
    ways = sorted((len(moved(before, s)), total_breaks(changed, s)) for s in all_schedules(changed))

    if not ways:
        with pytest.raises(Impossible):
            mend_schedule(changed, before, QUICK)
        return
    answer = mend_schedule(changed, before, QUICK)

    assert (answer.value, answer.bound, answer.stopped) == (ways[0][0], ways[0][0], Stopped.PROVEN)
    assert (len(moved(before, answer.schedule)), total_breaks(changed, answer.schedule)) == ways[0]
    assert findings(changed, answer.schedule) == ()


def three_pairs() -> MeetingRequest:
    meetings = (Meeting("ab", ("a", "b")), Meeting("cd", ("c", "d")), Meeting("ef", ("e", "f")))
    return MeetingRequest(tuple(Party(p) for p in "abcdef"), meetings, (MeetingSlot("1", 2), MeetingSlot("2", 2)))


def test_nothing_moves_where_nothing_has_changed():
    request = three_pairs()
    before = place_meetings(request, QUICK).schedule

    answer = mend_schedule(request, before, QUICK)

    assert (answer.value, answer.stopped) == (0, Stopped.PROVEN)
    assert moved(before, answer.schedule) == ()


def test_a_meeting_that_is_new_counts_as_moved_and_one_that_is_gone_does_not():
    request = three_pairs()
    before = Schedule((Placed("ab", "1", 1), Placed("gone", "1", 2), Placed("cd", "2", 1)))

    answer = mend_schedule(request, before, QUICK)

    assert moved(before, answer.schedule) == ("ef",)
    assert answer.value == 1


def test_a_schedule_in_slots_that_are_gone_can_be_mended():
    request = three_pairs()
    before = Schedule((Placed("ab", "9", 1), Placed("cd", "2", 1), Placed("ef", "2", 2)))

    answer = mend_schedule(request, before, QUICK)

    assert moved(before, answer.schedule) == ("ab",)


def test_a_faulty_request_is_not_mended():
    request = replace(three_pairs(), fairness=-1)

    with pytest.raises(Faulty, match="fairness"):
        mend_schedule(request, Schedule(()), Limits(seconds=1.0))
