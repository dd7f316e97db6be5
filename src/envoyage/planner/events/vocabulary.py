"""What can happen to a programme after its plan was told: one small dataclass for each kind of event.

Dates are whole days in the place concerned; times are wall-clock times there.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, get_args


@dataclass(frozen=True)
class ParticipantCancels:
    """Somebody does not come, or leaves for good where the programme is under way."""

    participant: str
    event: Literal["participant-cancels"] = "participant-cancels"


@dataclass(frozen=True)
class VisaRefused:
    """Somebody gets no visa and does not come."""

    participant: str
    event: Literal["visa-refused"] = "visa-refused"


@dataclass(frozen=True)
class ParticipantArrivesLate:
    """Somebody lands later than planned, in wall-clock time of the first city."""

    participant: str
    arrives: datetime
    event: Literal["participant-arrives-late"] = "participant-arrives-late"


@dataclass(frozen=True)
class ParticipantFallsIll:
    """Somebody takes part in nothing from the first day to the last."""

    participant: str
    first: date
    last: date
    event: Literal["participant-falls-ill"] = "participant-falls-ill"


@dataclass(frozen=True)
class AlternateStepsIn:
    """An alternate is approved; ``arrives`` where it is later than everybody, in wall-clock time of the first city."""

    participant: str
    arrives: datetime | None = None
    event: Literal["alternate-steps-in"] = "alternate-steps-in"


@dataclass(frozen=True)
class ResourceCancels:
    """A resource does not receive a group; where none is named it receives nobody any more."""

    resource: str
    group: str = ""
    event: Literal["resource-cancels"] = "resource-cancels"


@dataclass(frozen=True)
class ResourceMoves:
    """A resource can receive a group at another time only."""

    resource: str
    group: str
    start: datetime
    event: Literal["resource-moves"] = "resource-moves"


@dataclass(frozen=True)
class ResourceShrinks:
    """A resource receives fewer people at a time than before."""

    resource: str
    largest_group: int
    event: Literal["resource-shrinks"] = "resource-shrinks"


@dataclass(frozen=True)
class ResourceCloses:
    """A resource is closed from the first day to the last."""

    resource: str
    first: date
    last: date
    event: Literal["resource-closes"] = "resource-closes"


@dataclass(frozen=True)
class HotelCloses:
    """A hotel has no rooms for the nights from the first day to the last."""

    hotel: str
    first: date
    last: date
    event: Literal["hotel-closes"] = "hotel-closes"


@dataclass(frozen=True)
class LegDelayed:
    """A group's journey arrives so many minutes later, as it leaves late or takes longer."""

    leg: str
    minutes: int
    event: Literal["leg-delayed"] = "leg-delayed"


@dataclass(frozen=True)
class LegCancelled:
    """A group's journey is cancelled; the group arrives by another one, in wall-clock time of its next city."""

    leg: str
    arrives: datetime
    event: Literal["leg-cancelled"] = "leg-cancelled"


@dataclass(frozen=True)
class OfficerFallsIll:
    """A language officer works at nothing from the first day to the last."""

    officer: str
    first: date
    last: date
    event: Literal["officer-falls-ill"] = "officer-falls-ill"


@dataclass(frozen=True)
class CityDropsOut:
    """Nothing takes place in a city from the first day to the last, for instance because of a storm."""

    city: str
    first: date
    last: date
    event: Literal["city-drops-out"] = "city-drops-out"


Event = (
    ParticipantCancels | VisaRefused | ParticipantArrivesLate | ParticipantFallsIll | AlternateStepsIn
    | ResourceCancels | ResourceMoves | ResourceShrinks | ResourceCloses
    | HotelCloses | LegDelayed | LegCancelled | OfficerFallsIll | CityDropsOut
)  # fmt: skip

KINDS: tuple[type[Event], ...] = get_args(Event)
"""Every kind of event, in reading order."""


class Step(StrEnum):
    """How hard a promise is: only thought of, told, confirmed, under way."""

    DRAFT = "draft"
    TOLD = "told"
    CONFIRMED = "confirmed"
    UNDER_WAY = "under_way"


@dataclass(frozen=True)
class Promise:
    """How hard the promise of an item, a stay or a whole group is, by its id, where it is not as usual."""

    about: str
    step: Step


@dataclass(frozen=True)
class News:
    """What has happened, up to when, and how hard promises are that are not as usual.

    ``now`` is wall-clock time of the programme's first city; None: the programme has not begun.
    """

    events: tuple[Event, ...] = ()
    now: datetime | None = None
    promises: tuple[Promise, ...] = ()
