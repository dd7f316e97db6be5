"""Groups are neither too small nor too large, and there are neither too few nor too many of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import GROUPS_2016, RECORDS

if TYPE_CHECKING:
    from envoyage.planner.plan import Plan
    from envoyage.planner.problem import Problem
    from envoyage.planner.unknowns import RouteModel


class GroupSize(Rule):
    """The number of groups and of people in each lies within the policy."""

    code = "group-size"
    title = "Number and size of the groups"
    severity = Severity.HARD
    source = f"{GROUPS_2016}; {RECORDS}"
    stages: ClassVar[tuple[str, ...]] = ("route",)

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Groups out of size, and a wrong number of groups."""
        rules, count = problem.policies, len(plan.groups)
        if not rules.groups_fewest <= count <= rules.groups_most:
            yield self.finding(
                "There are {count} groups; the policy allows {fewest} to {most}.", *sorted(plan.group),
                way_out="Join or divide groups, or change the policy.",
                count=count, fewest=rules.groups_fewest, most=rules.groups_most,
            )  # fmt: skip
        for group in plan.groups:
            if not rules.group_smallest <= len(group.members) <= rules.group_largest:
                yield self.finding(
                    "Group {group} has {count} people; the policy allows {least} to {most}.", group.id,
                    way_out="Move people between groups.", group=group.id, count=len(group.members),
                    least=rules.group_smallest, most=rules.group_largest,
                )  # fmt: skip

    def in_route(self, problem: Problem, model: RouteModel) -> None:
        """So many open paths, so many people on each."""
        rules = problem.policies
        model.model.add_linear_constraint(model.groups(), rules.groups_fewest, rules.groups_most)
        for path, is_open in model.open.items():
            people = model.members_of(path)
            model.model.add(people >= rules.group_smallest * is_open)
            model.model.add(people <= rules.group_largest * is_open)
