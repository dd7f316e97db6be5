"""The model of a stay that is to change as little as it can: what was told are visits with one time only."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from envoyage.planner.clock import began, now_in
from envoyage.planner.events import Step
from envoyage.planner.items import by_day
from envoyage.planner.plan import Appointment, Kind, Plan, Stay
from envoyage.planner.presence import present
from envoyage.planner.problem import RequestStatus
from envoyage.planner.repair.agendas import Who
from envoyage.planner.repair.case import Case
from envoyage.planner.repair.changes import WEIGHTS
from envoyage.planner.rules import RULES
from envoyage.planner.timetable.visits import visits_of
from envoyage.planner.unknowns.stay import Part, Visit, minute
from envoyage.planner.unknowns.told_stay import ToldStayModel

TOLD = 100
"""Units for each weight of an organisation that need not be told: more than a stay has items."""
SPARED = 10_000.0
"""Points for each confirmed resource that is left alone: more than any coverage of a stay."""
MOVED = SPARED / 10
"""Points for a visit that moves rather than being given up, where a stay is to be most like the one before."""
QUIETER = 50.0
"""Points for each hundred units, where a stay falls short of its requirements and that counts more."""
TIE = 0.01
"""Points for an item that stays as it is, where value decides."""
NOTICE = timedelta(hours=2)
"""Nobody is asked to receive a group sooner than this (assumption)."""


class Way(StrEnum):
    """What a repair looks at first once it breaks no rule."""

    QUIET = "fewest people told"
    SPARING = "fewest confirmed resources touched"
    BEST = "best programme"
    FAITHFUL = "programme most like the one before"
    """For edits of a plan: as few visits as can be move, and fewer still are given up."""


@dataclass(frozen=True)
class Block:
    """Items of a stay that begin together, as they were told: one visit, or two of a group that divides."""

    visit: Visit
    items: tuple[Appointment, ...]

    @property
    def day(self) -> date:
        """Its day."""
        return self.items[0].start.date()


def blocks_of(case: Case, plan: Plan, stay: Stay) -> tuple[Block, ...]:
    """The visits of a stay that have not begun, in time order."""
    at_once: dict[datetime, list[Appointment]] = {}
    for item in plan.appointments_of.get(stay.id, ()):
        if is_open(case, stay, item):
            at_once.setdefault(item.start, []).append(item)
    return tuple(_block(case, start, tuple(items)) for start, items in sorted(at_once.items()))


def is_open(case: Case, stay: Stay, item: Appointment) -> bool:
    """Whether an item is a visit that has not begun."""
    return bool(item.kind is Kind.PROFESSIONAL and item.resource) and not began(case.problem, stay.city, item.start)


def _block(case: Case, start: datetime, items: tuple[Appointment, ...]) -> Block:
    parts = tuple(
        Part(case.problem.resource[a.resource], a.attendees, round((a.end - a.start).total_seconds() / 60))
        for a in items
    )
    return Block(Visit(f"told {start:%d %H:%M}", parts), items)


@dataclass(frozen=True)
class Ask:
    """What a stay is solved for."""

    way: Way = Way.QUIET
    strict: bool = False
    """Whether the stay may not fall short of its requirements."""
    lunch_stays: bool = True
    others_help: bool = True
    """Whether what the programme promises may be kept in other stays."""


def repair_model(case: Case, plan: Plan, stay: Stay, blocks: tuple[Block, ...], ask: Ask) -> ToldStayModel:
    """The closed model of a stay with these blocks as visits, everything else in the plan given."""
    open_items = {a.id for b in blocks for a in b.items}
    around = replace(plan, appointments=tuple(a for a in plan.appointments if a.id not in open_items))
    new = tuple(replace(v, id=f"new {v.id}") for v in visits_of(case.problem, around, stay))
    visits = (*(b.visit for b in blocks), *new)
    others = tuple(s for s in plan.stays if s.group == stay.group and s.id != stay.id) if ask.others_help else ()
    model = ToldStayModel(
        case.problem, around, stay, visits, unsolved=others, strict=ask.strict, lunch_stays=ask.lunch_stays
    )
    model.others_minimum = _others_minimum(case, plan, stay)
    _keep_times(model, blocks)
    _keep_notice(case, model, new)
    for rule in RULES:
        rule.in_stay(case.problem, model)
    _prefer(case, model, blocks, ask.way)
    model.close()
    return model


def _others_minimum(case: Case, plan: Plan, stay: Stay) -> float:
    """The least coverage among the other groups as it was, so that the stay is measured as planning measured it."""
    members = set(plan.group[stay.group].members)
    return min((share for who, share in case.coverage.items() if who not in members), default=1.0)


def _keep_times(model: ToldStayModel, blocks: tuple[Block, ...]) -> None:
    """What was told keeps its time, or is not held."""
    for block in blocks:
        start = minute(block.items[0].start)
        for day in model.days:
            model.starts[block.visit.id, day] = (start,) if day == block.day else ()


def _keep_notice(case: Case, model: ToldStayModel, new: tuple[Visit, ...]) -> None:
    """New visits lie in the future, late enough to ask for them, and not on days that sessions fill."""
    now = now_in(case.problem, model.stay.city) + NOTICE
    full = max(1, case.problem.policies.fewest_a_day)
    for day in model.days:
        filled = sum(f.professional for f in model.fixed[day]) >= full and not any(
            a.kind is Kind.PROFESSIONAL for a in by_day(model.plan, model.stay).get(day, ())
        )
        for visit in new:
            if day < now.date() or filled or not _in_time(case, visit, day, now.date()):
                model.forbid(visit, day)
            elif day == now.date():
                model.keep_starts(visit, day, lambda t: t >= minute(now))


def _in_time(case: Case, visit: Visit, day: date, today: date) -> bool:
    """Whether the identities of visitors can still be checked before a visit."""
    if case.problem.now is None:
        return True
    return all(
        not p.resource.identity_check
        or p.resource.status is RequestStatus.CONFIRMED
        or (day - today).days >= p.resource.lead_days
        for p in visit.parts
    )


def _prefer(case: Case, model: ToldStayModel, blocks: tuple[Block, ...], way: Way) -> None:
    """Rewards for what stays as it was told, and costs of whom to ask anew."""
    mine = {p.resource.id for b in blocks for p in b.visit.parts}
    for block in blocks:
        steps = [case.promises.step(a.id) for a in block.items if not _knows(case, a.resource)]
        model.spare(TOLD * sum(WEIGHTS[s] for s in steps) + len(block.items), block.visit)
        spared = {Way.SPARING: sum(s is Step.CONFIRMED for s in steps), Way.FAITHFUL: len(block.items)}
        sure = spared.get(way, 0)
        model.prefer(SPARED * sure + TIE, block.visit)
    for visit in model.visits[len(blocks) :]:
        asked = sum(p.resource.id not in mine and not _knows(case, p.resource.id) for p in visit.parts)
        model.spare(-(TOLD * asked + len(visit.parts)), visit)
        again = way is Way.FAITHFUL and not asked
        model.prefer(MOVED if again else -TIE * len(visit.parts), visit)
    if way is Way.QUIET and not model.strict:
        model.mind(QUIETER / TOLD)


def _knows(case: Case, resource: str) -> bool:
    return (Who.RESOURCE, resource) in case.knows


def attended(case: Case, plan: Plan, item: Appointment) -> Appointment:
    """An item with those of its attendees who can be there."""
    city = plan.stay[item.stay].city
    people = tuple(p for p in item.attendees if present(case.problem, p, city, item.start, item.end))
    return replace(item, attendees=people)
