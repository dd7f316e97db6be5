"""Small tables on paper: one line a table with all names, and everybody is told who else is there."""

from dataclasses import replace
from functools import cache
from io import BytesIO

import openpyxl
from icalendar import Calendar

from envoyage.exports.meeting_calendars import meeting_calendars
from envoyage.exports.meetings import meetings_workbook
from envoyage.planner.encounters.arrange import Search, arrange
from envoyage.planner.encounters.arrangement import HeldMeeting
from envoyage.planner.encounters.checks.case import Case
from tests.planner.encounters.world import PLAN, PROBLEM, asked
from tests.planner.encounters.world import REQUEST as ALONE

REQUEST = asked(
    counterparts=tuple(replace(c, at_once=3, most=12) for c in ALONE.counterparts),
    sessions=tuple(replace(s, tables=1) for s in ALONE.sessions),
    wishes=(),
    absences=(),
)


@cache
def case() -> Case:
    return Case(PROBLEM, PLAN, REQUEST, arrange(PROBLEM, PLAN, REQUEST, Search(30, 7)))


def rows(sheet: str) -> list[dict[object, object]]:
    head, *found = openpyxl.load_workbook(BytesIO(meetings_workbook(case())))[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in found]


def tables() -> list[list[HeldMeeting]]:
    return [some for m in case().meetings if (some := case().with_them(m))[0] is m]


def test_every_table_is_one_line_with_all_who_sit_there():
    told = sorted((str(row["Participant id"]), row["Counterpart id"]) for row in rows("By table"))

    assert told == sorted((", ".join(m.participant for m in some), some[0].counterpart) for some in tables())
    assert max(map(len, tables())) > 1


def test_an_officer_has_one_line_for_a_table():
    told = sorted(str(row["Participant id"]) for row in rows("By officer"))

    interpreted = ([m.participant for m in some if m.officer] for some in tables())
    assert told == sorted(", ".join(some) for some in interpreted if some)


def test_participants_are_told_who_sits_with_them():
    others = {
        (m.participant, m.counterpart): [PROBLEM.participant[x.participant].name for x in some if x is not m]
        for some in tables()
        for m in some
    }

    for row in rows("By participant"):
        names = others[str(row["Participant id"]), str(row["Counterpart id"])]
        assert row["Also at the table"] == (", ".join(names) or None)


def test_calendars_hold_a_table_once_and_name_everybody():
    files = dict(meeting_calendars(PROBLEM, REQUEST, case().arrangement))
    some = max(tables(), key=len)

    events = Calendar.from_ical(files[f"calendars/counterpart-{some[0].counterpart}.ics"]).walk("VEVENT")
    mine = [e for e in events if e.decoded("dtstart").replace(tzinfo=None) == some[0].start]
    assert len(mine) == 1
    assert all(PROBLEM.participant[m.participant].name in str(mine[0]["summary"]) for m in some)
    own = Calendar.from_ical(files[f"calendars/participant-{some[1].participant}.ics"]).walk("VEVENT")
    then = next(e for e in own if e.decoded("dtstart").replace(tzinfo=None) == some[0].start)
    assert PROBLEM.participant[some[0].participant].name in str(then["description"])
