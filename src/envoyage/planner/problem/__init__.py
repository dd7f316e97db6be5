"""The input of the planner: frozen dataclasses, re-exported here."""

from envoyage.planner.problem.calendar import Flight, Session, SharedBlock, Slot, SplitWindow
from envoyage.planner.problem.outages import Outage, OutOf
from envoyage.planner.problem.people import (
    Contact,
    Country,
    HomeHost,
    LanguageOfficer,
    MedicalProvider,
    Need,
    Participant,
    Speaker,
    Speaks,
    Staff,
)
from envoyage.planner.problem.pins import AppointmentPin, CityPin, MemberPin, OfficerPin, Pins, Waiver
from envoyage.planner.problem.places import Airport, City, Hotel, OpenHours, Resource, SlotCapacity, Vehicle
from envoyage.planner.problem.policies import Policies
from envoyage.planner.problem.problem import (
    PROMISED,
    Objective,
    PerDiem,
    Problem,
    Sector,
    Theme,
    TravelTime,
    days,
    nights,
)
from envoyage.planner.problem.terms import (
    Access,
    BlockKind,
    Category,
    Consent,
    Diet,
    Faith,
    Format,
    Gender,
    HomeWish,
    LanguageMode,
    ParticipantStatus,
    RequestStatus,
    Room,
    SessionKind,
    Viewpoint,
)

__all__ = [
    "PROMISED", "Access", "Airport", "AppointmentPin", "BlockKind", "Category", "City", "CityPin", "Consent",
    "Contact", "Country", "Diet", "Faith", "Flight", "Format", "Gender", "HomeHost", "HomeWish", "Hotel",
    "LanguageMode", "LanguageOfficer", "MedicalProvider", "MemberPin", "Need", "Objective", "OfficerPin",
    "OpenHours", "OutOf", "Outage", "Participant", "ParticipantStatus", "PerDiem", "Pins", "Policies", "Problem",
    "RequestStatus", "Resource", "Room", "Sector", "Session", "SessionKind", "SharedBlock", "Slot", "SlotCapacity",
    "Speaker", "Speaks", "SplitWindow", "Staff", "Theme", "TravelTime", "Vehicle", "Viewpoint", "Waiver", "days",
    "nights",
]  # fmt: skip
