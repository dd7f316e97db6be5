"""Makes a whole arrangement: seats at every event, then for each block who meets whom, and when and where."""

from dataclasses import dataclass, field
from time import monotonic

from envoyage.planner.encounters.arrangement import Arrangement, BlockingPair
from envoyage.planner.encounters.ground import Ground, ground_of
from envoyage.planner.encounters.pairing import Pairing, pair_up
from envoyage.planner.encounters.request import EncounterRequest
from envoyage.planner.encounters.seating import seat_all
from envoyage.planner.encounters.timing import Timing, time_meetings
from envoyage.planner.errors import Cancelled, Impossible, OutOfTime
from envoyage.planner.meetings.race import Limits
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem
from envoyage.planner.progress import Progress, Report, Stop, never, silent
from envoyage.planner.unknowns.shares import Effort
from envoyage.planner.wording import counted

PAIRS_SHARE = 0.3
"""Of the seconds of a block: who meets whom; the rest goes to when and where (assumption)."""
SMALL = 0.3
"""Of the seconds left to a block with small tables: times for the best pairs, before others are chosen (assumption)."""
LEAST = 0.1
"""Seconds that a search gets at least, so that even the last block is arranged."""


@dataclass
class Search:
    """Seconds for everything together, the seed, whom it tells, and whether somebody wants to stop."""

    seconds: float
    seed: int
    report: Report = silent
    cancelled: Stop = never
    end: float = field(init=False)

    def __post_init__(self) -> None:
        self.end = monotonic() + self.seconds

    def effort(self, share: float) -> Effort:
        """A share of the seconds that are left."""
        return Effort(max(LEAST, (self.end - monotonic()) * share), self.seed, self.cancelled)

    def limits(self, share: float) -> Limits:
        """The same for the core of meetings."""
        return Limits(self.effort(share).seconds, self.seed, report=self.report, cancelled=self.cancelled)


def arrange(problem: Problem, plan: Plan, request: EncounterRequest, search: Search) -> Arrangement:
    """Meetings and seats for a plan. Raises Impossible, OutOfTime and Cancelled."""
    if search.cancelled():
        raise Cancelled  # a small request would be solved before anybody looks
    search.report(Progress("seats", message=f"Seating {counted(len(request.seatings), 'event')}"))
    seatings, encounters, given = seat_all(problem, plan, request, search.seed, search.cancelled)
    search.report(Progress("seats", encounters.value, encounters.bound))
    grounds = [ground_of(problem, plan, request, block) for block in request.blocks]
    done: list[tuple[Pairing, Timing]] = []
    for number, ground in enumerate(grounds):
        done.append(_block(request, ground, search, 1 / (len(grounds) - number)))
    return Arrangement(
        problem.id,
        search.seed,
        meetings=tuple(m for _, timing in done for m in timing.meetings),
        blocking=tuple(
            BlockingPair(ground.times.block, pair.participant, pair.counterpart)
            for ground, (pairing, _) in zip(grounds, done, strict=True)
            for pair in pairing.blocking
        ),
        seatings=seatings,
        figures=(*(f for pairing, timing in done for f in (*pairing.figures, timing.figure)), encounters),
        left_out=tuple((ground.times.block, who) for ground in grounds for who in ground.left_out),
        given_pairs=given,
    )


def _block(request: EncounterRequest, ground: Ground, search: Search, share: float) -> tuple[Pairing, Timing]:
    """Pairs and times of a block; where the pairs find no times, others that do.

    With small tables that a choice of pairs has no times is seldom proven: it gets only a part of the seconds.
    """
    pairing, small = _paired(ground, search, share, timed=False), bool(ground.bounds.at_once)
    try:
        return pairing, time_meetings(request, ground, pairing.met, search.limits(share * (SMALL if small else 1.0)))
    except (Impossible, OutOfTime) as none:
        if isinstance(none, OutOfTime) and not small:
            raise
    pairing = _paired(ground, search, share, timed=True)
    return pairing, time_meetings(request, ground, pairing.met, search.limits(share))


def _paired(ground: Ground, search: Search, share: float, *, timed: bool) -> Pairing:
    search.report(Progress("pairs", message=f"Choosing among {counted(len(ground.pairs), 'pair')}"))
    pairing = pair_up(ground, search.effort(share * PAIRS_SHARE), timed=timed)
    _, relevance = pairing.figures
    search.report(Progress("pairs", relevance.value, relevance.bound, counted(len(pairing.met), "meeting")))
    return pairing
