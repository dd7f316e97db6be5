"""What a selection says: who is in, who waits for each place in which order, and why everybody else is not in."""

from dataclasses import dataclass
from functools import cached_property

from envoyage.planner.plan import Stopped
from envoyage.planner.selection.evening import Scale
from envoyage.planner.selection.limits import LimitKind

LATE = "The time ended before everything that clashes was found. Give more with --seconds."
NOT_ALL_TRIED = "The time was too short to try a change of each of them. Give more with --seconds."


@dataclass(frozen=True)
class Merit:
    """A nominee's evened score and from how many marks it comes; 0 is the average nominee."""

    nominee: str
    score: float
    marks: int


@dataclass(frozen=True)
class Alternate:
    """Who would step in together, and by how much the value of the cohort would change."""

    people: tuple[str, ...]
    change: float


@dataclass(frozen=True)
class Place:
    """The place of a person, or the places of a delegation, and who steps in, the best first.

    ``nobody`` says why where no one can.
    """

    people: tuple[str, ...]
    alternates: tuple[Alternate, ...] = ()
    nobody: str = ""


@dataclass(frozen=True)
class Receipt:
    """Why a nominee is not selected: what binds, and changes each of which alone would let the nominee in.

    ``verified`` says that each change was tried by selecting anew.
    """

    nominee: str
    binds: str
    changes: tuple[str, ...] = ()
    verified: bool = False


@dataclass(frozen=True)
class Fill:
    """A limit and how it is used: people who were nominated, who may come, and who are selected."""

    kind: LimitKind
    name: str
    least: int
    most: int
    nominated: int
    eligible: int
    selected: int


@dataclass(frozen=True)
class Selection:
    """A cohort chosen from nominations. Values are sums of evened scores.

    ``bound`` is what no allowed cohort exceeds. After somebody cancelled, ``cancelled`` and ``entered`` name who went
    and who stepped in, and the bound is over the cohorts in which everybody else stays.
    """

    chosen: tuple[str, ...]
    value: float
    bound: float
    stopped: Stopped
    seed: int
    merits: tuple[Merit, ...] = ()
    scales: tuple[Scale, ...] = ()
    fills: tuple[Fill, ...] = ()
    places: tuple[Place, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    cancelled: tuple[str, ...] = ()
    entered: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def gap(self) -> float:
        """How far the value may be from the best, as a share of it."""
        return max(0.0, self.bound - self.value) / max(abs(self.bound), 1e-9)

    @cached_property
    def merit(self) -> dict[str, Merit]:
        """Merits by nominee."""
        return {m.nominee: m for m in self.merits}


@dataclass(frozen=True)
class Conflict:
    """Limits that cannot all be kept, none of which could be left out, and single changes that are enough.

    ``tried`` says that there was time to try a change of each.
    """

    limits: tuple[str, ...]
    ways_out: tuple[str, ...]
    tried: bool = True


@dataclass(frozen=True)
class NoSelection:
    """No cohort keeps all limits. Several conflicts are told where no change of one of the first is enough.

    ``late`` says that the time ended while what clashes was looked for.
    """

    conflicts: tuple[Conflict, ...]
    late: bool = False

    @property
    def sentences(self) -> tuple[str, ...]:
        """Everything in sentences."""
        found = tuple(sentence for conflict in self.conflicts for sentence in _told(conflict))
        return (*found, LATE) if self.late else found


def _told(conflict: Conflict) -> tuple[str, ...]:
    head = "These cannot go together: " + "; ".join(conflict.limits) + "."
    ways = tuple(f"Enough alone: {way}." for way in conflict.ways_out)
    if not conflict.tried:
        return (head, *ways, NOT_ALL_TRIED)
    return (head, *(ways or ("No change of a single one of them is enough.",)))
