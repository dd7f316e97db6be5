"""The whole input of the planner as one frozen value, with look-ups by id."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from envoyage.planner.problem.calendar import Flight, Session, SharedBlock, Slot, SplitWindow
from envoyage.planner.problem.outages import Outage, OutOf
from envoyage.planner.problem.people import (
    Contact,
    Country,
    HomeHost,
    LanguageOfficer,
    MedicalProvider,
    Participant,
    Staff,
)
from envoyage.planner.problem.pins import Pins, Waiver
from envoyage.planner.problem.places import Airport, City, Hotel, Resource, Vehicle
from envoyage.planner.problem.policies import Policies
from envoyage.planner.problem.terms import Category, ParticipantStatus


@dataclass(frozen=True)
class Theme:
    """A threat the programme is about, for instance trafficking in persons."""

    id: str
    title: str


@dataclass(frozen=True)
class Objective:
    """What the programme wants people to understand."""

    id: str
    title: str


@dataclass(frozen=True)
class Sector:
    """The part of the justice or security system a participant works in."""

    id: str
    title: str


@dataclass(frozen=True)
class PerDiem:
    """Lodging ceiling and meals of a city in one month (1 to 12), in dollars a night and a day."""

    city: str
    month: int
    lodging: float
    meals: float


@dataclass(frozen=True)
class TravelTime:
    """A known journey between two cities, used instead of the formulas."""

    origin: str
    destination: str
    minutes: int
    miles: float
    fare: float


PROMISED = (
    Category.LAW_ENFORCEMENT,
    Category.COURT_OR_PROSECUTION,
    Category.PUBLIC_OFFICIAL,
    Category.SOCIAL_SERVICE,
    Category.VICTIM_ASSISTANCE,
)


@dataclass(frozen=True)
class Problem:
    """One programme to be planned. Tables are tuples; every ``id`` is unique in its table.

    ``blocks`` and ``windows`` together make the calendar; ``periods`` lists both in date order.
    """

    id: str
    title: str
    starts: date
    ends: date
    motto: str = ""
    sponsor: str = ""
    agency: str = ""
    agency_phone: str = ""
    host_language: str = "en"
    promised: tuple[Category, ...] = PROMISED
    themes: tuple[Theme, ...] = ()
    objectives: tuple[Objective, ...] = ()
    sectors: tuple[Sector, ...] = ()
    countries: tuple[Country, ...] = ()
    blocks: tuple[SharedBlock, ...] = ()
    windows: tuple[SplitWindow, ...] = ()
    sessions: tuple[Session, ...] = ()
    participants: tuple[Participant, ...] = ()
    officers: tuple[LanguageOfficer, ...] = ()
    cities: tuple[City, ...] = ()
    airports: tuple[Airport, ...] = ()
    resources: tuple[Resource, ...] = ()
    contacts: tuple[Contact, ...] = ()
    hosts: tuple[HomeHost, ...] = ()
    hotels: tuple[Hotel, ...] = ()
    vehicles: tuple[Vehicle, ...] = ()
    flights: tuple[Flight, ...] = ()
    staff: tuple[Staff, ...] = ()
    medical: tuple[MedicalProvider, ...] = ()
    per_diems: tuple[PerDiem, ...] = ()
    travel_times: tuple[TravelTime, ...] = ()
    policies: Policies = field(default_factory=Policies)
    pins: Pins = field(default_factory=Pins)
    waivers: tuple[Waiver, ...] = ()
    holidays: tuple[tuple[date, str, str], ...] = ()
    """Public holidays as (day, where, name), filled in by the reader of the file.

    ``where`` is empty for all cities of the country that ``policies.holidays_of`` names, or one of its states; for
    other countries it is the country's code with a hyphen (``CA-``), followed by the state or province (``CA-ON``).
    """
    outages: tuple[Outage, ...] = ()
    now: datetime | None = None
    """How far the programme has gone, in wall-clock time of its first city; what began before is judged no more."""

    @cached_property
    def travellers(self) -> tuple[Participant, ...]:
        """The participants who travel: the approved ones, in the order of the table."""
        return tuple(p for p in self.participants if p.status is ParticipantStatus.APPROVED)

    @cached_property
    def participant(self) -> dict[str, Participant]:
        """Participants by id."""
        return {p.id: p for p in self.participants}

    @cached_property
    def officer(self) -> dict[str, LanguageOfficer]:
        """Language officers by id."""
        return {o.id: o for o in self.officers}

    @cached_property
    def city(self) -> dict[str, City]:
        """Cities by id."""
        return {c.id: c for c in self.cities}

    @cached_property
    def airport(self) -> dict[str, Airport]:
        """Airports by IATA code."""
        return {a.id: a for a in self.airports}

    @cached_property
    def resource(self) -> dict[str, Resource]:
        """Resources by id."""
        return {r.id: r for r in self.resources}

    @cached_property
    def host(self) -> dict[str, HomeHost]:
        """Home hosts by id."""
        return {h.id: h for h in self.hosts}

    @cached_property
    def hotel(self) -> dict[str, Hotel]:
        """Hotels by id."""
        return {h.id: h for h in self.hotels}

    @cached_property
    def vehicle(self) -> dict[str, Vehicle]:
        """Vehicles by id."""
        return {v.id: v for v in self.vehicles}

    @cached_property
    def session(self) -> dict[str, Session]:
        """Sessions by id."""
        return {s.id: s for s in self.sessions}

    @cached_property
    def country(self) -> dict[str, Country]:
        """Countries by ISO code."""
        return {c.id: c for c in self.countries}

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The slots of all split windows, in date order."""
        return tuple(sorted((s for w in self.windows for s in w.slots), key=lambda s: s.arrive))

    @cached_property
    def periods(self) -> tuple[SharedBlock | Slot, ...]:
        """Shared blocks and slots in date order."""
        return tuple(sorted((*self.blocks, *self.slots), key=lambda p: (p.arrive, p.leave)))

    @cached_property
    def period(self) -> dict[str, SharedBlock | Slot]:
        """Periods by id."""
        return {p.id: p for p in self.periods}

    @cached_property
    def block(self) -> dict[str, SharedBlock]:
        """Shared blocks by id."""
        return {b.id: b for b in self.blocks}

    @cached_property
    def sessions_of(self) -> dict[str, tuple[Session, ...]]:
        """Sessions of each shared block, in time order."""
        return {
            b.id: tuple(sorted((s for s in self.sessions if s.block == b.id), key=lambda s: (s.start, s.id)))
            for b in self.blocks
        }

    @cached_property
    def resources_in(self) -> dict[str, tuple[Resource, ...]]:
        """Resources of each city, in the order of the table."""
        return {c.id: tuple(r for r in self.resources if r.city == c.id) for c in self.cities}

    @cached_property
    def hosts_in(self) -> dict[str, tuple[HomeHost, ...]]:
        """Home hosts of each city."""
        return {c.id: tuple(h for h in self.hosts if h.city == c.id) for c in self.cities}

    @cached_property
    def hotels_in(self) -> dict[str, tuple[Hotel, ...]]:
        """Hotels of each city."""
        return {c.id: tuple(h for h in self.hotels if h.city == c.id) for c in self.cities}

    @cached_property
    def vehicles_in(self) -> dict[str, tuple[Vehicle, ...]]:
        """Vehicles of each city."""
        return {c.id: tuple(v for v in self.vehicles if v.city == c.id) for c in self.cities}

    def is_out(self, of: OutOf, about: str, start: datetime, end: datetime) -> bool:
        """Whether something is out at any moment from start to end."""
        return any(o.start < end and start < o.end for o in self._outages_of.get((of, about), ()))

    @cached_property
    def _outages_of(self) -> dict[tuple[OutOf, str], tuple[Outage, ...]]:
        """The outages of each that has any."""
        table: dict[tuple[OutOf, str], tuple[Outage, ...]] = {}
        for outage in self.outages:
            table[outage.of, outage.about] = (*table.get((outage.of, outage.about), ()), outage)
        return table

    def outages_of(self, of: OutOf, about: str) -> tuple[Outage, ...]:
        """The outages of a participant, language officer, resource, hotel or city."""
        return self._outages_of.get((of, about), ())

    def holiday(self, city: str, day: date) -> str:
        """The name of the public holiday in this city on this day, empty where it is none."""
        there = self.city[city]
        abroad = "" if there.country == self.policies.holidays_of else f"{there.country}-"
        names = (self._holiday_names.get((day, where)) for where in (abroad, abroad + there.state))
        return next((name for name in names if name is not None), "")

    @cached_property
    def _holiday_names(self) -> dict[tuple[date, str], str]:
        """The first name of each holiday by day and where."""
        return {(day, where): name for day, where, name in reversed(self.holidays)}

    def interpreted_language(self, participant: Participant) -> str:
        """The language this person needs interpreting into, empty where the host language is good enough.

        Of a person's languages the best spoken one that some language officer works in; where none is
        covered, the best spoken one, so that the gap shows.
        """
        if participant.level(self.host_language) >= self.policies.english_enough:
            return ""
        ranked = sorted(
            (s for s in participant.languages if s.language != self.host_language),
            key=lambda s: (s.language not in self._officers_speak, -s.level, s.language),
        )
        return ranked[0].language if ranked else ""

    @cached_property
    def _officers_speak(self) -> frozenset[str]:
        """The languages that some language officer works in."""
        return frozenset(language for o in self.officers for language in o.languages)


def nights(arrive: date, leave: date) -> tuple[date, ...]:
    """The days a stay sleeps on: from the arrival up to, not including, the day of leaving."""
    return tuple(arrive + timedelta(days=i) for i in range((leave - arrive).days))


def days(arrive: date, leave: date) -> tuple[date, ...]:
    """All days of a stay, the day of leaving included."""
    return (*nights(arrive, leave), leave)
