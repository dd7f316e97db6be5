"""What a plan costs, line by line: travel, lodging, meals, language officers, vehicles."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from envoyage.planner.plan import Group, Leg, Mode, Plan, Stay
from envoyage.planner.problem import PerDiem, Problem, days, nights
from envoyage.planner.travel import journey


class CostType(StrEnum):
    """What the money is for."""

    AIR = "domestic_air"
    COACH = "coach"
    LODGING = "lodging"
    MEALS = "meals"
    OFFICERS = "language_officers"
    VEHICLES = "ground_transport"


@dataclass(frozen=True)
class CostLine:
    """An amount in dollars. ``person`` is a participant or language officer, empty where a group shares it."""

    type: CostType
    group: str
    person: str
    stay: str
    amount: float
    note: str = ""


def cost_lines(problem: Problem, plan: Plan) -> tuple[CostLine, ...]:
    """Every cost of a plan, in a stable order."""
    lines: list[CostLine] = []
    for group in plan.groups:
        stays = plan.stays_of.get(group.id, ())
        for stay in stays:
            lines += _nights(problem, group, stay)
        lines += _meals(problem, group, stays)
        lines += _pay(problem, group)
    for leg in plan.legs:
        lines += _leg(problem, plan, leg)
    return (*lines, *_vehicles(problem, plan))


def lodging_rate(problem: Problem, city: str, month: int) -> float:
    """Dollars a night: the month's row, the city's ceiling, or the policy's default, in this order."""
    row, own = _per_diem(problem, city, month), problem.city[city].lodging_ceiling
    return _first(row.lodging if row else None, own, problem.policies.lodging_default)


def meals_rate(problem: Problem, city: str, month: int) -> float:
    """Dollars a day for meals: the month's row, the city's rate, or the policy's default, in this order."""
    row, own = _per_diem(problem, city, month), problem.city[city].meals_rate
    return _first(row.meals if row else None, own, problem.policies.meals_default)


def _per_diem(problem: Problem, city: str, month: int) -> PerDiem | None:
    return next((r for r in problem.per_diems if r.city == city and r.month == month), None)


def _first(of_month: float | None, of_city: float | None, default: float) -> float:
    """The first rate that is given; a rate of nothing is given, too."""
    return next((rate for rate in (of_month, of_city) if rate is not None), default)


def people_of(group: Group) -> tuple[str, ...]:
    """Everybody a group pays for: members, then language officers."""
    return (*group.members, *group.officers)


def _nights(problem: Problem, group: Group, stay: Stay) -> Iterator[CostLine]:
    slept = nights(stay.arrive, stay.leave)
    amount = round(sum(lodging_rate(problem, stay.city, day.month) for day in slept), 2)
    for person in people_of(group):
        yield CostLine(CostType.LODGING, group.id, person, stay.id, amount, f"{len(slept)} nights")


def _meals(problem: Problem, group: Group, stays: tuple[Stay, ...]) -> Iterator[CostLine]:
    """Meals by day in the city one sleeps in (the last day: where one slept); reduced at the ends by policy."""
    share = 0.75 if problem.policies.per_diem == "first_last_75" else 1.0
    for i, stay in enumerate(stays):
        own = days(stay.arrive, stay.leave) if i == len(stays) - 1 else nights(stay.arrive, stay.leave)
        amount = sum(
            meals_rate(problem, stay.city, day.month) * (share if day in (stays[0].arrive, stays[-1].leave) else 1.0)
            for day in own
        )
        for person in people_of(group):
            yield CostLine(CostType.MEALS, group.id, person, stay.id, round(amount, 2), f"{len(own)} days")


def _pay(problem: Problem, group: Group) -> Iterator[CostLine]:
    length = (problem.ends - problem.starts).days + 1
    for name in group.officers:
        rate = problem.officer[name].daily_rate
        daily = problem.policies.officer_day_rate if rate is None else rate
        yield CostLine(CostType.OFFICERS, group.id, name, "", round(daily * length, 2), f"{length} days")


def _leg(problem: Problem, plan: Plan, leg: Leg) -> Iterator[CostLine]:
    if leg.mode is Mode.NONE:
        return
    group, to = plan.group[leg.group], plan.stay[leg.to_stay]
    trip = journey(problem, plan.stay[leg.from_stay].city, to.city)
    if trip.mode is Mode.ROAD:
        yield CostLine(CostType.COACH, group.id, "", to.id, round(trip.dollars, 2), f"{trip.miles:.0f} miles")
        return
    for person in people_of(group):
        yield CostLine(CostType.AIR, group.id, person, to.id, round(trip.dollars, 2), f"{trip.miles:.0f} miles")


def _vehicles(problem: Problem, plan: Plan) -> Iterator[CostLine]:
    """Each vehicle a group uses on a day is paid for the day."""
    used = sorted({(a.group, a.stay, v, a.start.date()) for a in plan.appointments for v in a.vehicles})
    for group, stay, vehicle, day in used:
        rate = problem.vehicle[vehicle].day_rate
        amount = problem.policies.vehicle_day_rate if rate is None else rate
        yield CostLine(CostType.VEHICLES, group, "", stay, round(amount, 2), day.isoformat())
