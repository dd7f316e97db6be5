"""The hospitality stage: hotels for stays, evenings in homes, rooms, vehicles."""

from dataclasses import replace

from envoyage.planner.hospitality.dinners import invite
from envoyage.planner.hospitality.hotels import choose_hotels
from envoyage.planner.hospitality.rooms import give_rooms
from envoyage.planner.hospitality.vehicles import hire
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem
from envoyage.planner.progress import Report, Stop, never, silent

__all__ = ["choose_hotels", "hire", "house", "invite"]

HOMES_SHARE = 0.6
"""The part of the time that homes may take; the rest goes to vehicles (assumption)."""


def house(
    problem: Problem, plan: Plan, *, seconds: float = 10.0, seed: int = 0, report: Report = silent,
    cancelled: Stop = never,
) -> Plan:  # fmt: skip
    """The plan with evenings in homes, a room for everybody and vehicles for every ride.

    Appends two reports: ``hospitality`` (guests placed, with the quality of their homes as a fraction) and
    ``transport`` (dollars for vehicles, as a negative value). What cannot be had stays open for the rules to
    report: a guest without a home, a person without a bed, a seat short.
    """
    plan = invite(problem, plan, seconds=seconds * HOMES_SHARE, seed=seed, report=report, cancelled=cancelled)
    plan = replace(plan, rooms=give_rooms(problem, plan))
    return hire(problem, plan, seconds=seconds * (1 - HOMES_SHARE), seed=seed, report=report, cancelled=cancelled)
