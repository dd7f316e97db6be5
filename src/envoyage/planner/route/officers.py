"""Language officers in split and route: what a group needs, what it costs, and how many groups they can serve."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations, pairwise

from ortools.sat.python.cp_model import IntVar, LinearExpr, LinearExprT

from envoyage.planner.problem import LanguageMode, Problem
from envoyage.planner.staffing import available, staffing
from envoyage.planner.unknowns.route import RouteModel, needed_languages

MOST_LANGUAGES = 6
"""With more languages only sets of one, two or all of them are looked at for officers who speak several."""

MANY = 10_000
"""A number of officers that no programme has."""

Seat = tuple[str, LanguageMode]
"""A language (empty: the host language) and a mode."""


@dataclass(frozen=True)
class Limit:
    """Of these seats all groups together have at least and at most so many."""

    seats: frozenset[Seat]
    most: int = MANY
    least: int = 0


@dataclass(frozen=True)
class Pattern:
    """What a group is like for language: its interpreted languages, officers, and guests these can serve.

    ``guests_most`` is None where the officers are only a lower bound (groups of several languages).
    """

    languages: tuple[str, ...]
    officers: tuple[tuple[Seat, int], ...]
    guests_most: int | None = None


@dataclass(frozen=True)
class Officers:
    """The officers of a problem."""

    problem: Problem

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages somebody needs, sorted."""
        return needed_languages(self.problem)

    def seats(self, guests: Mapping[str, int]) -> dict[Seat, int]:
        """The seats of a group with so many guests of each language; liaisons where there are none."""
        asked = {k: n for k, n in sorted(guests.items()) if n} or {"": 0}
        return {
            (k, mode): count for k, n in asked.items() for mode, count in staffing(self.problem, k, n).items() if count
        }

    def levels(self, language: str) -> list[tuple[int, dict[Seat, int]]]:
        """Rising numbers of guests up to which the same seats are enough, with these seats."""
        wanting = sum(self.problem.interpreted_language(p) == language for p in self.problem.travellers)
        steps: list[tuple[int, dict[Seat, int]]] = []
        for n in range(1, min(wanting, self.problem.policies.group_largest) + 1):
            seats = self.seats({language: n})
            if steps and steps[-1][1] == seats:
                steps.pop()
            steps.append((n, seats))
        return steps

    @cached_property
    def patterns(self) -> tuple[Pattern, ...]:
        """Everything a group can be: host language, one language at each level, or several languages."""
        found = [Pattern((), tuple(self.seats({}).items()))]
        for language in self.languages:
            found += [Pattern((language,), tuple(s.items()), n) for n, s in self.levels(language)]
        for size in range(2, self.problem.policies.languages_per_group + 1):
            for several in combinations(self.languages, size):
                found.append(Pattern(several, tuple(self.seats(dict.fromkeys(several, 1)).items())))
        return tuple(found)

    @cached_property
    def limits(self) -> tuple[Limit, ...]:
        """Limits by which there are enough officers, also where some speak several languages (Hall's theorem).

        A consecutive seat can be filled by a simultaneous interpreter as well, not the other way round.
        """
        liaison: Seat = ("", LanguageMode.LIAISON)
        single = {limit.seats: limit for k in self.languages for limit in self._limits((k,))}
        several = [limit for chosen in self._sets() for limit in self._limits(chosen) if self._binds(limit, single)]
        liaisons = Limit(frozenset({liaison}), self._free("", (LanguageMode.LIAISON,)))
        return (liaisons, *single.values(), *several, *(least for k in self.languages for least in self._least(k)))

    def _least(self, language: str) -> Iterator[Limit]:
        """So many consecutive seats a language has however its guests are divided: linear models miss this."""
        seat: Seat = (language, LanguageMode.CONSECUTIVE)
        steps = [(n, seats.get(seat, 0)) for n, seats in self.levels(language)]
        each = self.seats({language: 1}).get((language, LanguageMode.SIMULTANEOUS), 0)
        groups = self.problem.policies.groups_most
        if each:
            groups = min(groups, self._speakers((language,), ()) // each)
        guests = sum(self.problem.interpreted_language(p) == language for p in self.problem.travellers)
        least = _fewest_seats(guests, groups, tuple(steps))
        if least:
            yield Limit(frozenset({seat}), least=least)

    def _sets(self) -> Iterator[tuple[str, ...]]:
        count = len(self.languages)
        sizes = range(2, count + 1) if count <= MOST_LANGUAGES else sorted({2, count} - {0, 1})
        for size in sizes:
            yield from combinations(self.languages, size)

    def _limits(self, chosen: tuple[str, ...]) -> Iterator[Limit]:
        """For simultaneous seats of the chosen languages with the consecutive seats of some of them."""
        for size in range(len(chosen) + 1):
            for both in combinations(chosen, size):
                seats = {(k, LanguageMode.SIMULTANEOUS) for k in chosen}
                seats |= {(k, LanguageMode.CONSECUTIVE) for k in both}
                yield Limit(frozenset(seats), self._speakers(chosen, both))

    def _speakers(self, chosen: tuple[str, ...], both: tuple[str, ...]) -> int:
        return sum(
            available(self.problem, o)
            and (
                (o.mode is LanguageMode.SIMULTANEOUS and not set(chosen).isdisjoint(o.languages))
                or (o.mode is LanguageMode.CONSECUTIVE and not set(both).isdisjoint(o.languages))
            )
            for o in self.problem.officers
        )

    def _binds(self, limit: Limit, single: Mapping[frozenset[Seat], Limit]) -> bool:
        """Whether a limit says more than those of its languages one by one."""
        parts = [frozenset(s for s in limit.seats if s[0] == k) for k in {s[0] for s in limit.seats}]
        return limit.most < sum(single[part].most for part in parts)

    def _free(self, language: str, modes: tuple[LanguageMode, ...]) -> int:
        return sum(
            o.mode in modes and (not language or language in o.languages) and available(self.problem, o)
            for o in self.problem.officers
        )

    def pay(self, mode: LanguageMode) -> float:
        """Mean pay in dollars of an officer of this mode for the whole programme."""
        default = self.problem.policies.officer_day_rate
        rates = [default if o.daily_rate is None else o.daily_rate for o in self.problem.officers if o.mode is mode]
        length = (self.problem.ends - self.problem.starts).days + 1
        return length * (sum(rates) / len(rates) if rates else default)


@cache
def _fewest_seats(guests: int, groups: int, steps: tuple[tuple[int, int], ...]) -> int:
    """The fewest seats for so many guests in at most so many groups, where a step is (guests, seats) of a group."""
    if guests <= 0:
        return 0
    if not groups:
        return MANY
    return min((seats + _fewest_seats(guests - served, groups - 1, steps) for served, seats in steps), default=0)


def staff_groups(model: RouteModel, officers: Officers) -> list[dict[Seat, LinearExprT]]:
    """Add the need for officers and their limits to a model; the number of officers by path and seat.

    A group that interprets a language has a guest of it; a group that interprets none has liaisons.
    """
    table = [_seats_of(model, officers, number) for number in range(len(model.paths))]
    for limit in officers.limits:
        wanted = [count for seats in table for seat, count in seats.items() if seat in limit.seats]
        if wanted:
            model.model.add_linear_constraint(LinearExpr.sum(wanted), limit.least, limit.most)
    return table


def _seats_of(model: RouteModel, officers: Officers, number: int) -> dict[Seat, LinearExprT]:
    path, solver = model.paths[number], model.model
    seats: dict[Seat, LinearExprT] = {}
    for language in officers.languages:
        people = [p for p in model.problem.travellers if model.problem.interpreted_language(p) == language]
        spoken, guests = model.interprets[language, path], model.members_of(path, people)
        solver.add(guests >= spoken)
        steps = officers.levels(language)
        above = [spoken, *(solver.new_bool_var(f"level[{language},{number},{i}]") for i in range(1, len(steps)))]
        for lower, higher in pairwise(above):
            solver.add_implication(higher, lower)
        solver.add(guests <= _stacked(above, [n for n, _ in steps]))
        for seat in sorted({s for _, table in steps for s in table}):
            seats[seat] = _stacked(above, [table.get(seat, 0) for _, table in steps])
    hosted: IntVar = solver.new_bool_var(f"host language[{number}]")
    solver.add(hosted + sum(model.interprets[k, path] for k in officers.languages) >= model.open[path])
    for seat, count in officers.seats({}).items():
        seats[seat] = count * hosted
    return seats


def _stacked(levels: Sequence[IntVar], amounts: Sequence[int]) -> LinearExprT:
    """The amount of the highest level that is on: a sum of the steps between them."""
    steps = [b - a for a, b in pairwise([0, *amounts])]
    return LinearExpr.weighted_sum(list(levels), steps)
