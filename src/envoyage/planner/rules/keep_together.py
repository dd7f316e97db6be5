"""People who must travel together do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.pairs import pairs
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.wording import listed

if TYPE_CHECKING:
    from envoyage.planner.plan import Plan
    from envoyage.planner.problem import Problem
    from envoyage.planner.unknowns import RouteModel


class KeepTogether(Rule):
    """Two people of whom one lists the other as keep-together are in the same group."""

    code = "keep-together"
    title = "Keep together"
    severity = Severity.HARD
    source = "assumption: the programme office says who"
    stages: ClassVar[tuple[str, ...]] = ("route",)

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Pairs in two groups."""
        for one, other in pairs(problem, "keep_with"):
            first, second = _groups(plan, one), _groups(plan, other)
            if first != second:
                yield self.finding(
                    "{one} and {other} must travel together but are in {first} and {second}.", one, other,
                    way_out="Move one of them to the group of the other.",
                    one=problem.participant[one].name, other=problem.participant[other].name,
                    first=_in_words(first), second=_in_words(second),
                )  # fmt: skip

    def in_route(self, problem: Problem, model: RouteModel) -> None:
        """Both travel on the same path."""
        for one, other in pairs(problem, "keep_with"):
            for path in model.paths:
                model.model.add(model.travels[one, path] == model.travels[other, path])


def _groups(plan: Plan, person: str) -> tuple[str, ...]:
    return tuple(g.id for g in plan.groups if person in g.members)


def _in_words(groups: tuple[str, ...]) -> str:
    return f"group {listed(groups)}" if groups else "no group"
