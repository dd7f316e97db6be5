"""Which pairs block: two who do not meet although both would rather, and could within everybody's fair share."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from envoyage.planner.encounters.worth import Pair


@dataclass(frozen=True)
class Bounds:
    """Between what everybody's number of meetings lies, and what holds for all.

    Participants differ by no more than ``difference``, except who cannot have as many. ``room`` is how many tables
    there can be, ``crowds`` sets of languages with the number of tables that can be interpreted into them, ``at_once``
    how many sit at one table of a counterpart where that is more than one.
    """

    least: Mapping[str, int]
    most: Mapping[str, int]
    participants: frozenset[str]
    difference: int
    room: int
    crowds: tuple[tuple[frozenset[str], int], ...] = ()
    at_once: Mapping[str, int] = field(default_factory=dict)

    def tables(self, counterpart: str, meetings: int) -> int:
        """How many tables these meetings of a counterpart need at the least."""
        return -(-meetings // self.at_once.get(counterpart, 1))

    def allow(self, counts: Mapping[str, int], languages: Mapping[str, int]) -> bool:
        """Whether these numbers of meetings by person, and of tables by language, keep everything."""
        if any(not self.least[who] <= counts.get(who, 0) <= self.most[who] for who in self.most):
            return False
        total = sum(self.tables(c, counts.get(c, 0)) for c in self.most if c not in self.participants)
        crowded = any(sum(languages.get(x, 0) for x in some) > most for some, most in self.crowds)
        return total <= self.room and not crowded and self.are_even(counts)

    def are_even(self, counts: Mapping[str, int]) -> bool:
        """Whether nobody has more than somebody else, who could have more, and the difference."""
        top = max((counts.get(p, 0) for p in self.participants), default=0)
        return all(counts.get(p, 0) >= min(self.most[p], top - self.difference) for p in self.participants)


@dataclass(frozen=True)
class Swap:
    """A pair that would rather meet, and what each side gives up for it, if anything."""

    pair: Pair
    given_up: tuple[Pair, ...]


class Market:
    """Who meets whom at present, and what would be swapped."""

    def __init__(self, pairs: tuple[Pair, ...], bounds: Bounds, met: Iterable[Pair]) -> None:
        self.pairs, self.bounds = pairs, bounds
        self.met: dict[str, dict[Pair, None]] = {who: {} for who in bounds.most}
        self.counts: Counter[str] = Counter()
        self.languages: Counter[str] = Counter()  # tables into which it is interpreted
        self.talks: Counter[tuple[str, str]] = Counter()
        self.tables = 0
        self.together: dict[Pair, None] = {}  # in the order in which they came together, so that runs are alike
        for pair in met:
            self._add(pair)

    @property
    def worth(self) -> int:
        """What all meetings are worth."""
        return sum(pair.worth for pair in self.together)

    def apply(self, swap: Swap) -> None:
        """Let a pair meet, and those given up not."""
        for pair in swap.given_up:
            self._remove(pair)
        self._add(swap.pair)

    def blocking(self) -> Iterator[Swap]:
        """Every pair that blocks, with the first swap that all bounds allow."""
        top = max((self.counts[p] for p in self.bounds.participants), default=0)
        low = _Low(self, top)
        for pair in self.pairs:
            if pair not in self.together:
                swap = self._swap(pair, low)
                if swap:
                    yield swap

    def _swap(self, pair: Pair, low: "_Low") -> Swap | None:
        mine = self._ways(pair.participant, pair.gain, low)
        theirs = self._ways(pair.counterpart, pair.interest, low) if mine else ()
        for one in mine:
            for other in theirs:
                swap = Swap(pair, tuple(p for p in (one, other) if p))
                if self._allowed(swap):
                    return swap
        return None

    def _ways(self, who: str, gain: int, low: "_Low") -> Sequence[Pair | None]:
        """What somebody could give up for a new meeting: nothing where a place is left, or one that gains less."""
        spare: list[Pair | None] = [None] if self.counts[who] < self.bounds.most[who] else []
        worse = [p for p in self.met[who] if gain_for(p, who) < gain and not p.must and low.spares(other_of(p, who))]
        return [*spare, *sorted(worse, key=lambda p: gain_for(p, who))]

    def _allowed(self, swap: Swap) -> bool:
        change: Counter[str] = Counter((swap.pair.participant, swap.pair.counterpart))
        talks = Counter((swap.pair.talk,))
        for pair in swap.given_up:
            change.subtract((pair.participant, pair.counterpart))
            talks.subtract((pair.talk,))
        talk: Counter[str] = Counter()
        for (counterpart, language), by in talks.items():
            if language:
                talk[language] += self._more_tables(counterpart, self.talks[counterpart, language], by)
        return self._keeps(change, talk)

    def _more_tables(self, counterpart: str, meetings: int, by: int) -> int:
        return self.bounds.tables(counterpart, meetings + by) - self.bounds.tables(counterpart, meetings)

    def _keeps(self, change: Counter[str], talk: Counter[str]) -> bool:
        bounds, counts = self.bounds, self.counts
        for who, by in change.items():
            if by and not bounds.least[who] <= counts[who] + by <= bounds.most[who]:
                return False
        others = (who for who in change if who not in bounds.participants)
        more = sum(self._more_tables(who, counts[who], change[who]) for who in others)
        if more > 0 and self.tables + more > bounds.room:
            return False
        for some, most in bounds.crowds if any(n > 0 for n in talk.values()) else ():
            if sum(self.languages[x] + talk[x] for x in some) > most:
                return False
        moved = any(by for who, by in change.items() if who in bounds.participants)
        return not moved or bounds.are_even({p: counts[p] + change[p] for p in bounds.participants})

    def _add(self, pair: Pair) -> None:
        self.together[pair] = None
        self._count(pair, 1)
        for who in (pair.participant, pair.counterpart):
            self.met[who][pair] = None

    def _remove(self, pair: Pair) -> None:
        del self.together[pair]
        self._count(pair, -1)
        for who in (pair.participant, pair.counterpart):
            del self.met[who][pair]

    def _count(self, pair: Pair, by: int) -> None:
        self.tables += self._more_tables(pair.counterpart, self.counts[pair.counterpart], by)
        self.counts[pair.participant] += by
        self.counts[pair.counterpart] += by
        if pair.language:
            self.languages[pair.language] += self._more_tables(pair.counterpart, self.talks[pair.talk], by)
            self.talks[pair.talk] += by


class _Low:
    """Who cannot lose a meeting: a look that spares trying every swap."""

    def __init__(self, market: Market, top: int) -> None:
        self._market, self._top = market, top

    def spares(self, who: str) -> bool:
        """Whether somebody could have one meeting fewer as far as the least and the difference are concerned.

        Whoever has the most may give way together with it, so the difference is looked at with one less.
        """
        left, bounds = self._market.counts[who] - 1, self._market.bounds
        if left < bounds.least[who]:
            return False
        return who not in bounds.participants or left >= min(bounds.most[who], self._top - 1 - bounds.difference)


def gain_for(pair: Pair, who: str) -> int:
    """What a side of a pair gains."""
    return pair.gain if who == pair.participant else pair.interest


def other_of(pair: Pair, who: str) -> str:
    """The other side of a pair."""
    return pair.counterpart if who == pair.participant else pair.participant
