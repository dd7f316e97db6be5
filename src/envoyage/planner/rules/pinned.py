"""What is already decided stays: people and cities of groups, appointments, language officers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.routing import meets_pins
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.wording import listed

if TYPE_CHECKING:
    from envoyage.planner.plan import Plan
    from envoyage.planner.problem import AppointmentPin, Problem
    from envoyage.planner.unknowns import LanguageModel, RouteModel, StayModel

UNPIN = "Undo the change, or remove the pin."


class Pinned(Rule):
    """Pins hold; those of people who do not travel say nothing."""

    code = "pinned"
    title = "Pins hold"
    severity = Severity.HARD
    source = "assumption: what is decided stays"
    stages: ClassVar[tuple[str, ...]] = (
        "route",
        "timetable",
        "language",
    )

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Pins that the plan does not keep."""
        yield from self._people(problem, plan)
        yield from self._cities(problem, plan)
        for pin in problem.pins.appointments:
            if not self._is_kept(plan, pin):
                yield self.finding(
                    "Group {group} is pinned to meet {resource}{when} but does not.", pin.group, pin.resource,
                    way_out=UNPIN, group=pin.group, resource=problem.resource[pin.resource].name, when=_when(pin),
                )  # fmt: skip
        for officer in problem.pins.officers:
            if officer.group not in plan.group or officer.officer not in plan.group[officer.group].officers:
                yield self.finding(
                    "{officer} is pinned to group {group} but does not go with it.", officer.officer, officer.group,
                    way_out=UNPIN, officer=problem.officer[officer.officer].name, group=officer.group,
                )  # fmt: skip

    def _people(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        travelling = {p.id for p in problem.travellers}
        for pin in (p for p in problem.pins.members if p.participant in travelling):
            groups = [g.id for g in plan.groups if pin.participant in g.members]
            if groups != [pin.group]:
                yield self.finding(
                    "{person} is pinned to group {group} but is in {other}.", pin.participant, pin.group,
                    way_out=UNPIN, person=problem.participant[pin.participant].name, group=pin.group,
                    other=listed(groups) or "no group",
                )  # fmt: skip

    def _cities(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        there = {(s.group, s.period): s.city for s in plan.stays}
        for pin in problem.pins.cities:
            if there.get((pin.group, pin.slot)) != pin.city:
                yield self.finding(
                    "Group {group} is pinned to {city} in slot {slot} but is not there.", pin.group, pin.slot,
                    way_out=UNPIN, group=pin.group, city=problem.city[pin.city].name, slot=pin.slot,
                )  # fmt: skip

    def _is_kept(self, plan: Plan, pin: AppointmentPin) -> bool:
        return any(
            item.group == pin.group
            and item.resource == pin.resource
            and pin.start in (None, item.start)
            and pin.day in (None, item.start.date())
            and pin.minutes in (None, (item.end - item.start).total_seconds() / 60)
            for item in plan.appointments
        )

    def in_route(self, problem: Problem, model: RouteModel) -> None:
        """Each label that a pin names is borne by one path that meets its pins, with its people on it."""
        for label in model.labels:
            model.model.add_exactly_one(model.bears[label, path] for path in model.paths)
            for path in model.paths:
                if not meets_pins(problem, label, path.cities):
                    model.model.add(model.bears[label, path] == 0)
        travelling = {p.id for p in problem.travellers}
        for pin in problem.pins.members:
            for path in model.paths if pin.participant in travelling else ():
                model.model.add(model.travels[pin.participant, path] == model.bears[pin.group, path])

    def in_stay(self, problem: Problem, model: StayModel) -> None:
        """Pinned visits of this group in this stay are held, on their day and at their time."""
        for pin in problem.pins.appointments:
            if pin.group == model.group.id and pin.resource not in model.met:
                self._hold(model, pin)

    def _hold(self, model: StayModel, pin: AppointmentPin) -> None:
        """A pin with a day keeps the visit from all other days; one without binds the last stay of its city."""
        visits = model.visits_with(pin.resource)
        when = pin.start.date() if pin.start else pin.day
        for visit in visits:
            for day in model.days if when else ():
                if day != when:
                    model.forbid(visit, day)
                elif pin.start:
                    minute = pin.start.hour * 60 + pin.start.minute
                    model.keep_starts(visit, day, lambda t, minute=minute: t == minute)  # type: ignore[misc]
        is_last = all(stay.city != model.stay.city for stay in model.unsolved)
        if visits and (when in model.days if when else is_last):
            model.at_least(model.in_stay(visits), 1, f"pin {pin.resource}")

    def in_language(self, problem: Problem, model: LanguageModel) -> None:
        """Pinned language officers go with their groups."""
        for pin in problem.pins.officers:
            if (pin.officer, pin.group) in model.serves:
                model.model.add(model.serves[pin.officer, pin.group] == 1)


def _when(pin: AppointmentPin) -> str:
    if pin.start:
        return f" on {pin.start:%d %B at %H:%M}"
    return f" on {pin.day:%d %B}" if pin.day else ""
