"""What a plan is worth: coverage of needs, its mean and minimum, and the plan's value in points."""

from collections.abc import Iterable

from envoyage.planner.finding import Finding
from envoyage.planner.money import cost_lines
from envoyage.planner.plan import Appointment, Plan, Totals
from envoyage.planner.problem import Participant, Problem
from envoyage.planner.relevance import relevance


def subject(problem: Problem, item: Appointment) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The themes and objectives an appointment is about, both empty where it has none."""
    if item.resource:
        resource = problem.resource[item.resource]
        return resource.themes, resource.objectives
    if item.session:
        session = problem.session[item.session]
        return session.themes, session.objectives
    return (), ()


def got(problem: Problem, plan: Plan) -> dict[str, tuple[float, ...]]:
    """What each traveller got of each need, in doses not capped: the sum of relevance of what he attends."""
    sums = {p.id: [0.0] * len(p.needs) for p in problem.travellers}
    for item in sorted(plan.appointments, key=lambda a: (a.start, a.id)):
        themes, objectives = subject(problem, item)
        if not themes and not objectives:
            continue
        for person in item.attendees:
            if person in sums:
                _add(problem, sums[person], problem.participant[person], themes, objectives)
    return {person: tuple(amounts) for person, amounts in sums.items()}


def _add(
    problem: Problem, sums: list[float], person: Participant, themes: tuple[str, ...], objectives: tuple[str, ...]
) -> None:
    for i, need in enumerate(person.needs):
        sums[i] += relevance(problem, themes, objectives, need)


def covered(person: Participant, amounts: Iterable[float]) -> float:
    """The share of a person's needs that is met, from 0 to 1; 1 for somebody who named none."""
    weights = sum(n.weight for n in person.needs)
    if not weights:
        return 1.0
    met = sum(n.weight * min(1.0, a / n.dose) for n, a in zip(person.needs, amounts, strict=True))
    return met / weights


def coverage(problem: Problem, plan: Plan) -> dict[str, float]:
    """Coverage of each traveller, from 0 to 1."""
    return {p: covered(problem.participant[p], amounts) for p, amounts in got(problem, plan).items()}


def totals(problem: Problem, plan: Plan, findings: Iterable[Finding]) -> Totals:
    """The figures of a plan.

    Value = 1000 * (mean coverage + minimum_weight * minimum coverage) - cost / dollars_per_point - penalties of
    soft findings.
    """
    shares = list(coverage(problem, plan).values()) or [0.0]
    mean, least = sum(shares) / len(shares), min(shares)
    cost = round(sum(line.amount for line in cost_lines(problem, plan)), 2)
    penalty = round(sum(f.penalty for f in findings), 6)
    rules = problem.policies
    value = 1000 * (mean + rules.minimum_weight * least) - cost / rules.dollars_per_point - penalty
    return Totals(round(value, 6), round(mean, 9), round(least, 9), cost, penalty)
