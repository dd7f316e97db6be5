"""Which language officers go with which group, at the least cost."""

from dataclasses import replace
from math import ceil

from envoyage.planner.errors import Cancelled, Impossible, OutOfTime
from envoyage.planner.interpreting import STAND_INS, guests_by_language, seats
from envoyage.planner.languages import language_name
from envoyage.planner.plan import Plan, StageReport, Stopped
from envoyage.planner.problem import LanguageMode, LanguageOfficer, Problem
from envoyage.planner.progress import Progress, Report, Stop, never, silent
from envoyage.planner.rules import RULES
from envoyage.planner.staffing import available
from envoyage.planner.unknowns import LanguageModel
from envoyage.planner.unknowns.solving import Term, maximise, total

STAGE = "language"
HOURS = "interpreter-hours"
MISSING = 1_000_000_00
"""Cents that an officer short of the longest day costs: more than any pay of a programme."""
FINE = 1000
"""Units of the model in a cent; a stand-in costs one unit: consecutive seats go to consecutive interpreters first."""


def staff_groups(
    problem: Problem, plan: Plan, *, seconds: float, seed: int, report: Report = silent, cancelled: Stop = never
) -> Plan:
    """The plan with officers for every group. Raises Impossible where the officers are too few."""
    everybody = tuple(g.id for g in plan.groups)
    model = LanguageModel(problem, plan, groups=everybody, soften=(HOURS,))
    for rule in RULES:
        rule.in_language(problem, model)
    model.model.maximize(total(_costs(problem, model)))
    answer = maximise(model.model, seconds=seconds, seed=seed, cancelled=cancelled)
    if not answer.found:
        raise _ending(problem, plan, answer.stopped, seconds)
    chosen = {key for key, unknown in model.serves.items() if answer.chose(unknown)}
    groups = tuple(
        replace(
            g,
            officers=tuple(o.id for o in problem.officers if (o.id, g.id) in chosen),
            languages=tuple(guests_by_language(problem, g)),
        )
        for g in plan.groups
    )
    value, bound = ceil(answer.value / FINE) / 100, ceil(answer.bound / FINE) / 100
    report(Progress(STAGE, value, bound))
    done = StageReport(STAGE, value, bound, answer.stopped, "dollars for language officers, negative")
    return replace(plan, groups=groups, reports=(*plan.reports, done))


def _costs(problem: Problem, model: LanguageModel) -> list[Term]:
    """Negative: pay of the officers, a trifle for stand-ins, and what missing officers count."""
    pay = [(-FINE * _pay(problem, problem.officer[o]), serves) for (o, _), serves in model.serves.items()]
    stand_ins = [
        (-1, unknown) for (o, (_, _, mode)), unknown in model.fills.items() if problem.officer[o].mode is not mode
    ]
    return [*pay, *stand_ins, *((-FINE * MISSING, short) for short in model.missing)]


def _pay(problem: Problem, officer: LanguageOfficer) -> int:
    rate = problem.policies.officer_day_rate if officer.daily_rate is None else officer.daily_rate
    return round(100 * rate * ((problem.ends - problem.starts).days + 1))


def _ending(problem: Problem, plan: Plan, stopped: Stopped, seconds: float) -> Exception:
    if stopped is Stopped.PROVEN:
        return Impossible(_clash(problem, plan))
    return Cancelled() if stopped is Stopped.CANCELLED else OutOfTime(seconds)


def _clash(problem: Problem, plan: Plan) -> tuple[str, ...]:
    """What is missing, a sentence per language and mode; else what the pins forbid."""
    asked: dict[tuple[str, LanguageMode], int] = {}
    for group in plan.groups:
        for (_, lang, mode), number in seats(problem, plan, group.id).items():
            asked[lang, mode] = asked.get((lang, mode), 0) + number
    short = (_short(problem, lang, mode, asked) for lang, mode in sorted(asked))
    return tuple(text for text in short if text) or (_pinned(problem),)


def _short(problem: Problem, language: str, mode: LanguageMode, asked: dict[tuple[str, LanguageMode], int]) -> str:
    """The sentence about one language and mode, empty where there are enough."""
    there = sum(
        1
        for o in problem.officers
        if o.mode in STAND_INS[mode] and (not language or language in o.languages) and available(problem, o)
    )
    needed = sum(n for (lang, m), n in asked.items() if lang == language and m in STAND_INS[mode])
    if there >= needed:
        return ""
    what = f"{mode.value} language officers" + (f" for {language_name(language)}" if language else "")
    return (
        f"The groups need {needed} {what} for the whole programme and {there} are there. "
        f"Add {needed - there}, or plan fewer groups of this language."
    )


def _pinned(problem: Problem) -> str:
    pins = ", ".join(f"{p.officer} with {p.group}" for p in problem.pins.officers) or "none"
    return (
        "The language officers are enough for each language alone but not for all together: officers with several "
        f"languages are counted more than once, or pins hold them elsewhere (pins: {pins}). "
        "Add an officer or take a pin out."
    )
