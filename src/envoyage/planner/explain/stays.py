"""Whether the days of a stay can be filled at all, by the smallest demands that any group there makes."""

import time
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field, replace

from envoyage.planner.plan import Group, Plan, Stay
from envoyage.planner.problem import AppointmentPin, Participant, Pins, Problem, SharedBlock, Slot, days
from envoyage.planner.progress import Stop, never
from envoyage.planner.routing import pinned_day
from envoyage.planner.rules import RULES
from envoyage.planner.timetable.build import Terms, build_model
from envoyage.planner.timetable.day import DayPlanner
from envoyage.planner.timetable.items import session_items
from envoyage.planner.timetable.solve import Limits, solve_stay

ANY = 1e9
"""A gap that every timetable has: the first one found is enough."""
BY_ITSELF = frozenset({
    "pinned", "resource-group-size", "travel-days", "weekend-rest", "opening-hours", "visit-length", "working-day",
    "lead-days", "resource-use", "as-offered", "no-repetition", "full-days",
})  # fmt: skip
"""The rules that a stay must keep whatever the rest of the plan is; rides and company are left out."""
OWN_RULES = tuple(rule for rule in RULES if rule.code in BY_ITSELF)
SOMEBODY = "somebody-"

Period = SharedBlock | Slot


@dataclass(frozen=True)
class Stays:
    """Answers whether a stay is possible, each question once. A stay that was not settled in time counts as possible.

    ``label`` asks for the group that pins call so, with its pinned appointments; empty for any group.
    """

    deadline: float
    seed: int = 0
    cancelled: Stop = never
    known: dict[Hashable, bool] = field(default_factory=dict)

    def is_possible(self, problem: Problem, period: Period, city: str, label: str = "") -> bool:
        """Whether some group of an allowed size can have a timetable there that keeps the rules."""
        key = _key(problem, period, city, label)
        if key not in self.known:
            self.known[key] = self._try(problem, period, city, label)
        return self.known[key]

    def _try(self, problem: Problem, period: Period, city: str, label: str) -> bool:
        sizes = _sizes(problem, city)
        return any(self._has_timetable(_alone(problem, period, city, label, size), period, city) for size in sizes)

    def _has_timetable(self, problem: Problem, period: Period, city: str) -> bool:
        limits = Limits(self.deadline, self.seed, self.cancelled, gap=ANY)
        return has_timetable(problem, _plan(problem, period, city), limits)


def has_timetable(problem: Problem, plan: Plan, limits: Limits) -> bool:
    """Whether the only stay of a plan has a timetable; yes where the time was too short to tell."""
    model = build_model(problem, plan, plan.stays[0], Terms(rules=OWN_RULES))
    found = solve_stay(model, DayPlanner(model), limits)
    return found is not None or limits.over() or time.monotonic() >= limits.deadline


def _plan(problem: Problem, period: Period, city: str) -> Plan:
    """One group in one stay, with the sessions of a shared block."""
    stay = Stay("stay", _label(problem), city, period.id, period.arrive, period.leave)
    group = Group(stay.group, tuple(p.id for p in problem.participants))
    plan = Plan(problem.id, 0, (group,), (stay,))
    return replace(plan, appointments=session_items(problem, plan, stay))


def _label(problem: Problem) -> str:
    return next((pin.group for pin in problem.pins.appointments), "G")


def _alone(problem: Problem, period: Period, city: str, label: str, size: int) -> Problem:
    """The programme of one group: as many people as it has, who want nothing, and its pins of this stay."""
    people = tuple(Participant(f"{SOMEBODY}{n}", "Somebody", "") for n in range(size))
    pins = tuple(_own_pins(problem, period, city, label))
    return replace(problem, participants=people, pins=Pins(appointments=pins), officers=())


def _own_pins(problem: Problem, period: Period, city: str, label: str) -> Iterable[AppointmentPin]:
    """The appointments that are pinned to a group and that must be in this stay if the group is in this city.

    A pin without a day only has to be somewhere: it is asked for where the city comes in one period alone.
    """
    inner = days(period.arrive, period.leave)[1:-1]
    alone = not any(p.arrive == period.leave or p.leave == period.arrive for p in problem.periods)
    for pin in problem.pins.appointments:
        here = pin.group == label and problem.resource[pin.resource].city == city
        day = pinned_day(pin)
        if here and (day in inner if day else alone or not _continues(problem, period)):
            yield pin


def _continues(problem: Problem, period: Period) -> bool:
    """Whether a group may be in the city of a period in another period as well."""
    return isinstance(period, SharedBlock) or any(s.may_continue for s in problem.slots)


def _sizes(problem: Problem, city: str) -> list[int]:
    """The sizes of groups worth trying: the smallest, the largest, and those at which an organisation says no."""
    rules = problem.policies
    smallest, largest = max(1, rules.group_smallest), max(1, rules.group_largest)
    limits = {n for r in problem.resources_in[city] for n in (r.smallest_group, r.largest_group)}
    return sorted({smallest, largest, *(n for n in limits if smallest < n < largest)})


def _key(problem: Problem, period: Period, city: str, label: str) -> Hashable:
    """Everything that the answer depends on."""
    rules = problem.policies
    policies = tuple(getattr(rules, name) for name in (
        "group_smallest", "group_largest", "fewest_a_day", "most_a_day", "most_minutes_a_day", "day_starts", "day_ends",
        "lunch_earliest", "lunch_latest", "lunch_minutes", "grid_minutes", "weekend_work", "least_lead_days",
    ))  # fmt: skip
    pins = tuple(_own_pins(problem, period, city, label))
    sessions = problem.sessions_of.get(period.id, ())
    return policies, period, city, label, pins, sessions, problem.resources_in[city], problem.city[city]
