import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject

from envoyage.exports.calendars import COLOURS, Release, group_calendar, person_calendar, uid
from envoyage.exports.pictures.looks import COLOURS as PICTURED
from envoyage.planner.plan import Appointment, Kind
from envoyage.planner.problem import RequestStatus
from tests.builders import tiny_plan, tiny_problem


@pytest.fixture(autouse=True)
def fresh_zones():
    """The second parser remembers zones by name from file to file; each test starts without."""
    vars(vobject.icalendar)["__tzidMap"].clear()
    vobject.icalendar.registerTzid("UTC", UTC)


@pytest.fixture(scope="module")
def world():
    problem = tiny_problem()
    return problem, tiny_plan(problem)


def events(data: bytes) -> dict[str, icalendar.Event]:
    return {str(e["uid"]): e for e in icalendar.Calendar.from_ical(data).events}


def test_two_independent_parsers_read_the_same_events(world):
    data = group_calendar(*world, "G1")
    ours = {(u, e.decoded("dtstart"), e.decoded("dtend")) for u, e in events(data).items()}
    theirs = {
        (str(e.uid.value), e.dtstart.value, e.dtend.value)
        for e in vobject.readOne(io.StringIO(data.decode())).vevent_list
    }
    assert {(u, _moment(a), _moment(b)) for u, a, b in ours} == {(u, _moment(a), _moment(b)) for u, a, b in theirs}
    assert len(ours) == 4 + 3 + sum(a.group == "G1" for a in world[1].appointments)


def _moment(value):
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def test_identifiers_stay_when_the_release_changes_and_are_shared_by_person_and_group(world):
    problem, plan = world
    later = Release(datetime(2027, 4, 1, tzinfo=UTC), {plan.appointments[0].id: 3})
    first, second = events(group_calendar(problem, plan, "G1")), events(group_calendar(problem, plan, "G1", later))
    assert set(first) == set(second)
    assert set(events(person_calendar(problem, plan, plan.group["G1"].members[0]))) <= set(first)
    changed = uid(problem, plan.appointments[0].id)
    assert (first[changed]["sequence"], second[changed]["sequence"]) == (0, 3)


def test_identifiers_of_strange_codes_are_plain_and_differ(world):
    problem, _ = world
    assert uid(problem, 'a"b\n') == "xp-tiny-a_22b_a@envoyage.invalid"
    assert uid(problem, "a b") != uid(problem, "a_b")


def test_the_same_plan_gives_the_same_bytes(world):
    assert group_calendar(*world, "G2") == group_calendar(*world, "G2")


def test_the_calendar_names_itself_and_says_how_often_to_look(world):
    text = group_calendar(*world, "G1").decode()
    name = "Tiny programme: Group G1 (Spanish)"
    for line in ("METHOD:PUBLISH", f"NAME:{name}", f"X-WR-CALNAME:{name}", "X-PUBLISHED-TTL:PT1H",
                 "REFRESH-INTERVAL;VALUE=DURATION:PT1H"):  # fmt: skip
        assert f"{line}\r\n" in text


def test_groups_differ_in_colour_and_people_have_that_of_their_group(world):
    problem, plan = world
    colours = {g.id: _calendar(group_calendar(problem, plan, g.id))["color"] for g in plan.groups}
    assert len(set(colours.values())) == len(plan.groups)
    for group in plan.groups:
        assert _calendar(person_calendar(problem, plan, group.members[0]))["color"] == colours[group.id]
    assert len(COLOURS) == len(set(COLOURS)) == len(PICTURED)


def _calendar(data: bytes) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(data)


def test_every_event_is_private_names_nobody_and_keeps_its_place_on_one_line(world):
    for event in events(group_calendar(*world, "G1")).values():
        assert event["class"] == "PRIVATE"
        assert not event.attendees
        assert event["dtstamp"].dt == datetime(2027, 5, 15, tzinfo=UTC)
        assert "\n" not in str(event.get("location", ""))
    one = events(group_calendar(*world, "G1"))["xp-tiny-G1-slot1-reno-0@envoyage.invalid"]
    assert str(one["location"]) == "Law Enforcement of Reno, 0 First Street"
    assert one["geo"].latitude == pytest.approx(39.53)
    assert [str(c) for c in one["categories"].cats] == ["Professional appointment"]


