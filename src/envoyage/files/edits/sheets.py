"""The sheets of a plan's workbook that are read back."""

from dataclasses import dataclass
from datetime import date, time

from envoyage.files.workbook.kinds import Ref
from envoyage.files.workbook.sheet import Col, Sheet, sheet


@dataclass(frozen=True)
class MemberRow:
    """Who travels in which group."""

    participant: str
    group: str
    keep: bool = False


@dataclass(frozen=True)
class StayRow:
    """Where a group is in a period."""

    group: str
    period: str
    city: str
    name: str = ""
    keep: bool = False


@dataclass(frozen=True)
class ItemRow:
    """An item of a group's calendar; without a known id it is a new one."""

    group: str
    id: str = ""
    day: date | None = None
    start: time | None = None
    end: time | None = None
    resource: str = ""
    keep: bool = False


@dataclass(frozen=True)
class OfficerRow:
    """Which language officer goes with which group; without a group with none."""

    officer: str
    group: str = ""
    keep: bool = False


KEEP = Col("Keep", "keep", "Yes: the row stays as it is.")

GROUPS = sheet(
    "Groups", "groups", MemberRow, "Who travels in which group.",
    Col("Participant id", "participant", "The person.", "", Ref("participants")),
    Col("Group", "group", "The group.", "", Ref("groups")), KEEP, needed=True,
)  # fmt: skip
STAYS = sheet(
    "Stays", "stays", StayRow, "Where each group is.",
    Col("Group", "group", "The group.", "", Ref("groups")),
    Col("Period", "period", "The slot or shared block.", "", Ref("periods")),
    Col("City id", "city", "The city.", "", Ref("cities")), Col("City", "name", "Its name."), KEEP, needed=True,
)  # fmt: skip
APPOINTMENTS = sheet(
    "Appointments", "appointments", ItemRow, "Every item of every group.",
    Col("Id", "id", "Blank for a new one."), Col("Group", "group", "The group.", "", Ref("groups")),
    Col("Date", "day", "The day."), Col("Start", "start", "The time."), Col("End", "end", "The time."),
    Col("Resource id", "resource", "Whom.", "", Ref("resources")), KEEP, needed=True,
)  # fmt: skip
OFFICERS = sheet(
    "Language officers", "officers", OfficerRow, "Which language officer goes with which group.",
    Col("Officer id", "officer", "The language officer.", "", Ref("officers")),
    Col("Group", "group", "The group.", "", Ref("groups")), KEEP, needed=True,
)  # fmt: skip

READ_BACK: tuple[Sheet, ...] = (GROUPS, STAYS, APPOINTMENTS, OFFICERS)
