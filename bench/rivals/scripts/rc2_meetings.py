"""Places meetings with RC2 of python-sat: our own clauses, one soft clause against each possible break."""

from itertools import combinations
from typing import Any

import lines
from pysat.card import CardEnc, EncType
from pysat.examples.rc2 import RC2Stratified
from pysat.formula import WCNF, IDPool

Clause = list[int]


class Told(RC2Stratified):
    """RC2 that tells its bound whenever it rises."""

    told = 0

    def process_core(self) -> None:
        super().process_core()
        if self.cost > self.told:
            self.told = self.cost
            lines.bound(self.cost)


class Encoding:
    """Clauses of a request: ``at`` a slot, ``busy`` in a slot, ``met`` in it or before, ``waits`` before it."""

    def __init__(self, request: dict[str, Any]) -> None:
        self.request, self.pool, self.formula = request, IDPool(), WCNF()
        self.slots = range(1, request["slots"] + 1)
        self.allowed = [lines.members(a) for a in request["allowed"]]
        self.meets = [lines.members(m) for m in request["meets"]]
        self._meetings()
        self._tables()
        self._order()
        for party, mine in enumerate(self.meets):
            self._busy(party, mine)
            self._waits(party)
        if request["fairness"] >= 0:
            self._fair(request["fairness"])

    def name(self, *what: object) -> int:
        """The number of an unknown."""
        return self.pool.id(what)

    def at(self, meeting: int, slot: int) -> int:
        """A meeting, from 1, is in a slot."""
        return self.name("at", meeting, slot)

    def hard(self, *literals: int) -> None:
        """One of these holds."""
        self.formula.append(list(literals))

    def _meetings(self) -> None:
        for meeting, slots in enumerate(self.allowed, 1):
            self.hard(*(self.at(meeting, s) for s in slots))
            for a, b in combinations(slots, 2):
                self.hard(-self.at(meeting, a), -self.at(meeting, b))

    def _tables(self) -> None:
        for slot, tables in zip(self.slots, self.request["tables"], strict=True):
            here = [self.at(m, slot) for m, slots in enumerate(self.allowed, 1) if slot in slots]
            if len(here) > tables:
                encoded = CardEnc.atmost(here, tables, vpool=self.pool, encoding=EncType.totalizer)
                self.formula.extend(encoded.clauses)

    def _order(self) -> None:
        for a, b in zip(self.request["earlier"], self.request["later"], strict=True):
            for s in self.allowed[a - 1]:
                for t in (t for t in self.allowed[b - 1] if t <= s):
                    self.hard(-self.at(a, s), -self.at(b, t))

    def _busy(self, party: int, mine: list[int]) -> None:
        for slot in self.slots:
            busy = self.name("busy", party, slot)
            here = [self.at(m, slot) for m in mine if slot in self.allowed[m - 1]]
            self.hard(-busy, *here)
            for one in here:
                self.hard(busy, -one)
            for a, b in combinations(here, 2):
                self.hard(-a, -b)

    def _waits(self, party: int) -> None:
        for slot in self.slots:
            busy, met = self.name("busy", party, slot), self.name("met", party, slot)
            before, idle = self.name("met", party, slot - 1), -self.name("busy", party, slot - 1)
            waits = self.name("waits", party, slot)
            if slot == 1:
                self.hard(-waits)
                self.hard(-before)
                self.hard(idle)
            for there in (before, busy):
                self.hard(-there, met)
            self.hard(-met, before, busy)
            self.hard(-busy, -idle, -before, waits)
            for needed in (busy, idle, before):
                self.hard(-waits, needed)
            self.formula.append([-waits], weight=1)

    def _fair(self, most: int) -> None:
        """Whoever has ``j + most`` breaks raises the least of all to ``j``."""
        for party in range(len(self.meets)):
            counted = self._sorted([self.name("waits", party, s) for s in self.slots])
            for number, reached in enumerate(counted, 1):
                self.hard(-self.name("least", number), reached)
                if number > most:
                    self.hard(-reached, self.name("least", number - most))

    def _sorted(self, literals: list[int]) -> list[int]:
        """Unary count of literals, both ways: the n-th is true where at least n of them are."""
        if len(literals) == 1:
            return literals
        half = len(literals) // 2
        a, b = self._sorted(literals[:half]), self._sorted(literals[half:])
        both = [self.name("count", *literals, n) for n in range(1, len(literals) + 1)]
        for i in range(len(a) + 1):
            for j in range(len(b) + 1):
                if i + j:
                    self.hard(*(-x for x in a[i - 1 : i]), *(-x for x in b[j - 1 : j]), both[i + j - 1])
                if i + j < len(both):
                    self.hard(*a[i : i + 1], *b[j : j + 1], -both[i + j])
        return both

    def read(self, model: list[int]) -> list[int]:
        """The slot of each meeting."""
        true = set(model)
        return [next(s for s in slots if self.at(m, s) in true) for m, slots in enumerate(self.allowed, 1)]


def main() -> None:
    """Solve, and tell the optimum."""
    request, _ = lines.asked()
    encoding = Encoding(request)
    with Told(encoding.formula, solver="g3", adapt=True, exhaust=True, minz=True) as engine:
        model = engine.compute()
        if model is None:
            lines.status("UNSATISFIABLE")
            return
        lines.solution({"slot": encoding.read(model)})
        lines.bound(engine.cost)
        lines.status("OPTIMAL_SOLUTION")


if __name__ == "__main__":
    main()
