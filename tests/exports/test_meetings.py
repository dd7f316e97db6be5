"""The folder of an arrangement: every sheet says the same meetings, calendars hold them, only the owner reads them."""

import stat
from functools import cache
from io import BytesIO
from pathlib import Path

import openpyxl
from icalendar import Calendar

from envoyage.exports.marking import Marking
from envoyage.exports.meeting_calendars import meeting_calendars
from envoyage.exports.meetings import meetings_workbook, write_meetings
from envoyage.planner.encounters.arrange import Search, arrange
from envoyage.planner.encounters.checks.case import Case
from tests.planner.encounters.world import PLAN, PROBLEM, REQUEST


@cache
def case() -> Case:
    return Case(PROBLEM, PLAN, REQUEST, arrange(PROBLEM, PLAN, REQUEST, Search(30, 7)))


@cache
def sheets() -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(BytesIO(meetings_workbook(case())))
    return {name: list(book[name].iter_rows(values_only=True)) for name in book.sheetnames}


def pairs(sheet: str) -> list[tuple[object, object]]:
    head, *rows = sheets()[sheet]
    return sorted((row[head.index("Participant id")], row[head.index("Counterpart id")]) for row in rows)


def test_every_view_holds_every_meeting():
    met = sorted((m.participant, m.counterpart) for m in case().meetings)

    assert pairs("By participant") == pairs("By counterpart") == pairs("By table") == met
    interpreted = sorted((m.participant, m.counterpart) for m in case().meetings if m.officer)
    assert pairs("By officer") == interpreted


def test_everybody_has_a_row_for_every_event():
    _, *rows = sheets()["Seating"]

    assert len(rows) == sum(len(s.participants) for s in case().arrangement.seatings) == 3 * 12


def test_useful_people_are_counted_from_both_sides():
    head, *rows = sheets()["Who meets whom"]
    given, new = head.index("Useful people met anyway"), head.index("Useful people met at events")

    told = case().arrangement.figures[-1].value
    assert sum(row[given] + row[new] for row in rows) == 2 * told
    assert sum(row[given] for row in rows) == 2 * case().arrangement.given_pairs


def test_the_workbook_is_marked_and_the_same_again():
    book = openpyxl.load_workbook(BytesIO(meetings_workbook(case())))

    assert str(Marking.SENSITIVE) in book.properties.description
    assert meetings_workbook(case()) == meetings_workbook(case())


def test_calendars_hold_the_meetings_of_everybody():
    files = dict(meeting_calendars(PROBLEM, REQUEST, case().arrangement))

    found = {
        name: sorted(str(e["uid"]) for e in Calendar.from_ical(data).walk("VEVENT")) for name, data in files.items()
    }
    for meeting in case().meetings:
        names = [f"participant-{meeting.participant}", f"counterpart-{meeting.counterpart}"]
        for name in (*names, *([f"officer-{meeting.officer}"] if meeting.officer else [])):
            assert any(meeting.id in uid for uid in found[f"calendars/{name}.ics"])
    assert sum(map(len, found.values())) == sum(2 + bool(m.officer) for m in case().meetings)


def test_times_are_those_of_the_city():
    files = dict(meeting_calendars(PROBLEM, REQUEST, case().arrangement))
    meeting = case().meetings[0]

    events = Calendar.from_ical(files[f"calendars/participant-{meeting.participant}.ics"]).walk("VEVENT")

    starts = {e.decoded("dtstart").replace(tzinfo=None): str(e.decoded("dtstart").tzinfo) for e in events}
    assert starts[meeting.start] == "America/New_York"


def test_the_folder_is_for_its_owner_alone(tmp_path: Path):
    written = write_meetings(case(), tmp_path / "meetings", meetings_json=b"{}")

    assert {p.name for p in written} >= {"meetings.json", "meetings.xlsx"}
    assert stat.S_IMODE((tmp_path / "meetings").stat().st_mode) == 0o700
    assert {stat.S_IMODE(p.stat().st_mode) for p in written} == {0o600}
