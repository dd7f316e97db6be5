"""A group is a mix: few of one country, region or sector, and few languages to interpret."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.languages import language_name
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import RECORDS
from envoyage.planner.wording import listed, people

if TYPE_CHECKING:
    from envoyage.planner.plan import Group, Plan
    from envoyage.planner.problem import Participant, Problem
    from envoyage.planner.unknowns import RouteModel


class GroupMix(Rule):
    """At most so many of one country, one region, one sector, and so many interpreted languages a group."""

    code = "group-mix"
    title = "Mix of countries, regions, sectors and languages"
    severity = Severity.HARD
    source = f"{RECORDS}; assumption: the numbers"
    stages: ClassVar[tuple[str, ...]] = ("route",)

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Groups with too many of one kind."""
        for group in plan.groups:
            yield from self._crowded(problem, group)
            members = [problem.participant[m] for m in group.members if m in problem.participant]
            languages = sorted({problem.interpreted_language(p) for p in members} - {""})
            if len(languages) > problem.policies.languages_per_group:
                yield self.finding(
                    "Group {group} needs {count} languages interpreted ({languages}); at most {most}.", group.id,
                    way_out="Bring people of one language together in one group.", group=group.id,
                    count=len(languages), languages=listed(map(language_name, languages)),
                    most=problem.policies.languages_per_group,
                )  # fmt: skip

    def _crowded(self, problem: Problem, group: Group) -> Iterator[Finding]:
        members = [problem.participant[m] for m in group.members if m in problem.participant]
        for (trait, what), same in kinds(problem, members).items():
            most = getattr(problem.policies, f"most_per_{trait}")
            if len(same) > most:
                yield self.finding(
                    "Group {group} has {count} people of the {trait} {what} ({people}); at most {most}.",
                    group.id, *sorted(p.id for p in same), way_out="Exchange one of them with another group.",
                    group=group.id, count=len(same), trait=trait, what=_title(problem, trait, what),
                    people=people(problem, (p.id for p in same)), most=most,
                )  # fmt: skip

    def in_route(self, problem: Problem, model: RouteModel) -> None:
        """Each kind is capped on each path; everybody travels where the language is interpreted."""
        for path, is_open in model.open.items():
            for (trait, _), same in kinds(problem, problem.travellers).items():
                most = getattr(problem.policies, f"most_per_{trait}")
                if len(same) > most:
                    model.model.add(model.members_of(path, same) <= most * is_open)
            spoken = sum(model.interprets[k, path] for k in model.languages)
            model.model.add(spoken <= problem.policies.languages_per_group)
        for person in problem.travellers:
            language = problem.interpreted_language(person)
            for path in model.paths if language else ():
                model.model.add_implication(model.travels[person.id, path], model.interprets[language, path])


def kinds(problem: Problem, persons: Sequence[Participant]) -> dict[tuple[str, str], list[Participant]]:
    """People by country, by region and by sector (where one is stated), in a stable order."""
    table: dict[tuple[str, str], list[Participant]] = defaultdict(list)
    for person in persons:
        country = problem.country.get(person.country)
        traits = {"country": person.country, "region": country.region if country else "", "sector": person.sector}
        for trait, what in traits.items():
            if what:
                table[trait, what].append(person)
    return dict(sorted(table.items()))


def _title(problem: Problem, trait: str, what: str) -> str:
    if trait == "country":
        return problem.country[what].name if what in problem.country else what
    sectors = {s.id: s.title for s in problem.sectors}
    return sectors.get(what, what) if trait == "sector" else what
