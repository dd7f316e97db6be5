"""The smallest set of elements that cannot go together: all others are spared one by one, with a proof each time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from envoyage.planner.explain.elements import Element
from envoyage.planner.explain.oracle import Answer

Ask = Callable[[Sequence[Element]], Answer]
"""Whether a programme of these elements alone is possible."""
FEW = 4
"""An element gives way to its parts where so few of them are enough."""


@dataclass
class Sparing:
    """Spares elements as long as those left are proven impossible: a late answer makes the set larger, never wrong."""

    ask: Ask
    known: dict[frozenset[str], Answer] = field(default_factory=dict)

    def answer(self, elements: Sequence[Element]) -> Answer:
        """Whether these alone are possible, each set asked once."""
        key = frozenset(e.id for e in elements)
        if key not in self.known:
            self.known[key] = self.ask(elements)
        return self.known[key]

    def smallest(self, elements: Sequence[Element]) -> tuple[Element, ...]:
        """A smallest part of impossible elements that is impossible; large elements by their parts where few matter."""
        kept = self.spared(tuple(elements))
        for element in [e for e in kept if len(e.parts) > 1]:
            apart = tuple(part for e in kept for part in (element.parts if e is element else (e,)))
            if self.answer(apart) is not Answer.IMPOSSIBLE:
                continue
            finer = self.spared(apart)
            if sum(part in finer for part in element.parts) <= FEW:
                kept = finer
        return kept

    def is_smallest(self, elements: Sequence[Element]) -> bool:
        """Whether every element was shown to be needed: without any one of them it is possible."""
        return all(self.answer(_without(elements, i, 1)) is Answer.POSSIBLE for i in range(len(elements)))

    def spared(self, kept: tuple[Element, ...]) -> tuple[Element, ...]:
        """What is left of impossible elements when none can be spared any more."""
        size = max(1, len(kept) // 2)
        while True:
            left = self._pass(kept, size)
            if size == 1 and left == kept:
                return kept
            kept, size = left, max(1, size // 2)

    def _pass(self, kept: tuple[Element, ...], size: int) -> tuple[Element, ...]:
        i = 0
        while i < len(kept):
            less = _without(kept, i, size)
            if self.answer(less) is Answer.IMPOSSIBLE:
                kept = less
            else:
                i += size
        return kept


def _without(elements: Sequence[Element], first: int, number: int) -> tuple[Element, ...]:
    return (*elements[:first], *elements[first + number :])
