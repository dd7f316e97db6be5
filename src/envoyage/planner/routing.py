"""What a group's way through the slots has to do with pins."""

from datetime import date

from envoyage.planner.problem import AppointmentPin, Problem, days


def meets_pins(problem: Problem, label: str, cities: tuple[str, ...]) -> bool:
    """Whether a group that is in these cities, slot by slot, keeps the pins of cities and appointments of a label."""
    there = {slot.id: city for slot, city in zip(problem.slots, cities, strict=True)}
    in_cities = all(there.get(p.slot) == p.city for p in problem.pins.cities if p.group == label)
    return in_cities and all(_passes(problem, pin, there) for pin in problem.pins.appointments if pin.group == label)


def _passes(problem: Problem, pin: AppointmentPin, there: dict[str, str]) -> bool:
    """Whether the way passes the city of the resource, on the pinned day where there is one."""
    city, when = problem.resource[pin.resource].city, pinned_day(pin)
    return any(
        (there[period.id] if period.id in there else problem.block[period.id].city) == city
        and (when is None or when in days(period.arrive, period.leave))
        for period in problem.periods
    )


def pinned_day(pin: AppointmentPin) -> date | None:
    """The day of a pinned appointment, None where it is free."""
    return pin.start.date() if pin.start else pin.day
