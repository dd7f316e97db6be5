"""Which routes a pinned group may take: `meets_pins` for all routes at once."""

import numpy as np
from numpy.typing import NDArray

from envoyage.planner.problem import AppointmentPin, Problem, days
from envoyage.planner.route.calendar import Calendar, Ints
from envoyage.planner.routing import pinned_day

Flags = NDArray[np.bool_]


def fits_label(problem: Problem, calendar: Calendar, picks: Ints, label: str) -> Flags:
    """Which routes (city numbers by route and slot) meet the pins of a label."""
    flags: Flags = np.ones(len(picks), dtype=bool)
    slots = {slot.id: i for i, slot in enumerate(problem.slots)}
    for pin in problem.pins.cities:
        if pin.group == label:
            flags &= _are_in(calendar, picks, slots.get(pin.slot), pin.city)
    for visit in problem.pins.appointments:
        if visit.group == label:
            flags &= _pass(problem, calendar, picks, visit)
    return flags


def _are_in(calendar: Calendar, picks: Ints, slot: int | None, city: str) -> Flags:
    number = calendar.number.get(city)
    if slot is None or number is None:
        return np.zeros(len(picks), dtype=bool)
    flags: Flags = picks[:, slot] == number
    return flags


def _pass(problem: Problem, calendar: Calendar, picks: Ints, pin: AppointmentPin) -> Flags:
    """Which routes pass the city of the resource, on the pinned day where there is one."""
    city, when = problem.resource[pin.resource].city, pinned_day(pin)
    suits = {p.id for p in problem.periods if when is None or when in days(p.arrive, p.leave)}
    in_block = any(block.id in suits and block.city == city for block in problem.blocks)
    flags: Flags = np.full(len(picks), in_block)
    for number, slot in enumerate(problem.slots):
        if slot.id in suits:
            flags |= _are_in(calendar, picks, number, city)
    return flags
