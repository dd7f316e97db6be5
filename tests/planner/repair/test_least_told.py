"""The least that must be told: of all plans that were counted out none that breaks no rule tells fewer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import chain, combinations

import pytest

from envoyage.planner.events import Event, News, OfficerFallsIll, ParticipantCancels, ResourceCancels, random_events
from envoyage.planner.events.random import moment_before
from envoyage.planner.plan import Appointment, Kind, Plan
from envoyage.planner.repair import repair
from envoyage.planner.repair.case import Case
from envoyage.planner.repair.draft import broken
from envoyage.planner.repair.forced import forced
from envoyage.planner.repair.unserved import least_to_tell
from tests.builders import day, tiny_plan, tiny_problem

PROBLEM = tiny_problem()
PLAN = tiny_plan(PROBLEM)
SECONDS = 20.0
SINGLE = tuple((event,) for event in random_events(PROBLEM, PLAN, 10, 5))
BOTH = (
    (OfficerFallsIll("es0", day(5), day(6)), ResourceCancels("reno-1")),
    (OfficerFallsIll("li0", day(5), day(6)), ResourceCancels("tulsa-2")),
    (ParticipantCancels("p00"), ResourceCancels("reno-3")),
)


def plans_near(case: Case, plan: Plan) -> Iterator[Plan]:
    """Plans that undo up to two changes, or send other officers and vehicles, or have one visit elsewhere or at
    another time."""
    told, now = case.items, {a.id: a for a in plan.appointments}
    changed = [key for key in sorted({*told, *now}) if told.get(key) != now.get(key)]
    for some in chain.from_iterable(combinations(changed, n) for n in (1, 2)):
        rest = tuple(a for a in plan.appointments if a.id not in some)
        yield replace(plan, appointments=(*rest, *(told[key] for key in some if key in told)))
        yield replace(plan, appointments=rest)
    for key in (k for k in changed if k in now):
        rest = tuple(a for a in plan.appointments if a.id != key)
        for other in others(case, plan, now[key]):
            yield replace(plan, appointments=(*rest, other))


def others(case: Case, plan: Plan, item: Appointment) -> Iterator[Appointment]:
    """The item with other officers, with other vehicles, elsewhere, and at other times."""
    problem = case.problem
    ids = [o.id for o in problem.officers]
    for officers in chain.from_iterable(combinations(ids, n) for n in (0, 1, 2)):
        yield replace(item, officers=officers)
    city = plan.stay[item.stay].city
    for vehicles in ((), *((v.id,) for v in problem.vehicles if v.city == city)):
        yield replace(item, vehicles=vehicles)
    if item.kind is not Kind.PROFESSIONAL:
        return
    for place in problem.resources_in[city]:
        for hour in range(9, 17):
            start = item.start.replace(hour=hour)
            end, leave = start + timedelta(minutes=place.minutes), start - timedelta(minutes=25)
            yield replace(
                item, id=f"{item.stay}-{place.id}", resource=place.id, title=place.name, start=start, end=end,
                leave_at=leave, format=place.formats[0],
            )  # fmt: skip


@pytest.mark.parametrize("events", [*SINGLE, *BOTH], ids=lambda events: "+".join(type(e).__name__ for e in events))
def test_no_plan_without_broken_rules_tells_fewer_than_the_bound(events: tuple[Event, ...]):
    news = News(events, moment_before(PROBLEM, events[0]))
    answer = repair(PROBLEM, PLAN, news, seconds=SECONDS, seed=7)
    case = Case(PROBLEM, PLAN, news, float("inf"))
    base = forced(case.problem, PLAN, events)

    near = chain([base], plans_near(case, base), *(plans_near(case, r.plan) for r in answer.repairs))
    fewer = (plan for plan in near if sum(t.weight for t in case.told(plan)) < answer.bound)

    assert [case.changed_items(plan) for plan in fewer if not broken(case.problem, plan)] == []


def test_a_visit_that_nobody_interprets_any_more_is_told_to_somebody():
    """Two interpreters are ill, and the group's visits are to come with whoever is left: nobody."""
    events = (OfficerFallsIll("es0", day(5), day(5)), OfficerFallsIll("es1", day(5), day(5)))
    case = Case(PROBLEM, PLAN, News(events), float("inf"))

    assert least_to_tell(case, forced(case.problem, PLAN, events)) == 1
    assert least_to_tell(case, PLAN) == 0


def test_where_the_officer_who_comes_instead_knows_nothing_is_claimed():
    """The third interpreter is ill on another day, and so is among those from whom the news comes."""
    ill = (OfficerFallsIll("es0", day(5), day(5)), OfficerFallsIll("es1", day(5), day(5)))
    events = (*ill, OfficerFallsIll("es2", day(9), day(9)))
    case = Case(PROBLEM, PLAN, News(events), float("inf"))

    assert least_to_tell(case, forced(case.problem, PLAN, events)) == 0
