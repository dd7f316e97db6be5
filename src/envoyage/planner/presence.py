"""Who is there: people who arrive after the beginning or depart before the end of a programme.

A participant's arrival and departure are wall-clock times of the cities of the first and of the last shared block.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from envoyage.planner.clock import instant
from envoyage.planner.leaving import with_leave_times
from envoyage.planner.plan import Appointment, Plan, Stay
from envoyage.planner.problem import OutOf, Problem, nights


def present(problem: Problem, person: str, city: str, start: datetime, end: datetime) -> bool:
    """Whether somebody can be in a city from start to end, in wall-clock times of that city.

    After landing it takes the policy's minutes to leave the airport; before departure people are at the airport
    as early as the policy says. Whoever is out in between, for instance ill, is not there. Language officers, and
    people without times, are always there.
    """
    known = problem.participant.get(person)
    if known is None:
        return True
    if problem.is_out(OutOf.PARTICIPANT, person, start, end):
        return False
    cities = [b.city for b in sorted(problem.blocks, key=lambda b: (b.arrive, b.leave))] or [city]
    rules = problem.policies
    if known.arrival:
        lands = instant(problem, cities[0], known.arrival)
        if instant(problem, city, start) < lands + timedelta(minutes=rules.airport_after):
            return False
    if known.departure:
        departs = instant(problem, cities[-1], known.departure)
        return instant(problem, city, end) <= departs - timedelta(minutes=rules.airport_before)
    return True


def there_all_day(problem: Problem, person: str, city: str, day: date) -> bool:
    """Whether somebody is there for the whole of a working day, so that all its appointments can be asked for."""
    rules = problem.policies
    return present(
        problem, person, city, datetime.combine(day, rules.day_starts), datetime.combine(day, rules.day_ends)
    )


def there_every_evening(problem: Problem, person: str, stays: Iterable[Stay]) -> bool:
    """Whether somebody is there for dinner on every evening of these stays, so that nothing in them is missed."""
    rules = problem.policies
    length = timedelta(minutes=rules.dinner_minutes)
    evenings = [
        (s.city, datetime.combine(day, rules.dinner_starts)) for s in stays for day in nights(s.arrive, s.leave)
    ]
    return all(present(problem, person, city, start, start + length) for city, start in evenings)


def absent(problem: Problem, plan: Plan, item: Appointment) -> tuple[str, ...]:
    """The attendees of an item who are not there yet or not any more."""
    city = plan.stay[item.stay].city
    return tuple(p for p in item.attendees if not present(problem, p, city, item.start, item.end))


def only_present(problem: Problem, plan: Plan) -> Plan:
    """The plan with everybody taken out of what he is not there for, and without items that nobody is left for.

    Whoever misses an item comes to the next one from elsewhere: in the stays concerned the leave times are made anew.
    """
    away = {item.id: set(absent(problem, plan, item)) for item in plan.appointments}
    stays = {item.stay for item in plan.appointments if away[item.id]}
    items = tuple(
        replace(item, attendees=tuple(p for p in item.attendees if p not in away[item.id]))
        for item in plan.appointments
        if not away[item.id] or set(item.attendees) - away[item.id]
    )
    plan = replace(plan, appointments=items)
    timed = {a.id: a for stay in plan.stays if stay.id in stays for a in with_leave_times(problem, plan, stay)}
    return replace(plan, appointments=tuple(timed.get(a.id, a) for a in items))
