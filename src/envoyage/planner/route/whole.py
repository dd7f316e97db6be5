"""A bound of the whole plan: points that no plan of a programme can exceed, however its stages work together.

Everybody is given the best programme of his own, as if he travelled alone: for each period a mix of cities, and there
as many visits as the days hold. That groups share their visits, and what groups and language officers cost, is left
out, so the bound is far from tight (docs/decisions/0005); it holds for every plan that breaks no hard rule.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from envoyage.planner.problem import Category, Need, Participant, Problem, Resource, days
from envoyage.planner.progress import Stop
from envoyage.planner.relevance import relevance
from envoyage.planner.route.calendar import Calendar
from envoyage.planner.route.linear import Linear
from envoyage.planner.route.supply import Supply, open_on
from envoyage.planner.rules.weekend_rest import WeekendRest, is_rest
from envoyage.planner.workdays import full_days

LOWEST = 5
"""So many of those who get least are asked what they could get whatever it costs: that bounds the minimum."""
SLACK = 1e-6
"""Points that the numbers of a linear programme may be off for one person."""

DAY = timedelta(days=1)


def whole_bound(problem: Problem, stopped: Stop) -> float | None:
    """Points that the value of no complete plan exceeds; None where ``stopped`` ended the work or nothing is proven.

    Nothing is proven of a programme under way (``Problem.now``), for its past is not judged by rules.
    """
    if problem.now or not problem.travellers:
        return None
    alone, found = _Alone(problem), list[tuple[float, Participant]]()
    points = 0.0
    for person in problem.travellers:
        if stopped():
            return None
        own = alone.best(person)
        points += own.points + SLACK
        found.append((own.coverage, person))
    lowest = [person for _, person in sorted(found, key=lambda pair: pair[0])[:LOWEST]]
    least = min(alone.best(person, dear=False).coverage for person in lowest)
    return points + 1000 * problem.policies.minimum_weight * least


@dataclass(frozen=True)
class _Own:
    """The best of one person alone: points of the plan's value, and coverage from 0 to 1."""

    points: float
    coverage: float


@dataclass(frozen=True)
class _Place:
    """A city in a period: who can be met there, how many professional visits its days hold, dollars a person.

    ``on_arrival`` are the visits of the day of arrival, which count for those who were in the city before.
    """

    period: int
    city: str
    resources: tuple[Resource, ...]
    most: int
    on_arrival: int
    dollars: float


