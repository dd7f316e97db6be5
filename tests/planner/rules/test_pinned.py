from dataclasses import replace
from datetime import timedelta

from envoyage.planner.problem import AppointmentPin, CityPin, MemberPin, OfficerPin, Pins
from envoyage.planner.rules.pinned import Pinned
from tests.builders import tiny_plan, tiny_problem

RULE = Pinned()
UNPIN = "Undo the change, or remove the pin."


def _messages(pins: Pins) -> list[str]:
    return [f.message for f in RULE.inspect(tiny_problem(pins=pins), tiny_plan())]


def _visit() -> AppointmentPin:
    item = next(a for a in tiny_plan().appointments if a.resource and a.group == "G1")
    minutes = int((item.end - item.start).total_seconds() // 60)
    return AppointmentPin("G1", item.resource, item.start, item.start.date(), minutes)


def test_pins_that_hold_are_allowed() -> None:
    pins = Pins((MemberPin("p00", "G1"),), (CityPin("G1", "slot1", "reno"),), (_visit(),), (OfficerPin("es0", "G1"),))

    assert _messages(pins) == []


def test_a_person_in_another_group_is_found() -> None:
    assert _messages(Pins(members=(MemberPin("p00", "G2"),))) == [
        f"Person 00 is pinned to group G2 but is in G1. {UNPIN}"
    ]


def test_a_group_in_another_city_is_found() -> None:
    assert _messages(Pins(cities=(CityPin("G1", "slot1", "tulsa"),))) == [
        f"Group G1 is pinned to Tulsa in slot slot1 but is not there. {UNPIN}"
    ]


def test_an_appointment_at_another_time_is_found() -> None:
    pin = _visit()
    assert pin.start is not None
    later = replace(pin, start=pin.start + timedelta(minutes=15))

    messages = _messages(Pins(appointments=(later,)))

    assert len(messages) == 1
    assert messages[0].startswith("Group G1 is pinned to meet")
    assert "at 09:15" in messages[0]


def test_an_appointment_on_its_day_at_any_time_is_allowed() -> None:
    assert _messages(Pins(appointments=(replace(_visit(), start=None, minutes=None),))) == []


def test_an_officer_with_another_group_is_found() -> None:
    assert _messages(Pins(officers=(OfficerPin("es0", "G2"),))) == [
        f"Interpreter 0 is pinned to group G2 but does not go with it. {UNPIN}"
    ]
