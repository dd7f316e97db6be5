"""Mends a schedule after something has changed: as few meetings as possible move, and then as few breaks as can be."""

import time
from dataclasses import replace

from ortools.sat.python.cp_model import LinearExpr

from envoyage.planner.errors import PlannerError
from envoyage.planner.meetings.faults import require_sound
from envoyage.planner.meetings.possible import possible_times
from envoyage.planner.meetings.race import Limits, race
from envoyage.planner.meetings.request import MeetingRequest
from envoyage.planner.meetings.schedule import Answer, Schedule, seated
from envoyage.planner.meetings.solve import Aim, conclude, lanes, least_breaks
from envoyage.planner.meetings.unknowns import Unknowns
from envoyage.planner.plan import Stopped

STAGE = "mending meetings"


def mend_schedule(request: MeetingRequest, before: Schedule, limits: Limits) -> Answer:
    """A schedule that keeps the changed request and moves the fewest meetings of the one before.

    ``value`` and ``bound`` count moved meetings; among schedules that move as few, what time is left is used for one
    with fewer breaks. Meetings that were not in the schedule before count as moved. Endings as in ``place_meetings``.
    """
    started = time.monotonic()
    fewest = fewest_moves(request, before, limits)
    left = limits.seconds - (time.monotonic() - started)
    if fewest.stopped is not Stopped.PROVEN or left <= 0:
        return fewest

    def aim(unknowns: Unknowns) -> LinearExpr | int:
        unknowns.model.add(_moves(unknowns, before) <= fewest.value)
        return least_breaks(unknowns)

    try:
        return replace(fewest, schedule=_search(request, aim, replace(limits, seconds=left)).schedule)
    except PlannerError:
        return fewest  # the time was too short for a better one


def fewest_moves(request: MeetingRequest, before: Schedule, limits: Limits) -> Answer:
    """The same without regard to breaks, but for their fairness."""
    require_sound(request)
    return _search(request, lambda unknowns: _moves(unknowns, before), limits)


def _moves(unknowns: Unknowns, before: Schedule) -> LinearExpr | int:
    """How many meetings are elsewhere than before; the search starts from where they were."""
    was = {p.meeting: unknowns.request.number.get(p.slot, -1) for p in before.placed}
    staying = [at[was[m]] for m, at in unknowns.placed.items() if was.get(m, -1) in at]
    for stays in staying:
        unknowns.model.add_hint(stays, True)
    return len(unknowns.placed) - sum(staying)


def _search(request: MeetingRequest, aim: Aim, limits: Limits) -> Answer:
    if not request.meetings:
        return Answer(seated(request, {}), 0, 0, Stopped.PROVEN)
    possible = possible_times(request)
    return conclude(request, race(lanes(request, possible, aim, limits), limits, stage=STAGE), limits)
