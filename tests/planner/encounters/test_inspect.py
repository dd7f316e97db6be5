"""Planted errors are found, each by its own sentence."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import combinations
from typing import Any

import pytest

from envoyage.planner.encounters.arrange import Search, arrange
from envoyage.planner.encounters.arrangement import Aim, Arrangement, HeldMeeting
from envoyage.planner.encounters.inspect import findings
from envoyage.planner.encounters.request import Absence, EncounterRequest, PairWish, Wish
from envoyage.planner.problem import Outage, OutOf
from tests.builders import at
from tests.planner.encounters.world import PLAN, PROBLEM, REQUEST


@cache
def good() -> Arrangement:
    return arrange(PROBLEM, PLAN, REQUEST, Search(30, 7))


def told(arrangement: Arrangement, request: EncounterRequest = REQUEST) -> str:
    return "\n".join(findings(PROBLEM, PLAN, request, arrangement))


def with_meeting(number: int, **changes: Any) -> Arrangement:
    meetings = list(good().meetings)
    meetings[number] = replace(meetings[number], **changes)
    return replace(good(), meetings=tuple(meetings))


def first(fits: Callable[[HeldMeeting], bool]) -> int:
    return next(n for n, m in enumerate(good().meetings) if fits(m))


def test_the_good_one_has_no_findings():
    assert told(good()) == ""


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"participant": "nobody"}, "names the participant nobody"),
        ({"counterpart": "nobody"}, "names the counterpart nobody"),
        ({"officer": "nobody"}, "names the officer nobody"),
        ({"session": "never"}, "names the session never"),
        ({"table": 99}, "is at table 99"),
        ({"table": 0}, "is at table 0"),
        ({"start": at(2, 16, 20), "end": at(2, 16, 40)}, "is in no slot of session"),
        ({"block": "closing"}, "in another block"),
    ],
)
def test_what_does_not_exist_is_found(changes: dict[str, Any], sentence: str):
    assert sentence in told(with_meeting(first(lambda m: m.session == "monday"), **changes))


def test_two_meetings_of_a_person_and_two_at_a_table_are_found():
    one, other = good().meetings[:2]
    both = with_meeting(1, start=one.start, end=one.end, session=one.session, table=one.table)
    same = replace(both, meetings=(one, replace(both.meetings[1], counterpart=one.counterpart), *both.meetings[2:]))

    assert f"Two meetings are at table {one.table}" in told(both)
    assert "is in two meetings" in told(same)
    assert f"that of {PROBLEM.participant[other.participant].name} and Counterpart" in told(same)


def test_a_meeting_twice_is_found():
    assert "meet 2 times" in told(replace(good(), meetings=(*good().meetings, good().meetings[0])))


def test_a_meeting_without_its_interpreter_is_found():
    number = first(lambda m: bool(m.officer))

    assert "has no interpreter" in told(with_meeting(number, officer=""))
    assert "who does not speak the languages" in told(with_meeting(number, officer="li0"))


def test_people_who_are_away_are_found():
    meeting = good().meetings[0]
    absence = Absence(meeting.counterpart, meeting.start, meeting.end)
    gone = replace(REQUEST, absences=(*REQUEST.absences, absence))
    late = tuple(replace(c, arrives=at(14, 9)) for c in REQUEST.counterparts)

    assert "is away" in told(good(), gone)
    assert "does not come" in told(good(), replace(REQUEST, counterparts=late))


def test_an_officer_or_participant_who_is_ill_is_found():
    meeting = good().meetings[first(lambda m: bool(m.officer))]
    span = (meeting.start - timedelta(hours=1), meeting.end)
    ill = replace(PROBLEM, outages=(Outage(OutOf.OFFICER, meeting.officer, *span),))
    missed = replace(PROBLEM, outages=(Outage(OutOf.PARTICIPANT, meeting.participant, *span),))

    assert any("who is not available" in s for s in findings(ill, PLAN, REQUEST, good()))
    assert any("is not in the city" in s for s in findings(missed, PLAN, REQUEST, good()))


def test_a_meeting_during_an_appointment_is_found():
    meeting = good().meetings[0]
    longer = tuple(replace(a, end=meeting.end) if a.session == "plenary214" else a for a in PLAN.appointments)
    wrong = findings(PROBLEM, replace(PLAN, appointments=longer), REQUEST, good())

    assert any("is while" in s and "Plenary" in s for s in wrong)


def test_a_visit_without_a_title_goes_by_its_resource():
    meeting = good().meetings[0]
    visit = next(a for a in PLAN.appointments if a.resource and meeting.participant in a.attendees)
    then = replace(visit, start=meeting.start, end=meeting.end, leave_at=None, title="")
    items = tuple(then if a.id == visit.id else a for a in PLAN.appointments)

    wrong = findings(PROBLEM, replace(PLAN, appointments=items), REQUEST, good())

    assert any(f"is at {PROBLEM.resource[visit.resource].name}. Move it." in s for s in wrong)


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        (lambda m: PairWish(m.participant, m.counterpart, Wish.NEVER), "meet and must not"),
        (lambda m: PairWish(m.participant, m.counterpart, Wish.MUST, at(3, 17, 5)), "is fixed on"),
        (lambda m: PairWish("p11", "c9", Wish.MUST), "must meet and do not"),
    ],
)
def test_wishes_that_are_not_kept_are_found(wish: Callable[[HeldMeeting], PairWish], sentence: str):
    extra = replace(REQUEST.counterparts[0], id="c9", name="Counterpart 9")
    asked = replace(REQUEST, wishes=(wish(good().meetings[0]),), counterparts=(*REQUEST.counterparts, extra))

    assert sentence in told(good(), asked)


def test_an_order_that_is_not_kept_is_found():
    order = good().meetings[first(lambda m: (m.participant, m.counterpart) == ("p02", "c2"))]
    before = good().meetings[first(lambda m: (m.participant, m.counterpart) == ("p02", "c0"))]
    meetings = tuple(
        replace(m, start=before.start, end=before.end, session=before.session) if m.id == order.id
        else replace(m, start=order.start, end=order.end, session=order.session) if m.id == before.id else m
        for m in good().meetings
    )  # fmt: skip

    assert "must come after" in told(replace(good(), meetings=meetings))


def test_unfair_shares_are_found():
    person = good().meetings[0].participant
    left = tuple(m for m in good().meetings if m.participant != person)

    assert "and may have 1 to 2" in told(replace(good(), meetings=left))
    assert "Share them more evenly" in told(good(), replace(REQUEST, difference=0, wishes=()))


def test_unequal_waits_are_found():
    slots = [at(2, 16, 15), at(2, 16, 40), at(2, 17, 5), at(2, 17, 30), at(2, 17, 55)]
    some = [m for m in good().meetings if m.counterpart == "c1"][:3]
    spread = {m.id: (slots[2 * n], slots[2 * n] + timedelta(minutes=20)) for n, m in enumerate(some)}
    meetings = tuple(
        replace(m, session="monday", start=spread[m.id][0], end=spread[m.id][1]) if m.id in spread else m
        for m in good().meetings
    )

    assert len(some) == 3
    assert "Move meetings together" in told(replace(good(), meetings=meetings), replace(REQUEST, waits=0))


def test_wrong_seats_are_found():
    seats = list(good().seatings)
    lunch = next(n for n, s in enumerate(seats) if s.event == "lunch")
    one = seats[lunch]

    def planted(*changed: Any) -> str:
        return told(replace(good(), seatings=(*seats[:lunch], *changed, *seats[lunch + 1 :])))

    assert "has 0 seats at Lunch" in planted(replace(one, participants=one.participants[1:]))
    assert "is not known" in planted(replace(one, participants=(*one.participants, "nobody")))
    assert "There is no event tea" in planted(replace(one, event="tea"))
    assert "Number them from 1" in planted(replace(one, unit=9))
    assert "Fill them evenly" in planted(one, replace(one, unit=3, participants=()))


def test_people_kept_apart_at_a_table_and_officers_at_two_are_found():
    lunch = [s for s in good().seatings if s.event == "lunch"]
    a, b = lunch[0].participants[:2]
    people = tuple(replace(p, keep_apart=(b,)) if p.id == a else p for p in PROBLEM.participants)
    twice = tuple(replace(s, officers=("es0",)) if s.event == "lunch" else s for s in good().seatings)

    assert any("Keep them apart" in s for s in findings(replace(PROBLEM, participants=people), PLAN, REQUEST, good()))
    assert "sits at 3 tables" in told(replace(good(), seatings=twice))


@pytest.mark.parametrize("aim", list(Aim))
def test_figures_that_flatter_are_found(aim: Aim):
    def figures(**changes: float) -> Arrangement:
        done = tuple(
            replace(f, **{k: v + getattr(f, k) for k, v in changes.items()}) if f.aim is aim else f
            for f in good().figures
        )
        return replace(good(), figures=done)

    assert "are told as" in told(figures(value=1.0))
    assert "better than what is said to be the best" in told(figures(bound=5.0 if aim.is_cost else -500.0))


def test_a_pair_that_would_rather_meet_cannot_be_kept_quiet():
    """Two change counterparts; in some of these cases that leaves somebody who would rather have it as it was."""
    free = replace(REQUEST, wishes=(), absences=())
    found = arrange(PROBLEM, PLAN, free, Search(30, 7))
    assert found.blocking == ()

    told_of = [s for swapped in _swaps(found) for s in findings(PROBLEM, PLAN, free, swapped)]

    assert any("would rather meet are others than told" in s for s in told_of)


def _swaps(found: Arrangement) -> Iterator[Arrangement]:
    """The arrangement with two counterparts changed, for every two meetings of a block for which that can be."""
    met = {(m.participant, m.counterpart) for m in found.meetings}
    for one, other in combinations([m for m in found.meetings if m.block == "opening"], 2):
        crossed = {(one.participant, other.counterpart), (other.participant, one.counterpart)}
        if len({one.counterpart, other.counterpart, one.participant, other.participant}) == 4 and not crossed & met:
            change = {one.id: other.counterpart, other.id: one.counterpart}
            meetings = tuple(replace(m, counterpart=change.get(m.id, m.counterpart)) for m in found.meetings)
            yield replace(found, meetings=meetings)
