"""Everybody can get in: resources, hotels and vehicles meet the access needs of those who come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.access import lacking, shut_out
from envoyage.planner.problem import Access
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.wording import city_name, listed, on_day, people

if TYPE_CHECKING:
    from envoyage.planner.plan import Appointment, Plan, Stay
    from envoyage.planner.problem import Problem
    from envoyage.planner.unknowns import HospitalityModel, StayModel

WORDS = {
    Access.STEP_FREE: "step-free access",
    Access.WHEELCHAIR: "wheelchair access",
    Access.HEARING_LOOP: "a hearing loop",
    Access.SHORT_WALKS: "short walks",
}


class AccessNeeds(Rule):
    """Step-free and wheelchair needs, for resources and hotels also hearing loops and short walks.

    Homes are looked at by the rule home-fits-guest.
    """

    code: ClassVar[str] = "access-needs"
    title: ClassVar[str] = "Everybody can get in"
    severity: ClassVar[Severity] = Severity.HARD
    source: ClassVar[str] = "assumption: everybody can come along"
    stages: ClassVar[tuple[str, ...]] = ("stay", "hospitality")

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """A finding per place or ride that somebody cannot use."""
        for stay in plan.stays:
            if stay.hotel in problem.hotel:
                yield from self._hotel(problem, plan, stay)
        for item in plan.appointments:
            if item.resource:
                yield from self._resource(problem, plan, item)
            if item.vehicles:
                yield from self._vehicles(problem, plan, item)

    def _hotel(self, problem: Problem, plan: Plan, stay: Stay) -> Iterator[Finding]:
        hotel = problem.hotel[stay.hotel]
        for person, needs in shut_out(problem, plan.group[stay.group].members, hotel.access):
            yield self.finding(
                "{person} needs {needs}, which {place} in {city} lacks.", person, stay.id, stay.group,
                way_out="Take another hotel.", person=people(problem, (person,)), needs=_words(needs),
                place=hotel.name, city=city_name(problem, stay.city),
            )  # fmt: skip

    def _resource(self, problem: Problem, plan: Plan, item: Appointment) -> Iterator[Finding]:
        resource = problem.resource[item.resource]
        for person, needs in shut_out(problem, item.attendees, resource.access):
            yield self.finding(
                "{person} needs {needs}, which {place} lacks; the group is there on {day}.", person, item.id,
                item.group, resource.id, way_out="Meet another resource, or meet this one at an open place.",
                person=people(problem, (person,)), needs=_words(needs), place=resource.name,
                day=on_day(item.start.date()),
            )  # fmt: skip

    def _vehicles(self, problem: Problem, plan: Plan, item: Appointment) -> Iterator[Finding]:
        offers = [problem.vehicle[v].access for v in item.vehicles if v in problem.vehicle]
        for person in item.attendees:
            known = problem.participant.get(person)
            needs = min((lacking(known.access, offer) for offer in offers), key=len, default=()) if known else ()
            if needs:
                yield self.finding(
                    "{person} needs {needs}, which no vehicle to {title} on {day} has.", person, item.id, item.group,
                    way_out="Hire a vehicle that has it.", person=people(problem, (person,)), needs=_words(needs),
                    title=item.title or item.kind.value, day=on_day(item.start.date()),
                )  # fmt: skip

    def in_stay(self, problem: Problem, model: StayModel) -> None:
        """No visit to a place that somebody who would go cannot get into."""
        for visit in model.visits:
            if any(shut_out(problem, part.attendees, part.resource.access) for part in visit.parts):
                model.forbid(visit)

    def in_hospitality(self, problem: Problem, model: HospitalityModel) -> None:
        """Hotels that everybody of the group can use; with any vehicle one that fits whoever needs it."""
        for stay in model.lodging:
            for hotel in problem.hotels_in[stay.city]:
                if shut_out(problem, model.plan.group[stay.group].members, hotel.access):
                    model.at_most([(1, model.lodges[stay.id, hotel.id])], 0, self.code)
        for item in model.items:
            self._vehicle_for_all(problem, model, item)

    def _vehicle_for_all(self, problem: Problem, model: HospitalityModel, item: Appointment) -> None:
        vehicles = model.vehicles_of(item.id)
        for person in item.attendees:
            needs = problem.participant[person].access
            fits = [rides for v, rides in vehicles.items() if not lacking(needs, problem.vehicle[v].access)]
            for vehicle, rides in vehicles.items() if lacking(needs, ()) else ():
                if lacking(needs, problem.vehicle[vehicle].access):
                    model.at_most([(1, rides), *((-1, other) for other in fits)], 0, self.code)


def _words(needs: tuple[Access, ...]) -> str:
    return listed(WORDS[n] for n in needs)
