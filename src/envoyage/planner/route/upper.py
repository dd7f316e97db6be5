"""Upper bounds of what people can get once their group's stays are known."""

from collections.abc import Sequence
from datetime import date

from envoyage.planner.plan import Group, Stay
from envoyage.planner.problem import Category, Need, Problem, Resource, days
from envoyage.planner.relevance import relevance
from envoyage.planner.route.supply import open_on
from envoyage.planner.value import covered


def coverage_upper(problem: Problem, groups: Sequence[Group], stays: Sequence[Stay]) -> dict[str, float]:
    """An upper bound, from 0 to 1, of each traveller's coverage, whatever the timetables of these stays are.

    Nobody meets a resource twice, and of the resources that are open during a stay a person meets at most the
    most relevant ones that its days hold; visits to places of culture come on top. Each need is bounded alone.
    """
    upper: dict[str, float] = {}
    for group in groups:
        mine = [s for s in stays if s.group == group.id]
        sources = [_offers(problem, city, [s for s in mine if s.city == city]) for city in _cities(mine)]
        people = [problem.participant[m] for m in group.members]
        kinds = {(n.objective, n.theme): n for p in people for n in p.needs}
        best = {kind: _most(problem, sources, need) for kind, need in kinds.items()}
        upper |= {p.id: covered(p, (best[n.objective, n.theme] for n in p.needs)) for p in people}
    return upper


Offer = tuple[tuple[Resource, ...], int]
"""Resources of a city that can be met, and how many professional ones at most."""


def _cities(stays: Sequence[Stay]) -> tuple[str, ...]:
    return tuple(sorted({s.city for s in stays}))


def _offers(problem: Problem, city: str, stays: Sequence[Stay]) -> Offer:
    """A resource counts if it is open on any day of a stay, so that no waiver can lift a plan over the bound."""
    there: set[date] = {day for s in stays for day in days(s.arrive, s.leave)}
    offered = tuple(
        r
        for r in problem.resources_in[city]
        if any(open_on(problem, r, day) for day in sorted(there))
        or any(pin.resource == r.id for pin in problem.pins.appointments)
    )
    return offered, problem.policies.most_a_day * len(there)


def _most(problem: Problem, sources: Sequence[Offer], need: Need) -> float:
    total = sum(relevance(problem, s.themes, s.objectives, need) for s in problem.sessions)
    for resources, number in sources:
        worth = [(relevance(problem, r.themes, r.objectives, need), r.category) for r in resources]
        professional = sorted((w for w, category in worth if category is not Category.CULTURE), reverse=True)
        total += sum(professional[:number]) + sum(w for w, category in worth if category is Category.CULTURE)
    return total
