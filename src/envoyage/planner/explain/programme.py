"""Explains why a programme has no plan, or shows by planning that it has one."""

import time
from collections.abc import Sequence
from dataclasses import replace

from envoyage.planner.check import check
from envoyage.planner.errors import Cancelled, Faulty, Impossible, OutOfTime
from envoyage.planner.explain.answer import Clash, Explanation
from envoyage.planner.explain.elements import SIZES, Element, elements_of, relaxed, ways_of
from envoyage.planner.explain.minimal import Sparing
from envoyage.planner.explain.oracle import Answer, Depth, Oracle, mistakes
from envoyage.planner.explain.ways import ways_out
from envoyage.planner.make import make_plan
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem
from envoyage.planner.progress import Progress, Report, Stop, never, silent
from envoyage.planner.wording import counted

STAGE = "explain"
MOST_CLASHES = 3
"""Clashes that are looked for: more than that nobody mends at once."""
SEARCH = 0.6
"""The part of the time left that the search for a smallest clash may take; the rest is for ways out."""
MORE = "There is another contradiction; it was not found in time: mend this one and ask again, or give more --seconds."
SHOWN = 5
"""Findings of the best plan that are told; of more only the number."""


def explain(
    problem: Problem, *, seconds: float, seed: int = 7, report: Report = silent, cancelled: Stop = never
) -> Explanation:
    """Why there is no plan, with the cheapest ways out; or that there is one, with the plan as proof.

    Raises Faulty where the programme is not well written, and Cancelled.
    """
    faults = mistakes(problem)
    if faults:
        raise Faulty(faults)
    started = time.monotonic()
    oracle = Oracle(started + seconds, seed, cancelled)
    found = _explained(problem, oracle, report)
    if cancelled():
        raise Cancelled
    return replace(found, seconds=round(time.monotonic() - started, 2))


def _explained(problem: Problem, oracle: Oracle, report: Report) -> Explanation:
    answer = oracle.ask(problem)
    if answer is Answer.IMPOSSIBLE:
        report(Progress(STAGE, message="no plan exists; looking for the smallest clash"))
        return _clashes(problem, oracle, report)
    if answer is Answer.UNKNOWN:
        return Explanation(Answer.UNKNOWN, notes=("The time was too short to tell whether there is a plan.",))
    report(Progress(STAGE, message="no contradiction found; planning for a proof"))
    return _planned(problem, oracle, report)


def _clashes(problem: Problem, oracle: Oracle, report: Report) -> Explanation:
    """Clashes that have nothing in common, each with its ways out."""
    everything = elements_of(problem)
    if oracle.ask(relaxed(problem, everything)) is Answer.IMPOSSIBLE:
        said = tuple(reason.text for reason in oracle.reasons(problem))
        return Explanation(Answer.IMPOSSIBLE, notes=said or (OUTSIDE,))
    found: list[tuple[tuple[Element, ...], bool]] = []
    more: tuple[str, ...] = ()
    while len(found) < MOST_CLASHES and not oracle.is_over():
        solved = [e for elements, _ in found for e in elements]
        if found and oracle.ask(relaxed(problem, solved)) is not Answer.IMPOSSIBLE:
            break
        elements, smallest = _smallest(problem, everything, solved, oracle)
        if found and not smallest:
            more = (MORE,)
            break
        found.append((elements, smallest))
        report(Progress(STAGE, message=f"clashes found: {len(found)}; looking for ways out"))
    clashes = tuple(_with_ways(problem, found, i, oracle) for i in range(len(found)))
    return Explanation(Answer.IMPOSSIBLE, clashes, notes=(*_numbers_note(problem, clashes), *more))


