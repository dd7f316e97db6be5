"""Everything counted out: the best split of a tiny problem by trying all of them with the rules' inspectors."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations, product

from envoyage.planner.matching import shortfall
from envoyage.planner.plan import Plan
from envoyage.planner.problem import LanguageMode, Problem
from envoyage.planner.route.answer import as_plan, value
from envoyage.planner.route.worth import Party, Split, Worth
from envoyage.planner.rules import RULES
from envoyage.planner.staffing import staffing
from envoyage.planner.unknowns.route import pinned_labels

CODES = {
    "partition", "group-size", "group-mix", "keep-apart", "keep-together", "city-capacity", "calendar-kept", "pinned",
}  # fmt: skip
"""The hard rules that look at groups and stays alone."""
ROUTE_RULES = tuple(r for r in RULES if r.code in CODES)


def partitions(people: Sequence[int], most: int) -> Iterator[list[list[int]]]:
    """Every way to divide people into at most so many groups."""
    if not people:
        yield []
        return
    for rest in partitions(people[1:], most):
        for i in range(len(rest)):
            yield [*rest[:i], [people[0], *rest[i]], *rest[i + 1 :]]
        if len(rest) < most:
            yield [[people[0]], *rest]


def is_legal(problem: Problem, plan: Plan) -> bool:
    """Whether no hard rule of the stage objects and there are language officers for all groups together."""
    found = (f for r in ROUTE_RULES for f in r.inspect(problem, plan))
    return next(found, None) is None and has_officers(problem, plan)


def has_officers(problem: Problem, plan: Plan) -> bool:
    """Whether each seat of each group can have an officer of its own."""
    demands = []
    for group in plan.groups:
        people = [problem.participant[m] for m in group.members]
        languages = [problem.interpreted_language(p) for p in people]
        for language in group.languages or ("",):
            for mode, count in staffing(problem, language, languages.count(language)).items():
                able = (o for o in problem.officers if _fills(mode, o.mode))
                demands.append((count, tuple(o.id for o in able if not language or language in o.languages)))
    return not shortfall(demands, {o.id: 1 for o in problem.officers})


def _fills(seat: LanguageMode, mode: LanguageMode) -> bool:
    return mode is seat or (seat is LanguageMode.CONSECUTIVE and mode is LanguageMode.SIMULTANEOUS)


def best_value(worth: Worth) -> float | None:
    """The most points any legal split has; None where there is none."""
    problem, best = worth.problem, None
    for parts in partitions(range(len(problem.travellers)), problem.policies.groups_most):
        if len(parts) < problem.policies.groups_fewest or not is_mixed(worth, parts):
            continue
        for routes in product(range(len(worth.picks)), repeat=len(parts)):
            for split in with_labels(worth, [Party(r, tuple(m)) for r, m in zip(routes, parts, strict=True)]):
                if is_legal(problem, as_plan(worth, split)):
                    reached = value(worth, split)
                    best = reached if best is None else max(best, reached)
    return best


def with_labels(worth: Worth, parties: list[Party]) -> Iterator[Split]:
    """The parties with the pinned labels on them in every way."""
    labels = pinned_labels(worth.problem.pins)
    for bearers in permutations(range(len(parties)), len(labels)):
        named = dict(zip(bearers, labels, strict=True))
        yield tuple(replace(party, label=named.get(i, "")) for i, party in enumerate(parties))


def is_mixed(worth: Worth, parts: list[list[int]]) -> bool:
    """A quick look at sizes, so that hopeless divisions need not be inspected on all routes."""
    policies = worth.problem.policies
    return all(policies.group_smallest <= len(p) <= policies.group_largest for p in parts)
