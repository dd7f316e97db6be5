"""When meetings can be held in a block, and when each person cannot come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from envoyage.planner.encounters.request import EncounterRequest
from envoyage.planner.plan import Plan
from envoyage.planner.presence import present
from envoyage.planner.problem import LanguageOfficer, OutOf, Problem


@dataclass(frozen=True)
class TimedSlot:
    """A time for one meeting at each table of a session."""

    id: str
    session: str
    start: datetime
    end: datetime
    tables: int


@dataclass(frozen=True)
class BlockTimes:
    """The slots of a block in the order of time, and the numbers of those in which each person can meet somebody."""

    block: str
    slots: tuple[TimedSlot, ...]
    free: Mapping[str, frozenset[int]]

    @property
    def places(self) -> int:
        """How many meetings can be held in all."""
        return sum(s.tables for s in self.slots)


def slots_of(request: EncounterRequest, block: str) -> tuple[TimedSlot, ...]:
    """The slots of the meeting sessions of a block."""
    found: list[TimedSlot] = []
    for session in request.sessions:
        if session.block == block:
            step, start = timedelta(minutes=session.minutes + session.pause), session.start
            while start + timedelta(minutes=session.minutes) <= session.end:
                end = start + timedelta(minutes=session.minutes)
                found.append(TimedSlot(f"{session.id}@{start:%m%d-%H%M}", session.id, start, end, session.tables))
                start += step
    return tuple(sorted(found, key=lambda s: (s.start, s.id)))


def block_times(problem: Problem, plan: Plan, request: EncounterRequest, block: str) -> BlockTimes:
    """The slots of a block and who can come when."""
    slots = slots_of(request, block)
    busy, city = _busy(plan, block), problem.block[block].city

    def can_come(person: str, slot: TimedSlot) -> bool:
        clashes = any(start < slot.end and slot.start < end for start, end in busy.get(person, ()))
        return not clashes and present(problem, person, city, slot.start, slot.end)

    free = {p: frozenset(n for n, s in enumerate(slots) if can_come(p, s)) for p in members(plan)}
    free |= {
        c.id: frozenset(n for n, s in enumerate(slots) if _comes(request, c.id, s))
        for c in request.counterparts
        if c.block == block
    }
    away = {a.who: [x for x in request.absences if x.who == a.who] for a in request.absences}
    for who, spans in away.items():
        if who in free:
            gone = {n for n in free[who] if any(a.start < slots[n].end and slots[n].start < a.end for a in spans)}
            free[who] -= gone
    return BlockTimes(block, slots, free)


def members(plan: Plan) -> tuple[str, ...]:
    """The participants of a plan."""
    return tuple(sorted(plan.group_of))


def officer_there(problem: Problem, officer: LanguageOfficer, start: datetime, end: datetime) -> bool:
    """Whether a language officer is with the programme on a day, and not ill in a span of it."""
    day = start.date()
    comes = (officer.available_from or day) <= day <= (officer.available_to or day)
    return comes and not problem.is_out(OutOf.OFFICER, officer.id, start, end)


def officer_free(problem: Problem, plan: Plan, officer: LanguageOfficer, block: str, slot: TimedSlot) -> bool:
    """Whether a language officer can interpret in a slot: there, well, and not at work elsewhere."""
    if not officer_there(problem, officer, slot.start, slot.end):
        return False
    at_work = (
        (a.start, a.end)
        for a in plan.appointments
        if plan.stay[a.stay].period == block and officer.id in (a.officers or plan.group[a.group].officers)
    )
    return not any(start < slot.end and slot.start < end for start, end in at_work)


def _busy(plan: Plan, block: str) -> dict[str, list[tuple[datetime, datetime]]]:
    """When each participant is at something in the plan, the way there included."""
    busy: dict[str, list[tuple[datetime, datetime]]] = {}
    for item in plan.appointments:
        if plan.stay[item.stay].period == block:
            for person in item.attendees:
                busy.setdefault(person, []).append((item.leave_at or item.start, item.end))
    return busy


def _comes(request: EncounterRequest, counterpart: str, slot: TimedSlot) -> bool:
    who = request.counterpart[counterpart]
    in_session = not who.sessions or slot.session in who.sessions
    return in_session and (who.arrives or slot.start) <= slot.start and slot.end <= (who.leaves or slot.end)
