"""Random events that could happen to a plan, for rehearsals, measurements and tests."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from random import Random

from envoyage.planner.events.vocabulary import (
    AlternateStepsIn,
    CityDropsOut,
    Event,
    HotelCloses,
    LegCancelled,
    LegDelayed,
    OfficerFallsIll,
    ParticipantArrivesLate,
    ParticipantCancels,
    ParticipantFallsIll,
    ResourceCancels,
    ResourceCloses,
    ResourceMoves,
    ResourceShrinks,
    VisaRefused,
)
from envoyage.planner.plan import Appointment, Mode, Plan
from envoyage.planner.problem import ParticipantStatus, Problem, days

Draw = Callable[[Problem, Plan, Random], Event | None]
STANDING_BY = (ParticipantStatus.ALTERNATE, ParticipantStatus.WAITLISTED, ParticipantStatus.NOMINATED)


def random_events(problem: Problem, plan: Plan, count: int, seed: int) -> tuple[Event, ...]:
    """So many events, each possible by itself on this plan; fewer where the plan has nothing they could happen to."""
    rng = Random(f"{problem.id} {seed}")  # noqa: S311 -- to be repeated, not to be secret
    kinds, weights = zip(*WEIGHTS, strict=True)
    found: list[Event] = []
    for _ in range(20 * count):
        event = rng.choices(kinds, weights)[0](problem, plan, rng)
        if event is not None and event not in found:
            found.append(event)
        if len(found) == count:
            break
    return tuple(found)


def moment_before(problem: Problem, event: Event) -> datetime | None:
    """When an event may become known: the evening before its first day; None for one before the programme."""
    first = getattr(event, "first", None)
    if not isinstance(first, date) or first <= problem.starts:
        return None
    return datetime.combine(first - timedelta(days=1), time(20))


def _someone(problem: Problem, rng: Random) -> str | None:
    return rng.choice(problem.travellers).id if problem.travellers else None


def _cancels(problem: Problem, plan: Plan, rng: Random) -> Event | None:
    who = _someone(problem, rng)
    return ParticipantCancels(who) if who else None


def _visa(problem: Problem, plan: Plan, rng: Random) -> Event | None:
    who = _someone(problem, rng)
    return VisaRefused(who) if who else None


def _late(problem: Problem, plan: Plan, rng: Random) -> Event | None:
    who, hours = _someone(problem, rng), rng.randint(18, 72)
    lands = datetime.combine(problem.starts, time(12)) + timedelta(hours=hours)
    return ParticipantArrivesLate(who, lands) if who else None


def _ill(problem: Problem, plan: Plan, rng: Random) -> Event | None:
    who, (first, last) = _someone(problem, rng), _span(problem, rng, 3)
    return ParticipantFallsIll(who, first, last) if who else None


def _span(problem: Problem, rng: Random, most: int) -> tuple[date, date]:
    """Some days within the programme."""
    first = rng.choice(days(problem.starts, problem.ends)[:-1])
    return first, min(problem.ends, first + timedelta(days=rng.randrange(most)))


def _alternate(problem: Problem, plan: Plan, rng: Random) -> Event | None:
    spoken = {"", *(lang for g in plan.groups for lang in g.languages)}
    standing_by = [p for p in problem.participants if p.status in STANDING_BY]
    waiting = [p.id for p in standing_by if problem.interpreted_language(p) in spoken]
    return AlternateStepsIn(rng.choice(waiting)) if waiting else None


def _visit(plan: Plan, rng: Random) -> Appointment | None:
    visits = [a for a in plan.appointments if a.resource]
    return rng.choice(visits) if visits else None


def _resource_cancels(problem: Problem, plan: Plan, rng: Random) -> Event | None:
    visit, for_good = _visit(plan, rng), rng.random() < 0.3
    return ResourceCancels(visit.resource, "" if for_good else visit.group) if visit else None


def _resource_moves(problem: Problem, plan: Plan, rng: Random) -> Event | None:
    """To another hour, or the next or the former day."""
    visit, hour, shift = _visit(plan, rng), rng.randint(9, 15), rng.choice((-1, 0, 0, 1))
    if visit is None:
        return None
    start = datetime.combine(visit.start.date() + timedelta(days=shift), time(hour))
    return ResourceMoves(visit.resource, visit.group, start) if start != visit.start else None


def _resource_shrinks(problem: Problem, plan: Plan, rng: Random) -> Event | None:
    visit, less = _visit(plan, rng), rng.randint(1, 6)
    return ResourceShrinks(visit.resource, max(1, len(visit.attendees) - less)) if visit else None


def _resource_closes(problem: Problem, plan: Plan, rng: Random) -> Event | None:
    visit = _visit(plan, rng)
    return ResourceCloses(visit.resource, visit.start.date(), visit.start.date()) if visit else None


def _hotel_closes(problem: Problem, plan: Plan, rng: Random) -> Event | None:
    stays = [s for s in plan.stays if s.hotel and s.period not in problem.block]
    stay = rng.choice(stays) if stays else None
    return HotelCloses(stay.hotel, stay.arrive, stay.leave) if stay else None


def _delayed(problem: Problem, plan: Plan, rng: Random) -> Event | None:
    flown, minutes = [leg for leg in plan.legs if leg.mode is Mode.AIR], 30 * rng.randint(2, 12)
    return LegDelayed(rng.choice(flown).id, minutes) if flown else None


def _cancelled(problem: Problem, plan: Plan, rng: Random) -> Event | None:
    flown, hour = [leg for leg in plan.legs if leg.mode is Mode.AIR], rng.randint(9, 14)
    if not flown:
        return None
    leg = rng.choice(flown)
    return LegCancelled(leg.id, datetime.combine(leg.arrives.date() + timedelta(days=1), time(hour)))


def _officer_ill(problem: Problem, plan: Plan, rng: Random) -> Event | None:
    there, (first, last) = [o for g in plan.groups for o in g.officers], _span(problem, rng, 3)
    return OfficerFallsIll(rng.choice(there), first, last) if there else None


def _storm(problem: Problem, plan: Plan, rng: Random) -> Event | None:
    stays = [s for s in plan.stays if s.period not in problem.block]
    stay = rng.choice(stays) if stays else None
    return CityDropsOut(stay.city, stay.arrive, stay.leave) if stay else None


WEIGHTS: tuple[tuple[Draw, int], ...] = (
    (_cancels, 6), (_visa, 3), (_late, 4), (_ill, 5), (_alternate, 4),
    (_resource_cancels, 10), (_resource_moves, 8), (_resource_shrinks, 4), (_resource_closes, 4),
    (_hotel_closes, 3), (_delayed, 5), (_cancelled, 3), (_officer_ill, 4), (_storm, 2),
)  # fmt: skip
"""How often each kind happens, beside each other: most changes are of single appointments (assumption)."""