def _smallest(
    problem: Problem, everything: Sequence[Element], solved: Sequence[Element], oracle: Oracle
) -> tuple[tuple[Element, ...], bool]:  # fmt: skip
    """A smallest clash that has nothing in common with those solved; whether each element was shown to be needed.

    It is looked for as shallow as it shows, which is quick, and what is left is tried again in full depth.
    """
    gone = {e.id for e in solved} | {p.id for e in solved for p in e.parts}
    left = tuple(e for e in everything if e.id not in gone and not any(p.id in gone for p in e.parts))
    depth = oracle.shallowest(relaxed(problem, _others(everything, left)))

    until = oracle.left() * (1 - SEARCH)

    def sparing(deep: Depth) -> Sparing:
        def ask(kept: Sequence[Element]) -> Answer:
            late = oracle.left() < until
            return Answer.UNKNOWN if late else oracle.ask(relaxed(problem, _others(everything, kept)), deep)

        return Sparing(ask)

    left = sparing(depth).smallest(left)
    last = sparing(Depth.STAYS)
    left = last.spared(left)
    return left, last.is_smallest(left)


OUTSIDE = "The contradiction lies in what cannot be loosened: the calendar, or that there is no city to go to."


def _others(everything: Sequence[Element], kept: Sequence[Element]) -> tuple[Element, ...]:
    """The elements, or parts of them, that are not among those kept."""
    ids = {e.id for e in kept}
    rest: list[Element] = []
    for element in everything:
        if element.id in ids:
            continue
        inside = [p for p in element.parts if p.id in ids]
        rest += [p for p in element.parts if p.id not in ids] if inside else [element]
    return tuple(rest)


def _with_ways(
    problem: Problem, found: Sequence[tuple[tuple[Element, ...], bool]], number: int, oracle: Oracle
) -> Clash:  # fmt: skip
    """A clash with its ways out, the other clashes taken as solved."""
    elements, smallest = found[number]
    solved = [e for i, (others, _) in enumerate(found) for e in others if i != number]
    ways, tried = ways_out(relaxed(problem, solved), ways_of(problem, elements), oracle)
    reasons = oracle.reasons(relaxed(problem, _others(elements_of(problem), elements)))
    return Clash(elements, smallest, reasons, ways, tried)


def _numbers_note(problem: Problem, clashes: Sequence[Clash]) -> tuple[str, ...]:
    """How many people travel, where a clash is about that."""
    about_numbers = any(e.id in SIZES for clash in clashes for e in clash.elements)
    count = len(problem.travellers)
    said = "One person travels." if count == 1 else f"{count} people travel."
    return (said,) if about_numbers else ()


class _Proof:
    """Keeps the best plan and says stop when it is complete."""

    def __init__(self, problem: Problem, cancelled: Stop) -> None:
        self.problem, self.cancelled = problem, cancelled
        self.plan: Plan | None = None
        self.complete = False

    def keep(self, plan: Plan) -> None:
        """Take a better plan."""
        self.plan = plan
        self.complete = not check(self.problem, plan).broken

    def over(self) -> bool:
        """Whether there is a complete plan, or somebody said stop."""
        return self.complete or self.cancelled()


def _planned(problem: Problem, oracle: Oracle, report: Report) -> Explanation:
    """A complete plan as proof; else what the best plan breaks."""
    proof, notes = _Proof(problem, oracle.cancelled), tuple[str, ...]()
    try:
        seconds = max(1.0, oracle.left())
        make_plan(problem, seconds=seconds, seed=oracle.seed, report=report, cancelled=proof.over, keep=proof.keep)
    except Impossible as ending:
        notes = ending.clash
    except (OutOfTime, Cancelled):
        notes = ("No plan was found in this time.",)
    if proof.complete:
        return Explanation(Answer.POSSIBLE, plan=proof.plan)
    return Explanation(Answer.UNKNOWN, notes=notes or _broken(problem, proof.plan), plan=proof.plan)


def _broken(problem: Problem, plan: Plan | None) -> tuple[str, ...]:
    findings = check(problem, plan).broken if plan else ()
    more = len(findings) - SHOWN
    said = tuple(f.message for f in findings[:SHOWN])
    return (*said, f"And {counted(more, 'finding')} more.") if more > 0 else said
