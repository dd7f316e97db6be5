"""What is already decided, and what somebody allowed with a reason."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class MemberPin:
    """This participant travels in this group."""

    participant: str
    group: str


@dataclass(frozen=True)
class CityPin:
    """This group is in this city in this slot."""

    group: str
    slot: str
    city: str


@dataclass(frozen=True)
class AppointmentPin:
    """This group meets this resource; at this wall-clock time, on this day, or (both empty) some time."""

    group: str
    resource: str
    start: datetime | None = None
    day: date | None = None
    minutes: int | None = None


@dataclass(frozen=True)
class OfficerPin:
    """This language officer goes with this group."""

    officer: str
    group: str


@dataclass(frozen=True)
class Pins:
    """Everything already decided. Groups are named by label, for instance ``G1``."""

    members: tuple[MemberPin, ...] = ()
    cities: tuple[CityPin, ...] = ()
    appointments: tuple[AppointmentPin, ...] = ()
    officers: tuple[OfficerPin, ...] = ()


@dataclass(frozen=True)
class Waiver:
    """A finding of a waivable rule that somebody allowed, for this reason.

    ``about`` names the group, stay, person or resource it is for; empty: all of the rule.
    """

    rule: str
    about: str
    reason: str
    by: str = ""
