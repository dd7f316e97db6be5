"""What a programme is made of, as far as it can be the cause of a contradiction."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import time

from envoyage.planner.problem import OpenHours, Problem

Change = Callable[[Problem], Problem]

ENDLESS = 10_000
"""A number beyond any programme, where a limit is to count for nothing."""
ALWAYS = tuple(OpenHours(day, time(0), time(0)) for day in range(1, 8))
"""Opening hours from midnight to midnight, every day of the week."""


@dataclass(frozen=True)
class Way:
    """A change that a person could make, in steps: ``say`` and ``change`` take how many, ``most`` is the last tried.

    ``dollars`` is what a step costs where that is known. ``left_out`` names the people who stay behind, by steps.
    """

    say: Callable[[int], str]
    change: Callable[[Problem, int], Problem]
    most: int = 1
    dollars: float = 0.0
    left_out: tuple[str, ...] = ()
    last_resort: bool = False
    """Whether it is tried only where smaller changes do not help."""
    together: tuple["Way", ...] = ()
    """The changes that it is made of, where these are several."""


@dataclass(frozen=True)
class Element:
    """One input or policy that may be in the way: a sentence, how to make it count for nothing, and ways to mend it.

    ``parts`` are smaller elements that it is made of, told instead where they are few.
    """

    id: str
    kind: str
    text: str
    relax: Change = field(repr=False, compare=False)
    ways: tuple[Way, ...] = field(default=(), repr=False, compare=False)
    parts: tuple["Element", ...] = field(default=(), repr=False, compare=False)


def relaxed(problem: Problem, elements: Iterable[Element]) -> Problem:
    """The programme in which these elements count for nothing."""
    for element in elements:
        problem = element.relax(problem)
    return problem


def once(text: str, change: Change, dollars: float = 0.0) -> Way:
    """A way that is gone or not, without steps."""
    return Way(lambda _: text, lambda problem, _: change(problem), 1, dollars)


def all_of(ways: tuple[Way, ...]) -> Way:
    """Several changes at once, a step of it a step of each."""

    def change(problem: Problem, steps: int) -> Problem:
        for way in ways:
            problem = way.change(problem, steps)
        return problem

    return Way(
        lambda k: "Together: " + " ".join(way.say(k) for way in ways),
        change, min(way.most for way in ways), sum(way.dollars for way in ways), last_resort=True, together=ways,
    )  # fmt: skip
