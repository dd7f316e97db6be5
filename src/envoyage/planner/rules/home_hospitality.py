"""Home hospitality once a city: everybody dines in a home on one evening of each unbroken stay in slots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.homes import can_dine
from envoyage.planner.plan import Kind
from envoyage.planner.presence import there_every_evening
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import HOSTS_SAN_FRANCISCO, RECORDS
from envoyage.planner.wording import city_name, people
from envoyage.planner.workdays import runs_of

if TYPE_CHECKING:
    from envoyage.planner.plan import Plan, Stay
    from envoyage.planner.problem import Problem
    from envoyage.planner.unknowns import HospitalityModel

    Run = tuple[Stay, ...]


class HomeHospitality(Rule):
    """Where possible, says the source: for somebody whom no home of the city could take it costs value only.

    Shared blocks have no home hospitality. A group that stays on in a city from slot to slot dines once in homes.
    """

    code: ClassVar[str] = "home-hospitality"
    title: ClassVar[str] = "Dinner in a home once a stay"
    severity: ClassVar[Severity] = Severity.WAIVABLE
    source: ClassVar[str] = f"{RECORDS}; {HOSTS_SAN_FRANCISCO}"
    stages: ClassVar[tuple[str, ...]] = ("hospitality",)
    weight: ClassVar[float] = 2.0
    """Points of plan value for each person and stay without a home that could be."""

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Per stay in a slot a finding for those who could dine in a home and do not, a soft one for the others."""
        for run in runs_of(plan, (s for s in plan.stays if s.period not in problem.block)):
            missing = tuple(m for m in _without_home(plan, run) if there_every_evening(problem, m, run))
            could = tuple(m for m in missing if _can_dine(problem, plan, run, m))
            others = tuple(m for m in missing if m not in could)
            if could:
                yield self._broken(problem, plan, run, could)
            if others:
                yield self._not_possible(problem, run, others)

    def _broken(self, problem: Problem, plan: Plan, run: Run, missing: tuple[str, ...]) -> Finding:
        stay = run[0]
        everybody = len(missing) == len(plan.group[stay.group].members)
        return self.finding(
            "Group {group} has no evening in homes in {city}."
            if everybody
            else "In {city}, these of group {group} have no evening in a home: {people}.",
            *(s.id for s in run),
            stay.group,
            *missing,
            way_out="Ask for more homes or evenings in {city} that suit them, or waive it with a reason.",
            group=stay.group,
            city=city_name(problem, stay.city),
            people=people(problem, missing),
        )

    def _not_possible(self, problem: Problem, run: Run, missing: tuple[str, ...]) -> Finding:
        stay = run[0]
        found = self.finding(
            "In {city}, no home could take these of group {group} on any evening: {people}.",
            *(s.id for s in run),
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
        for run in runs_of(model.plan, model.dining):
            for member in model.plan.group[run[0].group].members:
                if _can_dine(problem, model.plan, run, member):
                    model.at_least((h for s in run for h in model.homes_of(s.id, member)), 1, self.code)


def _can_dine(problem: Problem, plan: Plan, run: Run, member: str) -> bool:
    return any(can_dine(problem, plan, stay, member) for stay in run)


def _without_home(plan: Plan, run: Run) -> tuple[str, ...]:
    dinners = (a for s in run for a in plan.appointments_of[s.id] if a.kind is Kind.HOME_HOSPITALITY)
    placed = {p for a in dinners for p in a.attendees}
    return tuple(m for m in plan.group[run[0].group].members if m not in placed)
