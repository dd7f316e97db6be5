"""Places meetings with the fewest breaks, and proves it."""

import math
from collections.abc import Callable, Sequence

from ortools.sat.python.cp_model import CpModel, LinearExpr

from envoyage.planner.errors import Cancelled, Impossible, OutOfTime
from envoyage.planner.meetings.counters import count_tables, limit_tables
from envoyage.planner.meetings.faults import require_sound
from envoyage.planner.meetings.possible import Possible, possible_times
from envoyage.planner.meetings.race import Formulation, Lane, Limits, Readings, Standing, race
from envoyage.planner.meetings.request import MeetingRequest
from envoyage.planner.meetings.schedule import Answer, seated
from envoyage.planner.meetings.unknowns import Unknowns
from envoyage.planner.meetings.waits import add_breaks
from envoyage.planner.plan import Stopped

STAGE = "meetings"
LEAN_EFFORT = 0.6
"""Of the solver's deterministic time: what is easy takes the lean formulation less, and what is hard far more than
the counted one needs (measured on the public instances)."""
SMOOTH_EFFORT = 30.0
"""For a schedule without any break, which can be searched for with far fewer unknowns."""

Aim = Callable[[Unknowns], LinearExpr | int]
"""What is to be as small as possible; may add constraints."""


def place_meetings(request: MeetingRequest, limits: Limits) -> Answer:
    """The schedule with the fewest breaks that was found; ``value`` and ``bound`` count breaks.

    Raises Faulty for a request that contradicts itself, Impossible where there is no schedule, OutOfTime and
    Cancelled where none was found.
    """
    require_sound(request)
    possible = possible_times(request)
    if not request.meetings:
        return Answer(seated(request, {}), 0, 0, Stopped.PROVEN)
    standing = race(lanes(request, possible, least_breaks, limits), limits, stage=STAGE)
    return conclude(request, standing, limits)


def least_breaks(unknowns: Unknowns) -> LinearExpr | int:
    """All breaks of all parties."""
    return sum(b for breaks in unknowns.breaks.values() for b in breaks)


def lanes(request: MeetingRequest, possible: Possible, aim: Aim, limits: Limits) -> Sequence[Lane]:
    """What each worker does: the first tries what is quick where it succeeds, all others count tables at once."""

    def model(count: bool) -> Unknowns:
        unknowns = Unknowns(request, possible)
        add_breaks(unknowns)
        (count_tables if count else limit_tables)(unknowns)
        unknowns.model.minimize(aim(unknowns))
        return unknowns

    def build(count: bool) -> tuple[CpModel, Readings]:
        unknowns = model(count)
        return unknowns.model, unknowns.placed

    def build_smooth() -> tuple[CpModel, Readings]:
        unknowns = model(count=True)
        for ends in (ends for breaks in unknowns.breaks.values() for ends in breaks):
            unknowns.model.add(ends == 0)
        return unknowns.model, unknowns.placed

    lean = Formulation(lambda: build(False), LEAN_EFFORT, limits.seed)
    smooth = [Formulation(build_smooth, SMOOTH_EFFORT, limits.seed, otherwise=1)] if aim is least_breaks else []
    counted = [Formulation(lambda: build(True), seed=limits.seed + n) for n in range(limits.workers)]
    return [[lean, *smooth, counted[-1]], *([c] for c in counted[:-1])]


def conclude(request: MeetingRequest, standing: Standing, limits: Limits) -> Answer:
    """The answer that a race came to, or its ending without one."""
    if standing.impossible:
        raise Impossible(("The meetings cannot all be placed. Allow more slots or tables, or fewer conditions.",))
    if standing.times is None:
        raise Cancelled if limits.cancelled() else OutOfTime(limits.seconds)
    value, bound = round(standing.value), math.ceil(standing.bound)
    late = Stopped.CANCELLED if limits.cancelled() else Stopped.TIME
    stopped = Stopped.PROVEN if value <= bound else late
    slots = {m: request.slots[t].id for m, t in standing.times.items()}
    return Answer(seated(request, slots), value, min(value, bound), stopped)
