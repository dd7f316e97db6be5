"""The main job: from a problem to a plan, stage by stage, with the best plan so far always at hand."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from envoyage.planner import hospitality, language, route, timetable
from envoyage.planner.check import check
from envoyage.planner.errors import Cancelled, Faulty, Impossible, OutOfTime
from envoyage.planner.faults import find_faults
from envoyage.planner.finding import Severity
from envoyage.planner.plan import WHOLE, Plan, StageReport, Stopped
from envoyage.planner.presence import only_present
from envoyage.planner.problem import Problem
from envoyage.planner.progress import Progress, Report, Stop, never, silent
from envoyage.planner.quick import quick_check
from envoyage.planner.revise import Revision
from envoyage.planner.route.whole import whole_bound
from envoyage.planner.wording import counted

Keep = Callable[[Plan], None]
"""Receives each plan that is better than all before it."""

ROUTE_SHARE = 0.3
"""The part of the time that split and route may take; assumption, tuned on the samples of size M."""
CLOSE_SECONDS = 5.0
"""Seconds between two plans that are carried to their end while better ways are looked for."""
STALE = 12
"""Tries in a row to better a plan by other groups and routes, after which split and route begins anew."""
FIRST_SECONDS = 4.0
"""Seconds for the timetables of a first plan, but no more than ``FIRST_SHARE`` of those left."""
FIRST_SHARE = 0.5
AGAIN_SECONDS = 2.0
"""Seconds for other groups and routes where the first plan breaks a hard rule."""
AGAIN = 3
LAST_SECONDS = 3.0
"""Seconds for language and for hospitality, each; they are usually proven in one."""
STAY_SECONDS = 0.15
"""Seconds a stay for hospitality where that is more: cities in which many groups dine need it."""
PATIENT_SECONDS = 2.0
"""So much longer than asked for timetables may take while a stay has none."""
LEAST_SECONDS = 0.5
"""Seconds that a stage of a plan gets however late it is."""
MORE = 1.3
"""How much longer than before the stages after the timetables may take."""
TOUCHES = 1e-3
"""Points within which a value touches its bound."""
ROUND_SECONDS = 15.0
"""With less time left than this no further groups and routes are tried."""


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
    closing: float = LAST_SECONDS
    """Seconds to keep for the stages after the timetables: the usual ones, later what they took before and some."""
    whole: float | None = None
    """Points that no plan exceeds, once they are known."""
    timed: Plan | None = None
    """The latest timetables, to go on from where groups and stays are the same again."""
    base: Plan | None = None
    """The best plan before the last stages: what tries to better it begin with."""

    def left(self) -> float:
        """Seconds left of the time given."""
        return self.seconds - (time.monotonic() - self.started)

    def offer(self, plan: Plan) -> bool:
        """Keep a finished plan unless the best so far breaks fewer hard rules, or as many and is worth more.

        Returns whether it is better than the best so far.
        """
        verdict = check(self.problem, plan)
        rank = -len(verdict.broken), verdict.totals.value
        if self.best is not None and rank < self.rank:
            self.best = _with_bound(self.best, plan)
            return False
        better = self.best is None or rank > self.rank
        plan = replace(plan, totals=verdict.totals, stopped=_honest(plan.stopped, len(verdict.broken)))
        self.best, self.rank = (_with_bound(plan, self.best) if self.best else plan), rank
        if better:
            self.keep(self.best)
            self.report(Progress("plan", verdict.totals.value, self.whole, _verdict_words(len(verdict.broken))))
        return better

    @property
    def is_complete(self) -> bool:
        """Whether the best plan breaks no hard rule."""
        return self.best is not None and not self.rank[0]


def _with_bound(plan: Plan, other: Plan) -> Plan:
    """The plan with the lower of two bounds of split and route, which hold for the problem, not for one plan."""
    bound = min((r.bound for p in (plan, other) for r in p.reports if r.stage == route.STAGE), default=0.0)
    reports = (
        replace(r, bound=route.honest_bound(r.value, bound)) if r.stage == route.STAGE else r for r in plan.reports
    )
    return replace(plan, reports=tuple(reports))


def _verdict_words(broken: int) -> str:
    return "complete, breaks no hard rule" if not broken else f"{counted(broken, 'finding')} against hard rules"


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
    too_little = tuple(s.message for s in quick_check(problem) if s.severity is Severity.HARD)
    if too_little:
        raise Impossible(too_little)
    run = Run(problem, seconds, seed, report, cancelled, keep)
    try:
        _search(run)
    except OutOfTime:
        if run.best is None:
            raise OutOfTime(seconds) from None  # a stage knows its own share only
    except (Impossible, Cancelled):
        if run.best is None:  # else it was said of other groups and routes than those of the best plan
            raise
    return _ending(run)


def _search(run: Run) -> None:
    """A first plan, then better ones."""
    answer = _split(run)
    run.whole = whole_bound(run.problem, lambda: run.cancelled() or run.left() < run.closing)
    if not run.cancelled() and (run.best is None or run.left() > _round_seconds(run)):
        _finish(run, answer, quick=False)
    _better_ways(run)
    _other_ways(run)


def _split(run: Run) -> route.RouteAnswer:
    """Split and route in its share of the time; where it finds nothing in it, in all that is left."""
    for share in (ROUTE_SHARE, 1.0):
        try:
            return _route(run, run.left() * share, run.seed, first=lambda found: _first(run, found))
        except OutOfTime:
            if run.best is not None or run.left() < LEAST_SECONDS:
                raise
    raise OutOfTime(run.seconds)


def _round_seconds(run: Run) -> float:
    """With less time left than this, carrying other groups and routes on would end too late."""
    return run.closing if run.is_complete else max(PATIENT_SECONDS, run.closing)


def _route(run: Run, seconds: float, seed: int, first: Callable[[route.RouteAnswer], None]) -> route.RouteAnswer:
    return route.split_and_route(
        run.problem, seconds=seconds, seed=seed, report=run.report, cancelled=run.cancelled, first=first
    )


def _first(run: Run, found: route.RouteAnswer) -> None:
    """A first plan; where it breaks a hard rule, for instance for want of homes, other groups and routes at once."""
    if not run.cancelled():
        _finish(run, found, quick=True)
    for attempt in range(1, AGAIN + 1):
        if run.is_complete or run.cancelled() or run.left() < ROUND_SECONDS:
            return
        _finish(run, _route(run, AGAIN_SECONDS, run.seed + attempt, first=lambda _: None), quick=True)


def _better_ways(run: Run) -> None:
    """Better the best plan by other groups and routes, as long as that pays: what they give is known by now."""
    if run.base is None or not run.is_complete:
        return
    revision = Revision(run.problem, run.seed, lambda: run.cancelled() or run.left() < run.closing)
    stale, plan, closed = 0, run.base, time.monotonic()
    while stale < STALE and not revision.stopped():
        better = revision.better(plan)
        stale, plan = (0, better) if better else (stale + 1, plan)
        if plan is not run.base and time.monotonic() - closed > CLOSE_SECONDS:
            plan = plan if _close(run, plan) else run.base
            closed = time.monotonic()
    if plan is not run.base and not run.cancelled():
        _close(run, plan)


def _other_ways(run: Run) -> None:
    """Use the time left: split and route from another seed, and better ways from there."""
    attempt = AGAIN
    while run.left() > ROUND_SECONDS + run.closing and not run.cancelled() and not _is_settled(run):
        attempt += 1
        answer = _route(run, run.left() * ROUTE_SHARE, run.seed + attempt, first=lambda _: None)
        _finish(run, answer, quick=False)
        _better_ways(run)


def _is_settled(run: Run) -> bool:
    """Whether every stage of the best plan is proven and it breaks no hard rule: nothing is left to try."""
    return run.is_complete and run.best is not None and run.best.stopped is Stopped.PROVEN


def _finish(run: Run, answer: route.RouteAnswer, *, quick: bool) -> None:
    """Carry an answer of split and route through the other stages."""
    problem, seed, cancelled = run.problem, run.seed, run.cancelled
    plan = Plan(problem.id, seed, answer.groups, answer.stays, answer.legs, reports=(answer.report,))
    plan = hospitality.choose_hotels(problem, plan)
    plan = _timed(run, plan, quick=quick)
    if cancelled():
        return  # stays that were not reached are empty: no plan to offer
    run.timed = plan
    _close(run, plan)


def _close(run: Run, timed: Plan) -> bool:
    """Carry timetables through the last stages; whether the plan is better than the best so far."""
    problem, seed, report, cancelled = run.problem, run.seed, run.report, run.cancelled
    plan = only_present(problem, timed)
    began, seconds = run.left(), _seconds(run, LAST_SECONDS)
    plan = language.assign_officers(problem, plan, seconds=seconds, seed=seed, report=report, cancelled=cancelled)
    seconds = _seconds(run, max(LAST_SECONDS, STAY_SECONDS * len(plan.stays)))
    plan = hospitality.house(problem, plan, seconds=seconds, seed=seed, report=report, cancelled=cancelled)
    plan = only_present(problem, plan)
    run.closing = max(LEAST_SECONDS, MORE * (began - run.left()))
    bounds = route.coverage_upper(problem, plan.groups, plan.stays)
    better = run.offer(replace(plan, bounds=tuple(sorted(bounds.items())), stopped=_stopped(plan.reports)))
    run.base = timed if better else run.base
    return better


def _seconds(run: Run, most: float) -> float:
    """Seconds for one of the last stages: what is left, up to the most it may take."""
    return min(most, max(LEAST_SECONDS, run.left()))


def _timed(run: Run, plan: Plan, *, quick: bool) -> Plan:
    """The plan with timetables, going on from the latest ones where groups and stays are the same again."""
    problem, seed, report, cancelled, old = run.problem, run.seed, run.report, run.cancelled, run.timed
    if quick:
        first = min(FIRST_SECONDS, max(LEAST_SECONDS, FIRST_SHARE * run.left()))
        return timetable.plan_first(problem, plan, seconds=first, seed=seed, report=report, cancelled=cancelled)
    if old and (old.groups, old.stays) == (plan.groups, plan.stays):
        plan = replace(plan, appointments=old.appointments, reports=plan.reports + _of_stays(old))
    make_timetables = timetable.better_stays if run.is_complete else timetable.plan_stays
    seconds = max(LEAST_SECONDS, run.left() - run.closing)
    return make_timetables(problem, plan, seconds=seconds, seed=seed, report=report, cancelled=cancelled)


def _of_stays(plan: Plan) -> tuple[StageReport, ...]:
    return tuple(r for r in plan.reports if r.stage == timetable.STAGE)


def _stopped(reports: tuple[StageReport, ...]) -> Stopped:
    """A plan is proven only where every stage is; otherwise the first reason counts."""
    return next((r.stopped for r in reports if r.stopped is not Stopped.PROVEN), Stopped.PROVEN)


def _honest(stopped: Stopped, broken: int) -> Stopped:
    """Stages proven one by one prove nothing of a plan that breaks rules: others were not tried for want of time."""
    return Stopped.TIME if broken and stopped is Stopped.PROVEN else stopped


def _ending(run: Run) -> Plan:
    if run.best is None:
        raise Cancelled if run.cancelled() else OutOfTime(run.seconds)
    best = replace(run.best, stopped=Stopped.CANCELLED) if run.cancelled() else run.best
    return _with_whole(best, run.whole) if run.is_complete else best


def _with_whole(plan: Plan, bound: float | None) -> Plan:
    """A complete plan with the bound of the whole beside its own value; it holds for no plan that breaks rules."""
    if bound is None or plan.totals is None:
        return plan
    value = plan.totals.value
    stopped = Stopped.PROVEN if value >= bound - TOUCHES else plan.stopped
    return replace(plan, reports=(*plan.reports, StageReport(WHOLE, value, bound, stopped)))
