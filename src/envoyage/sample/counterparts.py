"""Invented counterparts of a sample programme, bureaus and companies, and the tables at which people are seated."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from math import ceil
from random import Random

from envoyage.planner.encounters.request import (
    Absence,
    Counterpart,
    EncounterRequest,
    MeetingSession,
    PairWish,
    SeatingEvent,
    SeatingKind,
    Wish,
)
from envoyage.planner.problem import Problem, SessionKind, SharedBlock, Speaks
from envoyage.sample.names import Names
from envoyage.sample.sizes import SCALES, Size

COUNTS = {"S": (6, 8), "M": (30, 40), "L": (40, 50)}
"""Counterparts at the first and at the last shared block."""

BUREAUS = (
    "Bureau of Narcotics Affairs", "Office on Trafficking in Persons", "Bureau of Border Management",
    "Office of Financial Intelligence", "Bureau of Cyber Policy", "Office of Wildlife Protection",
    "Bureau of Counter-Terrorism Cooperation", "Federal Prosecutors' Training Office",
)  # fmt: skip
COMPANIES = (
    "Northline Port Security", "Clearledger Compliance", "Halcyon Cyber Labs", "Tidewater Shipping Association",
    "Open Courts Foundation", "Meridian Payments", "Safe Passage Network", "Granite State Forensics",
)  # fmt: skip
POSITIONS = ("Director", "Senior adviser", "Programme manager", "Desk officer", "Head of unit")
FOREIGN = ("es", "fr", "ar", "ru")
EARLIEST, LATEST = 15, 17
"""Meetings follow a last session that ends between these hours."""


def make_encounters(size: Size, seed: int, problem: Problem) -> EncounterRequest:
    """Counterparts, meeting sessions, wishes and shared tables for a sample programme, the same for the same seed."""
    rng = Random(f"{size}/{seed}/counterparts")
    people = SCALES[size].people
    blocks = (problem.blocks[0], problem.blocks[-1])
    sessions = tuple(s for b in blocks for s in _sessions(problem, b, people))
    open_blocks = {s.block for s in sessions}
    names = Names(rng)
    numbered = [(b, i) for b, n in zip(blocks, COUNTS[size], strict=True) if b.id in open_blocks for i in range(n)]
    counterparts = tuple(
        _counterpart(f"C{number:02}", block, names, rng, problem) for number, (block, _) in enumerate(numbered, 1)
    )
    counterparts = _with_small_tables(counterparts, Random(f"{size}/{seed}/small tables"))
    return EncounterRequest(
        problem.id, f"{problem.title}: meetings", sessions=sessions, counterparts=counterparts,
        wishes=_wishes(problem, counterparts, rng), absences=_absences(sessions, counterparts, rng),
        seatings=tuple(_seatings(problem, blocks, people)),
    )  # fmt: skip


def _sessions(problem: Problem, block: SharedBlock, people: int) -> Iterator[MeetingSession]:
    """Two hours after the last session, on two days that end early enough."""
    ends: dict[object, datetime] = {}
    for session in problem.sessions_of[block.id]:
        if session.kind.is_professional:
            ends[session.end.date()] = session.end
    late = [end for end in ends.values() if EARLIEST <= end.hour < LATEST]
    for number, end in enumerate(late[:2], 1):
        start = end + timedelta(minutes=15)
        yield MeetingSession(
            f"{block.id}-meetings-{number}", block.id, start, start + timedelta(minutes=125),
            tables=ceil(people / 4), place="Foyer",
        )  # fmt: skip


def _counterpart(key: str, block: SharedBlock, names: Names, rng: Random, problem: Problem) -> Counterpart:
    private = block.id == problem.blocks[-1].id and rng.random() < 0.6
    foreign = (Speaks(rng.choice(FOREIGN), rng.choice((3, 4, 5))),) if rng.random() < 0.3 else ()
    return Counterpart(
        key, names.draw("american").latin, block.id,
        institution=rng.choice(COMPANIES if private else BUREAUS), position=rng.choice(POSITIONS),
        themes=tuple(sorted(t.id for t in rng.sample(problem.themes, rng.choice((1, 2, 2, 3))))),
        objectives=tuple(sorted(o.id for o in rng.sample(problem.objectives, rng.choice((1, 2, 3))))),
        languages=(Speaks("en", 5), *foreign), most=rng.choice((4, 5, 6, 6)),
        email=f"{key.lower()}@counterparts.example", phone=f"+1 202 555 01{rng.randrange(100):02}",
    )  # fmt: skip


def _with_small_tables(counterparts: tuple[Counterpart, ...], rng: Random) -> tuple[Counterpart, ...]:
    """A fifth of the counterparts receive two to four people at once."""
    ids = sorted(c.id for c in counterparts)
    several = {key: rng.choice((2, 3, 4)) for key in rng.sample(ids, round(len(ids) / 5))}
    return tuple(replace(c, at_once=several.get(c.id, 1)) for c in counterparts)


def _wishes(problem: Problem, counterparts: tuple[Counterpart, ...], rng: Random) -> tuple[PairWish, ...]:
    """A few pairs who must meet, and one that must not."""
    people = rng.sample([p.id for p in problem.travellers], 4)
    others = rng.sample([c.id for c in counterparts], min(4, len(counterparts)))
    kinds = (Wish.MUST, Wish.MUST, Wish.MUST, Wish.NEVER)
    return tuple(PairWish(*wish) for wish in zip(people, others, kinds, strict=False))


def _absences(
    sessions: tuple[MeetingSession, ...], counterparts: tuple[Counterpart, ...], rng: Random
) -> tuple[Absence, ...]:
    """Some counterparts come to one of the sessions half an hour late."""
    late = rng.sample(counterparts, len(counterparts) // 10)
    firsts = {s.block: s for s in reversed(sessions)}
    return tuple(
        Absence(c.id, firsts[c.block].start, firsts[c.block].start + timedelta(minutes=30))
        for c in sorted(late, key=lambda c: c.id)
    )


def _seatings(problem: Problem, blocks: tuple[SharedBlock, ...], people: int) -> Iterator[SeatingEvent]:
    """Tables of eight at meals, plenaries and workshops, buses to what is seen together."""
    kinds = (SessionKind.MEAL, SessionKind.PLENARY, SessionKind.WORKSHOP, SessionKind.CULTURE)
    for session in (s for b in blocks for s in problem.sessions_of[b.id] if s.kind in kinds):
        by_bus = session.kind is SessionKind.CULTURE
        kind, seats = (SeatingKind.BUS, 40) if by_bus else (SeatingKind.TABLES, 8)
        title = f"Bus: {session.title}" if by_bus else session.title
        yield SeatingEvent(session.id, session.block, title, session.start, kind, ceil(people / seats), seats)
