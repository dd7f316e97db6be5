"""Vehicles have a seat for everybody, belong to the city, and are on one trip at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.matching import shortfall
from envoyage.planner.rides import collide, needs_vehicle, riders, trip_of
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import SPONSOR_CHECKLIST
from envoyage.planner.wording import city_name, clock, counted, on_day

if TYPE_CHECKING:
    from envoyage.planner.plan import Appointment, Plan
    from envoyage.planner.problem import Problem
    from envoyage.planner.unknowns import HospitalityModel


class VehicleSeats(Rule):
    """The groups of one session may share vehicles, as may the guests of one evening's homes."""

    code: ClassVar[str] = "vehicle-seats"
    title: ClassVar[str] = "Vehicles have seats for all"
    severity: ClassVar[Severity] = Severity.WAIVABLE
    source: ClassVar[str] = f"{SPONSOR_CHECKLIST} (three bags a person)"
    stages: ClassVar[tuple[str, ...]] = ("hospitality",)

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """A finding per trip short of seats, per vehicle of another city, and per vehicle on two trips at once."""
        trips: dict[tuple[str, ...], list[Appointment]] = {}
        carried: dict[str, list[Appointment]] = {}
        for item in plan.appointments:
            yield from self._foreign(problem, plan, item)
            if item.vehicles or needs_vehicle(problem, plan, item):
                trips.setdefault(trip_of(item), []).append(item)
            for vehicle in item.vehicles:
                carried.setdefault(vehicle, []).append(item)
        for items in trips.values():
            yield from self._trip(problem, plan, items)
        for vehicle, items in sorted(carried.items()):
            yield from self._twice(problem, vehicle, items)

    def _foreign(self, problem: Problem, plan: Plan, item: Appointment) -> Iterator[Finding]:
        city = plan.stay[item.stay].city
        for vehicle in item.vehicles:
            if vehicle not in problem.vehicle or problem.vehicle[vehicle].city != city:
                yield self.finding(
                    "{vehicle} is to drive group {group} in {city} but is not hired there.", item.id, item.group,
                    way_out="Take a vehicle of the city.", vehicle=_name(problem, vehicle), group=item.group,
                    city=city_name(problem, city),
                )  # fmt: skip

    def _trip(self, problem: Problem, plan: Plan, items: list[Appointment]) -> Iterator[Finding]:
        seats = {v.id: v.seats for v in problem.vehicles}
        short = shortfall([(riders(a), a.vehicles) for a in items], seats)
        if short:
            first = items[0]
            yield self.finding(
                "The vehicles to {title} in {city} on {day} at {hour} are {short} short.",
                first.id, *sorted({a.group for a in items}), way_out="Hire another vehicle, or let some walk.",
                title=first.title or first.kind.value, city=city_name(problem, plan.stay[first.stay].city),
                day=on_day(first.start.date()), hour=clock(first.start), short=counted(short, 'seat'),
            )  # fmt: skip

    def _twice(self, problem: Problem, vehicle: str, items: list[Appointment]) -> Iterator[Finding]:
        for a, b in combinations(items, 2):
            if collide(a, b):
                yield self.finding(
                    "{vehicle} is to drive to {a} and to {b} at the same time on {day}.", a.id, b.id,
                    way_out="Hire another vehicle for one of them.", vehicle=_name(problem, vehicle),
                    a=a.title or a.id, b=b.title or b.id, day=on_day(a.start.date()),
                )  # fmt: skip

    def in_hospitality(self, problem: Problem, model: HospitalityModel) -> None:
        """A seat for everybody; seats of a vehicle are shared within a trip only."""
        for item in model.items:
            mine = [carries for (i, _), carries in model.carries.items() if i == item.id]
            model.at_least(mine, riders(item), self.code)
        for items in model.trips().values():
            for vehicle in problem.vehicles:
                on_board = [model.carries[a.id, vehicle.id] for a in items if (a.id, vehicle.id) in model.carries]
                model.model.add(sum(on_board) <= vehicle.seats)
        for a, b in combinations(model.items, 2):
            if collide(a, b):
                ours, theirs = model.vehicles_of(a.id), model.vehicles_of(b.id)
                for name in sorted(ours.keys() & theirs.keys()):
                    model.model.add(ours[name] + theirs[name] <= 1)


def _name(problem: Problem, vehicle: str) -> str:
    known = problem.vehicle.get(vehicle)
    return f"{known.name} ({known.company})" if known and known.company else known.name if known else vehicle
