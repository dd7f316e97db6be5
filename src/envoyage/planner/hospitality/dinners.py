"""Which evening a group dines in homes, and who is whose guest."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from ortools.sat.python.cp_model import IntVar

from envoyage.planner.homes import Evening, evening_at, talk
from envoyage.planner.hospitality.clusters import clusters
from envoyage.planner.hospitality.parts import Parts
from envoyage.planner.plan import Appointment, Kind, Plan, Stay, Stopped
from envoyage.planner.problem import Faith, HomeHost, Problem
from envoyage.planner.progress import Report, Stop, never, silent
from envoyage.planner.rules import RULES
from envoyage.planner.unknowns import HospitalityModel
from envoyage.planner.unknowns.solving import Answer, Budget, Term, maximise, total
from envoyage.planner.workdays import runs_of

STAGE = "hospitality"
SOFT = ("home-hospitality",)
PLACED = 1000
"""Points of a guest in a home; all that follows is finer, so that nobody stays behind for it."""
EVENING = 20
"""Points a guest of a Friday, Saturday or Sunday (published records)."""
TALK = 4
"""Points a guest and level of the best common language."""
LONELY = 10
"""Points that a home with one guest loses."""
ESCORT = 1
"""Points that a language officer at table costs: he has a free evening where he is not needed."""
SAME = 45
"""Points for a guest, officer or evening as told, where homes are given out again: all together less than a guest."""
MOST = PLACED + EVENING + 5 * TALK
"""Points that a guest can bring at most."""
ALONE_SECONDS = 0.5
"""Seconds for the homes of one group, where those of several groups at once took too long."""
SABBATH = 200
"""Points that dinner on a Friday costs for a guest who keeps the sabbath."""


def invite(
    problem: Problem, plan: Plan, *, seconds: float, seed: int, report: Report = silent, cancelled: Stop = never
) -> Plan:
    """The plan with an evening in homes for each stay in a slot, as many people as possible in homes that fit.

    Dinners that are in the plan already are planned anew.
    """
    others = tuple(a for a in plan.appointments if a.kind is not Kind.HOME_HOSPITALITY)
    plan = replace(plan, appointments=others)
    together = _parts(plan, [s for s in plan.stays if s.period not in problem.block])
    parts = Parts(Budget(seconds, len(together)), seed, cancelled)
    dinners: list[Appointment] = []
    for stays in together:
        model = _model(problem, plan, stays)
        answer = parts.search(model, partial(_one_by_one, problem, plan, model, seed))
        if answer.found:
            dinners += _dinners(problem, plan, model, answer)
    about = "guests in homes, with hundredths for how well homes and evenings suit"
    done = parts.told(STAGE, about, report, unit=PLACED)
    return replace(plan, appointments=(*others, *dinners), reports=(*plan.reports, done))


def _one_by_one(problem: Problem, plan: Plan, model: HospitalityModel, seed: int) -> Answer:
    """An answer of the model for many stays at once that has one group after the other at table: quick, not best."""
    chosen: set[tuple[object, ...]] = set()
    for run in runs_of(plan, model.dining):
        mine = _model(problem, plan, run)
        taken = {key[1:] for key in chosen}
        for (_, *where), opens in mine.opens.items():
            if tuple(where) in taken:
                mine.model.add(opens == 0)
        answer = maximise(mine.model, seconds=ALONE_SECONDS, seed=seed)
        chosen |= {key for key, unknown in _choices(mine) if answer.found and answer.chose(unknown)}
    for decision, unknown in _choices(model):
        model.model.add(unknown == (decision in chosen))
    found = maximise(model.model, seconds=ALONE_SECONDS, seed=seed)
    guests = sum(len(plan.group[s.group].members) for s in model.dining)
    return replace(found, bound=guests * MOST, stopped=Stopped.TIME)


def _choices(model: HospitalityModel) -> tuple[tuple[tuple[object, ...], IntVar], ...]:
    """What is decided about homes: which opens when, and who comes."""
    return (*model.opens.items(), *model.dines.items(), *model.escorts.items())


def invite_again(
    problem: Problem, plan: Plan, stays: tuple[Stay, ...], *, seconds: float, seed: int
) -> Plan:  # fmt: skip
    """The plan with evenings in homes for these stays, and those that compete with them for homes.

    Everybody stays where he was to be, as far as that leaves as many people as possible in homes.
    """
    slots = [s for s in plan.stays if s.period not in problem.block]
    parts = [part for part in _parts(plan, slots) if set(part) & set(stays)]
    for part in parts:
        names = {s.id for s in part}
        old = [a for a in plan.appointments if a.kind is Kind.HOME_HOSPITALITY and a.stay in names]
        bare = replace(plan, appointments=tuple(a for a in plan.appointments if a not in old))
        model = _model(problem, bare, part, keep=old)
        answer = maximise(model.model, seconds=seconds, seed=seed)
        if answer.found:
            dinners = _as_before(old, _dinners(problem, bare, model, answer))
            plan = replace(bare, appointments=(*bare.appointments, *dinners))
    return plan


def _as_before(old: list[Appointment], new: list[Appointment]) -> list[Appointment]:
    """The new dinners, with the vehicles and the times to leave of those that are as they were."""
    known = {a.id: a for a in old}
    return [_again(known[a.id], a) if a.id in known else a for a in new]


def _again(old: Appointment, new: Appointment) -> Appointment:
    same = old.start == new.start and old.leave_at and new.leave_at and old.leave_at <= new.leave_at
    if not same or old.minutes_there < new.minutes_there:
        return replace(new, vehicles=old.vehicles)
    return replace(old, attendees=new.attendees, officers=new.officers)


def _kept(model: HospitalityModel, old: list[Appointment]) -> list[Term]:
    """What it is worth that guests, officers and evenings are as they were."""
    terms: list[Term] = []
    for dinner in old:
        opens = model.opens.get((dinner.stay, dinner.host, dinner.start.date()))
        if opens is None:
            continue
        terms.append((SAME, opens))
        for table, people in ((model.dines, dinner.attendees), (model.escorts, dinner.officers)):
            keys = [(dinner.stay, dinner.host, p) for p in people]
            terms += [(SAME, table[key]) for key in keys if key in table]
    return terms


def _parts(plan: Plan, stays: list[Stay]) -> tuple[tuple[Stay, ...], ...]:
    """The stays that compete for homes, together with those that a group continues: it dines once in all of them."""
    parts = [set(part) for part in clusters(stays)]
    for run in runs_of(plan, stays):
        touched = [p for p in parts if p & set(run)]
        first = touched[0].union(*touched[1:])
        parts = [first if p is touched[0] else p for p in parts if p not in touched[1:]]
    return tuple(tuple(sorted(part, key=lambda s: s.id)) for part in parts)


def _model(
    problem: Problem, plan: Plan, stays: tuple[Stay, ...], keep: Iterable[Appointment] = ()
) -> HospitalityModel:  # fmt: skip
    model = HospitalityModel(problem, plan, soften=SOFT)
    model.add_homes(stays)
    for run in runs_of(plan, stays):
        model.model.add_at_most_one(e for (s, _), e in model.evening.items() if s in {stay.id for stay in run})
    for rule in RULES:
        rule.in_hospitality(problem, model)
    for (stay, host, day), opens in model.opens.items():
        model.model.add(opens <= sum(model.guests(stay, host)))
        if not evening_at(problem, plan, plan.stay[stay], problem.host[host], day):
            model.model.add(opens == 0)
    for (stay, day), evening in model.evening.items():
        model.model.add(evening <= sum(o for (s, _, d), o in model.opens.items() if (s, d) == (stay, day)))
    worth = [*_worth_of_guests(problem, model), *_worth_of_evenings(problem, plan, model)]
    model.model.maximize(total([*worth, *_kept(model, list(keep))]))
    return model


def _worth_of_guests(problem: Problem, model: HospitalityModel) -> list[Term]:
    """Everybody placed, in homes where they can talk, and not alone."""
    placed = [
        (PLACED + TALK * talk(problem, problem.participant[member], problem.host[host]), dines)
        for (_, host, member), dines in model.dines.items()
    ]
    escorts = [(-ESCORT, comes) for comes in model.escorts.values()]
    homes = sorted({(stay, host) for stay, host, _ in model.opens})
    return [*placed, *escorts, *((-LONELY, _lonely(model, stay, host)) for stay, host in homes)]


def _lonely(model: HospitalityModel, stay: str, host: str) -> IntVar:
    lonely = model.yes_or_no("lonely", stay, host)
    model.model.add(sum(model.guests(stay, host)) + lonely >= 2 * sum(model.open_days(stay, host)))
    return lonely


def _worth_of_evenings(problem: Problem, plan: Plan, model: HospitalityModel) -> list[Term]:
    terms: list[Term] = []
    for (stay, day), evening in model.evening.items():
        members = plan.group[plan.stay[stay].group].members
        keepers = sum(Faith.SABBATH in problem.participant[m].faith for m in members)
        weekend = EVENING * len(members) if day.isoweekday() >= 5 else 0
        terms.append((weekend - (SABBATH * keepers if day.isoweekday() == 5 else 0), evening))
    return terms


def _dinners(problem: Problem, plan: Plan, model: HospitalityModel, answer: Answer) -> list[Appointment]:
    """The dinners of an answer; homes that nobody visits are left out."""
    found = []
    for (stay, host, day), opens in model.opens.items():
        guests = tuple(m for (s, h, m), v in model.dines.items() if (s, h) == (stay, host) and answer.chose(v))
        officers = tuple(o for (s, h, o), v in model.escorts.items() if (s, h) == (stay, host) and answer.chose(v))
        evening = evening_at(problem, plan, plan.stay[stay], problem.host[host], day)
        if answer.chose(opens) and guests and evening:
            bare = _dinner(plan.stay[stay], problem.host[host], evening)
            found.append(replace(bare, attendees=guests, officers=officers))
    return found


def _dinner(stay: Stay, host: HomeHost, evening: Evening) -> Appointment:
    return Appointment(
        id=f"{stay.id}-{host.id}-{evening.start:%Y-%m-%d}", stay=stay.id, group=stay.group,
        kind=Kind.HOME_HOSPITALITY, start=evening.start, end=evening.end, attendees=(),
        title=f"Dinner with {host.name}", host=host.id, leave_at=evening.leave_at,
        minutes_there=evening.minutes_there,
    )  # fmt: skip
