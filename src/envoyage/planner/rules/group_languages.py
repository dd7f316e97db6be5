"""The languages a group is said to be interpreted into are those its members listen in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.interpreting import guests_by_language
from envoyage.planner.languages import language_name
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import RECORDS
from envoyage.planner.wording import listed, people

if TYPE_CHECKING:
    from envoyage.planner.plan import Plan
    from envoyage.planner.problem import Problem


class GroupLanguages(Rule):
    """Books, badges and the length of visits follow the languages of a group, so they must be right."""

    code: ClassVar[str] = "group-languages"
    title: ClassVar[str] = "Languages of a group"
    severity: ClassVar[Severity] = Severity.HARD
    source: ClassVar[str] = RECORDS

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Languages that members need and the group does not list, and listed ones that nobody needs."""
        for group in plan.groups:
            heard = guests_by_language(problem, group)
            for language in sorted(set(heard) - set(group.languages)):
                yield self.finding(
                    "Group {group} does not list {language}, which {people} listen in.", group.id, *heard[language],
                    way_out="Add the language to the group, or move the people.", group=group.id,
                    language=language_name(language), people=people(problem, heard[language]),
                )  # fmt: skip
            own = {problem.interpreted_language(problem.participant[m]) for m in group.members}
            idle = sorted(set(group.languages) - set(heard) - own)
            if idle:
                yield self.finding(
                    "Group {group} lists {languages}, which nobody of it needs.", group.id,
                    way_out="Take it off the group.", group=group.id, languages=listed(map(language_name, idle)),
                )  # fmt: skip
