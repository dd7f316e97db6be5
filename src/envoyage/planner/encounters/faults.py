"""Every contradiction of what is asked for at once, each with a stable code, its place and the way out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from envoyage.planner.encounters.ground import ground_of
from envoyage.planner.encounters.mixing import guests_of
from envoyage.planner.encounters.request import EncounterRequest, MeetingSession, PairWish, SeatingEvent, SeatingKind
from envoyage.planner.encounters.slots import slots_of
from envoyage.planner.errors import Fault
from envoyage.planner.faults.names import why_odd
from envoyage.planner.faults.place import listed, meant, place
from envoyage.planner.faults.references import unknown
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem
from envoyage.planner.wording import counted

NUMBERS = {"least": (0, 100), "most": (1, 100), "difference": (0, 100), "counterpart_least": (0, 100), "waits": (0, 99)}
ROWS = {
    "sessions": {"minutes": (5, 480), "pause": (0, 240), "tables": (1, 1000)},
    "counterparts": {"most": (1, 100), "at_once": (1, 12)},
    "seatings": {"units": (1, 1000), "seats": (2, 1000)},
}
"""Between what numbers lie, by table and field."""

SLOTS_MOST = 200
"""Slots of a block beyond which a time was surely mistyped."""


def find_faults(problem: Problem, plan: Plan, request: EncounterRequest) -> tuple[Fault, ...]:
    """Every contradiction; empty where an arrangement can be looked for. Places read ``table[id].field``."""
    first = (*_other(problem, request), *_ids(problem, request), *_numbers(request), *_references(problem, request))
    if first:
        return first
    checks = (_times(problem, request), _wishes(request), _seats(problem, plan, request))
    return tuple(fault for found in checks for fault in found)


def find_doubts(problem: Problem, plan: Plan, request: EncounterRequest) -> tuple[Fault, ...]:
    """What is probably not meant, of a request without faults."""
    doubts = []
    for block in request.blocks:
        ground = ground_of(problem, plan, request, block)
        if ground.left_out:
            names = listed([ground.names[who] for who in ground.left_out])
            text = f"In block {block} there is nobody to meet for {names}."
            way = "Do languages, themes, objectives and times fit?"
            doubts.append(Fault("nobody_meets", "counterparts", text, way))
    return tuple(doubts)


def _other(problem: Problem, request: EncounterRequest) -> Iterator[Fault]:
    if request.programme != problem.id:
        text = f"This is for the programme {request.programme!r}, and the plan is of {problem.id!r}."
        yield Fault("other_programme", "request.programme", text, "Name the plan of this programme, or correct the id.")


def _ids(problem: Problem, request: EncounterRequest) -> Iterator[Fault]:
    for table in ("sessions", "counterparts", "seatings"):
        ids = [row.id for row in getattr(request, table)]
        for number, key in enumerate(ids, 1):
            if why := why_odd(key):
                yield Fault("odd_id", place(table, key or str(number), "id"), why, "Use letters, digits and hyphens.")
        for key, count in sorted(Counter(ids).items()):
            if count > 1:
                yield Fault("duplicate_id", place(table, key, "id"), f"The id {key!r} is there {count} times.")
    for c in request.counterparts:
        if c.id in problem.participant or c.id in problem.officer:
            text = f"A participant or language officer has the id {c.id!r} too."
            yield Fault("id_of_others", place("counterparts", c.id, "id"), text, "Choose another id.")


def _numbers(request: EncounterRequest) -> Iterator[Fault]:
    for field, ends in NUMBERS.items():
        yield from _range("request." + field, getattr(request, field), ends)
    for table, fields in ROWS.items():
        for row in getattr(request, table):
            for field, ends in fields.items():
                yield from _range(place(table, row.id, field), getattr(row, field), ends)
    for c in request.counterparts:
        for spoken in c.languages:
            yield from _range(place("counterparts", c.id, "languages"), spoken.level, (1, 5))
    if request.least > request.most:
        text = f"At least {request.least} is more than at most {request.most}."
        yield Fault("end_before_start", "request.least", text, "Lower the one or raise the other.")


def _range(where: str, value: int, ends: tuple[int, int]) -> Iterator[Fault]:
    if not ends[0] <= value <= ends[1]:
        text = f"{value} is not possible here."
        yield Fault("out_of_range", where, text, f"Write a number from {ends[0]} to {ends[1]}.")


def _references(problem: Problem, request: EncounterRequest) -> Iterator[Fault]:
    for table in ("sessions", "counterparts", "seatings"):
        for row in getattr(request, table):
            yield from _dangling("blocks", place(table, row.id, "block"), (row.block,), tuple(problem.block))
    themes, objectives = (tuple(row.id for row in rows) for rows in (problem.themes, problem.objectives))
    for c in request.counterparts:
        yield from _dangling("themes", place("counterparts", c.id, "themes"), c.themes, themes)
        yield from _dangling("objectives", place("counterparts", c.id, "objectives"), c.objectives, objectives)
        where = place("counterparts", c.id, "sessions")
        yield from _unknown("meeting_session", where, c.sessions, tuple(request.session))
    people, others = tuple(problem.participant), tuple(request.counterpart)
    for n, wish in enumerate(request.wishes):
        where = place("wishes", str(n))
        yield from _dangling("participants", f"{where}.participant", (wish.participant,), people)
        yield from _unknown("counterpart", f"{where}.counterpart", (wish.counterpart,), others)
        yield from _unknown("counterpart", f"{where}.after", (wish.after,) if wish.after else (), others)
    for n, absence in enumerate(request.absences):
        yield from _dangling("participants", place("absences", str(n), "who"), (absence.who,), (*people, *others))


def _dangling(target: str, where: str, named: Sequence[str], known: tuple[str, ...]) -> Iterator[Fault]:
    yield from (unknown(target, where, name, known) for name in named if name not in known)


def _unknown(what: str, where: str, named: Sequence[str], known: tuple[str, ...]) -> Iterator[Fault]:
    for name in named:
        if name not in known:
            text = f"There is no {what.replace('_', ' ')} {name!r}."
            yield Fault(f"unknown_{what}", where, text, meant(name, known) or "Correct the id, or add the row.")


def _times(problem: Problem, request: EncounterRequest) -> Iterator[Fault]:
    spans = [(place("sessions", s.id, "end"), s.start, s.end) for s in request.sessions]
    spans += [(place("absences", str(n), "end"), a.start, a.end) for n, a in enumerate(request.absences)]
    for where, start, end in spans:
        if end <= start:
            yield Fault("end_before_start", where, "It ends before it starts.", "Correct one of them.")
    for table in ("sessions", "seatings"):
        for row in getattr(request, table):
            yield from _outside(problem, place(table, row.id, "start"), row)
    for block in sorted({s.block for s in request.sessions}):
        yield from _overlaps(request, block)
    for block in sorted({c.block for c in request.counterparts}):
        slots = len(slots_of(request, block))
        if not 1 <= slots <= SLOTS_MOST:
            text = f"Block {block} has counterparts and {counted(slots, 'slot')} for meetings."
            yield Fault("no_meeting_time", "sessions", text, "Add or correct its meeting sessions.")


def _outside(problem: Problem, where: str, row: MeetingSession | SeatingEvent) -> Iterator[Fault]:
    block = problem.block[row.block]
    if not block.arrive <= row.start.date() <= block.leave:
        text = f"It is not between {block.arrive} and {block.leave}, when everybody is there."
        yield Fault("outside_block", where, text, "Correct the day or the block.")


def _overlaps(request: EncounterRequest, block: str) -> Iterator[Fault]:
    here = sorted((s for s in request.sessions if s.block == block), key=lambda s: (s.start, s.id))
    for a, b in pairwise(here):
        if b.start < a.end:
            text = f"It begins before session {a.id} ends."
            yield Fault("overlap", place("sessions", b.id, "start"), text, "Move one of them, or make them one.")


def _wishes(request: EncounterRequest) -> Iterator[Fault]:
    pairs = Counter((w.participant, w.counterpart) for w in request.wishes)
    for n, wish in enumerate(request.wishes):
        where = place("wishes", str(n))
        if pairs[wish.participant, wish.counterpart] > 1:
            text = "There are several wishes for this pair."
            yield Fault("wishes_clash", f"{where}.counterpart", text, "Keep one wish for each pair.")
        if _comes_after_itself(request, wish):
            text = "The meeting comes after itself, or after one that does."
            yield Fault("wishes_clash", f"{where}.after", text, "Name another counterpart.")
        starts = [s.start for s in slots_of(request, request.counterpart[wish.counterpart].block)]
        if wish.start and wish.start not in starts:
            way = f"Meetings begin at {listed([f'{s:%Y-%m-%d %H:%M}' for s in starts])}."
            yield Fault("no_meeting_slot", f"{where}.start", "No meeting begins then.", way)


def _comes_after_itself(request: EncounterRequest, wish: PairWish) -> bool:
    """Whether the meetings before one never come to a first."""
    before = {w.counterpart: w.after for w in request.wishes if w.participant == wish.participant}
    passed, now = set[str](), wish.counterpart
    while now and now not in passed:
        passed.add(now)
        now = before.get(now, "")
    return bool(now)


def _seats(problem: Problem, plan: Plan, request: EncounterRequest) -> Iterator[Fault]:
    for event in request.seatings:
        guests = len(guests_of(problem, plan, request, event))
        each = event.seats if event.kind is SeatingKind.TABLES else event.seats // 2 * 2
        if event.units * each < guests:
            text = f"There are {event.units * each} seats for {counted(guests, 'guest')}."
            yield Fault("too_few_seats", place("seatings", event.id, "seats"), text, "Add tables, seats or buses.")
