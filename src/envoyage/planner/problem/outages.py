"""What is not there for a while: somebody ill or delayed, an organisation that cannot receive, a closed hotel."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class OutOf(StrEnum):
    """The table in which the one that is out is listed."""

    PARTICIPANT = "participant"
    OFFICER = "officer"
    RESOURCE = "resource"
    HOTEL = "hotel"
    CITY = "city"


@dataclass(frozen=True)
class Outage:
    """A span, half-open, in wall-clock time of wherever it matters, in which somebody or something is not there."""

    of: OutOf
    about: str
    start: datetime
    end: datetime
