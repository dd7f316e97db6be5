"""Random stays of an interpreted group that may divide, judged by both halves of a rule about who can be there."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from random import Random

from ortools.sat.python.cp_model import FEASIBLE, OPTIMAL, CpSolver

from envoyage.planner.plan import Appointment, Kind, Plan
from envoyage.planner.problem import Access, Problem, days
from envoyage.planner.rule import Rule
from envoyage.planner.unknowns import StayModel
from envoyage.planner.unknowns.stay import Part, Visit
from tests.builders import tiny_plan, tiny_problem
from tests.planner.agreement.trial import Answer

STAY = "G1-slot1"
PARTS = (("p00", "p01", "p02"), ("p03", "p06", "p07"))
SPANISH = {"p00", "p01", "p06", "p07"}
TEAM = ("es0", "es1")


def visits(rule: Rule, seed: int) -> Answer:
    """Whether visits, one of them in two parts, are allowed on their days."""
    rng = Random(seed)
    problem = _problem(rng, team=rng.choice((1, 2)) if rule.code == "language-cover" else 2)
    plan = _plan(problem)
    offered = visits_of(problem, plan, rng)
    when = {v.id: rng.choice((1, 1, 2)) for v in offered if rng.random() < 0.6}
    found = list(rule.inspect(problem, _held(plan, offered, when)))
    return Answer(is_feasible(problem, plan, offered, rule, when), not found)


def _problem(rng: Random, team: int) -> Problem:
    problem = tiny_problem()
    table = rng.choice(("atio", "aibc", "aice"))
    resources = tuple(
        replace(
            r,
            languages=("en", "es") if rng.random() < 0.2 else ("en",),
            access=(Access.WHEELCHAIR,) if rng.random() < 0.8 else (),
        )
        for r in problem.resources
    )
    rolling = replace(problem.participants[0], access=(Access.WHEELCHAIR,))
    return replace(
        problem,
        resources=resources,
        participants=(rolling, *problem.participants[1:]),
        hotels=tuple(replace(h, access=(Access.WHEELCHAIR,)) for h in problem.hotels),
        policies=replace(problem.policies, interpreter_rules=table, simultaneous_per_group=team),
    )


def _plan(problem: Problem) -> Plan:
    """The plan of the tiny programme with a team as large as the policies ask for."""
    plan = tiny_plan()
    first = replace(plan.groups[0], officers=TEAM[: problem.policies.simultaneous_per_group])
    return replace(plan, groups=(first, *plan.groups[1:]))


def visits_of(problem: Problem, plan: Plan, rng: Random) -> tuple[Visit, ...]:
    """Visits of the whole group, and one at which it divides."""
    whole = plan.group["G1"].members
    resources = problem.resources_in["reno"]
    single = [Visit(f"v{i}", (Part(resources[i], whole, rng.choice((30, 60, 90, 120))),)) for i in range(4)]
    divided = Visit(
        "divided", tuple(Part(resources[4 + i], part, rng.choice((30, 60))) for i, part in enumerate(PARTS))
    )
    return (*single, divided)


def _held(plan: Plan, offered: tuple[Visit, ...], when: dict[str, int]) -> Plan:
    """The plan with the visits one after the other on their days, the group's officers shared out among the parts."""
    stay, items, team = plan.stay[STAY], [], plan.group["G1"].officers
    for number, visit in enumerate(v for v in offered if v.id in when):
        day = days(stay.arrive, stay.leave)[when[visit.id]]
        start = datetime.combine(day, time(8)) + timedelta(hours=2 * number)
        for n, part in enumerate(visit.parts):
            own = team if len(visit.parts) == 1 or not _needs(visit, 1 - n) else team[n : n + 1]
            items.append(
                Appointment(f"{visit.id}-{n}", STAY, "G1", Kind.PROFESSIONAL, start,
                            start + timedelta(minutes=part.minutes), part.attendees, resource=part.resource.id,
                            officers=own)
            )  # fmt: skip
    return replace(plan, appointments=tuple(items))


def _needs(visit: Visit, part: int) -> bool:
    """Whether somebody in the other part listens to Spanish."""
    return "es" not in visit.parts[part].resource.languages and bool(SPANISH & {*visit.parts[part].attendees})


def is_feasible(problem: Problem, plan: Plan, offered: tuple[Visit, ...], rule: Rule, when: dict[str, int]) -> bool:
    """Whether the solver half allows these visits on their days."""
    stay = plan.stay[STAY]
    model = StayModel(problem, replace(plan, appointments=()), stay, offered)
    rule.in_stay(problem, model)
    model.close()
    for (visit, day), held in model.held.items():
        model.model.add(held == (when.get(visit) == (day - stay.arrive).days))
    return CpSolver().solve(model.model) in (OPTIMAL, FEASIBLE)
