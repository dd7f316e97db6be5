"""What forbids something: the smallest set of inputs and rules, each shown to be needed."""

from collections.abc import Callable, Iterable, Sequence

from envoyage.planner.explain.elements import Element, relaxed
from envoyage.planner.explain.minimal import Sparing
from envoyage.planner.explain.oracle import Answer
from envoyage.planner.problem import Problem

Possible = Callable[[Problem], bool | None]


def forbidding(problem: Problem, elements: Iterable[Element], is_possible: Possible) -> tuple[str, ...]:
    """The smallest set of elements that forbid what is asked, in words; empty where none of them is the cause."""
    everything = tuple(elements)

    def ask(kept: Sequence[Element]) -> Answer:
        ids = {e.id for e in kept}
        found = is_possible(relaxed(problem, [e for e in everything if e.id not in ids]))
        return Answer.UNKNOWN if found is None else Answer.POSSIBLE if found else Answer.IMPOSSIBLE

    sparing = Sparing(ask)
    if sparing.answer(()) is Answer.IMPOSSIBLE:
        return ()
    return tuple(e.text for e in sparing.smallest(everything))
