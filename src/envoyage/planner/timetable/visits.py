"""The visits a group could make in a stay."""

from dataclasses import replace

from envoyage.planner.access import shut_out
from envoyage.planner.items import visit_minutes
from envoyage.planner.plan import Group, Plan, Stay
from envoyage.planner.problem import Category, Problem, RequestStatus, Resource
from envoyage.planner.timetable.divided import divided_visits
from envoyage.planner.unknowns.stay import Part, Visit


def visits_of(problem: Problem, plan: Plan, stay: Stay) -> tuple[Visit, ...]:
    """All visits to professional resources of the city that everybody can get into, together or divided.

    ``plan`` is everything but the stay's own visits.

    A resource that declined is left out unless it is pinned, and so is culture, which is for days of rest.
    """
    group = plan.group[stay.group]
    pinned = {p.resource: p.minutes for p in problem.pins.appointments if p.group == group.id}
    whole = tuple(
        Visit(r.id, (Part(r, group.members, visit_minutes(problem, group, r, pinned.get(r.id))),))
        for r in problem.resources_in[stay.city]
        if r.category is not Category.CULTURE and (r.id in pinned or _is_open_to(problem, group, r))
    )
    mine = replace(plan, appointments=tuple(a for a in plan.appointments if a.group == group.id))
    return whole + divided_visits(problem, mine, group, whole)


def _is_open_to(problem: Problem, group: Group, resource: Resource) -> bool:
    return resource.status is not RequestStatus.DECLINED and not shut_out(problem, group.members, resource.access)
