"""Language officers serve one group, for the whole programme, and only its appointments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.problem import OutOf
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import ESCORTS_2004, RECORDS
from envoyage.planner.staffing import available
from envoyage.planner.wording import listed, on_day

if TYPE_CHECKING:
    from envoyage.planner.plan import Plan
    from envoyage.planner.problem import Problem
    from envoyage.planner.unknowns import HospitalityModel, LanguageModel


class OfficerAvailability(Rule):
    """Officers are assigned to a group for all its days, so they must be free on all of them.

    An officer who falls ill stays with the group and goes to nothing until he is back.
    """

    code: ClassVar[str] = "officer-availability"
    title: ClassVar[str] = "Language officers are free and with one group"
    severity: ClassVar[Severity] = Severity.HARD
    source: ClassVar[str] = f"{ESCORTS_2004}; {RECORDS}"
    stages: ClassVar[tuple[str, ...]] = ("language", "hospitality")

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """A finding per officer not free or in several groups, and per appointment with another group's officer."""
        groups: dict[str, list[str]] = {}
        for group in plan.groups:
            for officer in group.officers:
                groups.setdefault(officer, []).append(group.id)
        for officer, where in sorted(groups.items()):
            yield from self._one(problem, officer, where)
        yield from self._strangers(problem, plan)
        yield from self._ill(problem, plan)

    def _ill(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        for item in plan.appointments:
            for officer in item.officers:
                if problem.is_out(OutOf.OFFICER, officer, item.start, item.end):
                    yield self.finding(
                        "{officer} is out on {day} and cannot go to {title} with group {group}.",
                        item.id, officer, item.group, way_out="Send another officer of the group.",
                        officer=problem.officer[officer].name, day=on_day(item.start.date()),
                        title=item.title or item.kind.value, group=item.group,
                    )  # fmt: skip

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
        items = {i.id: i for i in model.items}
        for (name, key), goes in model.goes.items():
            item = items[key]
            if (name, item.group) in model.serves:
                model.model.add(goes <= model.serves[name, item.group])
            if problem.is_out(OutOf.OFFICER, name, item.start, item.end):
                model.model.add(goes == 0)

    def in_hospitality(self, problem: Problem, model: HospitalityModel) -> None:
        """Nobody who is out that evening goes along to a home."""
        for (stay, host, officer), comes in model.escorts.items():
            for (s, h, day), opens in model.opens.items():
                if (s, h) == (stay, host) and problem.is_out(OutOf.OFFICER, officer, *_evening(problem, day)):
                    model.model.add(comes + opens <= 1)


def _evening(problem: Problem, day: date) -> tuple[datetime, datetime]:
    starts = datetime.combine(day, problem.policies.dinner_starts)
    return starts, starts + timedelta(minutes=problem.policies.dinner_minutes)
