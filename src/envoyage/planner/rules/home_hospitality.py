"""Home hospitality once a stay: everybody dines in a home on one evening of each stay in a slot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.homes import can_dine
from envoyage.planner.plan import Kind
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.wording import city_name, people

if TYPE_CHECKING:
    from envoyage.planner.plan import Plan, Stay
    from envoyage.planner.problem import Problem
    from envoyage.planner.unknowns import HospitalityModel


class HomeHospitality(Rule):
    """Where possible, says the source: for somebody whom no home of the city could take it costs value only.

    Shared blocks have no home hospitality.
    """

    code: ClassVar[str] = "home-hospitality"
    title: ClassVar[str] = "Dinner in a home once a stay"
    severity: ClassVar[Severity] = Severity.WAIVABLE
    source: ClassVar[str] = "domain facts S9"
    stages: ClassVar[tuple[str, ...]] = ("hospitality",)
    weight: ClassVar[float] = 2.0
    """Points of plan value for each person and stay without a home that could be."""

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Per stay in a slot a finding for those who could dine in a home and do not, a soft one for the others."""
        for stay in plan.stays:
            if stay.period not in problem.block:
                missing = _without_home(plan, stay)
                could = tuple(m for m in missing if can_dine(problem, plan, stay, m))
                others = tuple(m for m in missing if m not in could)
                if could:
                    yield self._broken(problem, plan, stay, could)
                if others:
                    yield self._not_possible(problem, stay, others)

    def _broken(self, problem: Problem, plan: Plan, stay: Stay, missing: tuple[str, ...]) -> Finding:
        everybody = len(missing) == len(plan.group[stay.group].members)
        return self.finding(
            "Group {group} has no evening in homes in {city}."
            if everybody
            else "In {city}, these of group {group} have no evening in a home: {people}.",
            stay.id,
            stay.group,
            *missing,
            way_out="Ask for more homes or evenings in {city} that suit them, or waive it with a reason.",
            group=stay.group,
            city=city_name(problem, stay.city),
            people=people(problem, missing),
        )

    def _not_possible(self, problem: Problem, stay: Stay, missing: tuple[str, ...]) -> Finding:
        found = self.finding(
            "In {city}, no home could take these of group {group} on any evening: {people}.",
            stay.id,
            stay.group,
            *missing,
            way_out="Look for a home in {city} that suits them.",
            penalty=self.weight * len(missing),
            group=stay.group,
            city=city_name(problem, stay.city),
            people=people(problem, missing),
        )
        return replace(found, severity=Severity.SOFT)

    def in_hospitality(self, problem: Problem, model: HospitalityModel) -> None:
        """Everybody whom some home could take is in one."""
        for stay in model.dining:
            for member in model.plan.group[stay.group].members:
                if can_dine(problem, model.plan, stay, member):
                    model.at_least(model.homes_of(stay.id, member), 1, self.code)


def _without_home(plan: Plan, stay: Stay) -> tuple[str, ...]:
    dinners = (a for a in plan.appointments_of[stay.id] if a.kind is Kind.HOME_HOSPITALITY)
    placed = {p for a in dinners for p in a.attendees}
    return tuple(m for m in plan.group[stay.group].members if m not in placed)