def test_alarms_ring_at_the_time_to_leave(world):
    problem, plan = world
    item = next(a for a in plan.appointments if a.leave_at)
    event = events(group_calendar(problem, plan, item.group))[uid(problem, item.id)]
    assert [a["trigger"].dt for a in event.walk("VALARM")] == [item.leave_at - item.start]


def test_journeys_start_and_end_in_the_zones_of_their_cities(world):
    problem, plan = world
    event = events(group_calendar(problem, plan, "G1"))["xp-tiny-leg-G1-slot2-G1-closing@envoyage.invalid"]
    assert event["dtstart"].params["tzid"] == "America/Boise"
    assert event["dtend"].params["tzid"] == "America/New_York"


def test_a_request_that_is_not_confirmed_is_tentative_and_a_declined_one_cancelled(world):
    problem, plan = world
    status = {"reno-0": RequestStatus.CONFIRMED, "reno-1": RequestStatus.DECLINED}
    asked = tuple(replace(r, status=status.get(r.id, r.status)) for r in problem.resources)
    found = events(group_calendar(replace(problem, resources=asked), plan, "G1"))
    states = [str(found[f"xp-tiny-G1-slot1-reno-{i}@envoyage.invalid"]["status"]) for i in range(3)]
    assert states == ["CONFIRMED", "CANCELLED", "TENTATIVE"]


def test_a_person_who_is_not_at_an_appointment_does_not_get_it(world):
    problem, plan = world
    dinner = next(a for a in plan.appointments if a.host)
    code = uid(problem, dinner.id)
    got = {m for m in plan.group[dinner.group].members if code in events(person_calendar(problem, plan, m))}
    assert got == set(dinner.attendees)
    officers = plan.group[dinner.group].officers
    assert {o for o in officers if code in events(person_calendar(problem, plan, o))} == set(dinner.officers)


def test_zones_are_cut_to_the_dates_of_the_programme(world):
    text = group_calendar(*world, "G1").decode()
    starts = [date.fromisoformat(d) for d in re.findall(r"BEGIN:(?:DAYLIGHT|STANDARD)\r\nDTSTART:(\d{8})", text)]
    assert starts
    assert all(abs(d - date(2027, 5, 15)) < timedelta(days=20) for d in starts)


def test_a_programme_that_crosses_the_change_of_clocks_keeps_its_wall_times(world):
    problem, plan = world
    moved = replace(problem, starts=date(2027, 10, 30), ends=date(2027, 11, 13))
    stay = replace(plan.stays_of["G1"][1], arrive=date(2027, 10, 30), leave=date(2027, 11, 13))
    members = plan.group["G1"].members
    visits = tuple(
        Appointment(f"v{d}", stay.id, "G1", Kind.PROFESSIONAL, datetime(2027, 11, d, 9), datetime(2027, 11, d, 10),
                    members, resource="reno-0")
        for d in (5, 8)
    )  # fmt: skip
    shifted = replace(plan, groups=plan.groups[:1], stays=(stay,), legs=(), appointments=visits, rooms=())
    data = group_calendar(moved, shifted, "G1")
    expected = [datetime(2027, 11, 5, 16, tzinfo=UTC), datetime(2027, 11, 8, 17, tzinfo=UTC)]
    ours = [e.decoded("dtstart").astimezone(UTC) for u, e in events(data).items() if "-v" in u]
    theirs = [
        e.dtstart.value.astimezone(UTC)
        for e in vobject.readOne(io.StringIO(data.decode())).vevent_list
        if "-v" in e.uid.value
    ]
    assert ours == expected == theirs
    block = icalendar.Calendar.from_ical(data).timezones[0].to_tz()
    for when in expected:
        assert when.astimezone(block).utcoffset() == when.astimezone(ZoneInfo("America/Los_Angeles")).utcoffset()
