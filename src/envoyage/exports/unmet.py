"""Who lacks what, why, and what would mend it."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from envoyage.exports.phrases import appointment_title, city_name, need_words, one_line
from envoyage.exports.workbook import Column, Table
from envoyage.planner.plan import Appointment, Plan
from envoyage.planner.problem import Need, Participant, Problem, RequestStatus, Resource
from envoyage.planner.relevance import relevance
from envoyage.planner.value import coverage, got, subject
from envoyage.planner.workdays import full_days_of

ENOUGH = 1e-9


class Why(StrEnum):
    """Why a need is not met in full, the easiest to mend first."""

    DIVIDED = "group divided"
    NO_TIME = "not asked, or no time left"
    ASKED_OUT = "asked as often as it may be"
    SIZE = "group size does not fit"
    CLOSED = "closed while the group is there"
    DECLINED = "host declined"
    ELSEWHERE = "only in cities not visited"
    NOT_ENOUGH = "all there is was met, and it is not enough"
    NOWHERE = "no resource anywhere"


@dataclass(frozen=True)
class Unmet:
    """A need that a person's plan leaves open: doses got and asked for, why, and what would mend it.

    ``coverage`` is the person's whole coverage; ``bound`` the proven most that was possible, where known.
    """

    participant: str
    group: str
    need: Need
    got: float
    why: Why
    reason: str
    way_out: str
    coverage: float
    bound: float | None


@dataclass(frozen=True)
class _Case:
    """One open need with what is needed to say why."""

    problem: Problem
    plan: Plan
    person: Participant
    group: str
    need: Need

    @property
    def cities(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(s.city for s in self.plan.stays_of.get(self.group, ())))

    def fits(self, themes: tuple[str, ...], objectives: tuple[str, ...]) -> bool:
        return relevance(self.problem, themes, objectives, self.need) > 0


def unmet(problem: Problem, plan: Plan) -> tuple[Unmet, ...]:
    """Every need of every traveller that is not met in full, people with the lowest coverage first."""
    doses, shares, bounds = got(problem, plan), coverage(problem, plan), dict(plan.bounds)
    rows = []
    for person in sorted(problem.travellers, key=lambda p: (shares[p.id], p.id)):
        group = plan.group_of.get(person.id, "")
        for need, have in zip(person.needs, doses[person.id], strict=True):
            if have < need.dose - ENOUGH:
                why, reason, way_out = _explained(_Case(problem, plan, person, group, need))
                rows.append(
                    Unmet(person.id, group, need, have, why, reason, way_out, shares[person.id], bounds.get(person.id))
                )
    return tuple(rows)


def unmet_table(problem: Problem, rows: tuple[Unmet, ...]) -> Table:
    """The sheet of unmet needs."""
    goal = problem.policies.coverage_goal
    columns = (
        Column("Name", 26), Column("Group", 9), Column("Need", 36), Column("Got", 8, "doses"),
        Column("Asked for", 9, "doses"), Column("Why", 20), Column("Explanation", 50),
        Column("What would mend it", 50), Column("Coverage", 10, "share"), Column("At most possible", 16),
    )  # fmt: skip
    cells = tuple(
        (one_line(problem.participant[u.participant].name), u.group, need_words(problem, u.need), u.got, u.need.dose,
         u.why.value, u.reason, u.way_out, u.coverage, bound_words(u, goal))
        for u in rows
    )  # fmt: skip
    return Table("Unmet needs", columns, cells, empty="Every need of every participant is met.")


def bound_words(row: Unmet, goal: float) -> str:
    """For people below the goal: the proven most that was possible, or that nothing is proven."""
    if row.coverage >= goal:
        return ""
    return "not proven" if row.bound is None else f"{row.bound:.1%} (proven)"


def _explained(case: _Case) -> tuple[Why, str, str]:
    """The reason that is easiest to mend."""
    useful = [r for r in case.problem.resources if case.fits(r.themes, r.objectives)]
    if not case.group:
        return Why.NOWHERE, "The person is in no group.", "Plan again with a place for this person."
    missed = _missed(case)
    if missed:
        title = appointment_title(case.problem, missed)
        text = f"The group was divided and the person was not at {title}."
        return Why.DIVIDED, text, f"Change who of the group goes to {title}."
    shared = {b.city for b in case.problem.blocks}
    here = sorted((r for r in useful if r.city in case.cities), key=lambda r: r.city in shared)
    met = {a.resource for a in case.plan.appointments if a.group == case.group}
    reasons = sorted((_reason(case, r) for r in here if r.id not in met), key=lambda x: list(Why).index(x[0]))
    if reasons:
        return reasons[0]
    return _from_afar(case, useful, here)


def _missed(case: _Case) -> Appointment | None:
    """An appointment of the group that serves the need and that the person is not at."""
    mine = (a for a in case.plan.appointments if a.group == case.group)
    return next((a for a in mine if case.person.id not in a.attendees and case.fits(*subject(case.problem, a))), None)


def _reason(case: _Case, resource: Resource) -> tuple[Why, str, str]:
    """Why the group did not meet a useful resource of a city it visits."""
    name, where = one_line(resource.name), city_name(case.problem, resource.city)
    asked = Counter(a.resource for a in case.plan.appointments)[resource.id]
    size = len(case.plan.group[case.group].members)
    if resource.status is RequestStatus.DECLINED:
        return Why.DECLINED, f"{name} in {where} declined.", f"Find another host in {where}."
    if not resource.smallest_group <= size <= resource.largest_group:
        limits = f"{resource.smallest_group} to {resource.largest_group}"
        return (
            Why.SIZE,
            f"{name} in {where} takes {limits} people, the group has {size}.",
            f"Divide the group in {where}.",
        )
    if asked >= resource.most_asks:
        return (
            Why.ASKED_OUT,
            f"{name} in {where} is asked {asked} times already.",
            "Ask whether it takes one more group.",
        )
    if not _open(case, resource):
        return Why.CLOSED, f"{name} in {where} is not open while the group is there.", "Ask for a special opening."
    return (
        Why.NO_TIME,
        f"{name} in {where} would help; the time went to other appointments.",
        f"Keep {name} in {where} when planning again, or stay a day longer.",
    )


def _open(case: _Case, resource: Resource) -> bool:
    """Whether the resource is open on a full working day of a stay of the group there."""
    stays = (s for s in case.plan.stays_of[case.group] if s.city == resource.city)
    days = (d for s in stays for d in full_days_of(case.problem, case.plan, s))
    weekdays = {h.weekday for h in resource.hours} or set(range(1, 8))
    return any(d.isoweekday() in weekdays and d not in resource.closed for d in days)


def _from_afar(case: _Case, useful: list[Resource], here: list[Resource]) -> tuple[Why, str, str]:
    """Nothing is left in the visited cities: elsewhere, used up, or nowhere."""
    visited = ", ".join(city_name(case.problem, c) for c in case.cities)
    away = [r for r in useful if r.city not in case.cities]
    if away:
        ranked = Counter(r.city for r in away).most_common()
        best = min(ranked, key=lambda pair: (-pair[1], pair[0]))[0]
        city = city_name(case.problem, best)
        text = f"What would help is in cities the group does not visit, most of it in {city}."
        return Why.ELSEWHERE, text, f"Send the group to {city}, or find a host in {visited}."
    if here:
        return Why.NOT_ENOUGH, "The group met everybody who can help.", f"Find one more host in {visited}."
    return Why.NOWHERE, "No resource of the programme serves this need.", f"Find a host in {visited}."


def remedies(rows: tuple[Unmet, ...]) -> tuple[tuple[str, int, int], ...]:
    """What would mend needs, with how many people and needs it would help, the most helpful first."""
    helped: dict[str, list[str]] = {}
    for row in rows:
        helped.setdefault(row.way_out, []).append(row.participant)
    counted = ((way_out, len(set(people)), len(people)) for way_out, people in helped.items())
    return tuple(sorted(counted, key=lambda c: (-c[1], -c[2], c[0])))