@dataclass(frozen=True)
class _Alone:
    """Everybody's own best programme, as a linear programme over places and visits."""

    problem: Problem

    @cached_property
    def calendar(self) -> Calendar:
        """Dollars of stays and journeys."""
        return Calendar(self.problem, Supply(self.problem))

    @cached_property
    def places(self) -> tuple[_Place, ...]:
        """Every city in every period in which a group can be there."""
        periods = self.problem.periods
        return tuple(self._place(i, city) for i in range(len(periods)) for city in self._cities(i))

    def _cities(self, period: int) -> tuple[str, ...]:
        here = self.problem.periods[period]
        block = self.problem.block.get(here.id)
        return (block.city,) if block else tuple(c.id for c in self.problem.cities if c.groups_in(here.id))

    def _place(self, period: int, city: str) -> _Place:
        here = self.problem.periods[period]
        own = days(here.arrive, here.leave)[1:-1]
        joined = (here.arrive,) if self._joins(period - 1, city) else ()
        met = tuple(r for r in self.problem.resources_in[city] if self._receives(r, own + joined))
        number = sum(r.category is not Category.CULTURE for r in met)
        most, on_arrival = (sum(self._most(period, city, day, number) for day in some) for some in (own, joined))
        return _Place(period, city, met, most, on_arrival, self._dollars(period, city))

    def _receives(self, resource: Resource, some: tuple[date, ...]) -> bool:
        pinned = any(pin.resource == resource.id for pin in self.problem.pins.appointments)
        return pinned or any(open_on(self.problem, resource, day) for day in some)

    def _joins(self, before: int, city: str) -> bool:
        """Whether a stay in a city may go on from this period into the next."""
        periods = self.problem.periods
        if not 0 <= before < len(periods) - 1:
            return False
        same_day = periods[before].leave == periods[before + 1].arrive
        return same_day and city in self._cities(before) and city in self._cities(before + 1)

    def _most(self, period: int, city: str, day: date, number: int) -> int:
        """How many visits a day holds: few on a full working day, none on a day of rest, else everybody there."""
        problem, here = self.problem, self.problem.periods[period]
        if full_days(problem, city, day - DAY, day + DAY):
            sessions = (s for s in problem.sessions_of.get(here.id, ()) if s.start.date() == day)
            return max(0, problem.policies.most_a_day - sum(s.kind.is_professional for s in sessions))
        if is_rest(problem, city, day) and not any(w.rule == WeekendRest.code for w in problem.waivers):
            return 0
        return number

    def _dollars(self, period: int, city: str) -> float:
        """Lodging, meals, and half of the cheapest flights of one person to and from the city."""
        here = self.problem.periods[period]
        total = self.calendar.stay_dollars(city, here)
        flights, number = self.calendar.journeys[0], self.calendar.number
        for beside, into in ((period - 1, True), (period + 1, False)):
            if 0 <= beside < len(self.problem.periods):
                others = [number[c] for c in self._cities(beside)]
                fares = flights[others, number[city]] if into else flights[number[city], others]
                total += float(fares.min(initial=0.0 if not others else float("inf"))) / 2
        return total

    def best(self, person: Participant, *, dear: bool = True) -> _Own:
        """What one person could have alone, in mean coverage less his own cost; ``dear`` says whether cost counts."""
        problem, model = self.problem, Linear()
        per_dollar = 1 / problem.policies.dollars_per_point if dear else 0.0
        here = [model.share(-per_dollar * place.dollars) for place in self.places]
        met = defaultdict[str, list[int]](list)
        inside = {(place.period, place.city): x for place, x in zip(self.places, here, strict=True)}
        for place in self.places:
            self._visits(model, place, inside, met)
        for period in range(len(problem.periods)):
            model.limit([(x, 1.0) for (when, _), x in inside.items() if when == period], 1.0, 1.0)
        for again in met.values():
            model.limit([(y, 1.0) for y in again], 1.0)
        return self._solved(model, person, met)

    def _visits(
        self, model: Linear, place: _Place, inside: dict[tuple[int, str], int], met: dict[str, list[int]]
    ) -> None:
        """Visits only where one is, and no more professional ones than the days hold."""
        there = inside[place.period, place.city]
        professional = [(there, -float(place.most))]
        if place.on_arrival:
            stays_on = model.share(0.0)
            for period in (place.period - 1, place.period):
                model.limit([(stays_on, 1.0), (inside[period, place.city], -1.0)], 0.0)
            professional.append((stays_on, -float(place.on_arrival)))
        for resource in place.resources:
            visit = model.share(0.0)
            model.limit([(visit, 1.0), (there, -1.0)], 0.0)
            met[resource.id].append(visit)
            if resource.category is not Category.CULTURE:
                professional.append((visit, 1.0))
        model.limit(professional, 0.0)

    def _solved(self, model: Linear, person: Participant, met: dict[str, list[int]]) -> _Own:
        """Each need is met up to its dose, by sessions and visits."""
        share = 1000.0 / len(self.problem.travellers)
        weights = sum(n.weight for n in person.needs)
        needs = []
        for need in person.needs if weights else ():
            needs.append((model.share(share * need.weight / weights), need.weight / weights))
            rows = [(y, -worth) for r, ys in met.items() if (worth := self._relevance(r, need)) for y in ys]
            model.limit([(needs[-1][0], float(need.dose)), *rows], self._in_sessions(need))
        points, found = model.most()
        coverage = sum(weight * found[unknown] for unknown, weight in needs) if weights else 1.0
        return _Own(points + (0.0 if weights else share), coverage)

    def _relevance(self, resource: str, need: Need) -> float:
        it = self.problem.resource[resource]
        return relevance(self.problem, it.themes, it.objectives, need)

    def _in_sessions(self, need: Need) -> float:
        return sum(relevance(self.problem, s.themes, s.objectives, need) for s in self.problem.sessions)
