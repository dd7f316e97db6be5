"""Figures that are claimed, against figures that are counted anew."""

from collections.abc import Iterator
from itertools import combinations
from math import isclose

from envoyage.planner.encounters.arrangement import Aim
from envoyage.planner.encounters.checks.case import Case
from envoyage.planner.encounters.checks.shares import blocking_in, waits_in
from envoyage.planner.encounters.mixing import is_useful, shares_language
from envoyage.planner.encounters.request import SeatingKind
from envoyage.planner.encounters.worth import UNIT, gain_of, interest_of
from envoyage.planner.interpreting import language_in
from envoyage.planner.plan import Kind

CLOSE = 1e-6


def wrong_figures(case: Case) -> Iterator[str]:
    """Figures that are not what is counted, or better than what is said to be the best."""
    counted = {(Aim.ENCOUNTERS, ""): float(len(useful_met(case)))}
    blocking = {(b.block, b.participant, b.counterpart) for b in case.arrangement.blocking}
    for block in case.request.blocks:
        found = {(block, p.participant, p.counterpart) for p in blocking_in(case, block)}
        if found != {b for b in blocking if b[0] == block}:
            yield f"The pairs of block {block} that would rather meet are others than told. Arrange anew."
        counted[Aim.BLOCKING, block] = float(len(found))
        counted[Aim.WAITS, block] = float(sum(waits_in(case, block).values()))
        counted[Aim.RELEVANCE, block] = _relevance(case, block)
    told = {(f.aim, f.block): f for f in case.arrangement.figures}
    for key, value in counted.items():
        figure, where = told.get(key), f" of block {key[1]}" if key[1] else ""
        if figure is None or not isclose(figure.value, value, abs_tol=CLOSE):
            said = "nothing" if figure is None else f"{figure.value:g}"
            yield f"The {key[0].value}{where} are told as {said} and are {value:g}. Arrange anew."
        elif (figure.value < figure.bound - CLOSE) if key[0].is_cost else (figure.value > figure.bound + CLOSE):
            yield f"The {key[0].value}{where} are better than what is said to be the best. Arrange anew."


def _relevance(case: Case, block: str) -> float:
    pairs = (
        (case.problem.participant[m.participant], case.request.counterpart[m.counterpart])
        for m in case.meetings
        if m.block == block
    )
    return sum(gain_of(case.problem, p, c) + interest_of(p, c) for p, c in pairs) / (2 * UNIT)


def useful_met(case: Case) -> set[tuple[str, str]]:
    """The useful pairs who meet and can talk: in a group, in a home, at a table or side by side."""
    problem, plan = case.problem, case.plan
    covered = {x for g in plan.groups for o in g.officers for x in problem.officer[o].languages}
    homes = (a.attendees for a in plan.appointments if a.kind is Kind.HOME_HOSPITALITY)
    given = {pair for some in (*(g.members for g in plan.groups), *homes) for pair in combinations(sorted(some), 2)}
    found = {pair for pair in given if _can_talk(case, pair, covered)}
    kinds = {e.id: e.kind for e in case.request.seatings}
    for seating in case.arrangement.seatings:
        there = {x for o in seating.officers for x in problem.officer[o].languages}
        helped = covered & there if kinds[seating.event] is SeatingKind.TABLES else None
        for pair in combinations(sorted(seating.participants), 2):
            if pair not in given and _can_talk(case, pair, helped):
                found.add(pair)
    return {(a, b) for a, b in found if is_useful(problem.participant[a], problem.participant[b])}


def _can_talk(case: Case, pair: tuple[str, str], helped: set[str] | None) -> bool:
    """Whether two share a language, or each who needs an interpreter has one of these (None: nobody interprets)."""
    one, other = (case.problem.participant[p] for p in pair)
    if shares_language(case.problem, one, other):
        return True
    plan = case.plan
    needed = {language_in(case.problem, plan.group[plan.group_of[p]], p) for p in pair} - {""}
    return helped is not None and needed <= helped
