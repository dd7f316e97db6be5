"""Resources of which nobody gave the coordinates are taken to be in the middle of their city."""

from dataclasses import replace

from envoyage.planner.problem import Problem, Resource

NOWHERE = (0.0, 0.0)
"""What a resource without coordinates has: a point in the sea, where nobody receives groups."""


def with_coordinates(problem: Problem) -> Problem:
    """The programme with every resource somewhere in its city."""
    if all((r.latitude, r.longitude) != NOWHERE for r in problem.resources):
        return problem
    return replace(problem, resources=tuple(_placed(problem, r) for r in problem.resources))


def _placed(problem: Problem, resource: Resource) -> Resource:
    city = problem.city.get(resource.city)
    if city is None or (resource.latitude, resource.longitude) != NOWHERE:
        return resource
    return replace(resource, latitude=city.latitude, longitude=city.longitude)
