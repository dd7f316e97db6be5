"""The main job: from a problem to a plan, stage by stage, with the best plan so far always at hand."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from envoyage.planner import hospitality, language, route, timetable
from envoyage.planner.check import check
from envoyage.planner.errors import Cancelled, Faulty, OutOfTime
from envoyage.planner.faults import find_faults
from envoyage.planner.plan import Plan, StageReport, Stopped
from envoyage.planner.problem import Problem
from envoyage.planner.progress import Progress, Report, Stop, never, silent

Keep = Callable[[Plan], None]
"""Receives each plan that is better than all before it."""

ROUTE_SHARE = 0.45
"""The part of the time that split and route may take; assumption, tuned on the samples of size M."""
FIRST_SECONDS = 4.0
LAST_SECONDS = 3.0


@dataclass
class Run:
    """One run: what is asked, how long it may take, who listens, and the best plan so far."""

    problem: Problem
    seconds: float
    seed: int
    report: Report = silent
    cancelled: Stop = never
    keep: Keep = lambda _: None
    started: float = field(default_factory=time.monotonic)
    best: Plan | None = None
    rank: tuple[int, float] = (0, 0.0)

    def left(self) -> float:
        """Seconds left of the time given."""
        return self.seconds - (time.monotonic() - self.started)

    def offer(self, plan: Plan) -> None:
        """Keep a finished plan if it is complete first, worth more second, than the best so far."""
        verdict = check(self.problem, plan)
        rank = -len(verdict.broken), verdict.totals.value
        if self.best is None or rank > self.rank:
            self.best, self.rank = replace(plan, totals=verdict.totals), rank
            self.keep(self.best)
            self.report(Progress("plan", verdict.totals.value, None, _verdict_words(len(verdict.broken))))


def _verdict_words(broken: int) -> str:
    return "complete, breaks no hard rule" if not broken else f"{broken} findings against hard rules"


def make_plan(
    problem: Problem, *, seconds: float, seed: int, report: Report = silent, cancelled: Stop = never,
    keep: Keep = lambda _: None,
) -> Plan:  # fmt: skip
    """Plan a programme within ``seconds``: a complete plan first, then better ones.

    ``keep`` is called with every plan that is better than those before. Raises Faulty for a programme that
    contradicts itself, Impossible where no plan exists, OutOfTime or Cancelled where there was none in time.
    """
    faults = find_faults(problem)
    if faults:
        raise Faulty(faults)
    run = Run(problem, seconds, seed, report, cancelled, keep)
    answer = route.split_and_route(
        problem, seconds=seconds * ROUTE_SHARE, seed=seed, report=report, cancelled=cancelled,
        first=lambda found: _finish(run, found, quick=True),
    )  # fmt: skip
    if not cancelled():
        _finish(run, answer, quick=False)
    return _ending(run)


def _finish(run: Run, answer: route.RouteAnswer, *, quick: bool) -> None:
    """Carry an answer of split and route through the other stages."""
    problem, seed, report, cancelled = run.problem, run.seed, run.report, run.cancelled
    plan = Plan(problem.id, seed, answer.groups, answer.stays, answer.legs, reports=(answer.report,))
    plan = hospitality.choose_hotels(problem, plan)
    make_timetables = timetable.plan_first if quick else timetable.plan_stays
    seconds = FIRST_SECONDS if quick else max(2.0, run.left() - LAST_SECONDS)
    plan = make_timetables(problem, plan, seconds=seconds, seed=seed, report=report, cancelled=cancelled)
    plan = language.assign_officers(problem, plan, seconds=LAST_SECONDS, seed=seed, report=report, cancelled=cancelled)
    plan = hospitality.house(problem, plan, seconds=LAST_SECONDS, seed=seed, report=report, cancelled=cancelled)
    bounds = route.coverage_upper(problem, plan.groups, plan.stays)
    run.offer(replace(plan, bounds=tuple(sorted(bounds.items())), stopped=_stopped(plan.reports)))


def _stopped(reports: tuple[StageReport, ...]) -> Stopped:
    """A plan is proven only where every stage is; otherwise the first reason counts."""
    return next((r.stopped for r in reports if r.stopped is not Stopped.PROVEN), Stopped.PROVEN)


def _ending(run: Run) -> Plan:
    if run.best is None:
        raise Cancelled if run.cancelled() else OutOfTime(run.seconds)
    return replace(run.best, stopped=Stopped.CANCELLED) if run.cancelled() else run.best
