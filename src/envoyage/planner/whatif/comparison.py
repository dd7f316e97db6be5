"""All scenarios side by side: figures, and whom each touches beside the plan of the programme as it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from envoyage.planner.check import Verdict
from envoyage.planner.problem import Problem
from envoyage.planner.whatif.affected import Affected, affected
from envoyage.planner.whatif.front import Point, front
from envoyage.planner.whatif.measures import Measures, measures
from envoyage.planner.whatif.play import Outcome, Search
from envoyage.planner.whatif.settling import settled
from envoyage.planner.whatif.sharing import shared


@dataclass(frozen=True)
class LeastChange:
    """The figures of the plan as it is after the least change for a scenario, and whom that touches."""

    measures: Measures
    touched: tuple[Affected, ...]
    verdict: Verdict


@dataclass(frozen=True)
class Compared:
    """A scenario's column. ``measures`` is None where there is no plan, ``touched`` where it cannot be told.

    They are of the best plan found; ``least`` is of the plan as it is, carried over with the least change.
    """

    outcome: Outcome
    measures: Measures | None
    touched: tuple[Affected, ...] | None
    least: LeastChange | None = None


@dataclass(frozen=True)
class Comparison:
    """The columns, the programme as it is first, and the front of cost against coverage where it was asked for."""

    problem: Problem
    columns: tuple[Compared, ...]
    points: tuple[Point, ...] = ()
    interrupted: bool = False


def compare(outcomes: Sequence[Outcome], at_rates: Sequence[Outcome] = (), search: Search | None = None) -> Comparison:
    """The comparison of outcomes, the first of which is the programme as it is.

    Its plan is a point of the front too: it is one at the programme's own price. With a ``search`` it is carried over
    to every scenario.
    """
    outcomes = settled(outcomes, at_rates, search) if search else shared(outcomes, at_rates)
    base = outcomes[0]
    points = front((base, *at_rates)) if at_rates else ()
    columns = tuple(_compared(base, outcome) for outcome in outcomes)
    interrupted = any(o.is_interrupted for o in (*outcomes, *at_rates)) or (search is not None and search.cancelled())
    return Comparison(base.scenario.problem, columns, points, interrupted)


def _compared(base: Outcome, outcome: Outcome) -> Compared:
    problem = outcome.scenario.problem
    if outcome.plan is None or outcome.verdict is None:
        return Compared(outcome, None, None, _least(base, outcome))
    figures = measures(problem, outcome.plan, outcome.verdict, base.scenario.problem.policies, outcome.bound)
    if base.plan is None:
        return Compared(outcome, figures, None)
    touched = affected((base.scenario.problem, base.plan), (problem, outcome.plan))
    return Compared(outcome, figures, touched, _least(base, outcome))


def _least(base: Outcome, outcome: Outcome) -> LeastChange | None:
    least, problem = outcome.least, outcome.scenario.problem
    if least is None or base.plan is None:
        return None
    figures = measures(problem, least.plan, least.verdict, base.scenario.problem.policies, outcome.bound)
    touched = affected((base.scenario.problem, base.plan), (problem, least.plan))
    return LeastChange(figures, touched, least.verdict)
