"""Who sits where at every event: a local search that swaps people, and a bound of what any seating can reach."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from envoyage.planner.encounters.mixing import Mixing, bits
from envoyage.planner.encounters.request import SeatingKind
from envoyage.planner.progress import Stop, never

TRIES_AN_EVENT = 40_000
"""Swaps that are looked at for each event (assumption)."""
WARM, COLD = 0.8, 0.08
"""Useful pairs that a swap may lose with a fair chance, at the beginning and at the end (assumption)."""

WRONG = 50
"""Useful pairs that outweigh somebody who is not interpreted, or two at a table who are kept apart."""


@dataclass(frozen=True)
class Hall:
    """An event to seat: its kind, the guests by number, how many sit together, and the officers by languages.

    ``crowds`` are sets of languages with the officers who speak one of them.
    """

    kind: SeatingKind
    guests: tuple[int, ...]
    sizes: tuple[int, ...]
    crowds: tuple[tuple[frozenset[str], int], ...] = ()


Seats = tuple[tuple[tuple[int, ...], ...], ...]
"""For each hall and each table the guests, by number."""


def seat(
    mixing: Mixing, halls: Sequence[Hall], seed: int, cancelled: Stop = never, tries: int = TRIES_AN_EVENT
) -> Seats:
    """Seats at which as many useful pairs as can be found meet at least once; the same for the same seed."""
    rng, room = Random(seed), _Room(mixing, halls)  # noqa: S311 -- nothing secret
    whole = [h for h, hall in enumerate(halls) if len(hall.sizes) > 1]
    best, most = room.seats(), room.value
    steps = tries * len(whole)
    for step in range(steps):
        h = whole[rng.randrange(len(whole))]
        guests = halls[h].guests
        p, q = guests[rng.randrange(len(guests))], guests[rng.randrange(len(guests))]
        if room.at[h][p] == room.at[h][q]:
            continue
        change = room.change(h, p, q)
        heat = WARM * (COLD / WARM) ** (step / steps)
        if change >= 0 or rng.random() < math.exp(change / heat):
            room.swap(h, p, q, change)
            if room.value > most:
                best, most = room.seats(), room.value
        if step % 1000 == 0 and cancelled():
            break
    return best


def met_pairs(mixing: Mixing, halls: Sequence[Hall], seats: Seats) -> int:
    """How many useful pairs, who would not meet else, sit together at least once."""
    met = [0] * len(mixing.people)
    for hall, tables in zip(halls, seats, strict=True):
        useful = mixing.useful(hall.kind)
        for table in tables:
            together = bits(table)
            for p in table:
                met[p] |= useful[p] & together
    return sum(x.bit_count() for x in met) // 2


def most_pairs(mixing: Mixing, halls: Sequence[Hall]) -> int:
    """What no seating exceeds at which every table has the interpreters it needs.

    A person meets no more useful people than there are, or than sit beside at all events; an event brings no more
    pairs together than sit at one table, without those of one group, who meet anyway.
    """
    each, reach, total = [0] * len(mixing.people), [0] * len(mixing.people), 0
    for hall in halls:
        useful, here = mixing.useful(hall.kind), bits(hall.guests)
        beside = max(hall.sizes, default=1) - 1
        talks = 0
        for p in hall.guests:
            reach[p] |= useful[p] & here
            known = min(beside, (useful[p] & here).bit_count())
            each[p] += known
            talks += known
        total += min(talks // 2, sum(size * (size - 1) // 2 for size in hall.sizes) - _wasted(mixing, hall))
    people = sum(min(n, x.bit_count()) for n, x in zip(each, reach, strict=True)) // 2
    return min(people, total)


def _wasted(mixing: Mixing, hall: Hall) -> int:
    """Pairs of one group that sit together at the least: when its people are spread as thinly as they can be.

    Who has to be interpreted can only be at as many tables as there are officers of the language.
    """
    able = {x: number for some, number in hall.crowds if len(some) == 1 for x in some}
    groups: dict[str, list[str]] = {}
    for p in hall.guests:
        groups.setdefault(mixing.group[p], []).append(mixing.language[p])
    return sum(_thinnest(languages, able, len(hall.sizes)) for languages in groups.values())


def _thinnest(languages: Sequence[str], able: dict[str, int], tables: int) -> int:
    """The fewest pairs at one table of people with these languages: the languages of few tables on tables of their own.

    Each language is spread over its tables alone, and those without a limit over all tables that are emptiest.
    """
    limited = sorted({x for x in languages if able.get(x, tables) < tables}, key=lambda x: (able[x], x))
    if len(limited) > 1:
        limited = limited[:1]  # tables of several languages may be the same ones; one alone is sure
    at = [0] * tables
    for language in limited:
        for n in range(languages.count(language)):
            at[n % max(1, able[language])] += 1
    for _ in range(sum(x not in limited for x in languages)):
        at[at.index(min(at))] += 1
    return sum(n * (n - 1) // 2 for n in at)


class _Room:
    """Where everybody sits at present, and what a swap of two would change."""

    def __init__(self, mixing: Mixing, halls: Sequence[Hall]) -> None:
        self.mixing, self.halls = mixing, halls
        self.at: list[dict[int, int]] = []
        self.tables: list[list[int]] = []
        self.useful = [mixing.useful(hall.kind) for hall in halls]
        for hall in halls:
            seated = list(_first(mixing, hall))
            self.at.append({p: t for t, table in enumerate(seated) for p in table})
            self.tables.append([bits(table) for table in seated])
        self.speakers = [self._speakers(h) for h in range(len(halls))]
        self.value: float = self._met() - WRONG * (sum(map(self._short, range(len(halls)))) + self._quarrels())

    def seats(self) -> Seats:
        """The guests of each table."""
        return tuple(tuple(tuple(_members(table)) for table in tables) for tables in self.tables)

    def change(self, h: int, p: int, q: int) -> float:
        """By how much the value changes when two at different tables swap seats."""
        mine, theirs = self.tables[h][self.at[h][p]] ^ 1 << p, self.tables[h][self.at[h][q]] ^ 1 << q
        gain = self._gain(h, p, mine, theirs) + self._gain(h, q, theirs, mine)
        return gain - WRONG * self._more_wrong(h, p, q)

    def swap(self, h: int, p: int, q: int, change: float) -> None:
        """Let two swap seats."""
        both, one, other = 1 << p | 1 << q, self.at[h][p], self.at[h][q]
        self.tables[h][one] ^= both
        self.tables[h][other] ^= both
        self.at[h][p], self.at[h][q] = other, one
        self._move(h, p, one, other)
        self._move(h, q, other, one)
        self.value += change

    def _gain(self, h: int, p: int, left: int, joined: int) -> int:
        """Useful pairs of a person that come and go with another table, other than those of other events."""
        new = self.useful[h][p] & ~self._elsewhere(h, p)
        gain = (new & joined).bit_count() - (new & left).bit_count()
        apart = self.mixing.apart[p]
        return gain - WRONG * ((apart & joined).bit_count() - (apart & left).bit_count()) if apart else gain

    def _elsewhere(self, h: int, p: int) -> int:
        met = 0
        for k, at in enumerate(self.at):
            if k != h and p in at:
                met |= self.tables[k][at[p]] & self.useful[k][p]
        return met

    def _more_wrong(self, h: int, p: int, q: int) -> int:
        """How many more tables have nobody to interpret after a swap."""
        language, hall = self.mixing.language, self.halls[h]
        if language[p] == language[q] or not hall.crowds:
            return 0
        before = self._short(h)
        one, other = self.at[h][p], self.at[h][q]
        self._move(h, p, one, other)
        self._move(h, q, other, one)
        after = self._short(h)
        self._move(h, p, other, one)
        self._move(h, q, one, other)
        return after - before

    def _short(self, h: int) -> int:
        speakers, crowds = self.speakers[h], self.halls[h].crowds
        busy = {language: sum(map(bool, tables)) for language, tables in speakers.items()}
        return sum(max(0, sum(busy.get(x, 0) for x in some) - able) for some, able in crowds)

    def _speakers(self, h: int) -> dict[str, list[int]]:
        """For each language to be interpreted, how many at each table need it."""
        found: dict[str, list[int]] = {}
        for p, table in self.at[h].items():
            if self.mixing.language[p]:
                found.setdefault(self.mixing.language[p], [0] * len(self.tables[h]))[table] += 1
        return found

    def _move(self, h: int, p: int, one: int, other: int) -> None:
        tables = self.speakers[h].get(self.mixing.language[p])
        if tables:
            tables[one] -= 1
            tables[other] += 1

    def _met(self) -> int:
        return met_pairs(self.mixing, self.halls, self.seats())

    def _quarrels(self) -> int:
        apart = self.mixing.apart
        return sum((apart[p] & t).bit_count() for tables in self.tables for t in tables for p in _members(t)) // 2


def _first(mixing: Mixing, hall: Hall) -> Iterator[tuple[int, ...]]:
    """Seats to begin with: those of a language together, so that few officers are enough."""
    order = sorted(hall.guests, key=lambda p: (mixing.language[p], p))
    start = 0
    for size in hall.sizes:
        yield tuple(order[start : start + size])
        start += size


def _members(some: int) -> Iterator[int]:
    while some:
        yield (some & -some).bit_length() - 1
        some &= some - 1
