"""Whether a programme is possible, as far as can be said without planning it: yes is a hope, no is a proof."""

import time
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum

from envoyage.planner.errors import Fault
from envoyage.planner.explain.stays import Stays
from envoyage.planner.faults import BASICS, SHORTAGES, calendar, find_faults, people, waivers
from envoyage.planner.faults import CHECKS as EVERY_CHECK
from envoyage.planner.finding import Severity
from envoyage.planner.hosting import hosting
from envoyage.planner.plan import Plan, Stay
from envoyage.planner.problem import Problem
from envoyage.planner.progress import Stop, never
from envoyage.planner.quick import quick_check
from envoyage.planner.route.assign import Effort
from envoyage.planner.route.possible import Barred, Divided, any_split, good_split

EXPLAINED = frozenset({
    "clashing_pins", "keep_clash", "language_not_offered", "liaisons_missing", "no_beds", "no_fitting_resource",
    "pin_outside_calendar", "too_few_people", "too_few_places", "too_many_people",
})  # fmt: skip
"""Faults that are contradictions of a programme; all others are mistakes in writing it down."""
WRITTEN_WRONG = (*BASICS, calendar.broken_chain, calendar.odd_sessions, people.same_people, waivers.odd_waivers)
"""The checks that look for mistakes in writing alone: what is asked often leaves them out."""
CHECKS = tuple(check for check in (*EVERY_CHECK, *SHORTAGES) if check not in WRITTEN_WRONG)
"""The checks that look for contradictions."""
ONE_SPLIT = 2.0
"""Seconds for one look for a split; most take a tenth of one."""


class Answer(StrEnum):
    """Whether a programme is possible; unknown where the time was too short."""

    POSSIBLE = "possible"
    IMPOSSIBLE = "impossible"
    UNKNOWN = "unknown"


class Depth(IntEnum):
    """How much an answer looks at: numbers alone, split and route as well, or the days of stays too."""

    COUNTS = 1
    ROUTES = 2
    STAYS = 3


def mistakes(problem: Problem) -> tuple[Fault, ...]:
    """The faults that must be mended before there is anything to explain."""
    return tuple(f for f in find_faults(problem) if f.code not in EXPLAINED)


@dataclass(frozen=True)
class Reason:
    """Why a programme is impossible, as a sentence, and which table and field that is about where one is."""

    text: str
    place: str = ""


@dataclass
class Oracle:
    """Answers whether programmes are possible, by counting, by split and route, and by the days of single stays.

    What it says no to is impossible. It does not know rooms and rides in detail, nor what groups take from each
    other: so a yes is proven by planning alone.
    """

    deadline: float
    seed: int = 0
    cancelled: Stop = never
    stays: Stays = field(init=False)
    asked: int = 0

    def __post_init__(self) -> None:
        self.stays = Stays(self.deadline, self.seed, self.cancelled)

    def ask(self, problem: Problem, depth: Depth = Depth.STAYS) -> Answer:
        """Whether a programme is possible, as far as is looked."""
        self.asked += 1
        if self.is_over():
            return Answer.UNKNOWN
        if contradictions(problem):
            return Answer.IMPOSSIBLE
        if depth is Depth.COUNTS:
            return Answer.POSSIBLE
        if depth is Depth.STAYS and not self._blocks_possible(problem):
            return Answer.IMPOSSIBLE
        found = self._split(problem) if depth is Depth.STAYS else self._any(problem)
        if found.plan:
            return Answer.POSSIBLE
        return Answer.IMPOSSIBLE if found.proven else Answer.UNKNOWN

    def shallowest(self, problem: Problem) -> Depth:
        """How far one must look to see that a programme is impossible."""
        return next((d for d in Depth if self.ask(problem, d) is Answer.IMPOSSIBLE), Depth.STAYS)

    def _any(self, problem: Problem, barred: Barred = frozenset()) -> Divided:
        effort = Effort(max(0.1, min(ONE_SPLIT, self.left())), self.seed, self.cancelled)
        return any_split(problem, effort, barred)

    def reasons(self, problem: Problem) -> tuple[Reason, ...]:
        """Why a programme is impossible, where counting or routes alone show it."""
        return contradictions(problem) or tuple(Reason(words) for words in self._any(problem).words)

    def good(self, problem: Problem, seconds: float) -> Divided:
        """A good split of a possible programme."""
        return good_split(problem, Effort(seconds, self.seed, self.cancelled))

    def left(self) -> float:
        """Seconds left."""
        return self.deadline - time.monotonic()

    def is_over(self) -> bool:
        """Whether the time is up."""
        return self.left() <= 0 or self.cancelled()

    def _blocks_possible(self, problem: Problem) -> bool:
        labels = ("", *sorted({pin.group for pin in problem.pins.appointments}))
        return all(self.stays.is_possible(problem, b, b.city, label) for b in problem.blocks for label in labels)

    def _split(self, problem: Problem) -> Divided:
        """A split whose stays are possible each by itself: those that are not are barred until one is found."""
        barred: Barred = frozenset()
        while True:
            found = self._any(problem, barred)
            if found.plan is None or self.is_over():
                return found if found.plan is None else replace(found, plan=None, proven=False)
            closed, more = self._impossible(problem, found.plan)
            if not closed and not more:
                return found
            problem, barred = _without(problem, closed), barred | more

    def _impossible(self, problem: Problem, plan: Plan) -> tuple[set[tuple[str, str]], Barred]:
        """The cities and slots of a plan in which no group can be, and those in which a pinned one cannot."""
        slots = [s for s in plan.stays if s.period not in problem.block]
        closed = {(s.city, s.period) for s in slots if not self._can(problem, s, "")}
        pinned = {pin.group for pin in problem.pins.appointments}
        mine = (s for s in slots if s.group in pinned and (s.city, s.period) not in closed)
        return closed, frozenset((s.group, s.period, s.city) for s in mine if not self._can(problem, s, s.group))

    def _can(self, problem: Problem, stay: Stay, label: str) -> bool:
        return self.stays.is_possible(problem, problem.period[stay.period], stay.city, label)


def contradictions(problem: Problem) -> tuple[Reason, ...]:
    """What faults show to be impossible, else what counting does: it says much of what faults say once more."""
    faults = (f for check in CHECKS for f in check(problem) if f.code in EXPLAINED)
    told = tuple(dict.fromkeys(Reason(f"{f.text} {f.way_out}".rstrip(), f.place) for f in faults))
    return told or tuple(Reason(s.message) for s in quick_check(problem) if s.severity is Severity.HARD)


def _without(problem: Problem, closed: set[tuple[str, str]]) -> Problem:
    """The programme in which these cities host nobody in these slots."""
    for city, slot in sorted(closed):
        problem = hosting(problem, city, (slot,), 0)
    return problem
