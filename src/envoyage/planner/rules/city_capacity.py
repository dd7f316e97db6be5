"""A city hosts no more groups at a time than it can."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import HOTEL_SURVEY
from envoyage.planner.wording import counted, listed

if TYPE_CHECKING:
    from envoyage.planner.plan import Plan
    from envoyage.planner.problem import Problem
    from envoyage.planner.unknowns import RouteModel


class CityCapacity(Rule):
    """In each slot a city has no more groups than its local sponsor can receive.

    Shared blocks are not counted: there everybody comes together, and hotels have their own rule.
    """

    code = "city-capacity"
    title = "Groups a city can host"
    severity = Severity.HARD
    source = HOTEL_SURVEY
    stages: ClassVar[tuple[str, ...]] = ("route",)

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Cities with too many groups in a slot."""
        there: dict[tuple[str, str], list[str]] = defaultdict(list)
        for stay in plan.stays:
            if stay.period not in problem.block and stay.city in problem.city:
                there[stay.period, stay.city].append(stay.group)
        for (slot, city), groups in sorted(there.items()):
            most = problem.city[city].groups_in(slot)
            if len(groups) > most:
                yield self.finding(
                    "{city} can host {most} in slot {slot} but {groups} are there.", city, slot, *sorted(groups),
                    way_out="Send one of them to another city, or ask the local sponsor.",
                    city=problem.city[city].name, most=counted(most, "group"), slot=slot,
                    groups=listed(sorted(groups)),
                )  # fmt: skip

    def in_route(self, problem: Problem, model: RouteModel) -> None:
        """Of the paths through a city in a slot so many may be open."""
        for number, slot in enumerate(problem.slots):
            for city in problem.cities:
                passing = model.passing(number, city.id)
                if passing:
                    model.model.add(sum(model.open[path] for path in passing) <= city.groups_in(slot.id))
