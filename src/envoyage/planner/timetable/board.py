"""The plan while its timetables are made: appointments by stay, and what was found for each."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from envoyage.planner.leaving import with_leave_times
from envoyage.planner.plan import Appointment, Kind, Plan, StageReport, Stay, Stopped
from envoyage.planner.problem import Problem
from envoyage.planner.rules.category_promise import BONUS
from envoyage.planner.rules.coverage import LOCAL
from envoyage.planner.timetable.day import DayPlanner
from envoyage.planner.timetable.items import session_items, stay_items
from envoyage.planner.timetable.leisure import leisure_items
from envoyage.planner.timetable.resume import choice_of
from envoyage.planner.timetable.solve import Choice, Found
from envoyage.planner.unknowns import StayModel
from envoyage.planner.unknowns.stay import Visit
from envoyage.planner.value import coverage

STAGE = "timetable"


@dataclass(frozen=True)
class State:
    """A state of the board."""

    plan: Plan
    reports: dict[str, StageReport]
    choices: dict[str, Choice]
    divided: dict[str, tuple[Visit, ...]]
    shares: dict[str, float]


class Board:
    """The state of the stage. ``plan`` always holds the latest appointments of all stays."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem = problem
        self.stays = tuple(sorted(plan.stays, key=lambda s: (s.arrive, s.leave, s.group)))
        self.plan = replace(plan, appointments=())
        self.reports: dict[str, StageReport] = {}
        self.choices: dict[str, Choice] = {}
        self.divided: dict[str, tuple[Visit, ...]] = {}
        self._others = tuple(r for r in plan.reports if r.stage != STAGE)
        for stay in self.stays:
            self._add(session_items(problem, self.plan, stay))
        for stay in self.stays:
            self._add(leisure_items(problem, self.plan, stay))
        self._shares = coverage(problem, self.plan)

    def _add(self, items: tuple[Appointment, ...]) -> None:
        self.plan = replace(self.plan, appointments=self.plan.appointments + items)

    def put(self, model: StayModel, planner: DayPlanner, found: Found) -> None:
        """Put a timetable into the plan in the place of the one before."""
        stay = model.stay
        kept = tuple(a for a in self.plan.appointments if a.stay != stay.id or not _is_planned(a))
        self.plan = replace(self.plan, appointments=kept + stay_items(model, planner, found.choice))
        self.choices[stay.id] = found.choice
        held = {v for visits in found.choice.values() for v in visits}
        self.divided[stay.id] = tuple(v for v in model.visits if v.id in held and len(v.parts) > 1)
        self.reports[stay.id] = StageReport(STAGE, found.value, found.bound, found.stopped, stay.id)
        self._shares |= {p: c for p, c in self._coverage_of(stay.group).items() if p in model.people}

    def resume(self, plan: Plan, anew: Collection[str] = ()) -> None:
        """Go on from the timetables of a plan with the same groups and stays.

        Of groups in ``anew`` (ids) only what was planned is taken over: sessions and leisure are for other people now.
        """
        new = tuple(a for a in self.plan.appointments if a.group in anew)
        old = tuple(a for a in plan.appointments if a.group not in anew or _is_planned(a))
        self.plan = replace(self.plan, appointments=old + new)
        self.reports = {r.about: r for r in plan.reports if r.stage == STAGE}
        for stay in self.stays:
            self.choices[stay.id], self.divided[stay.id] = choice_of(self.problem, plan, stay)
        self._shares = coverage(self.problem, self.plan)

    @property
    def most(self) -> float:
        """More points than any timetable of a stay can be worth: everybody covered, every promise rewarded."""
        return 1000 * (1 + LOCAL) * (1 + self.problem.policies.minimum_weight) + BONUS * len(self.problem.promised)

    def skip(self, stay: Stay) -> None:
        """Leave a stay without visits, as planning was cancelled."""
        self.reports[stay.id] = StageReport(STAGE, 0.0, self.most, Stopped.CANCELLED, stay.id)

    def drop(self, stay: Stay) -> None:
        """Take the timetable of a stay out again."""
        kept = tuple(a for a in self.plan.appointments if a.stay != stay.id or not _is_planned(a))
        self.plan = replace(self.plan, appointments=kept)
        for table in (self.reports, self.choices, self.divided):
            table.pop(stay.id, None)
        self._shares |= {p: c for p, c in self._coverage_of(stay.group).items() if p in self._members(stay)}

    def state(self) -> State:
        """Everything as it is now, to come back to."""
        return State(self.plan, dict(self.reports), dict(self.choices), dict(self.divided), dict(self._shares))

    def restore(self, state: State) -> None:
        """Come back to an earlier state."""
        self.plan, self.reports, self.choices = state.plan, dict(state.reports), dict(state.choices)
        self.divided, self._shares = dict(state.divided), dict(state.shares)

    def _members(self, stay: Stay) -> tuple[str, ...]:
        return self.plan.group[stay.group].members

    def _coverage_of(self, group: str) -> dict[str, float]:
        mine = tuple(a for a in self.plan.appointments if a.group == group)
        return coverage(self.problem, replace(self.plan, appointments=mine))

    def others_minimum(self, group: str) -> float:
        """The least coverage among the travellers of other groups, 1 where there are none."""
        members = self.plan.group[group].members
        return min((c for p, c in self._shares.items() if p not in members), default=1.0)

    def value(self) -> float:
        """Coverage in points of plan value."""
        shares = list(self._shares.values()) or [0.0]
        return 1000 * (sum(shares) / len(shares) + self.problem.policies.minimum_weight * min(shares))

    def finished(self) -> Plan:
        """The plan with leave times, in time order, with the reports of all stays."""
        timed = tuple(a for stay in self.stays for a in with_leave_times(self.problem, self.plan, stay))
        reports = tuple(self.reports[s.id] for s in self.stays if s.id in self.reports)
        ordered = tuple(sorted(timed, key=lambda a: (a.start, a.end, a.group, a.id)))
        return replace(self.plan, appointments=ordered, reports=self._others + reports)

    def waiting(self, stay: Stay) -> tuple[Stay, ...]:
        """The other stays of its city that have no timetable yet."""
        return tuple(s for s in self.stays if s.city == stay.city and s.id != stay.id and s.id not in self.choices)

    def later(self, stay: Stay) -> tuple[Stay, ...]:
        """The stays of this group that have no timetable yet, but this one."""
        mine = (s for s in self.stays if s.group == stay.group and s.id != stay.id)
        return tuple(s for s in mine if s.id not in self.choices)


def _is_planned(item: Appointment) -> bool:
    """Whether an item is the timetable's choice: visits, lunch and prayer; sessions and leisure stay."""
    return item.kind in (Kind.PROFESSIONAL, Kind.MEAL, Kind.FAITH)
