"""Everybody who travels is in one group, and nobody else is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import SPLIT_2019

if TYPE_CHECKING:
    from envoyage.planner.plan import Plan
    from envoyage.planner.problem import Problem
    from envoyage.planner.unknowns import RouteModel


class Partition(Rule):
    """Each approved participant is a member of exactly one group."""

    code = "partition"
    title = "Everybody is in one group"
    severity = Severity.HARD
    source = SPLIT_2019
    stages: ClassVar[tuple[str, ...]] = ("route",)

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """People without a group, in several, or in one although they do not travel."""
        times = Counter(member for group in plan.groups for member in group.members)
        travelling = {p.id for p in problem.travellers}
        for person in problem.travellers:
            if times[person.id] != 1:
                yield self._uneven(person.id, person.name, times[person.id])
        for stranger in sorted(set(times) - travelling):
            known = problem.participant.get(stranger)
            yield self.finding(
                "{person} is in a group but does not travel.", stranger,
                way_out="Take the person out of the group, or approve the participant.",
                person=known.name if known else stranger,
            )  # fmt: skip

    def _uneven(self, person: str, name: str, times: int) -> Finding:
        if not times:
            return self.finding("{person} is in no group.", person, way_out="Add the person to one.", person=name)
        return self.finding(
            "{person} is in {times} groups.", person, way_out="Keep the person in one of them.",
            person=name, times=times,
        )  # fmt: skip

    def in_route(self, problem: Problem, model: RouteModel) -> None:
        """Everybody travels on exactly one path."""
        for person in problem.travellers:
            model.model.add_exactly_one(model.travels[person.id, path] for path in model.paths)
