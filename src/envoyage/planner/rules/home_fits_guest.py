"""A home suits its guests: food, pets, alcohol, access, and somebody to talk with."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.homes import can_help, misfits, talk
from envoyage.planner.plan import Kind
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import HOSTS_NEW_HAMPSHIRE
from envoyage.planner.wording import listed, on_day

if TYPE_CHECKING:
    from envoyage.planner.plan import Appointment, Plan, Stay
    from envoyage.planner.problem import HomeHost, Participant, Problem
    from envoyage.planner.unknowns import HospitalityModel


class HomeFitsGuest(Rule):
    """Who shares no language with the home needs a language officer at table, and is not the only guest."""

    code: ClassVar[str] = "home-fits-guest"
    title: ClassVar[str] = "Homes suit their guests"
    severity: ClassVar[Severity] = Severity.HARD
    source: ClassVar[str] = HOSTS_NEW_HAMPSHIRE
    stages: ClassVar[tuple[str, ...]] = ("hospitality",)

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """A finding per guest and reason."""
        dinners = (a for a in plan.appointments if a.kind is Kind.HOME_HOSPITALITY and a.host in problem.host)
        for item in dinners:
            for guest in (g for g in item.attendees if g in problem.participant):
                yield from self._guest(problem, item, problem.participant[guest])

    def _guest(self, problem: Problem, item: Appointment, guest: Participant) -> Iterator[Finding]:
        host = problem.host[item.host]
        reasons = misfits(guest, host)
        if reasons:
            yield self._finding(item, host, guest, f"the home {listed(reasons)}")
        if talk(problem, guest, host):
            return
        if not any(can_help(guest, problem.officer[o]) for o in item.officers if o in problem.officer):
            yield self._finding(item, host, guest, "they share no language and no language officer goes along")
        if len(item.attendees) == 1:
            yield self._finding(item, host, guest, "the guest is alone and shares no language with the home")

    def _finding(self, item: Appointment, host: HomeHost, guest: Participant, why: str) -> Finding:
        return self.finding(
            "{guest} is to dine with {host} on {day}, but {why}.",
            guest.id,
            host.id,
            item.group,
            item.id,
            way_out="Choose another home, or ask the hosts.",
            guest=guest.name,
            host=host.name,
            day=on_day(item.start.date()),
            why=why,
        )

    def in_hospitality(self, problem: Problem, model: HospitalityModel) -> None:
        """No guest where he does not fit; an officer and company where he shares no language."""
        for stay in model.dining:
            members = [problem.participant[m] for m in model.plan.group[stay.group].members]
            for host, guest in product(problem.hosts_in[stay.city], members):
                if misfits(guest, host):
                    model.model.add(model.dines[stay.id, host.id, guest.id] == 0)
                elif not talk(problem, guest, host):
                    self._with_help(problem, model, (stay, host, guest))

    def _with_help(self, problem: Problem, model: HospitalityModel, who: tuple[Stay, HomeHost, Participant]) -> None:
        stay, host, guest = who
        dines = model.dines[stay.id, host.id, guest.id]
        officers = (o for o in model.plan.group[stay.group].officers if o in problem.officer)
        helpers = [model.escorts[stay.id, host.id, o] for o in officers if can_help(guest, problem.officer[o])]
        model.model.add(dines <= sum(helpers))
        model.model.add(2 * dines <= sum(model.guests(stay.id, host.id)))
