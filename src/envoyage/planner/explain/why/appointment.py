"""What each rule of timetables has to say about one group at one resource, in facts."""

from collections.abc import Callable, Iterator
from datetime import date

from envoyage.planner.access import shut_out
from envoyage.planner.explain.why.asked import Asked
from envoyage.planner.opening import open_spans
from envoyage.planner.plan import Plan, Stay
from envoyage.planner.problem import Problem, RequestStatus, Resource
from envoyage.planner.rule import Rule
from envoyage.planner.rules.lead_days import earliest_day
from envoyage.planner.wording import counted, listed, on_day, people
from envoyage.planner.workdays import own_days


def facts_of(problem: Problem, plan: Plan, stay: Stay, rule: Rule, asked: Asked) -> Iterator[str]:
    """The rule in a sentence, with the facts that matter here where there are some."""
    if rule.code == "pinned":
        yield from _pins(problem, asked.group, asked.resource)
    elif rule.code == "no-repetition":
        yield from _met(problem, plan, stay, asked)
    else:
        tell = TELL.get(rule.code)
        said = tell(problem, plan, stay, problem.resource[asked.resource], asked.day) if tell else ""
        yield said or f"{rule.title}."


def _met(problem: Problem, plan: Plan, stay: Stay, asked: Asked) -> Iterator[str]:
    for item in plan.appointments:
        if (item.group, item.resource) == (asked.group, asked.resource) and item.stay != stay.id:
            name, when = problem.resource[asked.resource].name, on_day(item.start.date())
            yield f"Group {asked.group} meets {name} on {when}, and only once."


def _pins(problem: Problem, group: str, resource: str) -> Iterator[str]:
    for pin in problem.pins.appointments:
        if pin.group == group and pin.resource != resource:
            yield f"Group {group} is pinned to meet {problem.resource[pin.resource].name}."


def _days(plan: Plan, stay: Stay, day: date | None) -> tuple[date, ...]:
    return (day,) if day else own_days(plan, stay)


def _opening(problem: Problem, plan: Plan, stay: Stay, resource: Resource, day: date | None) -> str:
    hours = []
    for when in _days(plan, stay, day):
        spans = [
            f"{a // 60:02}:{a % 60:02} to {b // 60:02}:{b % 60:02}" for a, b in open_spans(problem, resource, when)
        ]
        hours.append(f"{on_day(when)} {' and '.join(spans) or 'closed'}")
    return f"{resource.name} is open: {'; '.join(hours)}."


def _size(problem: Problem, plan: Plan, stay: Stay, resource: Resource, day: date | None) -> str:
    size = len(plan.group[stay.group].members)
    return (
        f"{resource.name} receives {resource.smallest_group} to {resource.largest_group} people; group {stay.group} "
        f"has {size}."
    )


def _use(problem: Problem, plan: Plan, stay: Stay, resource: Resource, day: date | None) -> str:
    there = sorted({a.group for a in plan.appointments if a.resource == resource.id and a.group != stay.group})
    pinned = {p.group for p in problem.pins.appointments if p.resource == resource.id and p.group != stay.group}
    groups = listed(sorted({*there, *pinned})) or "nobody"
    return (
        f"{resource.name} may be asked {counted(resource.most_asks, 'time')} and receives "
        f"{counted(resource.parallel_groups, 'group')} at once; it is visited by {groups}."
    )


def _access(problem: Problem, plan: Plan, stay: Stay, resource: Resource, day: date | None) -> str:
    out = shut_out(problem, plan.group[stay.group].members, resource.access)
    needs = sorted({n.value.replace("_", " ") for _, lacks in out for n in lacks})
    who = people(problem, (p for p, _ in out))
    return f"{who} cannot get into {resource.name}: it lacks {listed(needs)}." if out else ""


def _offered(problem: Problem, plan: Plan, stay: Stay, resource: Resource, day: date | None) -> str:
    return f"{resource.name} has declined." if resource.status is RequestStatus.DECLINED else ""


def _notice(problem: Problem, plan: Plan, stay: Stay, resource: Resource, day: date | None) -> str:
    first = earliest_day(problem, resource)
    if first == date.min:
        return ""
    return (
        f"{resource.name} checks identities and wants {counted(resource.lead_days, 'day')} notice: it can be asked for "
        f"{on_day(first)} or later."
    )


def _language(problem: Problem, plan: Plan, stay: Stay, resource: Resource, day: date | None) -> str:
    size = len(plan.group[stay.group].members)
    if size <= resource.largest_group:
        return ""
    return (
        f"{resource.name} receives {resource.largest_group} people at most, so group {stay.group} of {size} would have "
        "to divide, and its language officers cannot be with both parts."
    )


def _hours(problem: Problem, plan: Plan, stay: Stay, resource: Resource, day: date | None) -> str:
    rules = problem.policies
    return (
        f"Appointments lie between {rules.day_starts:%H:%M} and {rules.day_ends:%H:%M}, with time for lunch, and take "
        f"{rules.most_minutes_a_day} minutes a day at most."
    )


def _full(problem: Problem, plan: Plan, stay: Stay, resource: Resource, day: date | None) -> str:
    rules = problem.policies
    return f"A full working day has {rules.fewest_a_day} to {rules.most_a_day} appointments."


Tell = Callable[[Problem, Plan, Stay, Resource, date | None], str]
TELL: dict[str, Tell] = {
    "opening-hours": _opening,
    "resource-group-size": _size,
    "resource-use": _use,
    "access-needs": _access,
    "as-offered": _offered,
    "lead-days": _notice,
    "language-cover": _language,
    "working-day": _hours,
    "full-days": _full,
}
"""By the code of the rule; others are told by their titles."""
