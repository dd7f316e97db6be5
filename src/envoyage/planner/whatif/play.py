"""Plans scenarios one after the other, each in a process of its own; one that has no plan does not stop the others."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from envoyage.planner.check import Verdict, check
from envoyage.planner.engine import run
from envoyage.planner.errors import Cancelled, Faulty, Impossible, Lost, OutOfTime, PlannerError
from envoyage.planner.plan import Plan, Stopped
from envoyage.planner.problem import Problem
from envoyage.planner.progress import Progress, Report, Stop, never, silent
from envoyage.planner.whatif.child import carry

BASE = "as it is"
"""The name of the programme without any change, always the first."""

Planner = Callable[..., Plan]
Carrier = Callable[..., Iterator[Plan | None]]


@dataclass(frozen=True)
class Scenario:
    """A programme as it would be, and the changes that make it so: as programs read them, and as people are told."""

    name: str
    problem: Problem
    changes: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


class End(StrEnum):
    """How the planning of a scenario ended."""

    PLANNED = "planned"
    IMPOSSIBLE = "impossible"
    OUT_OF_TIME = "out_of_time"
    LOST = "lost"
    NOT_TRIED = "not_tried"

    @property
    def words(self) -> str:
        """The ending as a person reads it."""
        return self.value.replace("_", " ")


@dataclass(frozen=True)
class Least:
    """The plan of the programme as it is, carried over to a scenario with the least change."""

    plan: Plan
    verdict: Verdict


@dataclass(frozen=True)
class Outcome:
    """What became of a scenario: its plan with the verdict of the check, or why there is none.

    ``taken_from`` names the scenario whose plan this is where that is better here too than its own. ``least`` is
    None for the programme as it is, and where its plan could not be carried over. ``bound`` is what no complete plan
    of the scenario is worth more than, whichever plan is shown; None where none was proven.
    """

    scenario: Scenario
    end: End
    plan: Plan | None = None
    verdict: Verdict | None = None
    why: tuple[str, ...] = ()
    taken_from: str = ""
    least: Least | None = None
    bound: float | None = None

    @property
    def is_interrupted(self) -> bool:
        """Whether somebody stopped it, before or during its search."""
        return self.end is End.NOT_TRIED or (self.plan is not None and self.plan.stopped is Stopped.CANCELLED)


@dataclass(frozen=True)
class Search:
    """How each scenario is searched: for how long, from which seed, who listens, and by whom."""

    seconds: float
    seed: int
    report: Report = silent
    cancelled: Stop = never
    planner: Planner = run
    carrier: Carrier = carry


def play(scenarios: Iterable[Scenario], search: Search) -> Iterator[Outcome]:
    """The outcome of each scenario in turn; those after an interrupt are not tried."""
    for scenario in scenarios:
        if search.cancelled():
            yield Outcome(scenario, End.NOT_TRIED, why=("Interrupted before its turn.",))
        else:
            yield _played(scenario, search)


def _played(scenario: Scenario, search: Search) -> Outcome:
    problem = scenario.problem
    try:
        plan = search.planner(
            problem, seconds=search.seconds, seed=search.seed, cancelled=search.cancelled,
            report=lambda news: search.report(named(scenario.name, news)),
        )  # fmt: skip
    except PlannerError as ending:
        return Outcome(scenario, *_without_plan(ending))
    bound = plan.whole.bound if plan.whole else None
    return Outcome(scenario, End.PLANNED, plan, check(problem, plan), bound=bound)


def named(name: str, news: Progress) -> Progress:
    """Progress under the scenario's name; the stage goes before the message."""
    return replace(news, stage=name, message=": ".join(part for part in (news.stage, news.message) if part))


def _without_plan(ending: PlannerError) -> tuple[End, None, None, tuple[str, ...]]:
    """How a planning ended that gave no plan, in sentences; faults of a scenario are what makes it impossible."""
    if isinstance(ending, Faulty):
        return End.IMPOSSIBLE, None, None, tuple(map(str, ending.faults))
    if isinstance(ending, Impossible):
        return End.IMPOSSIBLE, None, None, ending.clash
    if isinstance(ending, Cancelled):
        return End.NOT_TRIED, None, None, ("Interrupted before its first plan.",)
    if isinstance(ending, OutOfTime | Lost):
        return End.LOST if isinstance(ending, Lost) else End.OUT_OF_TIME, None, None, (str(ending),)
    raise ending
