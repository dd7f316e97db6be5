"""The calendar: a chain of shared blocks and slots without holes, sessions inside their blocks, ends after starts."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from envoyage.planner.errors import Fault
from envoyage.planner.faults.place import place
from envoyage.planner.problem import Problem, Session, SharedBlock, Slot

FARTHEST = timedelta(days=1)
"""How far a wall-clock landing may lie before its departure: across the date line."""
LONGEST_PROGRAMME = 366
YEARS = (1900, 2200)
"""The first and the last year of programmes: days are counted before the start and after the end as well."""


class Span(NamedTuple):
    """A row with a start and an end, where both are known; ``point`` allows both to be the same."""

    where: str
    starts: date | None
    ends: date | None
    point: bool = False


def ends_before_starts(problem: Problem) -> Iterator[Fault]:
    """Whatever ends before it starts."""
    for span in _spans(problem):
        if span.starts is None or span.ends is None:
            continue
        if span.ends < span.starts or (span.ends == span.starts and not span.point):
            yield Fault(
                "end_before_start", span.where, f"It ends on {_said(span.ends)}, not after {_said(span.starts)}.",
                "Swap the two, or correct one.",
            )  # fmt: skip


def _spans(problem: Problem) -> Iterator[Span]:
    yield Span("programme.ends", problem.starts, problem.ends)
    yield from (Span(place("blocks", b.id, "leave"), b.arrive, b.leave) for b in problem.blocks)
    yield from (Span(place("slots", s.id, "leave"), s.arrive, s.leave) for w in problem.windows for s in w.slots)
    yield from (Span(place("sessions", s.id, "end"), s.start, s.end) for s in problem.sessions)
    for o in problem.officers:
        yield Span(place("officers", o.id, "available_to"), o.available_from, o.available_to, point=True)
    for p in problem.participants:
        yield Span(place("participants", p.id, "departure"), p.arrival, p.departure)
    for f in problem.flights:
        earliest = max(f.departs, datetime.min + FARTHEST) - FARTHEST
        yield Span(place("flights", f.id, "arrives"), earliest, f.arrives)


def _said(moment: date) -> str:
    return f"{moment:%d %B %Y, %H:%M}" if isinstance(moment, datetime) else f"{moment:%d %B %Y}"


def broken_chain(problem: Problem) -> Iterator[Fault]:
    """Periods over each other, or with days between them that belong to none."""
    periods = problem.periods
    if all(p.arrive < p.leave for p in periods):  # else their order means nothing
        for before, after in pairwise(periods):
            yield from _join(problem, before, after)


def no_calendar(problem: Problem) -> Iterator[Fault]:
    """No period at all, a window without slots, or a programme of more than a year."""
    if not problem.periods:
        way = "Fill in the shared blocks and the slots."
        yield Fault("no_calendar", "blocks", "The programme has no shared block and no slot.", way)
    if (problem.ends - problem.starts).days > LONGEST_PROGRAMME:
        yield Fault("end_before_start", "programme.ends", "The programme is longer than a year.", "Correct the dates.")
    for window in problem.windows:
        if not window.slots:
            yield Fault("no_calendar", place("windows", window.id), "The split window has no slot.", "Add its slots.")


def strange_years(problem: Problem) -> Iterator[Fault]:
    """A programme that starts long ago or ends in a far future: a slip of the pen."""
    first, last = YEARS
    for field, day in (("starts", problem.starts), ("ends", problem.ends)):
        if not first <= day.year <= last:
            text = f"{day.year} is not possible as a year here."
            yield Fault("out_of_range", f"programme.{field}", text, f"Write a year from {first} to {last}.")


def outside_programme(problem: Problem) -> Iterator[Fault]:
    """Periods outside the programme."""
    for period in problem.periods:
        if period.arrive < problem.starts or period.leave > problem.ends:
            yield _outside(problem, period)


def _outside(problem: Problem, period: SharedBlock | Slot) -> Fault:
    field = "arrive" if period.arrive < problem.starts else "leave"
    return Fault(
        "outside_programme", where(problem, period.id, field),
        f"{period.id} lies outside the programme ({_said(problem.starts)} to {_said(problem.ends)}).",
        "Move it, or lengthen the programme.",
    )  # fmt: skip


def _join(problem: Problem, before: SharedBlock | Slot, after: SharedBlock | Slot) -> Iterator[Fault]:
    spot = where(problem, after.id, "arrive")
    if after.arrive < before.leave:
        text = f"{after.id} starts on {_said(after.arrive)}, before {before.id} ends on {_said(before.leave)}."
        yield Fault("overlap", spot, text, "Let each period start on the day the one before it ends.")
    elif after.arrive > before.leave:
        text = f"Nothing is planned from {_said(before.leave)}, when {before.id} ends, to {_said(after.arrive)}."
        yield Fault("not_contiguous", spot, text, "Let each period start on the day the one before it ends.")


def where(problem: Problem, period: str, field: str) -> str:
    """The place of a period: a shared block or a slot."""
    return place("blocks" if period in problem.block else "slots", period, field)


def odd_sessions(problem: Problem) -> Iterator[Fault]:
    """Sessions outside their block, and two at a time where everybody attends both."""
    for session in problem.sessions:
        block = problem.block.get(session.block)
        if block and block.arrive < block.leave and not _is_inside(session, block):
            text = f"{session.title or session.id} on {_said(session.start)} is not inside {block.id}."
            yield Fault("outside_block", place("sessions", session.id, "start"), text, "Move the session or the block.")
    for sessions in problem.sessions_of.values():
        yield from (_clash(a, b) for a, b in pairwise(sessions) if b.start < a.end)


def _is_inside(session: Session, block: SharedBlock) -> bool:
    return block.arrive <= session.start.date() and session.end.date() <= block.leave


def _clash(a: Session, b: Session) -> Fault:
    text = f"{b.title or b.id} starts while {a.title or a.id} is on, and everybody attends both."
    return Fault("overlap", place("sessions", b.id, "start"), text, "Move one of them.")
