"""The real cohort, planned with free and with pinned cities, beside what really happened."""

import json
import statistics
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path

from bench.measured import Figures, described, planned
from envoyage.planner.plan import Kind, Mode, Plan
from envoyage.planner.problem import Problem
from envoyage.planner.travel import miles
from envoyage.sample.cohort import Cohort, clean, cohort_problem
from envoyage.sample.cohort.fill import PROFESSIONAL
from envoyage.sample.places import city_key

ENOUGH = 6
"""Stops with at least so many timed items are compared."""
REAL_WORK = (*PROFESSIONAL, "Opening")


@dataclass(frozen=True)
class Timed:
    """A professional item of either side, with where it was."""

    group: str
    city: str
    start: datetime
    end: datetime


def compare(skeleton: Path, seconds: float, seed: int) -> Figures:
    """Real, planned with free cities, and planned with the real cities, side by side."""
    cohort = clean(json.loads(skeleton.read_text(encoding="utf-8")))
    stops = compared(cohort)
    sides: Figures = {"real": timing(real_items(cohort, stops)) | real_totals(cohort)}
    for name, pinned in (("cities free", False), ("cities as they were", True)):
        problem = cohort_problem(cohort, seed, cities_pinned=pinned)
        plan, figures = planned(problem, seconds, seed)
        items = [i for i in planned_items(plan) if pinned is False or (i.group, i.city) in stops]
        sides[name] = timing(items) | planned_totals(problem, plan) | figures | described(problem, plan)
    return {"stops": sorted(stops), "changes": len(cohort.changes), "sides": sides}


def compared(cohort: Cohort) -> set[tuple[str, str]]:
    """Group and city id of the stops with enough items."""
    names = [(i.group, i.city) for i in cohort.items]
    states = {s.city: s.state for g in cohort.groups for s in g.stops}
    return {
        (group, city_key({"name": city, "state": states[city]}))
        for group, city in set(names)
        if names.count((group, city)) >= ENOUGH
    }


def real_items(cohort: Cohort, stops: set[tuple[str, str]]) -> list[Timed]:
    """The professional items of the compared stops as they really were."""
    states = {s.city: s.state for g in cohort.groups for s in g.stops}
    items = (
        Timed(i.group, city_key({"name": i.city, "state": states[i.city]}), i.start, i.end)
        for i in cohort.items
        if i.kind in REAL_WORK
    )
    return [i for i in items if (i.group, i.city) in stops]


def planned_items(plan: Plan) -> list[Timed]:
    """The professional items of a plan, sessions included, meals and culture not."""
    return [
        Timed(a.group, plan.stay[a.stay].city, a.start, a.end)
        for a in plan.appointments
        if a.kind is Kind.PROFESSIONAL or (a.kind is Kind.SESSION and a.title != "Opening lunch")
    ]


def timing(items: Iterable[Timed]) -> Figures:
    """How full the days are, how long the items, when days start and end, and the gaps between items."""
    by_day: dict[tuple[str, date], list[Timed]] = {}
    every = sorted(items, key=lambda i: (i.group, i.start, i.end))
    for item in every:
        by_day.setdefault((item.group, item.start.date()), []).append(item)
    work = {key: day for key, day in by_day.items() if key[1].isoweekday() < 6}
    gaps = [minutes(b.start - a.end) for day in work.values() for a, b in pairwise(day) if b.start >= a.end]
    return {
        "appointments": len(every),
        "a group-day": round(statistics.mean(len(d) for d in work.values()), 2),
        "median length": statistics.median(minutes(i.end - i.start) for i in every),
        "median first start": clock(statistics.median(since_midnight(d[0].start) for d in work.values())),
        "median last end": clock(statistics.median(since_midnight(max(i.end for i in d)) for d in work.values())),
        "median gap": statistics.median(gaps),
        "weekend items": sum(i.start.isoweekday() >= 6 for i in every),
    }


def minutes(length: timedelta) -> float:
    """Minutes of a length of time."""
    return length.total_seconds() / 60


def since_midnight(when: datetime) -> float:
    """Minutes since the midnight before."""
    return minutes(when - datetime.combine(when.date(), time(0)))


def clock(after_midnight: float) -> str:
    """Minutes after midnight as a time of day."""
    return f"{int(after_midnight // 60):02}:{int(after_midnight % 60):02}"


def real_totals(cohort: Cohort) -> Figures:
    """Language officers, nights and miles of the real routes, as the crow flies."""
    from envoyage.sample.data import table  # noqa: PLC0415 -- used here alone

    where = {r["name"]: (float(r["latitude"]), float(r["longitude"])) for r in table("cohort_cities")}
    ways = [miles(*where[a.city], *where[b.city]) for g in cohort.groups for a, b in pairwise(g.stops)]
    return {
        "language officers": sum(sum(g.officers.values()) for g in cohort.groups),
        "group nights": sum((g.stops[-1].leave - g.stops[0].arrive).days for g in cohort.groups),
        "miles": round(sum(ways)),
    }


def planned_totals(problem: Problem, plan: Plan) -> Figures:
    """The same of a plan."""
    where = {c.id: (c.latitude, c.longitude) for c in problem.cities}
    moves = [leg for leg in plan.legs if leg.mode is not Mode.NONE]
    ways = [miles(*where[plan.stay[m.from_stay].city], *where[plan.stay[m.to_stay].city]) for m in moves]
    return {
        "language officers": sum(len(g.officers) for g in plan.groups),
        "group nights": sum((s.leave - s.arrive).days for s in plan.stays),
        "miles": round(sum(ways)),
    }
