"""Fewer waits for a placing that is there: meetings of two slots change places, with all that hangs on them."""

import math
from collections.abc import Mapping, Sequence
from random import Random

from envoyage.planner.encounters.interpreters import Officers, bottlenecks
from envoyage.planner.meetings.request import MeetingRequest
from envoyage.planner.progress import Stop, never

TRIES = 200_000
"""Moves that are looked at (assumption)."""
WARM, COLD = 0.8, 0.1
"""Waits that a change may add with a fair chance, at the beginning and at the end (assumption)."""


def settled(
    asked: MeetingRequest, at: Mapping[str, int], languages: tuple[Mapping[str, str], Officers], seed: int,
    cancelled: Stop = never,
) -> dict[str, int]:  # fmt: skip
    """The number of a slot for each meeting, with as few waits as are found; the same for the same seed.

    ``languages`` are those interpreted in meetings, with the officers of each slot.
    """
    rng, board = Random(seed), _Board(asked, at, *languages)  # noqa: S311 -- nothing secret
    best, fewest = dict(board.at), board.waits
    meetings, times = sorted(at), range(len(asked.slots))
    for step in range(TRIES if len(times) > 1 else 0):
        if not fewest or (step % 500 == 0 and cancelled()):
            break
        first = meetings[rng.randrange(len(meetings))]
        to = times[rng.randrange(len(times))]
        moved = board.chain(first, to)
        if not board.fits(moved):  # where all tables are taken, as many have to come back
            there = board.inside[to]
            back = there[rng.randrange(len(there))] if there else first
            if back in moved:
                continue
            moved |= board.chain(back, board.at[first])
        change = board.change(moved)
        heat = WARM * (COLD / WARM) ** (step / TRIES)
        if change is not None and (change <= 0 or rng.random() < math.exp(-change / heat)):
            board.move(moved, change)
            if board.waits < fewest:
                best, fewest = dict(board.at), board.waits
    return best


class _Board:
    """Where every meeting is, and when everybody is busy, as bits."""

    def __init__(
        self, asked: MeetingRequest, at: Mapping[str, int], language: Mapping[str, str], officers: Officers
    ) -> None:
        self.asked, self.at, self.language = asked, dict(at), language
        self.crowds = bottlenecks(officers)
        self.parties = {m.id: m.parties for m in asked.meetings}
        self.after = [(first, m.id) for m in asked.meetings for first in m.after]
        self.allowed = {m.id: _allowed(asked, m.slot, m.parties) for m in asked.meetings}
        self.held: dict[tuple[str, int], str] = {}
        self.busy: dict[str, int] = dict.fromkeys((p.id for p in asked.parties), 0)
        self.inside: list[list[str]] = [[] for _ in asked.slots]
        for meeting, time in at.items():
            self._put(meeting, time)
        self.waits = sum(map(_waits, self.busy.values()))

    def chain(self, first: str, to: int) -> dict[str, int]:
        """A meeting and all that have to change between its slot and another one with it, so that nobody is in two."""
        here = self.at[first]
        moved, open_ = {first: to}, [first]
        while open_:
            meeting = open_.pop()
            for party in self.parties[meeting]:
                other = self.held.get((party, moved[meeting]))
                if other is not None and other not in moved:
                    moved[other] = here if self.at[other] == to else to
                    open_.append(other)
        return moved

    def change(self, moved: Mapping[str, int]) -> int | None:
        """By how many waits more these moves make it; None where they are not allowed."""
        if any(self.at[m] == t or not self.allowed[m] >> t & 1 for m, t in moved.items()):
            return None
        if not (self.fits(moved) and self._is_interpreted(moved) and self._keeps_order(moved)):
            return None
        change = 0
        for party, both in self._flips(moved).items():
            before, after = _waits(self.busy[party]), _waits(self.busy[party] ^ both)
            if after > max(before, self.asked.fairness if self.asked.fairness is not None else after):
                return None
            change += after - before
        return change

    def move(self, moved: Mapping[str, int], change: int) -> None:
        """Carry moves out."""
        for meeting in moved:
            self._take(meeting)
        for meeting, time in moved.items():
            self._put(meeting, time)
        self.waits += change

    def _flips(self, moved: Mapping[str, int]) -> dict[str, int]:
        flips: dict[str, int] = {}
        for meeting, time in moved.items():
            for party in self.parties[meeting]:
                flips[party] = flips.get(party, 0) ^ (1 << time | 1 << self.at[meeting])
        return flips

    def fits(self, moved: Mapping[str, int]) -> bool:
        """Whether there are tables enough."""
        more = self._more(list(moved), moved)
        return all(len(self.inside[t]) + n <= self.asked.slots[t].tables for t, n in more.items())

    def _is_interpreted(self, moved: Mapping[str, int]) -> bool:
        talk = [m for m in moved if self.language[m]]
        for some, able in self.crowds if talk else ():
            for t, n in self._more([m for m in talk if self.language[m] in some], moved).items():
                here = sum(self.language[m] in some for m, at in self.at.items() if at == t) if n > 0 else 0
                if n > 0 and here + n > able[t]:
                    return False
        return True

    def _more(self, meetings: Sequence[str], moved: Mapping[str, int]) -> dict[int, int]:
        """How many of these meetings more are in each slot afterwards."""
        more: dict[int, int] = {}
        for meeting in meetings:
            more[moved[meeting]] = more.get(moved[meeting], 0) + 1
            more[self.at[meeting]] = more.get(self.at[meeting], 0) - 1
        return more

    def _keeps_order(self, moved: Mapping[str, int]) -> bool:
        new = {m: moved.get(m, self.at[m]) for pair in self.after for m in pair}
        return all(new[first] < new[second] for first, second in self.after)

    def _put(self, meeting: str, time: int) -> None:
        self.at[meeting] = time
        self.inside[time].append(meeting)
        for party in self.parties[meeting]:
            self.held[party, time] = meeting
            self.busy[party] |= 1 << time

    def _take(self, meeting: str) -> None:
        time = self.at[meeting]
        self.inside[time].remove(meeting)
        for party in self.parties[meeting]:
            del self.held[party, time]
            self.busy[party] ^= 1 << time


def _allowed(asked: MeetingRequest, slot: str, parties: Sequence[str]) -> int:
    """The slots in which a meeting may be, as bits."""
    forbidden = {s for p in asked.parties if p.id in parties for s in p.forbidden}
    return sum(1 << t for t, s in enumerate(asked.slots) if s.id not in forbidden and s.id == (slot or s.id))


def _waits(busy: int) -> int:
    """How often somebody busy at these times waits in between: the runs of bits but one."""
    return max(0, (busy & ~(busy << 1)).bit_count() - 1)
