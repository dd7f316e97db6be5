"""A stay alone: ten people of a sample for five nights in one city with any number of resources."""

from dataclasses import replace
from datetime import date

from envoyage.planner.plan import Group, Plan, Stay
from envoyage.planner.problem import Problem, Slot, SplitWindow
from envoyage.sample import make_problem

SUNDAY, FRIDAY = date(2027, 10, 31), date(2027, 11, 5)
PEOPLE = 10


def lone_stay(resources: int, seed: int) -> tuple[Problem, Plan]:
    """A problem with one slot of four full working days, and its plan without appointments."""
    problem = make_problem("M", seed)
    host = [p for p in problem.travellers if not problem.interpreted_language(p)][:PEOPLE]
    city = next(c for c in problem.cities if all(b.city != c.id for b in problem.blocks))
    slot = Slot("slot1", SUNDAY, FRIDAY)
    rules = replace(problem.policies, groups_fewest=1, groups_most=1)
    problem = replace(
        problem, blocks=(), sessions=(), windows=(SplitWindow("window", (slot,)),), participants=tuple(host),
        resources=_gathered(problem, city.id, resources), holidays=(), policies=rules, starts=SUNDAY, ends=FRIDAY,
    )  # fmt: skip
    group = Group("G1", tuple(p.id for p in host))
    hotel = problem.hotels_in[city.id][0].id
    stay = Stay("G1-slot1", "G1", city.id, "slot1", SUNDAY, FRIDAY, hotel)
    return problem, Plan(problem.id, seed, (group,), (stay,))


def _gathered(problem: Problem, city: str, count: int) -> tuple:
    """Resources of several cities moved to one, each as far from its middle as it was at home."""
    there, moved = problem.city[city], []
    shared = {b.city for b in problem.blocks}
    for resource in (r for r in problem.resources if r.city not in shared):
        home = problem.city[resource.city]
        moved.append(
            replace(
                resource, city=city,
                latitude=there.latitude + resource.latitude - home.latitude,
                longitude=there.longitude + resource.longitude - home.longitude,
            )
        )  # fmt: skip
    return tuple(moved[:count])
