"""All stays of a plan: one after the other in date order, then again while that improves the plan."""

import time
from collections.abc import Collection, Hashable
from dataclasses import dataclass, replace

from envoyage.planner.plan import Plan, Stay, Stopped
from envoyage.planner.problem import Problem
from envoyage.planner.progress import Progress, Report, Stop, never, silent
from envoyage.planner.timetable.board import STAGE, Board
from envoyage.planner.timetable.build import Terms, build_model
from envoyage.planner.timetable.day import DayPlanner
from envoyage.planner.timetable.reserve import Reserve
from envoyage.planner.timetable.solve import Choice, Found, Limits, solve_stay
from envoyage.planner.unknowns import StayModel

QUICK_GAP = 0.03  # a first plan may be this far from the best of each stay
LEAST_SECONDS = 0.3  # a stay gets at least this much
PATIENCE = 2.0  # seconds more for a stay that has nothing yet
SHARE = 4  # a stay gets at most so many times its even share of the time left


def plan_stays(
    problem: Problem, plan: Plan, *, seconds: float, seed: int, report: Report = silent, cancelled: Stop = never
) -> Plan:
    """The timetables of all stays within ``seconds``: in date order first, then improved as long as it pays.

    Takes groups, stays with hotels, and legs; gives back the plan with appointments and a report for each stay.
    Where the plan holds appointments already, it goes on from them.
    """
    return _Stage(problem, Board(problem, plan), time.monotonic() + seconds, seed, report, cancelled).run(plan)


def better_stays(
    problem: Problem, plan: Plan, *, seconds: float, seed: int, report: Report = silent, cancelled: Stop = never
) -> Plan:
    """The same beside a plan that is complete: a stay that has nothing when the time is up stays empty."""
    deadline = time.monotonic() + seconds
    return _Stage(problem, Board(problem, plan), deadline, seed, report, cancelled, patient=False).run(plan)


def revise_stays(
    problem: Problem, plan: Plan, groups: Collection[str], *, seconds: float, seed: int, cancelled: Stop = never
) -> Plan:
    """New timetables for these groups (ids) alone, looked at once each, those of all others as they are."""
    stage = _Stage(
        problem, Board(problem, plan), time.monotonic() + seconds, seed, silent, cancelled, patient=False, groups=groups
    )
    stage.board.resume(plan, groups)
    stage.sweep()
    return stage.board.finished()


def plan_first(
    problem: Problem, plan: Plan, *, seconds: float, seed: int, report: Report = silent, cancelled: Stop = never
) -> Plan:
    """A first timetable of all stays, quickly: each stay close to its best, one after the other."""
    stage = _Stage(problem, Board(problem, plan), time.monotonic() + seconds, seed, report, cancelled)
    stage.first_pass(gap=QUICK_GAP)
    stage.repair()
    return stage.board.finished()


