"""Who of a group's language officers goes to which appointment: enough for each, and the work shared fairly."""

from dataclasses import dataclass, field, replace
from itertools import combinations, groupby
from math import ceil

from ortools.sat.python.cp_model import IntVar

from envoyage.planner.interpreting import INTERPRETED, clash
from envoyage.planner.plan import Appointment, Group, Plan, StageReport, Stopped
from envoyage.planner.problem import LanguageMode, Problem
from envoyage.planner.progress import Progress, Report, Stop, never, silent
from envoyage.planner.rules import RULES
from envoyage.planner.unknowns import LanguageModel
from envoyage.planner.unknowns.solving import Answer, Budget, Term, maximise, total, worst

STAGE = "interpreting"
SOFT = ("language-cover", "interpreter-hours")
MISSING = 100_000
"""Minutes that an officer short of a requirement counts: more than a programme has."""
ALONE = 10_000
"""Minutes that an appointment without any officer counts: somebody goes with every group."""
LONGEST = 24 * 60
"""No officer works more minutes than this in a day."""
FAIR = 100_000
"""A minute of the busiest officer of a day in units of the finer aim: rest for those who worked most so far."""


@dataclass
class _Work:
    """The appointments shared out so far: who goes where, how long each has worked, how good the days are."""

    going: dict[str, tuple[str, ...]] = field(default_factory=dict)
    minutes: dict[str, int] = field(default_factory=dict)
    value: int = 0
    bound: int = 0
    endings: list[Stopped] = field(default_factory=list)


def share_out(
    problem: Problem, plan: Plan, *, seconds: float, seed: int, report: Report = silent, cancelled: Stop = never
) -> Plan:
    """The plan with officers for every appointment of every group; a group's officers are taken as they are.

    A day is shared out at a time: nothing but fairness over the programme joins the days, and that breaks ties.
    """
    days = [(g, items) for g in plan.groups if g.officers for items in _days(plan, g)]
    work, budget = _Work(), Budget(seconds, len(days))
    for group, items in days:
        model = _model(problem, plan, group, items, work)
        answer = maximise(model.model, seconds=budget.share(), seed=seed, cancelled=cancelled)
        _take(work, model, group, answer)
    report(Progress(STAGE, work.value, work.bound))
    about = "minutes of the busiest officer of each day, negative; what is missing counts more"
    done = StageReport(STAGE, work.value, work.bound, worst(work.endings), about)
    items = tuple(replace(a, officers=_officers(plan, work, a)) for a in plan.appointments)
    return replace(plan, appointments=items, reports=(*plan.reports, done))


def share_again(problem: Problem, plan: Plan, wanted: frozenset[str], *, seconds: float, seed: int) -> Plan:
    """The plan with officers for these appointments; all others keep those they have."""
    work = _Work(going={a.id: a.officers for a in plan.appointments})
    days = [(g, items) for g in plan.groups if g.officers for items in _days(plan, g)]
    for group, items in days:
        if not any(a.id in wanted for a in items):
            continue
        model = _model(problem, plan, group, items, work)
        for item in items:
            for officer in group.officers if item.id not in wanted else ():
                model.model.add(model.goes[officer, item.id] == (officer in item.officers))
        answer = maximise(model.model, seconds=seconds, seed=seed)
        if answer.found:
            _take(work, model, group, answer)
    items = tuple(replace(a, officers=work.going[a.id]) for a in plan.appointments)
    return replace(plan, appointments=items)


def _days(plan: Plan, group: Group) -> list[tuple[Appointment, ...]]:
    """The interpreted appointments of a group by day."""
    items = [a for s in plan.stays_of[group.id] for a in plan.appointments_of[s.id] if a.kind in INTERPRETED]
    items.sort(key=lambda a: (a.start, a.end, a.id))
    return [tuple(found) for _, found in groupby(items, key=lambda a: a.start.date())]


def _officers(plan: Plan, work: _Work, item: Appointment) -> tuple[str, ...]:
    """Who goes: as shared out; to items that are not interpreted, those who did and are still with the group."""
    own = plan.group[item.group].officers
    if item.kind in INTERPRETED:
        return work.going.get(item.id, ())
    return tuple(o for o in item.officers if o in own)


def _model(problem: Problem, plan: Plan, group: Group, items: tuple[Appointment, ...], work: _Work) -> LanguageModel:
    model = LanguageModel(problem, plan, items=items, soften=SOFT)
    for rule in RULES:
        rule.in_language(problem, model)
    for a, b in combinations(items, 2):
        if clash(problem, plan, a, b):
            for officer in group.officers:
                model.model.add(model.goes[officer, a.id] + model.goes[officer, b.id] <= 1)
    terms = _worth(problem, group, model)
    model.model.maximize(total([*((FAIR * weight, term) for weight, term in terms), *_rest(model, group, work)]))
    return model


def _worth(problem: Problem, group: Group, model: LanguageModel) -> list[Term]:
    """Fewest missing, then company for every appointment; liaisons all go, interpreters share the day."""
    liaisons = [o for o in group.officers if problem.officer[o].mode is LanguageMode.LIAISON]
    interpreters = [o for o in group.officers if o not in liaisons]
    return [
        *((-MISSING, short) for short in model.missing),
        *((-ALONE, _nobody(model, group, item)) for item in model.items),
        *((1, model.goes[o, item.id]) for o in liaisons for item in model.items),
        (-1, _busiest(model, interpreters)),
    ]


def _rest(model: LanguageModel, group: Group, work: _Work) -> list[Term]:
    """For each minute the rank of who works it among the officers, by minutes worked so far."""
    ranked = sorted(group.officers, key=lambda o: (work.minutes.get(o, 0), o))
    return [(-ranked.index(o) * _minutes(a), model.goes[o, a.id]) for o in ranked for a in model.items]


def _nobody(model: LanguageModel, group: Group, item: Appointment) -> IntVar:
    nobody = model.model.new_bool_var(f"nobody[{item.id}]")
    model.model.add(nobody + sum(model.goes[o, item.id] for o in group.officers) >= 1)
    return nobody


def _busiest(model: LanguageModel, officers: list[str]) -> IntVar:
    load = model.model.new_int_var(0, LONGEST, "busiest")
    for officer in officers:
        model.model.add(load >= sum(_minutes(a) * model.goes[officer, a.id] for a in model.items))
    return load


def _take(work: _Work, model: LanguageModel, group: Group, answer: Answer) -> None:
    """Keep a day's answer; without one in time all officers go everywhere, which a person can correct."""
    work.endings.append(answer.stopped)
    if not answer.found:
        work.going |= {a.id: group.officers for a in model.items}
        return
    work.value += ceil(answer.value / FAIR)
    work.bound += ceil(answer.bound / FAIR)
    for item in model.items:
        going = tuple(o for o in group.officers if answer.chose(model.goes[o, item.id]))
        work.going[item.id] = going
        for officer in going:
            work.minutes[officer] = work.minutes.get(officer, 0) + _minutes(item)


def _minutes(item: Appointment) -> int:
    return int((item.end - item.start).total_seconds() // 60)
