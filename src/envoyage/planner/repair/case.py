"""A case to be repaired: the programme as it is now, the plan as it was told, and how repairs are measured."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from envoyage.planner.check import Verdict, check
from envoyage.planner.events import News, Step, happen
from envoyage.planner.plan import Appointment, Plan
from envoyage.planner.problem import Problem
from envoyage.planner.progress import Stop, never
from envoyage.planner.repair.agendas import Agenda, Party, Who, agendas
from envoyage.planner.repair.changes import Promises, Told, changed, those_who_know
from envoyage.planner.value import coverage


@dataclass(frozen=True, order=True)
class Measure:
    """How bad a repair is, the worst first: smaller is better."""

    broken: int
    told: int
    moved: int
    lost: float


@dataclass
class Case:
    """What is to be repaired, until when (monotonic), from which seed, and what stops it."""

    old: Problem
    plan: Plan
    news: News
    deadline: float
    seed: int = 7
    cancelled: Stop = never
    problem: Problem = field(init=False)

    def __post_init__(self) -> None:
        self.problem = happen(self.old, self.plan, self.news.events, now=self.news.now)

    def left(self) -> float:
        """Seconds left."""
        return self.deadline - time.monotonic()

    def over(self) -> bool:
        """Whether to stop now."""
        return self.left() <= 0 or self.cancelled()

    @cached_property
    def promises(self) -> Promises:
        """How hard the promises of the plan are."""
        return Promises(self.problem, self.plan, self.news.promises)

    @cached_property
    def before(self) -> dict[Party, Agenda]:
        """The agendas that were told."""
        return agendas(self.old, self.plan)

    @cached_property
    def knows(self) -> frozenset[Party]:
        """Those from whom the news comes."""
        return those_who_know(self.news.events)

    @cached_property
    def value(self) -> float:
        """What the plan was worth before."""
        return check(self.old, self.plan).totals.value

    @cached_property
    def coverage(self) -> dict[str, float]:
        """What each traveller was to get, from 0 to 1."""
        return coverage(self.old, self.plan)

    @cached_property
    def items(self) -> dict[str, Appointment]:
        """The items of the plan as it was told, by id."""
        return {a.id: a for a in self.plan.appointments}

    def told(self, plan: Plan) -> tuple[Told, ...]:
        """Everybody who must be told something new with this plan, in a stable order."""
        found = changed(self.before, agendas(self.problem, plan), self.promises)
        return tuple(replace(t, knows=t.party in self.knows) for t in found.values())

    def changed_items(self, plan: Plan) -> tuple[str, ...]:
        """The ids of items that are new, gone, or not at their time and place any more."""
        now = {a.id: a for a in plan.appointments}
        return tuple(sorted(k for k in {*self.items, *now} if _said(self.items.get(k)) != _said(now.get(k))))

    def moved(self, plan: Plan) -> int:
        """Items, stays and journeys that are not as they were."""
        stays = {s.id: (s.city, s.hotel) for s in self.plan.stays}
        legs = {x.from_stay: (x.departs, x.arrives) for x in self.plan.legs}
        other_stays = sum(stays.get(s.id) != (s.city, s.hotel) for s in plan.stays)
        other_legs = sum(legs.get(x.from_stay) != (x.departs, x.arrives) for x in plan.legs)
        return len(self.changed_items(plan)) + other_stays + other_legs

    def measure(self, plan: Plan, verdict: Verdict, told: Iterable[Told]) -> Measure:
        """How bad a plan is as a repair."""
        lost = round(self.value - verdict.totals.value, 6)
        return Measure(len(verdict.broken), sum(t.weight for t in told), self.moved(plan), lost)


def _said(item: Appointment | None) -> tuple[object, ...] | None:
    """What of an item counts as moved when it changes."""
    if item is None:
        return None
    return item.start, item.end, item.resource, item.host, item.session


def confirmed(told: Iterable[Told]) -> int:
    """How many resources that had confirmed must be told something new."""
    return sum(
        t.party[0] is Who.RESOURCE and not t.knows and any(c.step is Step.CONFIRMED for c in t.changes) for t in told
    )
