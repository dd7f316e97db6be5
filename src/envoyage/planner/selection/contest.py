"""The contest for the places in whole numbers: who comes together, what each is worth, what holds, who is out."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from envoyage.planner.selection.evening import evened
from envoyage.planner.selection.gates import Gate, gate
from envoyage.planner.selection.limits import Limit, Side, limits
from envoyage.planner.selection.nominations import Nominations
from envoyage.planner.unknowns.picks import Picks, Row

UNITS_A_POINT = 1000
"""Evened scores are counted in thousandths: finer differences say nothing about people."""


@dataclass(frozen=True)
class Change:
    """What is otherwise than in the contest: an end of a limit, points for a unit, units let in or taken for sure."""

    ends: tuple[tuple[int, Side, int], ...] = ()
    gains: tuple[tuple[int, int], ...] = ()
    opened: frozenset[int] = frozenset()
    forced: frozenset[int] = frozenset()


AS_IT_IS = Change()


@dataclass(frozen=True)
class Contest:
    """Units are delegations and single people.

    ``staying`` are those who keep their places, ``shut`` those who may not come, with the gates that are shut.
    """

    units: tuple[tuple[str, ...], ...]
    worths: tuple[int, ...]
    limits: tuple[Limit, ...]
    shut: dict[int, tuple[Gate, ...]]
    staying: frozenset[int] = frozenset()

    @cached_property
    def unit_of(self) -> dict[str, int]:
        """The unit of each person."""
        return {person: u for u, people in enumerate(self.units) for person in people}

    @cached_property
    def counts(self) -> tuple[dict[int, int], ...]:
        """For each limit how many of its people each unit has."""
        return tuple(
            {u: n for u, people in enumerate(self.units) if (n := sum(p in limit.people for p in people))}
            for limit in self.limits
        )

    def total(self, limit: int, units: Iterable[int]) -> int:
        """How many people of a limit these units have."""
        return sum(self.counts[limit].get(u, 0) for u in units)

    def worth(self, units: Iterable[int]) -> int:
        """What these units are worth together."""
        return sum(self.worths[u] for u in units)

    def picks(self, change: Change = AS_IT_IS, hint: Collection[int] = ()) -> Picks:
        """What the solver is asked, after a change."""
        ends = {(i, side): value for i, side, value in change.ends}
        rows = tuple(
            Row(tuple(sorted(self.counts[i].items())), ends.get((i, Side.LEAST), limit.least),
                ends.get((i, Side.MOST), limit.most))
            for i, limit in enumerate(self.limits)
        )  # fmt: skip
        worths = list(self.worths)
        for unit, gain in change.gains:
            worths[unit] += gain
        outside = frozenset(self.shut) - change.opened
        return Picks(tuple(worths), rows, self.staying | change.forced, outside, frozenset(hint))


def contest(nominations: Nominations, cancelled: Collection[str] = ()) -> Contest:
    """The contest with everybody competing who did not cancel."""
    merits = evened(nominations.nominees).merits
    units = _units(nominations)
    worths = tuple(sum(round(UNITS_A_POINT * merits[p]) for p in people) for people in units)
    found = {u: tuple(_gates(nominations, people, cancelled)) for u, people in enumerate(units)}
    return Contest(units, worths, limits(nominations), {u: gates for u, gates in found.items() if gates})


def after(contest_: Contest, chosen: Iterable[str]) -> Contest:
    """The contest for the places that are left while those chosen stay who may."""
    units = {contest_.unit_of[p] for p in chosen if p in contest_.unit_of}
    return replace(contest_, staying=frozenset(units - set(contest_.shut)))


def _units(nominations: Nominations) -> tuple[tuple[str, ...], ...]:
    """Delegations and single people, in the order in which the table first names them."""
    found: dict[tuple[str, str], list[str]] = {}
    for n in nominations.nominees:
        key = ("delegation", n.delegation.casefold()) if n.delegation else ("person", n.id)
        found.setdefault(key, []).append(n.id)
    return tuple(tuple(people) for people in found.values())


def _gates(nominations: Nominations, people: tuple[str, ...], cancelled: Collection[str]) -> Iterable[Gate]:
    found = (gate(nominations, nominations.nominee[p], cancelled) for p in people)
    return (g for g in found if g)
