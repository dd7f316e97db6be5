"""The output of the planner: frozen dataclasses. All times are wall-clock times of the city they happen in."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from envoyage.planner.problem import Format

WHOLE = "whole plan"
"""The stage in whose name a bound of the whole plan is reported: its value is the plan's own."""


class Kind(StrEnum):
    """What an appointment of a plan is."""

    PROFESSIONAL = "professional"
    SESSION = "session"
    CULTURE = "culture"
    MEAL = "meal"
    HOME_HOSPITALITY = "home_hospitality"
    FAITH = "faith"
    FREE = "free"


class Mode(StrEnum):
    """How a group travels between cities."""

    AIR = "air"
    ROAD = "road"
    NONE = "none"
    """The group stays in the city it is in."""


class Stopped(StrEnum):
    """What ended a search."""

    PROVEN = "proven"
    TIME = "time"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Group:
    """The people who travel together through all split windows, with their language officers.

    ``languages`` are the languages interpreted in the group, empty for a group that works in the host language.
    """

    id: str
    members: tuple[str, ...]
    languages: tuple[str, ...] = ()
    officers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stay:
    """A group in one city for one period (a shared block or a slot)."""

    id: str
    group: str
    city: str
    period: str
    arrive: date
    leave: date
    hotel: str = ""


@dataclass(frozen=True)
class Leg:
    """A group's journey from one stay to the next. ``minutes`` is door to door."""

    id: str
    group: str
    from_stay: str
    to_stay: str
    mode: Mode
    departs: datetime
    arrives: datetime
    minutes: int
    miles: float
    flight: str = ""


@dataclass(frozen=True)
class Appointment:
    """An item in a group's calendar.

    ``resource``, ``session`` or ``host`` says with whom (empty where there is nobody); ``attendees`` are the
    members who go (a group may divide); ``leave_at`` is when to leave for it; ``minutes_there`` the ride.
    """

    id: str
    stay: str
    group: str
    kind: Kind
    start: datetime
    end: datetime
    attendees: tuple[str, ...]
    title: str = ""
    resource: str = ""
    session: str = ""
    host: str = ""
    format: Format | None = None
    officers: tuple[str, ...] = ()
    vehicles: tuple[str, ...] = ()
    leave_at: datetime | None = None
    minutes_there: int = 0


@dataclass(frozen=True)
class RoomUse:
    """A hotel room of a stay: one or two occupants (participants or language officers)."""

    stay: str
    hotel: str
    number: int
    occupants: tuple[str, ...]


@dataclass(frozen=True)
class StageReport:
    """What a stage reached: value and valid upper bound in the stage's own unit, and what stopped it."""

    stage: str
    value: float
    bound: float
    stopped: Stopped
    about: str = ""

    @property
    def gap(self) -> float:
        """Relative distance of the value from the bound: 0 is proven best."""
        return max(0.0, self.bound - self.value) / max(1e-9, abs(self.bound))


@dataclass(frozen=True)
class Totals:
    """The figures a plan claims; the check recomputes them. Coverage as shares from 0 to 1, cost in dollars."""

    value: float
    coverage_mean: float
    coverage_minimum: float
    cost: float
    penalty: float


@dataclass(frozen=True)
class Plan:
    """A plan of a whole programme. ``bounds`` holds a proven upper bound of a person's coverage, where known.

    ``revisions`` says how often items, stays (``stay-`` and the id) and legs (``leg-`` and the id) were changed by
    repairs since the plan was told.
    """

    problem: str
    seed: int
    groups: tuple[Group, ...]
    stays: tuple[Stay, ...]
    legs: tuple[Leg, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    rooms: tuple[RoomUse, ...] = ()
    reports: tuple[StageReport, ...] = ()
    stopped: Stopped = Stopped.TIME
    totals: Totals | None = None
    bounds: tuple[tuple[str, float], ...] = ()
    revisions: tuple[tuple[str, int], ...] = ()

    @cached_property
    def whole(self) -> StageReport | None:
        """Value and proven bound of the plan as a whole, None where none was proven."""
        return next((r for r in self.reports if r.stage == WHOLE), None)

    @cached_property
    def group(self) -> dict[str, Group]:
        """Groups by id."""
        return {g.id: g for g in self.groups}

    @cached_property
    def group_of(self) -> dict[str, str]:
        """The group's id of each participant."""
        return {m: g.id for g in self.groups for m in g.members}

    @cached_property
    def stay(self) -> dict[str, Stay]:
        """Stays by id."""
        return {s.id: s for s in self.stays}

    @cached_property
    def stays_of(self) -> dict[str, tuple[Stay, ...]]:
        """Stays of each group in date order."""
        return {
            g.id: tuple(sorted((s for s in self.stays if s.group == g.id), key=lambda s: (s.arrive, s.leave)))
            for g in self.groups
        }

    @cached_property
    def appointments_of(self) -> dict[str, tuple[Appointment, ...]]:
        """Appointments of each stay in time order."""
        table: dict[str, list[Appointment]] = {s.id: [] for s in self.stays}
        for item in sorted(self.appointments, key=lambda a: (a.start, a.end, a.id)):
            table.setdefault(item.stay, []).append(item)
        return {stay: tuple(items) for stay, items in table.items()}
