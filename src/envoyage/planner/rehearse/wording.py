"""Links and what helps them in words, the same on the terminal and on paper."""

from envoyage.planner.languages import language_name
from envoyage.planner.plan import Appointment, Plan
from envoyage.planner.problem import LanguageOfficer, Problem
from envoyage.planner.rehearse.choosing import ONE_MORE
from envoyage.planner.rehearse.fixes import Buffer, Fix, StandByOfficer, StandByResource
from envoyage.planner.rehearse.links import Link, LinkKind
from envoyage.planner.rules import RULES
from envoyage.planner.wording import clock, counted, listed, on_day


def link_words(problem: Problem, plan: Plan, link: Link) -> str:
    """Which link it is."""
    if link.kind is LinkKind.OFFICER:
        officer = problem.officer[link.before]
        return f"{officer.name}, {officer.mode.value} ({_spoken(officer)})"
    if link.kind is LinkKind.VISIT:
        return _thing(problem, plan, link.before)
    before, after = _maybe_item(plan, link.before), _item(plan, link.items[0])
    first = f"{_title(before)} at {clock(before.start)}" if before else _thing(problem, plan, link.before)
    return f"{first}, then {_title(after)} with {after.group} on {_when(after)}"


def slack_words(link: Link) -> str:
    """How much slack it has."""
    if link.kind is LinkKind.CONNECTION:
        hours, minutes = divmod(max(0, link.slack), 60)
        return (
            f"{counted(hours, 'hour')} to spare" if hours > 3 else f"{counted(60 * hours + minutes, 'minute')} to spare"
        )
    return f"{link.slack or 'nobody'} to stand in"


def _spoken(officer: LanguageOfficer) -> str:
    return listed(language_name(code) for code in officer.languages)


def rule_title(code: str) -> str:
    """What a rule is called by its code."""
    return next((rule.title for rule in RULES if rule.code == code), code)


def fix_words(problem: Problem, plan: Plan, fix: Fix) -> str:
    """What is to be arranged."""
    if isinstance(fix, StandByResource):
        other, item = problem.resource[fix.resource], _item(plan, fix.item)
        return f"Ask {other.name} to stand by for {_when(item)}."
    if isinstance(fix, StandByOfficer):
        who = "another officer" if fix.officer.id == ONE_MORE else fix.officer.name
        served = counted(len(fix.stands_for), "officer")
        return f"Let {who} stand by: {fix.officer.mode.value}, {_spoken(fix.officer)}, for {served}."
    if isinstance(fix, Buffer):
        moved = _thing(problem, plan, fix.before if fix.earlier else fix.after)
        return f"Move {moved} {fix.minutes} minutes {'earlier' if fix.earlier else 'later'}."
    raise TypeError(fix)


def _thing(problem: Problem, plan: Plan, key: str) -> str:
    """An item, or a journey, by its id."""
    item = _maybe_item(plan, key)
    if item:
        return f"{_title(item)} with {item.group} on {_when(item)}"
    leg = next(x for x in plan.legs if x.id == key)
    origin, target = (problem.city[plan.stay[s].city].name for s in (leg.from_stay, leg.to_stay))
    return f"the journey of {leg.group} from {origin} to {target} on {on_day(leg.arrives.date())}"


def _maybe_item(plan: Plan, key: str) -> Appointment | None:
    """The item of this id, None for the id of something else."""
    return next((a for a in plan.appointments if a.id == key), None)


def _item(plan: Plan, key: str) -> Appointment:
    return next(a for a in plan.appointments if a.id == key)


def _title(item: Appointment) -> str:
    return item.title or item.kind.value.replace("_", " ")


def _when(item: Appointment) -> str:
    return f"{on_day(item.start.date())} at {clock(item.start)}"
