"""Which hotel each stay has: rooms enough, steps none where needed, near the people to be met."""

from dataclasses import replace

from envoyage.planner.hospitality.clusters import clusters
from envoyage.planner.hospitality.parts import Parts
from envoyage.planner.plan import Plan, Stay
from envoyage.planner.problem import Faith, Hotel, Problem
from envoyage.planner.progress import Report, Stop, never, silent
from envoyage.planner.rules import RULES
from envoyage.planner.travel import miles
from envoyage.planner.unknowns import HospitalityModel
from envoyage.planner.unknowns.solving import Budget, Term, total

STAGE = "hotels"
SOFT = ("beds", "access-needs")
MISSING = 100_000
"""Points that a room short, or a hotel somebody cannot get into, counts: more than any distance."""
FRIDGE = 20
"""Points that a hotel without fridges counts for each person who fasts: early food."""


def choose_hotels(
    problem: Problem, plan: Plan, *, seconds: float = 5.0, seed: int = 0, report: Report = silent,
    cancelled: Stop = never,
) -> Plan:  # fmt: skip
    """The plan with a hotel for every stay that has none yet, in cities that have one.

    Appends the report ``hotels``: tenths of a mile to the people to be met, as a negative value.
    """
    together = clusters(plan.stays)
    parts = Parts(Budget(seconds, len(together)), seed, cancelled)
    chosen: dict[str, str] = {}
    for stays in together:
        model = _model(problem, plan, stays)
        answer = parts.search(model)
        if answer.found:
            chosen |= {stay: hotel for (stay, hotel), lodges in model.lodges.items() if answer.chose(lodges)}
    done = parts.told(STAGE, "tenths of a mile, negative", report)
    stays = tuple(replace(s, hotel=chosen.get(s.id, s.hotel)) for s in plan.stays)
    return replace(plan, stays=stays, reports=(*plan.reports, done))


def _model(problem: Problem, plan: Plan, stays: tuple[Stay, ...]) -> HospitalityModel:
    model = HospitalityModel(problem, plan, soften=SOFT)
    model.add_hotels(stays)
    for rule in RULES:
        rule.in_hospitality(problem, model)
    stay_of = {s.id: s for s in stays}
    costs: list[Term] = [
        (-_distance(problem, plan, stay_of[stay], problem.hotel[hotel]), lodges)
        for (stay, hotel), lodges in model.lodges.items()
    ]
    for stay in stays:
        hotels = [lodges for (s, _), lodges in model.lodges.items() if s == stay.id]
        if hotels:
            model.model.add_exactly_one(hotels)
        if stay.hotel and (stay.id, stay.hotel) in model.lodges:
            model.model.add(model.lodges[stay.id, stay.hotel] == 1)
    model.model.maximize(total([*costs, *((-MISSING, short) for short in model.missing)]))
    return model


def _distance(problem: Problem, plan: Plan, stay: Stay, hotel: Hotel) -> int:
    """Mean distance to the resources of the city in tenths of a mile, more where people who fast miss a fridge."""
    places = problem.resources_in[stay.city] or (problem.city[stay.city],)
    mean = sum(miles(hotel.latitude, hotel.longitude, p.latitude, p.longitude) for p in places) / len(places)
    fasting = sum(Faith.FASTING in problem.participant[m].faith for m in plan.group[stay.group].members)
    return round(10 * mean) + (0 if hotel.fridge else FRIDGE * fasting)
