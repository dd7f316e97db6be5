"""Selects a cohort, and finds who steps in when somebody cancels."""

from collections.abc import Collection

from envoyage.planner.errors import OutOfTime
from envoyage.planner.plan import Stopped
from envoyage.planner.progress import Progress, Report, silent
from envoyage.planner.selection.alternates import places
from envoyage.planner.selection.clash import no_selection
from envoyage.planner.selection.contest import UNITS_A_POINT, Contest, after, contest
from envoyage.planner.selection.evening import Scale, evened
from envoyage.planner.selection.nominations import Nominations
from envoyage.planner.selection.receipts import receipts
from envoyage.planner.selection.result import Fill, Merit, NoSelection, Selection
from envoyage.planner.selection.search import Search
from envoyage.planner.unknowns.picks import Picked

STAGE = "select"
SHARE = 0.5
"""Of the time that the cohort itself may take; alternates and receipts have the rest."""


def select(nominations: Nominations, search: Search, report: Report = silent) -> Selection | NoSelection:
    """The best cohort with alternates and receipts, or what clashes. Raises OutOfTime or Cancelled."""
    return _made(nominations, contest(nominations), (search, report), ((), ()))


def step_in(
    nominations: Nominations, standing: Selection, cancelled: Collection[str], search: Search, report: Report = silent
) -> Selection | NoSelection:
    """The cohort after people cancelled: everybody else stays, the best who keep all limits step in.

    A delegation of which somebody cancelled leaves as a whole. Raises OutOfTime or Cancelled.
    """
    gone = tuple(dict.fromkeys((*standing.cancelled, *cancelled)))
    left = after(contest(nominations, gone), standing.chosen)
    return _made(nominations, left, (search, report), (gone, standing.chosen))


def _made(
    nominations: Nominations, race: Contest, running: tuple[Search, Report], before: tuple[tuple[str, ...], ...]
) -> Selection | NoSelection:
    (search, report), (cancelled, was) = running, before
    report(Progress(STAGE, message="Choosing the cohort"))
    answer = search.pick(race.picks(), SHARE)
    if answer.items is None:
        if answer.stopped is not Stopped.PROVEN:
            raise OutOfTime(search.seconds)
        return no_selection(race, search)
    chosen = _people(nominations, race, answer.items)
    report(Progress(STAGE, answer.value / UNITS_A_POINT, answer.bound / UNITS_A_POINT, "Finding alternates"))
    waiting = tuple(places(race, answer.items, nominations.alternates, search))
    report(Progress(STAGE, answer.value / UNITS_A_POINT, answer.bound / UNITS_A_POINT, "Writing receipts"))
    merits, scales = _merits(nominations)
    return Selection(
        chosen, answer.value / UNITS_A_POINT, answer.bound / UNITS_A_POINT, answer.stopped, search.seed, merits, scales,
        _fills(race, answer), waiting, tuple(receipts(nominations, race, answer, search)), cancelled,
        tuple(p for p in chosen if was and p not in was), tuple(p for p in was if p not in chosen),
    )  # fmt: skip


def _people(nominations: Nominations, race: Contest, units: Collection[int]) -> tuple[str, ...]:
    inside = {p for u in units for p in race.units[u]}
    return tuple(n.id for n in nominations.nominees if n.id in inside)


def _merits(nominations: Nominations) -> tuple[tuple[Merit, ...], tuple[Scale, ...]]:
    found = evened(nominations.nominees)
    merits = tuple(Merit(n.id, round(found.merits[n.id], 3), len(n.scores)) for n in nominations.nominees)
    return merits, found.scales


def _fills(race: Contest, answer: Picked) -> tuple[Fill, ...]:
    eligible = [u for u in range(len(race.units)) if u not in race.shut]
    return tuple(
        Fill(x.kind, x.name, x.least, x.most, len(x.people), race.total(i, eligible), race.total(i, answer.items or ()))
        for i, x in enumerate(race.limits)
    )
