"""Language officers serve one group, for the whole programme, and only its appointments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.staffing import available
from envoyage.planner.wording import listed, on_day

if TYPE_CHECKING:
    from envoyage.planner.plan import Plan
    from envoyage.planner.problem import Problem
    from envoyage.planner.unknowns import LanguageModel


class OfficerAvailability(Rule):
    """Officers are assigned to a group for all its days, so they must be free on all of them."""

    code: ClassVar[str] = "officer-availability"
    title: ClassVar[str] = "Language officers are free and with one group"
    severity: ClassVar[Severity] = Severity.HARD
    source: ClassVar[str] = "domain facts H7"
    stages: ClassVar[tuple[str, ...]] = ("language",)

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """A finding per officer not free or in several groups, and per appointment with another group's officer."""
        groups: dict[str, list[str]] = {}
        for group in plan.groups:
            for officer in group.officers:
                groups.setdefault(officer, []).append(group.id)
        for officer, where in sorted(groups.items()):
            yield from self._one(problem, officer, where)
        yield from self._strangers(problem, plan)

    def _one(self, problem: Problem, officer: str, where: list[str]) -> Iterator[Finding]:
        if officer not in problem.officer:
            yield self.finding(
                "Group {group} has the language officer {officer}, who is not in the programme.",
                officer,
                *where,
                way_out="Add the officer to the programme, or take the name out of the plan.",
                group=where[0],
                officer=officer,
            )
            return
        known = problem.officer[officer]
        if not available(problem, known):
            yield self.finding(
                "{officer} is with group {group} but not free from {starts} to {ends}.",
                officer,
                *where,
                way_out="Take another language officer.",
                officer=known.name,
                group=where[0],
                starts=on_day(problem.starts),
                ends=on_day(problem.ends),
            )
        if len(where) > 1:
            yield self.finding(
                "{officer} is with the groups {groups} at once.",
                officer,
                *where,
                way_out="Leave the officer with one of them.",
                officer=known.name,
                groups=listed(where),
            )

    def _strangers(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        for item in plan.appointments:
            for officer in item.officers:
                if officer not in plan.group[item.group].officers:
                    yield self.finding(
                        "{officer} goes to {title} on {day} with group {group} but belongs to another.",
                        officer,
                        item.id,
                        way_out="Send an officer of the group.",
                        officer=problem.officer[officer].name if officer in problem.officer else officer,
                        title=item.title or item.kind.value,
                        day=on_day(item.start.date()),
                        group=item.group,
                    )

    def in_language(self, problem: Problem, model: LanguageModel) -> None:
        """No officer who is not free, and none in two groups; only officers of the group go with it."""
        for officer in problem.officers:
            mine = [serves for (name, _), serves in model.serves.items() if name == officer.id]
            if mine:
                model.model.add(sum(mine) <= (1 if available(problem, officer) else 0))
        for (name, item), goes in model.goes.items():
            group = next(i.group for i in model.items if i.id == item)
            if (name, group) in model.serves:
                model.model.add(goes <= model.serves[name, group])