@dataclass
class _Stage:
    problem: Problem
    board: Board
    deadline: float
    seed: int
    report: Report
    cancelled: Stop
    patient: bool = True
    groups: Collection[str] | None = None
    """The groups whose stays are looked at again, None for all."""

    def __post_init__(self) -> None:
        self._given: dict[str, Hashable] = {}
        self._reserve = Reserve(self.problem)
        self._short: set[str] = set()

    def over(self) -> bool:
        """Whether to stop now."""
        return time.monotonic() >= self.deadline or self.cancelled()

    def run(self, plan: Plan) -> Plan:
        """First timetables, or those of the plan, then better ones."""
        if plan.appointments:
            self.board.resume(plan)
        else:
            self.first_pass(gap=QUICK_GAP)
        self.repair()
        while not self.over() and self.sweep():
            pass
        return self.board.finished()

    def first_pass(self, *, gap: float) -> None:
        """A timetable for every stay, also when the time is short: then whatever keeps the rules.

        After cancellation the stays that are left get none.
        """
        stays = self.board.stays
        for i, stay in enumerate(stays):
            self._solve(stay, self._limits(len(stays) - i, gap), first=True)
            self._tell(f"first timetables: {i + 1} of {len(stays)} stays")

    def repair(self) -> None:
        """Plan the stays of a city anew, those that fall short first, where some fall short."""
        for city in sorted({s.city for s in self.board.stays if s.id in self._short}):
            if not self.over():
                self._plan_anew([s for s in self.board.stays if s.city == city])

    def _plan_anew(self, stays: list[Stay]) -> None:
        """The timetables of these stays anew, kept if fewer of them fall short than before."""
        saved, short = self.board.state(), set(self._short)
        for stay in stays:
            self.board.drop(stay)
            self._given.pop(stay.id, None)
        for i, stay in enumerate(sorted(stays, key=lambda s: s.id not in short)):
            if self.over():
                break
            self._solve(stay, self._limits(len(stays) - i, QUICK_GAP), first=True)
        if self.over() or len(self._short) >= len(short):
            self.board.restore(saved)
            self._short = short

    def sweep(self) -> bool:
        """Solve every stay again, the others given; whether one of them got better."""
        better = False
        stays = [s for s in self.board.stays if self.groups is None or s.group in self.groups]
        for i, stay in enumerate(stays):
            if self.over():
                return False
            better |= self._solve(stay, self._limits(len(stays) - i, 0.0), first=False)
        self._tell("all stays looked at again")
        return better

    def _limits(self, stays_left: int, gap: float) -> Limits:
        now = time.monotonic()
        share = (self.deadline - now) / max(1, stays_left)
        seconds = max(LEAST_SECONDS if self.patient else 0.0, share * min(SHARE, stays_left))
        patience = PATIENCE if self.patient else 0.0
        return Limits(now + seconds, self.seed, self.cancelled, gap=gap, patience=patience)

    def _solve(self, stay: Stay, limits: Limits, *, first: bool) -> bool:
        """Solve one stay and put its timetable into the plan; whether it is better than the one before.

        It leaves enough for stays of its city without a timetable if it can, then only keeps its own requirements,
        and falls short of them where nothing else is possible.
        """
        before = self.board.choices.get(stay.id)
        minimum = None if first else self.board.others_minimum(stay.group)
        rivals = self._reserve.rivals(self.board.plan, stay, self.board.waiting(stay))
        for strict, kept in ((True, rivals), (True, ()), (False, ())) if rivals else ((True, ()), (False, ())):
            if self.cancelled():
                break
            model = self._model(stay, minimum, strict)
            if strict and self._is_settled(stay, model):
                return False
            self._reserve.keep(model, kept)
            planner = DayPlanner(model)
            found = solve_stay(model, planner, limits, before)
            if found:
                self._put(model, planner, found, settled=not kept)
                return found.choice != before
            if self.patient:
                limits = replace(limits, deadline=max(limits.deadline, time.monotonic() + LEAST_SECONDS))
        if before is None:
            self._leave_empty(stay)
        return False

    def _model(self, stay: Stay, minimum: float | None, strict: bool) -> StayModel:
        unsolved, current = self.board.later(stay), self.board.divided.get(stay.id, ())
        return build_model(self.problem, self.board.plan, stay, Terms(unsolved, minimum, strict, current=current))

    def _put(self, model: StayModel, planner: DayPlanner, found: Found, *, settled: bool) -> None:
        """Put a timetable into the plan; ``settled`` says that nothing was left for others in it."""
        self.board.put(model, planner, found)
        self._given[model.stay.id] = _given(model) if settled else None
        (self._short.discard if model.strict else self._short.add)(model.stay.id)

    def _is_settled(self, stay: Stay, model: StayModel) -> bool:
        """Whether nothing a stay depends on has changed since it was solved to the end."""
        known = self.board.reports.get(stay.id)
        return known is not None and known.gap < 1e-9 and self._given.get(stay.id) == _given(model)

    def _leave_empty(self, stay: Stay) -> None:
        """Sessions, lunch and leisure only, where no time was left to find more; nothing more once cancelled."""
        self._short.add(stay.id)
        if self.cancelled():
            self.board.skip(stay)
            return
        model = self._model(stay, None, strict=False)
        empty: Choice = {day: frozenset() for day in model.days}
        self.board.put(model, DayPlanner(model), Found(empty, 0.0, self.board.most, Stopped.TIME))

    def _tell(self, message: str) -> None:
        """Bounds hold for each stay by itself, so the whole has none."""
        self.report(Progress(STAGE, self.board.value(), None, message))


def _given(model: StayModel) -> Hashable:
    """Everything outside a stay that its model depends on."""
    resources = tuple(
        (r.id, model.asked.get(r.id, 0), tuple(model.busy(r.id, day) for day in model.days)) for r in model.resources
    )
    got = tuple((p, model.got.get(p, ())) for p in model.people)
    return resources, tuple(sorted(model.met)), got, model.others_minimum, model.unsolved
