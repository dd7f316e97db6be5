"""What happens after a plan was told, and the programme as it is then."""

from envoyage.planner.events.happen import happen
from envoyage.planner.events.random import random_events
from envoyage.planner.events.vocabulary import (
    KINDS,
    AlternateStepsIn,
    CityDropsOut,
    Event,
    HotelCloses,
    LegCancelled,
    LegDelayed,
    News,
    OfficerFallsIll,
    ParticipantArrivesLate,
    ParticipantCancels,
    ParticipantFallsIll,
    Promise,
    ResourceCancels,
    ResourceCloses,
    ResourceMoves,
    ResourceShrinks,
    Step,
    VisaRefused,
)

__all__ = [
    "KINDS", "AlternateStepsIn", "CityDropsOut", "Event", "HotelCloses", "LegCancelled", "LegDelayed", "News",
    "OfficerFallsIll", "ParticipantArrivesLate", "ParticipantCancels", "ParticipantFallsIll", "Promise",
    "ResourceCancels", "ResourceCloses", "ResourceMoves", "ResourceShrinks", "Step", "VisaRefused", "happen",
    "random_events",
]  # fmt: skip
