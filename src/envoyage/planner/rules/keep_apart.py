"""People who must not travel together do not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.pairs import pairs
from envoyage.planner.rule import Finding, Rule, Severity

if TYPE_CHECKING:
    from envoyage.planner.plan import Plan
    from envoyage.planner.problem import Problem
    from envoyage.planner.unknowns import RouteModel


class KeepApart(Rule):
    """Two people of whom one lists the other as keep-apart are in different groups."""

    code = "keep-apart"
    title = "Keep apart"
    severity = Severity.HARD
    source = "assumption: the programme office says who"
    stages: ClassVar[tuple[str, ...]] = ("route",)

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Pairs in one group."""
        for one, other in pairs(problem, "keep_apart"):
            for group in (g.id for g in plan.groups if {one, other} <= set(g.members)):
                yield self.finding(
                    "{one} and {other} must not travel together but both are in group {group}.", one, other, group,
                    way_out="Move one of them to another group.", group=group,
                    one=problem.participant[one].name, other=problem.participant[other].name,
                )  # fmt: skip

    def in_route(self, problem: Problem, model: RouteModel) -> None:
        """No path is travelled by both."""
        for one, other in pairs(problem, "keep_apart"):
            for path in model.paths:
                model.model.add_at_most_one(model.travels[one, path], model.travels[other, path])
