"""Why a person meets, or does not meet, a resource."""

from dataclasses import replace

from envoyage.planner.access import shut_out
from envoyage.planner.explain.why.answer import NotAsked, Why
from envoyage.planner.explain.why.asked import Asked
from envoyage.planner.explain.why.resource import why_resource
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem
from envoyage.planner.wording import clock, on_day


def why_person_resource(
    problem: Problem, plan: Plan, person: str, asked: Asked, *, seconds: float, seed: int = 7
) -> Why:  # fmt: skip
    """Why somebody meets a resource or not (then): by way of the group, or because the group divides.

    The group of ``asked`` is the person's own, whichever it names. Raises NotAsked about somebody who is in none.
    """
    name, place = problem.participant[person].name, problem.resource[asked.resource]
    if person not in plan.group_of:
        raise NotAsked(f"{name} is in no group of the plan.")
    group = plan.group_of[person]
    items = [a for a in plan.appointments if a.resource == asked.resource]
    mine = next((a for a in items if person in a.attendees and asked.is_then(a)), None)
    if mine:
        said = (
            f"{name} meets {place.name} with group {mine.group} on {on_day(mine.start.date())} at {clock(mine.start)}."
        )
        return Why(True, True, (said,))
    lacks = shut_out(problem, (person,), place.access)
    if lacks:
        needs = ", ".join(n.value.replace("_", " ") for n in lacks[0][1])
        said = f"{name} needs {needs}, which {place.name} does not offer."
        return Why(False, False, (said,))
    divided = next((a for a in items if a.group == group and person not in a.attendees and asked.is_then(a)), None)
    if divided:
        said = (
            f"Group {group} divides on {on_day(divided.start.date())} at {clock(divided.start)}: {place.name} receives "
            f"{place.smallest_group} to {place.largest_group} people, and it gives others of the group more."
        )
        return Why(False, True, (said,))
    found = why_resource(problem, plan, replace(asked, group=group), seconds=seconds, seed=seed)
    there = sorted({a.group for a in items})
    hint = f"These groups meet {place.name}: {', '.join(there)}." if there else f"No group meets {place.name}."
    return replace(found, sentences=(f"{name} is in group {group}.", *found.sentences, hint))
