"""Sheets about what is already decided and what somebody allowed."""

from envoyage.files.workbook.kinds import Ref
from envoyage.files.workbook.sheet import Col, sheet
from envoyage.files.workbook.sheets.columns import THE_CITY
from envoyage.planner.problem import AppointmentPin, CityPin, MemberPin, OfficerPin, Waiver

GROUP = Col("Group", "group", "The group's label: G1, G2 and so on.", "G1")

PINNED_PEOPLE = sheet(
    "Pinned people", "pins.members", MemberPin, "Who is to travel in which group.",
    Col("Participant id", "participant", "The person.", "example-p01", Ref("participants")),
    GROUP,
)  # fmt: skip

PINNED_CITIES = sheet(
    "Pinned cities", "pins.cities", CityPin, "Where a group is to be in a slot.",
    Col("Slot id", "slot", "The slot.", "example-slot1", Ref("slots")),
    GROUP,
    THE_CITY,
)  # fmt: skip

PINNED_APPOINTMENTS = sheet(
    "Pinned appointments", "pins.appointments", AppointmentPin,
    "Whom a group is to meet: at a time, on a day, or some time.",
    Col("Resource id", "resource", "Whom.", "example-shelter", Ref("resources")),
    GROUP,
    Col("Start", "start", "Date and time there; blank: free.", "2027-05-20 10:00"),
    Col("Day", "day", "The day, where only that is fixed; blank: free."),
    Col("Minutes", "minutes", "The length; blank: as usual.", 90),
)  # fmt: skip

PINNED_OFFICERS = sheet(
    "Pinned officers", "pins.officers", OfficerPin, "Which language officer goes with which group.",
    Col("Officer id", "officer", "The language officer.", "example-lo1", Ref("officers")),
    GROUP,
)  # fmt: skip

WAIVERS = sheet(
    "Waivers", "waivers", Waiver, "Findings of waivable rules that somebody allows.",
    Col("Rule", "rule", "The rule's code.", "example weekend-rest"),
    Col("About", "about", "The group, stay, person or resource it is for; blank: all of the rule.", "G1"),
    Col("Reason", "reason", "Why it is allowed.", "The host can receive the group on Saturday only."),
    Col("By", "by", "Who allowed it.", "Programme director"),
)  # fmt: skip
