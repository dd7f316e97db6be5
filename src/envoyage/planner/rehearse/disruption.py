"""Draws what goes wrong in one run of a programme; the same seed and number draw the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from envoyage.planner.events import (
    CityDropsOut,
    Event,
    LegCancelled,
    LegDelayed,
    OfficerFallsIll,
    ParticipantArrivesLate,
    ParticipantCancels,
    ParticipantFallsIll,
    ResourceCancels,
    ResourceMoves,
)
from envoyage.planner.items import visits
from envoyage.planner.plan import Mode, Plan
from envoyage.planner.problem import Problem, days
from envoyage.planner.rehearse.rates import Rates

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Overrun:
    """An appointment ends so many minutes late."""

    item: str
    minutes: int


@dataclass(frozen=True)
class Disruption:
    """All that goes wrong in one run."""

    events: tuple[Event, ...]
    overruns: tuple[Overrun, ...] = ()


def draw(problem: Problem, plan: Plan, *, seed: int, number: int, rates: Rates) -> Disruption:
    """The disruption of this number. To one person, visit, officer or journey one thing happens at most."""
    rng = Random(f"{problem.id} {seed} {number}")  # noqa: S311 -- to be repeated, not to be secret
    events = (
        *_of_people(problem, plan, rates, rng),
        *_of_visits(plan, rates, rng),
        *_of_officers(problem, plan, rates, rng),
        *_of_journeys(plan, rates, rng),
        *_of_cities(problem, plan, rates, rng),
    )
    return Disruption(events, tuple(_overruns(plan, rates, rng)))


def _of_people(problem: Problem, plan: Plan, rates: Rates, rng: Random) -> Iterator[Event]:
    limits = (rates.participant_cancels, rates.participant_late, rates.participant_ill)
    for person in (p for p in problem.travellers if p.id in plan.group_of):
        fate = _fate(rng, limits)
        if fate == 0:
            yield ParticipantCancels(person.id)
        elif fate == 1:
            planned = max(person.arrival or datetime.min, datetime.combine(problem.starts, time(12)))
            yield ParticipantArrivesLate(person.id, planned + timedelta(hours=rng.randint(18, 72)))
        elif fate == 2:
            yield ParticipantFallsIll(person.id, *_span(problem, rng))


def _fate(rng: Random, chances: tuple[float, ...]) -> int:
    """The number of the thing that happens, of several of which one can; -1 for none."""
    drawn = rng.random()
    for number, chance in enumerate(chances):
        drawn -= chance
        if drawn < 0:
            return number
    return -1


def _span(problem: Problem, rng: Random) -> tuple[date, date]:
    """One to three days of the programme."""
    first = rng.choice(days(problem.starts, problem.ends))
    return first, min(problem.ends, first + rng.randrange(3) * DAY)


def _of_visits(plan: Plan, rates: Rates, rng: Random) -> Iterator[Event]:
    once = {(item.resource, item.group): item for item in visits(plan)}
    for (resource, group), item in sorted(once.items()):
        fate = _fate(rng, (rates.resource_cancels, rates.resource_moves))
        if fate == 0:
            yield ResourceCancels(resource, group)
        elif fate == 1:
            hours = rng.choice((-3, -2, -1, 1, 2, 3))
            yield ResourceMoves(resource, group, _same_day(item.start, hours))


def _same_day(start: datetime, hours: int) -> datetime:
    """The time so many hours away, the other way where that would be another day."""
    moved = start + timedelta(hours=hours)
    return moved if 6 <= moved.hour < 21 and moved.date() == start.date() else start - timedelta(hours=hours)


def _of_officers(problem: Problem, plan: Plan, rates: Rates, rng: Random) -> Iterator[Event]:
    for officer in sorted({o for g in plan.groups for o in g.officers}):
        if _fate(rng, (rates.officer_ill,)) == 0:
            yield OfficerFallsIll(officer, *_span(problem, rng))


def _of_journeys(plan: Plan, rates: Rates, rng: Random) -> Iterator[Event]:
    for leg in (x for x in plan.legs if x.mode is Mode.AIR):
        fate = _fate(rng, (rates.flight_delayed, rates.flight_cancelled))
        if fate == 0:
            yield LegDelayed(leg.id, _late(rng, mean=60.0, step=15, most=360))
        elif fate == 1:
            yield LegCancelled(leg.id, datetime.combine(leg.arrives.date() + DAY, time(rng.randint(9, 14))))


def _late(rng: Random, *, mean: float, step: int, most: int) -> int:
    """Minutes late: short waits are common and long ones rare, in whole steps."""
    return min(most, step * (1 + int(rng.expovariate(1 / max(1.0, mean - step / 2)) / step)))


def _of_cities(problem: Problem, plan: Plan, rates: Rates, rng: Random) -> Iterator[Event]:
    """Of cities in slots; where everybody meets, the programme would end."""
    for city, slot in sorted({(s.city, s.period) for s in plan.stays if s.period not in problem.block}):
        period = problem.period[slot]
        if _fate(rng, (rates.storm,)) == 0 and not _is_shared(problem, city, period.arrive, period.leave):
            yield CityDropsOut(city, period.arrive, period.leave)


def _is_shared(problem: Problem, city: str, first: date, last: date) -> bool:
    return any(b.city == city and b.arrive <= last and first <= b.leave for b in problem.blocks)


def _overruns(plan: Plan, rates: Rates, rng: Random) -> Iterator[Overrun]:
    for item in visits(plan):
        if _fate(rng, (rates.overrun,)) == 0:
            yield Overrun(item.id, _late(rng, mean=15.0, step=5, most=60))
