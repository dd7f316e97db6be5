"""Repairs a plan after events: up to three ways, each with whom to tell what, and how near it is to the least."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from envoyage.planner.check import Verdict, check
from envoyage.planner.events import News
from envoyage.planner.plan import Plan, Stopped
from envoyage.planner.problem import Problem
from envoyage.planner.progress import Stop, never
from envoyage.planner.repair.case import Case, Measure, confirmed
from envoyage.planner.repair.changes import Told
from envoyage.planner.repair.draft import Draft, broken
from envoyage.planner.repair.forced import forced
from envoyage.planner.repair.mending import STANDING, TIMETABLES, mended
from envoyage.planner.repair.model import Ask, Way
from envoyage.planner.repair.stays import mend_stay
from envoyage.planner.repair.unserved import least_to_tell

PROVABLE = frozenset({*STANDING, *TIMETABLES, "leave-times"})
"""Rules whose remedies are proven to tell the fewest, or tell nobody who is not told anyway."""


@dataclass(frozen=True)
class Repair:
    """A repaired plan: what it is best in, its verdict, how it is measured, and who must be told what."""

    ways: tuple[Way, ...]
    plan: Plan
    verdict: Verdict
    measure: Measure
    told: tuple[Told, ...]

    @property
    def confirmed(self) -> int:
        """Resources that had confirmed and must be told something new."""
        return confirmed(self.told)


@dataclass(frozen=True)
class Answer:
    """The programme as it is now and up to three repairs, the one first that tells the fewest people.

    ``bound`` is the least that must be told by any plan without broken rules; ``proven`` says that the first repair
    tells no more and breaks no rule.
    """

    problem: Problem
    repairs: tuple[Repair, ...]
    bound: int
    proven: bool
    stopped: Stopped


def repair(
    problem: Problem, plan: Plan, news: News, *, seconds: float = 5.0, seed: int = 7, cancelled: Stop = never
) -> Answer:  # fmt: skip
    """Repair a plan within ``seconds``. Raises Faulty where events cannot have happened.

    There is always an answer: where the time is too short or no plan keeps the rules, the best there is with its
    findings.
    """
    case = Case(problem, plan, news, time.monotonic() + seconds, seed, cancelled)
    base = forced(case.problem, plan, news.events)
    floor = max(sum(t.weight for t in case.told(base)), least_to_tell(case, base))
    first = mended(Draft(case, base, Way.QUIET))
    found = [_measured(case, first.plan)]
    for way in (Way.BEST, Way.SPARING):
        if case.over() or (way is Way.SPARING and not found[-1].confirmed):
            break
        draft = first if _stayed(first) else mended(Draft(case, base, way))
        found.append(_measured(case, improved(replace(draft, way=way))))
    bound = _bound(first, floor)
    repairs = _chosen(found)
    best = repairs[0].measure
    stopped = Stopped.CANCELLED if cancelled() else Stopped.TIME if case.left() <= 0 else Stopped.PROVEN
    return Answer(case.problem, repairs, min(bound, best.told), not best.broken and best.told <= bound, stopped)


def _stayed(draft: Draft) -> bool:
    """Whether mending had no timetable to make, so that another way of repair can go on from there."""
    return not {rule for rule, _ in draft.tried} & {"full-days", "category-promise", "city-capacity"}


def _bound(draft: Draft, floor: int) -> int:
    """The least that must be told: for what cannot stay; with all that was added where that is proven least.

    A proof is of timetables alone: where officers, hotels or people were chosen as well, what that adds is not in it.
    """
    floor = max(floor, draft.floor or 0)
    if draft.proven and not broken(draft.problem, draft.plan):
        added = sum(t.weight for t in draft.case.told(draft.plan)) - floor
        tried = {rule for rule, _ in draft.tried}
        return floor + (added if tried & {*TIMETABLES} and tried <= PROVABLE else 0)
    return floor


def _measured(case: Case, plan: Plan) -> Repair:
    verdict = check(case.problem, replace(plan, totals=None))
    plan = replace(plan, totals=verdict.totals, revisions=_revisions(case.plan, plan))
    verdict = replace(verdict, mismatches=())
    told = case.told(plan)
    return Repair((), plan, verdict, case.measure(plan, verdict, told), told)


def _revisions(before: Plan, after: Plan) -> tuple[tuple[str, int], ...]:
    """How often each item, stay and leg has changed, those of this repair included."""
    counts, old, new = dict(before.revisions), _coded(before), _coded(after)
    for code in {*old, *new}:
        if code in old and old[code] != new.get(code):
            counts[code] = counts.get(code, 0) + 1
    return tuple(sorted(counts.items()))


def _coded(plan: Plan) -> dict[str, object]:
    """What a plan tells of each item, stay and leg, by its code."""
    return {
        **{a.id: replace(a, vehicles=()) for a in plan.appointments},
        **{f"stay-{s.id}": s for s in plan.stays},
        **{f"leg-{x.id}": x for x in plan.legs},
    }


def improved(draft: Draft) -> Plan:
    """The draft's plan with the changed stays made as good as its way allows, where that breaks no more rules."""
    case, best = draft.case, draft.plan
    least, value = len(broken(case.problem, best)), check(case.problem, best).totals.value
    changed = set(case.changed_items(best))
    names = {a.stay for a in (*case.plan.appointments, *best.appointments) if a.id in changed and a.resource}
    for stay in (s for s in best.stays if s.id in names and s.period not in case.problem.block):
        if case.over():
            break
        found = mend_stay(case, best, stay, Ask(draft.way))
        plan = mended(Draft(case, found.plan, draft.way)).plan if found else None
        if plan is None:
            continue
        verdict = check(case.problem, plan)
        if (len(verdict.broken), -verdict.totals.value) < (least, -value):
            best, least, value = plan, len(verdict.broken), verdict.totals.value
    return best


KEYS: tuple[tuple[Way, Callable[[Repair], tuple[float, ...]]], ...] = (
    (Way.QUIET, lambda r: (r.measure.broken, r.measure.told, r.measure.moved, r.measure.lost)),
    (Way.SPARING, lambda r: (r.measure.broken, r.confirmed, r.measure.lost, r.measure.told)),
    (Way.BEST, lambda r: (r.measure.broken, r.measure.lost, r.measure.told, r.measure.moved)),
)
"""What each way looks at, the most important first."""


def _chosen(found: Iterable[Repair]) -> tuple[Repair, ...]:
    """The best of each way; one that is best in several is given once."""
    pool = list(found)
    best = [(way, min(range(len(pool)), key=lambda i: key(pool[i]))) for way, key in KEYS]
    numbers = dict.fromkeys(number for _, number in best)
    return tuple(replace(pool[i], ways=tuple(way for way, j in best if j == i)) for i in numbers)
