from dataclasses import replace
from random import Random

import pytest

from envoyage.planner.errors import Cancelled, Faulty, Impossible, OutOfTime
from envoyage.planner.meetings import solve
from envoyage.planner.meetings.inspect import findings
from envoyage.planner.meetings.possible import possible_times
from envoyage.planner.meetings.race import Limits, race
from envoyage.planner.meetings.request import Meeting, MeetingRequest, MeetingSlot, Party, Session
from envoyage.planner.meetings.solve import conclude, lanes, least_breaks, place_meetings
from envoyage.planner.plan import Stopped
from envoyage.planner.progress import Progress
from tests.planner.meetings.brute import QUICK, all_schedules, round_robin, small_request, total_breaks

REQUESTS = [
    *(small_request(Random(seed)) for seed in range(40)),
    *(round_robin(3, 6, (None, 0, 1, 2)[seed % 4], Random(seed)) for seed in range(8)),
]


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
    assert total_breaks(request_, answer.schedule) == least


@pytest.mark.parametrize("seed", range(0, 40, 2))
def test_every_formulation_alone_finds_the_same(seed: int):
    request = small_request(Random(seed))
    least = min((total_breaks(request, s) for s in all_schedules(request)), default=None)
    try:
        possible = possible_times(request)
    except Impossible:
        assert least is None
        return

    for formulation in lanes(request, possible, least_breaks, QUICK)[0]:
        standing = race([[replace(formulation, effort=float("inf"))]], QUICK, stage="test")
        if formulation.otherwise is None:
            assert (None if standing.impossible else standing.value) == least
        else:  # it looks for schedules without any break alone
            assert (standing.value == 0, standing.bound) == (least == 0, 0 if least == 0 else formulation.otherwise)


def test_random_requests_hold_possible_and_impossible_ones_fair_and_unfair_ones():
    solved = [next(all_schedules(r), None) is not None for r in REQUESTS]

    assert solved.count(True) >= 10
    assert solved.count(False) >= 5


def crowd(parties: int = 8, slots: int = 9, fairness: int | None = None) -> MeetingRequest:
    return round_robin(parties, slots, fairness, Random(3))


def roomy(request: MeetingRequest, tables: int) -> MeetingRequest:
    return replace(request, slots=tuple(replace(s, tables=tables) for s in request.slots))


def test_two_workers_find_the_same_value_as_one():
    request = roomy(crowd(), 4)

    alone = place_meetings(request, QUICK)
    together = place_meetings(request, replace(QUICK, workers=2))

    assert (together.value, together.stopped) == (alone.value, Stopped.PROVEN)
    assert findings(request, together.schedule) == ()


def test_the_same_seed_gives_the_same_schedule():
    request = roomy(crowd(), 4)

    assert place_meetings(request, QUICK) == place_meetings(request, QUICK)


def test_who_stays_in_two_slots_keeps_the_table():
    request = MeetingRequest(
        parties=(Party("a"), Party("b"), Party("c"), Party("d"), Party("e")),
        meetings=(Meeting("ab", ("a", "b"), slot="1"), Meeting("de", ("d", "e"), slot="1"),
                  Meeting("dc", ("d", "c"), slot="2")),
        slots=(MeetingSlot("1", 2), MeetingSlot("2", 2)),
    )  # fmt: skip

    placed = {p.meeting: p for p in place_meetings(request, QUICK).schedule.placed}

    assert placed["dc"].table == placed["de"].table


def test_nothing_to_place_is_a_proven_answer():
    answer = place_meetings(MeetingRequest((Party("a"),), (), ()), QUICK)

    assert (answer.value, answer.stopped, answer.schedule.placed) == (0, Stopped.PROVEN, ())


def test_a_faulty_request_is_not_solved():
    request = MeetingRequest((Party("a"),), (Meeting("m", ("a", "zed")),), (MeetingSlot("1", 1),))

    with pytest.raises(Faulty, match="meeting m: There is no party zed"):
        place_meetings(request, QUICK)


def test_a_party_with_more_meetings_than_free_slots_is_named():
    request = MeetingRequest(
        parties=(Party("a", ("3",)), Party("b"), Party("c"), Party("d")),
        meetings=tuple(Meeting(f"a{p}", ("a", p)) for p in "bcd"),
        slots=tuple(MeetingSlot(str(n), 3) for n in (1, 2, 3)),
    )

    with pytest.raises(Impossible, match="a has 3 meetings but only slots 1 and 2 for them"):
        place_meetings(request, QUICK)


def test_a_meeting_without_any_slot_is_named():
    request = MeetingRequest(
        parties=(Party("a", ("1",)), Party("b", ("2",))),
        meetings=(Meeting("ab", ("a", "b"), sessions=("day",)),),
        slots=(MeetingSlot("1", 1), MeetingSlot("2", 1), MeetingSlot("3", 1)),
        sessions=(Session("day", ("1", "2")),),
    )

    with pytest.raises(Impossible, match="The meeting of a and b has no slot left"):
        place_meetings(request, QUICK)


def test_too_few_tables_are_counted():
    with pytest.raises(Impossible, match="There are 28 meetings for 9 places"):
        place_meetings(crowd(), QUICK)


def test_meetings_one_after_the_other_need_slots_one_after_the_other():
    request = MeetingRequest(
        parties=tuple(Party(p) for p in "abcdef"),
        meetings=(Meeting("1st", ("a", "b")), Meeting("2nd", ("c", "d"), after=("1st",)),
                  Meeting("3rd", ("e", "f"), after=("2nd",))),
        slots=(MeetingSlot("1", 3), MeetingSlot("2", 3)),
    )  # fmt: skip

    with pytest.raises(Impossible, match="no slot left"):
        place_meetings(request, QUICK)


def test_no_time_is_told_from_no_schedule():
    with pytest.raises(OutOfTime):
        place_meetings(roomy(crowd(), 4), Limits(seconds=0.0))


def test_a_cancelled_run_without_an_answer_says_so():
    with pytest.raises(Cancelled):
        place_meetings(roomy(crowd(), 4), Limits(seconds=60.0, cancelled=lambda: True))


def test_an_answer_that_is_not_proven_says_what_stopped_it():
    request = crowd(3, 6)
    standing = race(lanes(request, possible_times(request), least_breaks, QUICK), QUICK, stage="test")
    standing.bound = standing.value - 1

    assert conclude(request, standing, QUICK).stopped is Stopped.TIME
    assert conclude(request, standing, replace(QUICK, cancelled=lambda: True)).stopped is Stopped.CANCELLED


def test_progress_is_told():
    told: list[Progress] = []

    answer = place_meetings(roomy(crowd(), 4), replace(QUICK, report=told.append))

    assert all(p.stage == solve.STAGE for p in told)
    assert all(p.bound is not None and p.bound <= answer.value for p in told)


def test_a_fault_inside_a_search_reaches_the_caller():
    class Broken(Exception):
        pass

    def fail(_: object) -> int:
        raise Broken

    request = crowd(3, 6)
    with pytest.raises(Broken):
        race(lanes(request, possible_times(request), fail, QUICK), QUICK, stage="test")
