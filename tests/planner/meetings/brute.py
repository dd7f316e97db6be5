"""Tiny requests made by seed, and all their schedules found by trying everything."""

from collections.abc import Iterator
from itertools import combinations, product
from random import Random

from envoyage.planner.meetings.inspect import breaks, findings
from envoyage.planner.meetings.race import Limits
from envoyage.planner.meetings.request import Meeting, MeetingRequest, MeetingSlot, Party, Session
from envoyage.planner.meetings.schedule import Schedule, seated

QUICK = Limits(seconds=60.0, seed=1)


def small_request(rng: Random) -> MeetingRequest:
    """Up to five meetings in four or five slots, with anything that may be asked for."""
    slots = tuple(MeetingSlot(f"s{n}", rng.choice((0, 1, 1, 2, 2, 2))) for n in range(rng.choice((4, 5))))
    ids = [s.id for s in slots]
    cut = rng.randint(1, len(ids) - 1)
    sessions = (Session("early", tuple(ids[:cut])), Session("late", tuple(ids[cut:])), Session("odd", tuple(ids[::2])))
    parties = tuple(Party(f"p{n}", tuple(s for s in ids if rng.random() < 0.1)) for n in range(rng.choice((3, 4, 5))))
    meetings: list[Meeting] = []
    for n in range(rng.randint(3, 5)):
        size = 3 if rng.random() < 0.15 else 2
        meetings.append(
            Meeting(
                f"m{n}", tuple(p.id for p in rng.sample(parties, size)),
                sessions=tuple(s.id for s in sessions if rng.random() < 0.15),
                after=tuple(m.id for m in meetings if rng.random() < 0.08),
            )
        )  # fmt: skip
    return _with_one_fixed(MeetingRequest(parties, tuple(meetings), slots, sessions, rng.choice((None, 0, 1, 2))), rng)


def _with_one_fixed(request: MeetingRequest, rng: Random) -> MeetingRequest:
    first, *rest = request.meetings
    if first.sessions or rng.random() < 0.6:
        return request
    fixed = Meeting(first.id, first.parties, slot=rng.choice(request.slots).id)
    return MeetingRequest(request.parties, (fixed, *rest), request.slots, request.sessions, request.fairness)


def small_tables(rng: Random) -> MeetingRequest:
    """Like a small request, but one party or two receive several at one table, some of whom cannot sit together."""
    slots = tuple(MeetingSlot(f"s{n}", rng.choice((0, 1, 1, 2))) for n in range(rng.choice((3, 4))))
    away = {n: tuple(s.id for s in slots if rng.random() < 0.1) for n in range(6)}
    guests = tuple(Party(f"p{n}", away[n]) for n in range(rng.choice((3, 4))))
    hosts = tuple(Party(f"h{n}", away[4 + n], rng.choice((1, 2, 3))) for n in range(2))
    pairs = [(p.id, h.id) for p in guests for h in hosts if rng.random() < 0.7][:6]
    meetings = tuple(
        Meeting(f"m{n}", two, after=(f"m{rng.randrange(n)}",) if n and rng.random() < 0.1 else ())
        for n, two in enumerate(pairs)
    )
    apart = tuple(
        (a.id, b.id) for a, b in combinations(meetings, 2) if a.parties[1] == b.parties[1] and rng.random() < 0.15
    )
    return MeetingRequest((*guests, *hosts), meetings, slots, (), rng.choice((None, 0, 1)), apart=apart)


def round_robin(parties: int, slots: int, fairness: int | None, rng: Random) -> MeetingRequest:
    """Everybody meets everybody, so that everybody may have breaks."""
    people = tuple(Party(f"p{n}", (f"s{rng.randrange(1, slots - 1)}",)) for n in range(parties))
    pairs = combinations(people, 2)
    meetings = tuple(Meeting(f"{a.id}{b.id}", (a.id, b.id)) for a, b in pairs)
    return MeetingRequest(people, meetings, tuple(MeetingSlot(f"s{n}", 1) for n in range(slots)), (), fairness)


def all_schedules(request: MeetingRequest) -> Iterator[Schedule]:
    """Every schedule that is as it was asked for, one for each choice of slots."""
    for chosen in product([s.id for s in request.slots], repeat=len(request.meetings)):
        schedule = seated(request, {m.id: slot for m, slot in zip(request.meetings, chosen, strict=True)})
        if not findings(request, schedule):
            yield schedule


def total_breaks(request: MeetingRequest, schedule: Schedule) -> int:
    """The breaks of all parties together."""
    return sum(breaks(request, schedule).values())
