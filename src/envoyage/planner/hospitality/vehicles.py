"""Which vehicles carry whom to which appointment: seats for all at the least hire."""

from collections.abc import Iterable
from dataclasses import replace

from ortools.sat.python.cp_model import IntVar

from envoyage.planner.hospitality.parts import Parts
from envoyage.planner.plan import Appointment, Plan
from envoyage.planner.problem import Problem
from envoyage.planner.progress import Report, Stop, never, silent
from envoyage.planner.rides import needs_vehicle
from envoyage.planner.rules import RULES
from envoyage.planner.unknowns import HospitalityModel
from envoyage.planner.unknowns.solving import Answer, Budget, Term, maximise, total

STAGE = "transport"
SOFT = ("vehicle-seats", "access-needs")
MISSING = 1_000_000_00
"""Cents that a seat short counts: more than any hire."""


def hire(
    problem: Problem, plan: Plan, *, seconds: float, seed: int, report: Report = silent, cancelled: Stop = never
) -> Plan:
    """The plan with vehicles for each appointment that is a ride away; a group pays a vehicle by the day."""
    days = _days(problem, plan)
    parts = Parts(Budget(seconds, len(days)), seed, cancelled)
    chosen: dict[str, tuple[str, ...]] = {}
    for items in days:
        model = _model(problem, plan, items)
        answer = parts.search(model)
        if answer.found:
            chosen |= {a.id: _driving(model, answer, a) for a in items}
    done = parts.told(STAGE, "dollars for vehicles, negative", report, unit=100)
    appointments = tuple(replace(a, vehicles=chosen.get(a.id, ())) for a in plan.appointments)
    return replace(plan, appointments=appointments, reports=(*plan.reports, done))


def hire_for(problem: Problem, plan: Plan, wanted: frozenset[str], *, seconds: float, seed: int) -> Plan:
    """The plan with vehicles for these appointments; all others keep those they have."""
    days = [items for items in _days(problem, plan) if any(a.id in wanted for a in items)]
    chosen: dict[str, tuple[str, ...]] = {}
    for items in days:
        model = _model(problem, plan, items)
        for item in items:
            for vehicle, rides in model.vehicles_of(item.id).items() if item.id not in wanted else ():
                model.model.add(rides == (vehicle in item.vehicles))
        answer = maximise(model.model, seconds=seconds, seed=seed)
        chosen |= {a.id: _driving(model, answer, a) for a in items if a.id in wanted} if answer.found else {}
    appointments = tuple(replace(a, vehicles=chosen.get(a.id, a.vehicles)) for a in plan.appointments)
    return replace(plan, appointments=appointments)


def _days(problem: Problem, plan: Plan) -> tuple[tuple[Appointment, ...], ...]:
    """The appointments that need vehicles, by city and day."""
    found: dict[tuple[str, str], list[Appointment]] = {}
    for item in sorted(plan.appointments, key=lambda a: (a.start, a.id)):
        if needs_vehicle(problem, plan, item):
            key = plan.stay[item.stay].city, item.start.date().isoformat()
            found.setdefault(key, []).append(item)
    return tuple(tuple(found[key]) for key in sorted(found))


def _model(problem: Problem, plan: Plan, items: tuple[Appointment, ...]) -> HospitalityModel:
    model = HospitalityModel(problem, plan, soften=SOFT)
    model.add_vehicles(items)
    for rule in RULES:
        rule.in_hospitality(problem, model)
    hires = _hires(model, items)
    terms: list[Term] = [(-_rate(problem, vehicle), hired) for vehicle, hired in hires]
    model.model.maximize(total([*terms, *((-MISSING, short) for short in model.missing)]))
    return model


def _hires(model: HospitalityModel, items: Iterable[Appointment]) -> list[tuple[str, IntVar]]:
    """An unknown for each vehicle that a group hires for the day, in one stay."""
    hires: dict[tuple[str, str], IntVar] = {}
    for item in items:
        for vehicle, rides in model.vehicles_of(item.id).items():
            key = item.stay, vehicle
            if key not in hires:
                hires[key] = model.yes_or_no("hires", *key)
            model.model.add(rides <= hires[key])
    return [(vehicle, hired) for (_, vehicle), hired in hires.items()]


def _rate(problem: Problem, vehicle: str) -> int:
    rate = problem.vehicle[vehicle].day_rate
    return round(100 * (problem.policies.vehicle_day_rate if rate is None else rate))


def _driving(model: HospitalityModel, answer: Answer, item: Appointment) -> tuple[str, ...]:
    """The vehicles of an appointment that carry somebody, or are there for somebody who needs them."""
    return tuple(v for v, rides in model.vehicles_of(item.id).items() if answer.chose(rides))
