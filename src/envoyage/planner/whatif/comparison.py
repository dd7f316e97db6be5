"""All scenarios side by side: figures, and whom each touches beside the plan of the programme as it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from envoyage.planner.problem import Problem
from envoyage.planner.whatif.affected import Affected, affected
from envoyage.planner.whatif.front import Point, front
from envoyage.planner.whatif.measures import Measures, measures
from envoyage.planner.whatif.play import Outcome
from envoyage.planner.whatif.sharing import shared


@dataclass(frozen=True)
class Compared:
    """A scenario's column. ``measures`` is None where there is no plan, ``touched`` where it cannot be told."""

    outcome: Outcome
    measures: Measures | None
    touched: tuple[Affected, ...] | None


@dataclass(frozen=True)
class Comparison:
    """The columns, the programme as it is first, and the front of cost against coverage where it was asked for."""

    problem: Problem
    columns: tuple[Compared, ...]
    points: tuple[Point, ...] = ()
    interrupted: bool = False


def compare(outcomes: Sequence[Outcome], at_rates: Sequence[Outcome] = ()) -> Comparison:
    """The comparison of outcomes, the first of which is the programme as it is.

    Its plan is a point of the front too: it is one at the programme's own price.
    """
    outcomes = shared(outcomes, at_rates)
    base = outcomes[0]
    points = front((base, *at_rates)) if at_rates else ()
    columns = tuple(_compared(base, outcome) for outcome in outcomes)
    return Comparison(base.scenario.problem, columns, points, any(o.is_interrupted for o in (*outcomes, *at_rates)))


def _compared(base: Outcome, outcome: Outcome) -> Compared:
    problem = outcome.scenario.problem
    if outcome.plan is None or outcome.verdict is None:
        return Compared(outcome, None, None)
    figures = measures(problem, outcome.plan, outcome.verdict, base.scenario.problem.policies)
    if base.plan is None:
        return Compared(outcome, figures, None)
    return Compared(outcome, figures, affected((base.scenario.problem, base.plan), (problem, outcome.plan)))
