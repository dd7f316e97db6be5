"""Gives every scenario two plans: the least change of the plan as it is, and the best that was found for any."""

from collections.abc import Sequence
from dataclasses import replace

from envoyage.planner.progress import Progress
from envoyage.planner.whatif.child import Effort
from envoyage.planner.whatif.play import BASE, End, Least, Outcome, Scenario, Search, named
from envoyage.planner.whatif.sharing import judged, shared

ROUNDS = 3
"""So often the programme as it is may take over a plan that was made from its own, and scenarios start from that."""
MOST_SECONDS = 10.0
"""Seconds in which the plan as it is is carried over to a scenario at most; it usually takes one."""


def settled(outcomes: Sequence[Outcome], others: Sequence[Outcome], search: Search) -> tuple[Outcome, ...]:
    """Each outcome with the least change of the first one's plan, and with the best plan of all.

    So no scenario shows a plan that is worth less than the least change, and the first none worth less than what
    was made from it.
    """
    found = shared(outcomes, others)
    for left in reversed(range(ROUNDS)):
        base = found[0]
        found = (base, *_with_least(base, found[1:], search))
        found = shared(found, [_as_donor(o.scenario, o.least) for o in found if o.least])
        if not left or search.cancelled():
            found = (base, *found[1:])
        if found[0].plan is base.plan or search.cancelled():
            break
    return found


def _with_least(base: Outcome, outcomes: Sequence[Outcome], search: Search) -> tuple[Outcome, ...]:
    """The outcomes with the least change each; those without where no plan is possible, or after an interrupt."""
    numbers = [i for i, o in enumerate(outcomes) if o.end not in (End.IMPOSSIBLE, End.NOT_TRIED)]
    if base.plan is None or not numbers or search.cancelled():
        return tuple(replace(o, least=None) for o in outcomes)
    search.report(named(BASE, Progress("least change", message=f"its plan for {len(numbers)} others")))
    effort = Effort(min(search.seconds, MOST_SECONDS), search.seed)
    problems = [outcomes[i].scenario.problem for i in numbers]
    plans = search.carrier((base.scenario.problem, base.plan), problems, effort, search.cancelled)
    found = {i: judged(problem, plan) for i, problem, plan in zip(numbers, problems, plans, strict=True) if plan}
    return tuple(replace(o, least=found.get(i)) for i, o in enumerate(outcomes))


def _as_donor(scenario: Scenario, least: Least) -> Outcome:
    return Outcome(replace(scenario, name=f"{scenario.name}, least change"), End.PLANNED, least.plan, least.verdict)
