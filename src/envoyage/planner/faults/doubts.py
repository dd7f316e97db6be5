"""What is possible but probably not meant: said to people, never in the way of a plan."""

from collections.abc import Iterator
from datetime import time

from envoyage.planner.errors import Fault
from envoyage.planner.faults.place import meant, names_of, place
from envoyage.planner.opening import open_spans
from envoyage.planner.problem import Category, ParticipantStatus, Problem, Resource, days
from envoyage.planner.wording import counted


def never_open(problem: Problem) -> Iterator[Fault]:
    """Resources that are closed, or open at night only, on every day that a group could come."""
    rules = problem.policies
    starts, ends = _minutes(rules.day_starts), _minutes(rules.day_ends)
    for r in problem.resources:
        culture = r.category is Category.CULTURE  # visited in the evening and at weekends as well
        day = (0, 24 * 60) if culture else (starts, ends)
        if r.city in problem.city and not _ever_open(problem, r, day):
            yield Fault(
                "never_open", place("resources", r.id, "hours"),
                f"{r.name} is not open for {counted(r.minutes, 'minute')} within the working day on any day of the "
                "calendar.",
                "Correct its opening hours, or leave it out; nobody will visit it.",
            )  # fmt: skip


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _ever_open(problem: Problem, resource: Resource, day: tuple[int, int]) -> bool:
    return any(
        min(b, day[1]) - max(a, day[0]) >= resource.minutes
        for period in problem.periods
        for when in days(period.arrive, period.leave)
        for a, b in open_spans(problem, resource, when)
    )


def small_hotels(problem: Problem) -> Iterator[Fault]:
    """Hotels with fewer rooms than the smallest group takes when everybody shares."""
    for h in problem.hotels:
        if h.rooms * 2 < problem.policies.group_smallest:
            text = f"{h.name} has {counted(h.rooms, 'room')}, too few for the smallest group."
            yield Fault("hotel_too_small", place("hotels", h.id, "rooms"), text, "Correct the number, or leave it out.")


def pinned_stay_behind(problem: Problem) -> Iterator[Fault]:
    """Pins of people who do not travel."""
    for pin in problem.pins.members:
        person = problem.participant.get(pin.participant)
        if person and person.status is not ParticipantStatus.APPROVED:
            yield Fault(
                "pinned_not_travelling", place("pins.members", f"{pin.participant}/{pin.group}"),
                f"{person.name} is pinned to {pin.group} but is {person.status.value}, so the pin counts for nothing.",
                "Approve the person, or remove the pin.",
            )  # fmt: skip


def strange_airports(problem: Problem) -> Iterator[Fault]:
    """Airports of flights that the table of airports does not list."""
    known = tuple(problem.airport)
    for f in problem.flights:
        for field in ("origin", "destination"):
            code = getattr(f, field)
            if code not in problem.airport:
                way = meant(code, known, names_of(problem.airports)) or "Add it to the airports."
                yield Fault("unknown_airport", place("flights", f.id, field), f"There is no airport {code!r}.", way)


def unkept_past(problem: Problem) -> Iterator[Fault]:
    """A programme that is under way without pins of who travels together: it would be planned from its first day."""
    if problem.now and problem.now.date() >= problem.starts and not problem.pins.members:
        text = "The programme is under way, but no pins say who travels together: with no plan to keep, all is open."
        way = "Plan with --keep PLAN.xlsx, which pins what has happened, or use envoyage repair."
        yield Fault("unkept_past", place("programme", field="now"), text, way)


def nothing_to_continue(problem: Problem) -> Iterator[Fault]:
    """Slots that may continue the stay before them although there is no slot before them."""
    for window in problem.windows:
        first = window.slots[0] if window.slots else None
        if first and first.may_continue:
            text = f"{first.id} may continue a stay, but no slot comes before it in its window."
            yield Fault("nothing_to_continue", place("slots", first.id, "may_continue"), text, "Set it to no.")
