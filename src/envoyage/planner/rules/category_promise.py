"""Every group meets every kind of organisation that the programme promises."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from envoyage.planner.plan import Appointment, Plan, Stay
from envoyage.planner.presence import there_every_evening
from envoyage.planner.problem import Category, Problem, RequestStatus
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.wording import people

if TYPE_CHECKING:
    from envoyage.planner.unknowns import StayModel

BONUS = 4.0  # points for keeping a promise early; assumption: more than most visits are worth


class CategoryPromise(Rule):
    """Each member of each group meets every promised category at least once in the trip.

    Handed down to a stay as the categories still open: the last stay that can offer one must, earlier ones get a
    bonus for it.
    """

    code = "category-promise"
    title = "Promised categories"
    severity = Severity.HARD
    source = "assumption: the programme office says which"
    stages = ("timetable",)

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Each promised category that members of a group do not meet."""
        for group in plan.groups:
            mine = [a for a in plan.appointments if a.group == group.id and a.resource]
            split = [s for s in plan.stays_of[group.id] if s.period not in problem.block]
            whole = {p for p in group.members if there_every_evening(problem, p, split)}
            for category in problem.promised:
                without = [p for p in _without(problem, mine, group.members, category) if p in whole]
                if without:
                    yield self.finding(
                        "Group {group} meets no {category} in its whole trip with {who}.",
                        group.id,
                        way_out="Add such a resource in one of its cities, or route it through a city with one.",
                        who=people(problem, without),
                        group=group.id,
                        category=category.value.replace("_", " "),
                    )

    def in_stay(self, problem: Problem, model: StayModel) -> None:
        """The last stay that can keep an open promise must; earlier ones are rewarded."""
        mine = [a for a in model.plan.appointments if a.group == model.group.id and a.resource]
        for category in problem.promised:
            visits = model.of_category(category)
            if not visits or not _without(problem, mine, model.people, category):
                continue
            unknowns = model.in_stay(visits)
            if any(_can_offer(problem, stay, category) for stay in model.unsolved):
                kept = model.model.new_bool_var(f"kept[{category}]")
                model.model.add(sum(unknowns) >= kept)
                model.reward(BONUS, kept)
            else:
                model.at_least(unknowns, 1, category.value)


def _without(problem: Problem, items: list[Appointment], members: tuple[str, ...], category: Category) -> list[str]:
    """The members who meet no resource of this category."""
    met = {p for a in items if problem.resource[a.resource].category is category for p in a.attendees}
    return [p for p in members if p not in met]


def _can_offer(problem: Problem, stay: Stay, category: Category) -> bool:
    """Whether the city of a slot has such a resource; shared blocks are full of sessions and are not relied on."""
    resources = problem.resources_in[stay.city] if stay.period not in problem.block else ()
    return any(r.category is category and r.status is not RequestStatus.DECLINED for r in resources)
