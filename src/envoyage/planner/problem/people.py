"""Everybody in a programme: participants, language officers, home hosts, staff and contacts."""

from dataclasses import dataclass
from datetime import date, datetime

from envoyage.planner.problem.terms import (
    Access,
    Consent,
    Diet,
    Faith,
    Gender,
    HomeWish,
    LanguageMode,
    ParticipantStatus,
    Room,
)


@dataclass(frozen=True)
class Country:
    """A country people come from: ISO 3166 alpha-2 code, English name, and the region it counts to."""

    id: str
    name: str
    region: str


@dataclass(frozen=True)
class Speaks:
    """A language (ISO 639 code) at a level from 1 (a few words) to 5 (as a native)."""

    language: str
    level: int


@dataclass(frozen=True)
class Need:
    """What a participant came for: an objective seen through a theme.

    ``weight`` says how much it matters beside the person's other needs (above 0); ``dose`` is the number of
    fully relevant appointments that meet it.
    """

    objective: str
    theme: str
    weight: float = 1.0
    dose: float = 1.0


@dataclass(frozen=True)
class Participant:
    """An official who is nominated to or takes part in the programme."""

    id: str
    name: str
    country: str
    title: str = ""
    name_own_script: str = ""
    position: str = ""
    institution: str = ""
    gender: Gender = Gender.OTHER
    post: str = ""
    sector: str = ""
    seniority: int = 3
    room: Room = Room.SINGLE
    languages: tuple[Speaks, ...] = ()
    needs: tuple[Need, ...] = ()
    expertise: tuple[str, ...] = ()
    diet: tuple[Diet, ...] = ()
    faith: tuple[Faith, ...] = ()
    access: tuple[Access, ...] = ()
    home_wishes: tuple[HomeWish, ...] = ()
    photo_consent: Consent = Consent.UNKNOWN
    keep_with: tuple[str, ...] = ()
    keep_apart: tuple[str, ...] = ()
    arrival: datetime | None = None
    departure: datetime | None = None
    status: ParticipantStatus = ParticipantStatus.APPROVED

    def level(self, language: str) -> int:
        """The person's level in a language, 0 where it is not listed."""
        return max((s.level for s in self.languages if s.language == language), default=0)


@dataclass(frozen=True)
class LanguageOfficer:
    """Escort staff assigned to a group for the whole programme: an interpreter or a liaison."""

    id: str
    name: str
    languages: tuple[str, ...]
    mode: LanguageMode
    available_from: date | None = None
    available_to: date | None = None
    gender: Gender = Gender.OTHER
    phone: str = ""
    email: str = ""
    daily_rate: float | None = None


@dataclass(frozen=True)
class HomeHost:
    """A household that invites guests for a meal: evenings it is free, seats and what it can offer."""

    id: str
    city: str
    name: str
    evenings: tuple[date, ...]
    seats: int
    diets: tuple[Diet, ...] = ()
    languages: tuple[str, ...] = ()
    pets: bool = False
    alcohol: bool = False
    access: tuple[Access, ...] = ()
    address: str = ""
    phone: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True)
class Staff:
    """Somebody to call: programme staff, or an emergency contact of one city (empty city: everywhere)."""

    id: str
    name: str
    role: str
    city: str = ""
    phone: str = ""
    email: str = ""
    emergency: bool = False


@dataclass(frozen=True)
class Contact:
    """The person at a resource who receives a group."""

    id: str
    resource: str
    name: str
    role: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class MedicalProvider:
    """Where a group of a city goes when somebody falls ill."""

    id: str
    city: str
    name: str
    address: str = ""
    phone: str = ""
    open_at_night: bool = False


@dataclass(frozen=True)
class Speaker:
    """Somebody who speaks in a session."""

    name: str
    title: str = ""
    institution: str = ""
