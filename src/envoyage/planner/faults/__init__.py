"""Every contradiction of a programme at once, each with a stable code, its place and the way out."""

from collections.abc import Callable, Iterator

from envoyage.planner.errors import Fault
from envoyage.planner.faults import (
    amounts,
    appointments,
    calendar,
    doubts,
    names,
    outages,
    people,
    pins,
    references,
    supply,
    waivers,
)
from envoyage.planner.problem import Problem

Check = Callable[[Problem], Iterator[Fault]]

FIRST: tuple[Check, ...] = (amounts.unusable,)
"""What makes all other checks meaningless."""

BASICS: tuple[Check, ...] = (
    names.odd_ids,
    names.duplicates,
    references.dangling,
    outages.odd_outages,
    amounts.out_of_range,
    amounts.odd_policies,
    amounts.time_zones,
    amounts.empty_ranges,
    calendar.ends_before_starts,
    calendar.no_calendar,
    calendar.strange_years,
    calendar.outside_programme,
    people.nobody_travels,
)
"""What no rule can do without when it reads a plan of the programme."""

CHECKS: tuple[Check, ...] = (
    *BASICS,
    calendar.broken_chain,
    calendar.odd_sessions,
    people.wrong_numbers,
    people.too_few_places,
    people.same_people,
    people.not_interpreted,
    people.company,
    pins.clashing_people,
    pins.clashing_cities,
    pins.comes_back,
    pins.clashing_appointments,
    appointments.untimed_culture,
    appointments.unvisited_days,
    appointments.closed_doors,
    appointments.during_sessions,
    appointments.crowded_days,
    appointments.met_twice,
    appointments.taken_resources,
    waivers.odd_waivers,
)
"""Everything that keeps a programme from being planned, in reading order."""

SHORTAGES: tuple[Check, ...] = (supply.no_beds, supply.unfit_resources, supply.liaisons_missing)
"""What is missing as a whole: told alone, as it may only follow from other faults."""

DOUBTS: tuple[Check, ...] = (
    doubts.never_open,
    doubts.small_hotels,
    doubts.pinned_stay_behind,
    doubts.strange_airports,
    doubts.nothing_to_continue,
    doubts.unkept_past,
)
"""Everything that can be planned but is probably not meant."""


def find_faults(problem: Problem) -> tuple[Fault, ...]:
    """Every contradiction; empty where the programme can be planned. Places read ``table[id].field``."""
    return _found(problem, FIRST) or _found(problem, CHECKS) or _found(problem, SHORTAGES)


def find_basic_faults(problem: Problem) -> tuple[Fault, ...]:
    """What keeps a finished plan of the programme from being read; whether it could be planned is not asked."""
    return _found(problem, FIRST) or _found(problem, BASICS)


def find_warnings(problem: Problem) -> tuple[Fault, ...]:
    """What is probably not meant, of a programme without faults."""
    return _found(problem, DOUBTS)


def _found(problem: Problem, checks: tuple[Check, ...]) -> tuple[Fault, ...]:
    return tuple(dict.fromkeys(fault for check in checks for fault in check(problem)))
