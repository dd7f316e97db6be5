"""Cities and what is in them: resources, hotels, vehicles, airports."""

from dataclasses import dataclass
from datetime import date, time

from envoyage.planner.problem.terms import Access, Category, Format, RequestStatus, Viewpoint


@dataclass(frozen=True)
class Airport:
    """An airport with scheduled service, by IATA code."""

    id: str
    name: str
    latitude: float
    longitude: float
    time_zone: str


@dataclass(frozen=True)
class SlotCapacity:
    """How many groups a city takes in one slot or shared block, where it differs from its usual number."""

    period: str
    groups: int


@dataclass(frozen=True)
class City:
    """A city that can host groups. Lodging ceiling and meals are in dollars a night and a day."""

    id: str
    name: str
    state: str
    latitude: float
    longitude: float
    time_zone: str
    airport: str
    population: int = 0
    country: str = "US"
    groups: int = 1
    capacities: tuple[SlotCapacity, ...] = ()
    lodging_ceiling: float | None = None
    meals_rate: float | None = None
    local_sponsor: str = ""
    sponsor_phone: str = ""
    sponsor_email: str = ""

    def groups_in(self, period: str) -> int:
        """How many groups the city can host in this slot or shared block."""
        return next((c.groups for c in self.capacities if c.period == period), self.groups)


@dataclass(frozen=True)
class OpenHours:
    """A weekly opening window: ISO weekday 1 (Monday) to 7, local time, half-open."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True)
class Resource:
    """A host organisation of appointments.

    ``minutes`` is the usual length of a visit; ``most_asks`` how often it may be asked in one programme;
    ``lead_days`` how long before the visit the request, with identity data where ``identity_check`` says so,
    must be there.
    """

    id: str
    city: str
    name: str
    category: Category
    themes: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    viewpoint: Viewpoint = Viewpoint.GOVERNMENT
    formats: tuple[Format, ...] = (Format.PRESENTATION,)
    latitude: float = 0.0
    longitude: float = 0.0
    address: str = ""
    hours: tuple[OpenHours, ...] = ()
    closed: tuple[date, ...] = ()
    open_on_holidays: bool = False
    minutes: int = 90
    smallest_group: int = 1
    largest_group: int = 30
    lead_days: int = 0
    identity_check: bool = False
    most_asks: int = 3
    parallel_groups: int = 1
    languages: tuple[str, ...] = ("en",)
    access: tuple[Access, ...] = ()
    status: RequestStatus = RequestStatus.PLANNED
    directions: str = ""


@dataclass(frozen=True)
class Hotel:
    """A hotel with a block of rooms."""

    id: str
    city: str
    name: str
    latitude: float
    longitude: float
    rooms: int
    address: str = ""
    phone: str = ""
    access: tuple[Access, ...] = ()
    fridge: bool = False


@dataclass(frozen=True)
class Vehicle:
    """A vehicle with driver that can be hired in a city."""

    id: str
    city: str
    name: str
    seats: int
    company: str = ""
    phone: str = ""
    access: tuple[Access, ...] = ()
    day_rate: float | None = None
