"""Homes take no more guests than they have seats, on evenings they are free, one group at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.homes import MOST_GUESTS
from envoyage.planner.plan import Kind
from envoyage.planner.rides import riders
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import HOSTS_NEW_HAMPSHIRE, HOSTS_SAN_FRANCISCO
from envoyage.planner.wording import counted, on_day

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import IntVar

    from envoyage.planner.plan import Appointment, Plan
    from envoyage.planner.problem import HomeHost, Problem
    from envoyage.planner.unknowns import HospitalityModel


class HomeCapacity(Rule):
    """A home has seats for guests and the language officers with them, and one to five guests."""

    code: ClassVar[str] = "home-capacity"
    title: ClassVar[str] = "Homes have room for their guests"
    severity: ClassVar[Severity] = Severity.HARD
    source: ClassVar[str] = f"{HOSTS_SAN_FRANCISCO}; {HOSTS_NEW_HAMPSHIRE}"
    stages: ClassVar[tuple[str, ...]] = ("hospitality",)

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """A finding per dinner too many, too big, in the wrong city or on an evening the home is not free."""
        taken: dict[tuple[str, date], Appointment] = {}
        for item in plan.appointments:
            if item.kind is not Kind.HOME_HOSPITALITY or item.host not in problem.host:
                continue
            yield from self._dinner(problem, plan, item, problem.host[item.host])
            other = taken.setdefault((item.host, item.start.date()), item)
            if other is not item:
                yield self._finding(problem, item, f"also receives group {other.group}")

    def _dinner(self, problem: Problem, plan: Plan, item: Appointment, host: HomeHost) -> Iterator[Finding]:
        if host.city != plan.stay[item.stay].city:
            yield self._finding(problem, item, "is in another city")
        if item.start.date() not in host.evenings:
            yield self._finding(problem, item, "is not free")
        if riders(item) > host.seats:
            yield self._finding(problem, item, f"has {counted(host.seats, 'seat')}, and {riders(item)} come")
        if len(item.attendees) > MOST_GUESTS:
            guests = len(item.attendees)
            yield self._finding(problem, item, f"would have {guests} guests, at most {MOST_GUESTS} are good")

    def _finding(self, problem: Problem, item: Appointment, what: str) -> Finding:
        return self.finding(
            "The home of {host}, where group {group} dines on {day}, {what}.",
            item.host,
            item.group,
            item.id,
            way_out="Send some of the guests to another home, or ask for another evening.",
            host=problem.host[item.host].name,
            group=item.group,
            day=on_day(item.start.date()),
            what=what,
        )

    def in_hospitality(self, problem: Problem, model: HospitalityModel) -> None:
        """Seats, at most five guests, free evenings, one group an evening."""
        for stay in model.dining:
            for host in problem.hosts_in[stay.city]:
                guests = model.guests(stay.id, host.id)
                model.model.add(sum(guests) + sum(model.helpers(stay.id, host.id)) <= host.seats)
                model.model.add(sum(guests) <= MOST_GUESTS)
        evenings: dict[tuple[str, date], list[IntVar]] = {}
        for (_, host_id, day), opens in model.opens.items():
            evenings.setdefault((host_id, day), []).append(opens)
            if day not in problem.host[host_id].evenings:
                model.model.add(opens == 0)
        for unknowns in evenings.values():
            model.model.add(sum(unknowns) <= 1)
