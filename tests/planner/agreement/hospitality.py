"""Random hotels, homes and vehicles, judged by both halves of a rule of hospitality."""

from dataclasses import replace
from random import Random

from ortools.sat.python.cp_model import FEASIBLE, OPTIMAL, CpSolver

from envoyage.planner.hospitality.rooms import give_rooms
from envoyage.planner.plan import Appointment, Kind, Plan
from envoyage.planner.problem import Access, Hotel, Outage, OutOf, Problem, Vehicle
from envoyage.planner.rule import Rule, Severity
from envoyage.planner.unknowns import HospitalityModel
from tests.builders import at, day
from tests.planner.agreement.trial import Answer
from tests.planner.hospitality.brute import dinner, reno_plan, small_problem


def homes(rule: Rule, seed: int) -> Answer:
    """Whether people may dine so."""
    problem, plan = _dining(Random(seed))
    return Answer(_may_dine(problem, plan, rule), not _breaks(problem, plan, rule))


def homes_with_the_sick(rule: Rule, seed: int) -> Answer:
    """Whether people may dine so while some officers are out."""
    rng = Random(seed)
    problem, plan = _dining(rng)
    spans = {o.id: (rng.randint(5, 7), rng.choice((10, 14, 17, 18)), rng.choice((2, 4, 5))) for o in problem.officers}
    ill = tuple(
        Outage(OutOf.OFFICER, o, at(when, hour), at(when, hour + hours)) for o, (when, hour, hours) in spans.items()
    )
    problem = replace(problem, outages=ill)
    return Answer(_may_dine(problem, plan, rule), not _breaks(problem, plan, rule))


def hotels(rule: Rule, seed: int) -> Answer:
    """Whether two groups may sleep so."""
    problem, plan = _sleeping(Random(seed))
    model = HospitalityModel(problem, plan)
    model.add_hotels(plan.stays)
    rule.in_hospitality(problem, model)
    for (stay, hotel), lodges in model.lodges.items():
        model.model.add(lodges == (plan.stay[stay].hotel == hotel))
    return Answer(_is_solved(model), not _breaks(problem, plan, rule))


def vehicles(rule: Rule, seed: int) -> Answer:
    """Whether two groups may ride so."""
    problem, plan = _riding(Random(seed))
    model = HospitalityModel(problem, plan)
    model.add_vehicles(plan.appointments)
    rule.in_hospitality(problem, model)
    for (item, vehicle), rides in model.rides.items():
        chosen = next(a for a in plan.appointments if a.id == item).vehicles
        model.model.add(rides == (vehicle in chosen))
    return Answer(_is_solved(model), not _breaks(problem, plan, rule))


def _is_solved(model: HospitalityModel) -> bool:
    return CpSolver().solve(model.model) in (OPTIMAL, FEASIBLE)


def _breaks(problem: Problem, plan: Plan, rule: Rule) -> list[str]:
    return [f.message for f in rule.inspect(problem, plan) if f.severity is not Severity.SOFT]


def _dining(rng: Random) -> tuple[Problem, Plan]:
    """Two groups on evenings at random, everybody in some home or none."""
    problem = small_problem(rng, people=6, homes=3, officers=2)
    plan = reno_plan(problem, 4)
    dinners = []
    for stay in plan.stays:
        when, group = rng.randint(5, 7), plan.group[stay.group]
        where = {p: rng.choice((0, 1, 2, 2, 2, None)) for p in (*group.members, *group.officers)}
        for n, host in enumerate(problem.hosts):
            guests = tuple(m for m in group.members if where[m] == n)
            if guests:
                dinners.append(
                    dinner(problem, stay, host, when, (guests, tuple(o for o in group.officers if where[o] == n)))
                )
    return problem, replace(plan, appointments=tuple(dinners))


def _may_dine(problem: Problem, plan: Plan, rule: Rule) -> bool:
    model = HospitalityModel(problem, replace(plan, appointments=()))
    model.add_homes(plan.stays)
    rule.in_hospitality(problem, model)
    there = {(a.stay, a.host): a for a in plan.appointments}
    for (stay, host, when), opens in model.opens.items():
        item = there.get((stay, host))
        model.model.add(opens == (item is not None and item.start.date() == when))
    for table, people in ((model.dines, "attendees"), (model.escorts, "officers")):
        for (stay, host, person), comes in table.items():
            item = there.get((stay, host))
            model.model.add(comes == (item is not None and person in getattr(item, people)))
    return _is_solved(model)


def _sleeping(rng: Random) -> tuple[Problem, Plan]:
    """Two groups in one or two hotels on nights at random, rooms given out as far as they go."""
    problem = small_problem(rng, people=6, homes=0, officers=2)
    there = tuple(
        Hotel(f"hotel{i}", "reno", f"Hotel {i}", 39.5, -119.8, rng.choice((2, 4, 6, 9)),
              access=rng.choice(((), (Access.STEP_FREE,), (Access.WHEELCHAIR,))))
        for i in range(2)
    )  # fmt: skip
    problem = replace(problem, hotels=there)
    plan = reno_plan(problem, 4)
    first, second = plan.stays
    shifted = replace(second, arrive=day(rng.choice((5, 7, 8))), leave=day(9))
    plan = replace(plan, stays=tuple(replace(s, hotel=rng.choice(there).id) for s in (first, shifted)))
    plan = replace(plan, groups=(plan.groups[0], replace(plan.groups[1], officers=("o1",))))
    return problem, replace(plan, rooms=give_rooms(problem, plan))


def _riding(rng: Random) -> tuple[Problem, Plan]:
    """Two groups with visits and a session at overlapping times, vehicles at random."""
    problem = small_problem(rng, people=6, homes=0, officers=1)
    there = tuple(
        Vehicle(f"v{i}", "reno", f"Van {i}", rng.choice((3, 5, 5, 9)), access=rng.choice(((), (Access.WHEELCHAIR,))))
        for i in range(3)
    )  # fmt: skip
    problem = replace(problem, vehicles=there)
    plan = reno_plan(problem, 4)
    plan = replace(plan, stays=tuple(replace(s, hotel="") for s in plan.stays))
    items = []
    for stay in plan.stays:
        for n, hour in enumerate((9, rng.choice((10, 12)))):
            group = plan.group[stay.group]
            shared = "plenary29" if n == 0 and rng.random() < 0.5 else ""
            used = tuple(v.id for v in there if rng.random() < 0.6)
            items.append(
                Appointment(f"{stay.id}-{n}", stay.id, group.id, Kind.CULTURE, at(5, hour), at(5, hour, 50),
                            group.members, session=shared, officers=group.officers, vehicles=used, minutes_there=20)
            )  # fmt: skip
    return problem, replace(plan, appointments=tuple(items))
