"""What each person came for is covered: on average, and nobody is left with nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from envoyage.planner.plan import Plan
from envoyage.planner.problem import Participant, Problem
from envoyage.planner.relevance import relevance
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.units import COVER, GOT
from envoyage.planner.value import coverage, covered
from envoyage.planner.wording import percents

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import IntVar, LinearExpr

    from envoyage.planner.unknowns import StayModel

LOCAL = 0.1  # share of the minimum's weight that a group's own least covered member always has
CLOSE = 0.005
"""A share so close to its proven bound is told as the best possible: they are the same in whole percent."""
Units = list[tuple[int, "IntVar"]]


class Coverage(Rule):
    """Mean coverage and minimum coverage are the value of a plan; a person below the goal is told of.

    The findings have no penalty, as coverage is counted in the plan's value itself. Handed down to a stay as the
    doses still open, and as the least coverage among the people of other groups.
    """

    code = "coverage"
    title = "Coverage of themes and objectives"
    severity = Severity.SOFT
    source = "assumption: what a plan is worth"
    stages = ("timetable",)

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Each traveller below the goal."""
        goal, bounds = problem.policies.coverage_goal, dict(plan.bounds)
        for person, share in sorted(coverage(problem, plan).items()):
            if share < goal - 1e-9:
                yield self._below(problem, person, share, bounds.get(person))

    def _below(self, problem: Problem, person: str, share: float, bound: float | None) -> Finding:
        goal = problem.policies.coverage_goal
        best = bound is not None and bound - share <= CLOSE
        got, wanted, *most = percents(share, goal, *(() if best or bound is None else (bound,)))
        return self.finding(
            "{name} gets {share} of what was asked for; the goal is {goal}; {bound}.",
            person,
            way_out="See the unmet needs for the resources that would mend it.",
            name=problem.participant[person].name,
            share=got,
            goal=wanted,
            bound=_proof(best, most),
        )

    def in_stay(self, problem: Problem, model: StayModel) -> None:
        """Reward the mean and the minimum of coverage, each need up to its dose."""
        shares = {p: _share(problem, model, problem.participant[p]) for p in model.people if p in model.got}
        for _, gained in shares.values():
            model.reward_units(1, gained)
        weight = problem.policies.minimum_weight * len(problem.travellers)
        if not shares or weight <= 0:
            return
        least = _least(model, shares, "least")
        before = min(base for base, _ in shares.values())
        if model.others_minimum is None:
            model.reward_units(round(weight), least - before)
        else:
            limit = round(COVER * model.others_minimum)
            capped = model.model.new_int_var(0, limit, "capped")
            model.model.add(capped <= least)
            model.reward_units(round(weight), capped - min(before, limit))
            model.reward_units(round(weight * LOCAL), least - before)


def _proof(best: bool, most: list[str]) -> str:
    """What is proven of a person's share: that more is impossible, or only how much could be reached at most."""
    if best:
        return "more is impossible"
    return f"not proven best: at most {most[0]} could be reached" if most else "not proven best"


def _least(model: StayModel, shares: dict[str, tuple[int, LinearExpr]], name: str) -> IntVar:
    least = model.model.new_int_var(0, COVER, name)
    for base, gained in shares.values():
        model.model.add(least <= base + gained)
    return least


def _share(problem: Problem, model: StayModel, person: Participant) -> tuple[int, LinearExpr]:
    """A person's coverage by everything else, and what the stay adds to it, in units of coverage."""
    amounts = model.got[person.id]
    weights = sum(n.weight for n in person.needs) or 1.0
    terms: Units = []
    for i, need in enumerate(person.needs):
        open_dose = round(GOT * (need.dose - amounts[i]))
        if open_dose > 0:
            units = round(COVER * need.weight / weights / need.dose / GOT)
            terms.append((units, model.gain(_relevances(problem, model, person, i), open_dose)))
    gained = sum(units * term for units, term in terms)
    return round(COVER * covered(person, amounts)), gained  # type: ignore[return-value]


def _relevances(problem: Problem, model: StayModel, person: Participant, i: int) -> tuple[int, ...]:
    """How far each visit of the stay serves a need of a person, in hundredths; 0 where he is not with it."""
    need = person.needs[i]
    return tuple(
        max(
            (
                round(GOT * relevance(problem, p.resource.themes, p.resource.objectives, need))
                for p in visit.parts
                if person.id in p.attendees
            ),
            default=0,
        )
        for visit in model.visits
    )
