"""Which fixes are tried for a weak link: those that the plan itself would keep every rule with."""

from collections.abc import Iterator

from envoyage.planner.plan import Plan
from envoyage.planner.problem import LanguageOfficer, Problem
from envoyage.planner.rehearse.fixes import Buffer, Fix, StandByOfficer, StandByResource
from envoyage.planner.rehearse.links import Link, LinkKind, possible_hosts, spare_officers
from envoyage.planner.rehearse.part import breaks_nothing_new, only_group
from envoyage.planner.rehearse.playing import Stage, marks

BUFFERS = (15, 30, 45)
"""Minutes more that are tried."""
MOST_HOSTS = 6
"""Resources that are tried in the place of one."""
ONE_MORE = "one-more-officer"
"""The id of an officer who would have to be found."""


def candidates(problem: Problem, plan: Plan, link: Link) -> tuple[Fix, ...]:
    """What could help a link, the likest first."""
    if link.kind is LinkKind.VISIT:
        item = next(a for a in plan.appointments if a.id == link.before)
        return tuple(StandByResource(item.id, r.id) for r in possible_hosts(problem, plan, item)[:MOST_HOSTS])
    if link.kind is LinkKind.OFFICER:
        return tuple(_officers(problem, plan, link))
    after = link.items[0]
    return tuple(Buffer(link.before, after, minutes, earlier) for minutes in BUFFERS for earlier in (False, True))


def _officers(problem: Problem, plan: Plan, link: Link) -> Iterator[Fix]:
    """Somebody of the programme who is with no group, else somebody who would have to be found."""
    officer = problem.officer[link.before]
    alike = tuple(
        o.id for o in problem.officers
        if o.mode is officer.mode and o.languages == officer.languages
        and any(o.id in g.officers for g in plan.groups)
    )  # fmt: skip
    yield from (StandByOfficer(spare, alike) for spare in spare_officers(problem, plan, officer))
    yield StandByOfficer(_somebody(officer), alike)


def _somebody(officer: LanguageOfficer) -> LanguageOfficer:
    """An officer like this one whom nobody has found yet."""
    return LanguageOfficer(ONE_MORE, "One more officer", officer.languages, officer.mode)


def is_sound(stage: Stage, fix: Fix) -> bool:
    """Whether the plan with the fix in use breaks no rule that it does not break without."""
    problem, plan = fix.prepared(stage.problem, stage.plan)
    if isinstance(fix, StandByResource):
        plan = fix.placed(problem, plan)
    if isinstance(fix, StandByOfficer):
        plan = fix.placed(plan, fix.stands_for[0])
    group = only_group(stage, fix)
    return breaks_nothing_new(stage, problem, plan, group) if group else marks(problem, plan) <= stage.known
