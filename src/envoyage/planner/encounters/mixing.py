"""Which participants it is useful to bring together, and how they can talk; who meets anyway."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from envoyage.planner.encounters.request import EncounterRequest, SeatingEvent, SeatingKind
from envoyage.planner.encounters.slots import members
from envoyage.planner.interpreting import language_in
from envoyage.planner.plan import Kind, Plan
from envoyage.planner.presence import present
from envoyage.planner.problem import Participant, Problem


@dataclass(frozen=True)
class Mixing:
    """People by number, as sets of bits: with whom it is useful to talk at a table, and side by side without help.

    ``language`` is what each has to be interpreted into; ``apart`` are those who are kept apart.
    """

    people: tuple[str, ...]
    at_tables: tuple[int, ...]
    side_by_side: tuple[int, ...]
    apart: tuple[int, ...]
    language: tuple[str, ...]
    group: tuple[str, ...]
    given: int

    def useful(self, kind: SeatingKind) -> tuple[int, ...]:
        """With whom each could usefully be at an event of this kind."""
        return self.at_tables if kind is SeatingKind.TABLES else self.side_by_side


def mixing_of(problem: Problem, plan: Plan) -> Mixing:
    """Whom to bring together: pairs that are useful and do not meet anyway; ``given`` counts useful ones who do."""
    people = members(plan)
    number = {p: n for n, p in enumerate(people)}
    tables, side, apart = ([0] * len(people) for _ in range(3))
    met, given = frozenset(given_pairs(plan)), 0
    covered = {x for g in plan.groups for o in g.officers for x in problem.officer[o].languages}
    language = tuple(language_in(problem, plan.group[plan.group_of[p]], p) for p in people)
    for a, b in combinations(people, 2):
        one, other = problem.participant[a], problem.participant[b]
        if b in one.keep_apart or a in other.keep_apart:
            _link(apart, number[a], number[b])
        if not is_useful(one, other):
            continue
        helped = all(language[number[p]] in covered for p in (a, b) if language[number[p]])
        direct = shares_language(problem, one, other)
        if (a, b) in met:
            given += direct or helped
        elif direct or helped:
            _link(tables, number[a], number[b])
            if direct:
                _link(side, number[a], number[b])
    groups = tuple(plan.group_of[p] for p in people)
    return Mixing(people, tuple(tables), tuple(side), tuple(apart), language, groups, given)


def is_useful(one: Participant, other: Participant) -> bool:
    """Whether two have something for each other: other countries, and a need in common or what the other one lacks.

    Of two who work in different sectors, one may be expert in a theme that the other came for.
    """
    if one.country == other.country:
        return False
    common = {(n.objective, n.theme) for n in one.needs} & {(n.objective, n.theme) for n in other.needs}
    return bool(common) or (one.sector != other.sector and (_can_tell(one, other) or _can_tell(other, one)))


def _can_tell(one: Participant, other: Participant) -> bool:
    return bool(set(one.expertise) & {n.theme for n in other.needs})


def shares_language(problem: Problem, one: Participant, other: Participant) -> bool:
    """Whether two speak a language well enough to talk without help."""
    enough = problem.policies.english_enough
    return any(s.level >= enough and other.level(s.language) >= enough for s in one.languages)


def given_pairs(plan: Plan) -> Iterator[tuple[str, str]]:
    """Pairs who meet anyway: in their group, or in a home."""
    homes = (a.attendees for a in plan.appointments if a.kind is Kind.HOME_HOSPITALITY)
    for together in (*(g.members for g in plan.groups), *homes):
        yield from combinations(sorted(together), 2)


def guests_of(problem: Problem, plan: Plan, request: EncounterRequest, event: SeatingEvent) -> tuple[str, ...]:
    """Who is at an event: the participants of the plan who are there then."""
    city = problem.block[event.block].city
    away = {a.who for a in request.absences if a.start <= event.start < a.end}
    here = (p for p in members(plan) if present(problem, p, city, event.start, event.start))
    return tuple(p for p in here if p not in away)


def sizes_of(event: SeatingEvent, guests: int) -> tuple[int, ...]:
    """How many sit at each table, as evenly as can be; of a bus, two and two side by side."""
    units = event.units if event.kind is SeatingKind.TABLES else -(-guests // 2)
    return tuple(guests // units + (n < guests % units) for n in range(units)) if units else ()


def bits(people: Iterable[int]) -> int:
    """People by number as a set of bits."""
    return sum(1 << p for p in people)


def _link(sets: list[int], one: int, other: int) -> None:
    sets[one] |= 1 << other
    sets[other] |= 1 << one
