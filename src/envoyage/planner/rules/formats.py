"""The appointments of a stay are not all held in the same way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from envoyage.planner.plan import Kind, Plan
from envoyage.planner.problem import Format, Problem
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import AGENCY_CHECKLIST
from envoyage.planner.wording import city_name

if TYPE_CHECKING:
    from envoyage.planner.unknowns import StayModel

ENOUGH = 3  # visits of a stay that want a second format; assumption


class Formats(Rule):
    """A stay with several visits has more than one format among them."""

    code = "formats"
    title = "Mix of formats"
    severity = Severity.SOFT
    source = AGENCY_CHECKLIST
    stages = ("timetable",)
    weight = 1.0

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Each stay with one format only."""
        for stay in plan.stays:
            items = [a for a in plan.appointments_of.get(stay.id, ()) if a.kind is Kind.PROFESSIONAL and a.format]
            formats = {a.format for a in items}
            if len(items) >= ENOUGH and len(formats) == 1:
                yield self.finding(
                    "All {count} visits of group {group} in {city} have the format {format}.",
                    stay.id,
                    stay.group,
                    way_out="Ask one of the resources for another format, or visit another resource.",
                    penalty=self.weight,
                    count=len(items),
                    group=stay.group,
                    city=city_name(problem, stay.city),
                    format=str(items[0].format).replace("_", " "),
                )

    def in_stay(self, problem: Problem, model: StayModel) -> None:
        """A penalty where all visits can only have one and the same format."""
        offers = {v.id: {f for p in v.parts for f in p.resource.formats} for v in model.visits}
        visits = [v for v in model.visits if not any(v.meets(r) for r in model.met)]
        monotone = model.model.new_bool_var("monotone")
        for only in Format:
            alike = [v for v in visits if offers[v.id] == {only}]
            others = [v for v in visits if offers[v.id] != {only}]
            if len(alike) >= ENOUGH:
                here = sum(model.in_stay(alike))
                model.model.add(here - (ENOUGH - 1) <= 99 * (sum(model.in_stay(others)) + monotone))
        model.reward(-self.weight, monotone)
