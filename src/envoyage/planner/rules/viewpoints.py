"""A theme is seen from more than one side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from envoyage.planner.plan import Appointment, Kind, Plan
from envoyage.planner.problem import Problem, Viewpoint
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import AGENCY_CHECKLIST, GRANT_2016

if TYPE_CHECKING:
    from envoyage.planner.unknowns import StayModel

ENOUGH = 3  # visits on a theme that want a second viewpoint; assumption


class Viewpoints(Rule):
    """A group that meets a theme several times meets more than one viewpoint on it in its trip.

    Handed down to a stay as the number of visits and the viewpoints that the group's other stays have on each theme.
    """

    code = "viewpoints"
    title = "A range of viewpoints on a theme"
    severity = Severity.SOFT
    source = f"{AGENCY_CHECKLIST}; {GRANT_2016}"
    stages = ("timetable",)
    weight = 1.0

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Each theme that a group sees from one side only."""
        titles = {t.id: t.title for t in problem.themes}
        for group in plan.groups:
            for theme, seen in sorted(_seen(problem, plan.appointments, group.id).items()):
                if len(seen) >= ENOUGH and len(set(seen)) == 1:
                    yield self.finding(
                        "Group {group} meets {count} resources on {theme}, all from the viewpoint {viewpoint}.",
                        group.id,
                        way_out="Put a resource with another viewpoint in the place of one of them.",
                        penalty=self.weight,
                        group=group.id,
                        count=len(seen),
                        theme=titles.get(theme, theme),
                        viewpoint=seen[0].value,
                    )

    def in_stay(self, problem: Problem, model: StayModel) -> None:
        """A penalty for each theme that would be seen from one side only."""
        before = _seen(problem, model.plan.appointments, model.group.id)
        themes = sorted({t for r in model.resources for t in r.themes})
        for theme in themes:
            if len(set(before.get(theme, ()))) < 2:
                self._one_side(model, theme, before.get(theme, []))

    def _one_side(self, model: StayModel, theme: str, before: list[Viewpoint]) -> None:
        """Two sides, or fewer visits than are enough, or the penalty."""
        groups: dict[Viewpoint, list[str]] = {}
        for visit in model.visits:
            for part in visit.parts:
                if theme in part.resource.themes:
                    groups.setdefault(part.resource.viewpoint, []).append(visit.id)
        sides = {v: sum(model.held[i, d] for i in ids for d in model.days) for v, ids in groups.items()}
        one_sided = model.model.new_bool_var(f"one_sided[{theme}]")
        for viewpoint, here in sorted(sides.items()):
            if set(before) <= {viewpoint}:
                others = sum(count for v, count in sides.items() if v != viewpoint)
                # More than the allowed number here needs another side or the penalty.
                model.model.add(here + len(before) - (ENOUGH - 1) <= 99 * (others + one_sided))
        model.reward(-self.weight, one_sided)


def _seen(problem: Problem, items: tuple[Appointment, ...], group: str) -> dict[str, list[Viewpoint]]:
    """The viewpoints of a group's visits on each theme, in time order."""
    table: dict[str, list[Viewpoint]] = {}
    for item in sorted(items, key=lambda a: (a.start, a.id)):
        if item.group == group and item.kind is Kind.PROFESSIONAL and item.resource:
            for theme in problem.resource[item.resource].themes:
                table.setdefault(theme, []).append(problem.resource[item.resource].viewpoint)
    return table
