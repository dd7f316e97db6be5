"""A group is better when it brings regions, sectors, women and men together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.rule import Finding, Rule, Severity

if TYPE_CHECKING:
    from envoyage.planner.plan import Plan
    from envoyage.planner.problem import Participant, Problem
    from envoyage.planner.unknowns import RouteModel

WANTED = {"region": 3, "sector": 3, "gender": 2}
"""How many different ones a group should have of each; assumption."""


class GroupDiversity(Rule):
    """A group should have people of three regions, three sectors and two genders, where the travellers do."""

    code = "group-diversity"
    title = "Diversity of groups"
    severity = Severity.SOFT
    source = "assumption: what a plan is worth"
    stages: ClassVar[tuple[str, ...]] = ("route",)
    weight = 1.0

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Groups with fewer different regions, sectors or genders than they should have."""
        for group in plan.groups:
            people = [problem.participant[m] for m in group.members if m in problem.participant]
            for trait in WANTED:
                has, wanted = len(_by(problem, people, trait)), _wanted(problem, trait)
                if has < wanted:
                    yield self.finding(
                        "Group {group} has people of {has} {trait}(s); {wanted} would be better.", group.id,
                        way_out="Exchange people with another group.", penalty=self.weight * (wanted - has),
                        group=group.id, has=has, trait=trait, wanted=wanted,
                    )  # fmt: skip

    def in_route(self, problem: Problem, model: RouteModel) -> None:
        """Each missing one on an open path costs its weight."""
        for trait in WANTED:
            wanted = _wanted(problem, trait)
            for number, path in enumerate(model.paths if wanted else ()):
                present = []
                for what, people in _by(problem, problem.travellers, trait).items():
                    here = model.model.new_bool_var(f"{trait}[{what},{number}]")
                    model.model.add(here <= model.members_of(path, people))
                    present.append(here)
                missing = model.model.new_int_var(0, wanted, f"missing[{trait},{number}]")
                model.model.add(missing >= wanted * model.open[path] - sum(present))
                model.penalise(missing, self.weight)


def _by(problem: Problem, people: Sequence[Participant], trait: str) -> dict[str, list[Participant]]:
    table: dict[str, list[Participant]] = {}
    for person in people:
        what = problem.country[person.country].region if trait == "region" else str(getattr(person, trait))
        if what:
            table.setdefault(what, []).append(person)
    return dict(sorted(table.items()))


def _wanted(problem: Problem, trait: str) -> int:
    """No more than there are among all travellers."""
    return min(WANTED[trait], len(_by(problem, problem.travellers, trait)))
