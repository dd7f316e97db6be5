"""How often things go wrong in one run of a programme: each rate with its source, or ``assumption``."""

from collections.abc import Iterator
from dataclasses import Field, dataclass, fields
from typing import Any

from envoyage.planner.problem.policies import setting

COHORT = "one cohort with public data"
LATE_EDITS = f"12 % of appointments last edited within three days in {COHORT}"


@dataclass(frozen=True)
class Rates:
    """Chances from 0 to 1, each for one person, appointment, officer, journey or stay of the plan."""

    participant_cancels: float = setting(
        0.15, source=f"15 % of approved participants cancelled in {COHORT}", means="a participant does not come"
    )
    participant_late: float = setting(0.03, source="assumption", means="a participant lands 18 to 72 hours late")
    participant_ill: float = setting(0.05, source="assumption", means="a participant is ill for one to three days")
    resource_cancels: float = setting(
        0.04,
        source=f"{LATE_EDITS}; that a third are called off: assumption",
        means="a resource calls a visit off",
    )
    resource_moves: float = setting(
        0.04,
        source=f"{LATE_EDITS}; that a third are moved: assumption",
        means="a resource moves a visit by one to three hours",
    )
    officer_ill: float = setting(0.05, source="assumption", means="a language officer is ill for one to three days")
    flight_delayed: float = setting(0.20, source="assumption", means="a flight arrives late, by an hour in the mean")
    flight_cancelled: float = setting(0.015, source="assumption", means="a flight is cancelled; next day's is taken")
    storm: float = setting(0.01, source="assumption", means="a city drops out for the days of a stay")
    overrun: float = setting(0.15, source="assumption", means="a visit ends late, by a quarter of an hour in the mean")

    @classmethod
    def settings(cls) -> Iterator[Field[Any]]:
        """Every rate, in reading order, with its metadata."""
        yield from fields(cls)
