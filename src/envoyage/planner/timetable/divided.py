"""Visits for a group that divides: a few at a small resource, the others at another one at the same time."""

from collections.abc import Iterator

from envoyage.planner.plan import Group, Plan
from envoyage.planner.problem import Problem, Resource
from envoyage.planner.relevance import relevance
from envoyage.planner.unknowns.stay import Part, Visit
from envoyage.planner.value import got

PARTNERS = 3  # resources tried beside each small one, best first: more make the stay slower, rarely better
SMALL = 4  # small resources tried in a stay, best first

Gains = dict[tuple[str, str], float]
"""What a member gains from a resource, as a share of coverage, the rest of the plan given."""


def divided_visits(problem: Problem, plan: Plan, group: Group, whole: tuple[Visit, ...]) -> tuple[Visit, ...]:
    """Pairs of resources of which one is too small for the group, each with the members it is worth most to.

    ``whole`` are the visits of the whole group, also to resources that are too small for it; ``plan`` is everything
    else, from which the doses still open are taken.
    """
    parts = [v.parts[0] for v in whole]
    gains = _gains(problem, plan, group, [p.resource for p in parts])
    small = [p for p in parts if p.resource.smallest_group <= p.resource.largest_group < len(group.members)]
    ranked = sorted(small, key=lambda p: (-sum(_best(gains, group, p.resource)), p.resource.id))
    return tuple(v for part in ranked[:SMALL] for v in _with_partners(group, part, parts, gains))


def _with_partners(group: Group, small: Part, parts: list[Part], gains: Gains) -> Iterator[Visit]:
    found = []
    for other in parts:
        going = _who_goes(group, small.resource, other.resource, gains)
        staying = tuple(m for m in group.members if m not in going)
        if other.resource.id != small.resource.id and _fits(other.resource, len(staying)) and going:
            worth = sum(gains[m, small.resource.id] for m in going) + sum(gains[m, other.resource.id] for m in staying)
            visit = Visit(
                f"{small.resource.id}+{other.resource.id}",
                (Part(small.resource, going, small.minutes), Part(other.resource, staying, other.minutes)),
            )
            found.append((-worth, visit.id, visit))
    yield from (visit for _, _, visit in sorted(found, key=lambda f: f[:2])[:PARTNERS])


def _who_goes(group: Group, small: Resource, other: Resource, gains: Gains) -> tuple[str, ...]:
    """The members who gain most by the small resource instead of the other, as many as it receives."""
    ranked = sorted(group.members, key=lambda m: (gains[m, other.id] - gains[m, small.id], m))
    chosen = set(ranked[: small.largest_group])
    return tuple(m for m in group.members if m in chosen)


def _best(gains: Gains, group: Group, resource: Resource) -> list[float]:
    return sorted((gains[m, resource.id] for m in group.members), reverse=True)[: resource.largest_group]


def _fits(resource: Resource, people: int) -> bool:
    return resource.smallest_group <= people <= resource.largest_group


def _gains(problem: Problem, plan: Plan, group: Group, resources: list[Resource]) -> Gains:
    amounts = got(problem, plan)
    table: Gains = {}
    for member in group.members:
        needs = problem.participant[member].needs
        weights = sum(n.weight for n in needs) or 1.0
        left = [max(0.0, n.dose - a) for n, a in zip(needs, amounts.get(member, ()), strict=False)]
        for r in resources:
            table[member, r.id] = sum(
                n.weight / weights / n.dose * min(room, relevance(problem, r.themes, r.objectives, n))
                for n, room in zip(needs, left, strict=False)
            )
    return table
