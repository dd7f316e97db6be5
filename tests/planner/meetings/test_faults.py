from dataclasses import replace

import pytest

from envoyage.planner.errors import Faulty
from envoyage.planner.meetings.faults import faults_of, require_sound
from envoyage.planner.meetings.request import Meeting, MeetingRequest, MeetingSlot, Party, Session

GOOD = MeetingRequest(
    parties=(Party("a", ("2",)), Party("b"), Party("c")),
    meetings=(Meeting("ab", ("a", "b"), ("day",), "1"), Meeting("abc", ("a", "b", "c"), after=("ab",))),
    slots=(MeetingSlot("1", 1), MeetingSlot("2", 0), MeetingSlot("3", 1)),
    sessions=(Session("day", ("1", "2")),),
    fairness=2,
)
AB, ABC = GOOD.meetings


def told(request: MeetingRequest) -> list[str]:
    return [str(f) for f in faults_of(request)]


def test_a_sound_request_has_no_faults():
    assert told(GOOD) == []
    require_sound(GOOD)


@pytest.mark.parametrize(
    ("request_", "fault"),
    [
        (replace(GOOD, fairness=-1), "fairness: The difference is negative."),
        (replace(GOOD, slots=(*GOOD.slots, MeetingSlot("4", -1))), "slot 4: The number of tables is negative."),
        (replace(GOOD, slots=(), sessions=(), parties=(Party("a"), Party("b")), meetings=(Meeting("m", ("a", "b")),)),
         "slots: There are meetings but no slots to hold them in."),
        (replace(GOOD, parties=(*GOOD.parties, Party("a"))), "party a: The id stands 2 times."),
        (replace(GOOD, meetings=(AB, ABC, AB)), "meeting ab: The id stands 2 times."),
        (replace(GOOD, slots=(*GOOD.slots, MeetingSlot("1", 1))), "slot 1: The id stands 2 times."),
        (replace(GOOD, sessions=(*GOOD.sessions, Session("day", ()))), "session day: The id stands 2 times."),
        (replace(GOOD, parties=(*GOOD.parties, Party("d", ("9",)))), "party d: There is no slot 9."),
        (replace(GOOD, sessions=(Session("day", ("1", "7")),)), "session day: There is no slot 7."),
        (replace(GOOD, meetings=(replace(AB, parties=("a", "z")), ABC)), "meeting ab: There is no party z."),
        (replace(GOOD, meetings=(replace(AB, sessions=("night",)), ABC)), "meeting ab: There is no session night."),
        (replace(GOOD, meetings=(replace(AB, slot="8"), ABC)), "meeting ab: There is no slot 8."),
        (replace(GOOD, meetings=(AB, replace(ABC, after=("x",)))), "meeting abc: There is no meeting x."),
        (replace(GOOD, meetings=(replace(AB, parties=("a",)), ABC)), "meeting ab: A meeting needs two parties"),
        (replace(GOOD, meetings=(replace(AB, parties=("a", "a")), ABC)), "meeting ab: A meeting needs two parties"),
        (replace(GOOD, meetings=(replace(AB, slot="3"), ABC)), "meeting ab: It is fixed in slot 3, which is in none"),
        (replace(GOOD, meetings=(replace(AB, after=("abc",)), ABC)), "meeting ab: It comes before itself"),
        (replace(GOOD, meetings=(replace(AB, after=("ab",)), ABC)), "meeting ab: It comes before itself"),
    ],
)  # fmt: skip
def test_each_contradiction_is_told_with_its_place(request_: MeetingRequest, fault: str):
    assert any(sentence.startswith(fault) for sentence in told(request_))
    with pytest.raises(Faulty):
        require_sound(request_)


def test_all_contradictions_are_told_at_once():
    assert len(told(replace(GOOD, fairness=-1, parties=(Party("a"), Party("b"))))) == 2
