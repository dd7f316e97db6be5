"""Why somebody is not selected: the rule that binds, and what would have to change, tried by selecting anew."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from envoyage.planner.errors import OutOfTime
from envoyage.planner.selection.clash import End, nearest, smallest
from envoyage.planner.selection.contest import AS_IT_IS, UNITS_A_POINT, Change, Contest
from envoyage.planner.selection.gates import GateKind
from envoyage.planner.selection.limits import LimitKind, Side
from envoyage.planner.selection.nominations import Nominations
from envoyage.planner.selection.result import Receipt
from envoyage.planner.selection.search import LATE, Search
from envoyage.planner.unknowns.picks import Picked
from envoyage.planner.wording import counted

STEPS = 3
"""By how much a quota is changed at most to let somebody in (assumption)."""
MORE_PLACES = 6
"""How many more places are tried at most (assumption)."""


@dataclass(frozen=True)
class Found:
    """A change that lets a unit in: as a condition, what binds as a sentence, the limit it is about, how far."""

    words: str
    binds: str
    limit: int
    step: int = 0


@dataclass
class Desk:
    """What receipts are written from: the contest, who won, the searches left, and what each change brings."""

    race: Contest
    won: Picked
    search: Search
    letting_in: dict[int, list[Found]] = field(default_factory=dict)
    late: bool = False

    @property
    def best(self) -> frozenset[int]:
        """The units that are selected."""
        return self.won.items or frozenset()

    def units(self, change: Change) -> frozenset[int] | None:
        """Who is selected after a change; None where nobody can be, or where the time is up."""
        answer = self.search.pick(self.race.picks(change, self.best))
        self.late |= answer.items is None and self.search.left < 1
        return answer.items

    def worth(self, change: Change) -> int | None:
        """What the best cohort after a change is worth by the marks as they are."""
        units = self.units(change)
        return None if units is None else self.race.worth(units)


def receipts(nominations: Nominations, race: Contest, won: Picked, search: Search) -> Iterator[Receipt]:
    """A receipt for every nominee who is not selected, in the order of the table."""
    desk = Desk(race, won, search)
    _try_limits(desk)
    written: dict[int, Receipt] = {}
    for nominee in nominations.nominees:
        unit = race.unit_of[nominee.id]
        if unit in desk.best:
            continue
        if unit not in written:
            written[unit] = _shut(desk, unit) if unit in race.shut else _outdone(desk, unit)
        yield replace(written[unit], nominee=nominee.id)


def _try_limits(desk: Desk) -> None:
    """Select anew with each limit that is used up a little wider, and note who comes in."""
    for end in _felt(desk):
        for step in range(1, 1 + _steps(desk, *end)):
            change, words = _wider(desk.race, end, step)
            found = Found(words, _used(desk.race, end, desk.best), end[0], step)
            for unit in sorted((desk.units(change) or frozenset()) - desk.best):
                desk.letting_in.setdefault(unit, []).append(found)


def _felt(desk: Desk) -> list[End]:
    """The ends of limits that are reached; the places once."""
    race = desk.race
    return [
        (i, side)
        for i, limit in enumerate(race.limits)
        for side in (Side.MOST, Side.LEAST)
        if side not in limit.idle
        and race.total(i, desk.best) == limit.bound(side)
        and (limit.kind is not LimitKind.PLACES or side is Side.MOST)
    ]


def _steps(desk: Desk, limit: int, side: Side) -> int:
    """How far it makes sense to go: no further than there are people waiting, or than nobody asked for."""
    race = desk.race
    if side is Side.LEAST:
        return min(STEPS, race.limits[limit].least)
    waiting = [u for u in race.counts[limit] if u not in desk.best and u not in race.shut]
    return min(MORE_PLACES if race.limits[limit].kind is LimitKind.PLACES else STEPS, race.total(limit, waiting))


def _wider(race: Contest, end: End, step: int) -> tuple[Change, str]:
    """A limit wider by some people, and that as a condition in words."""
    value = race.limits[end[0]].bound(end[1]) + (step if end[1] is Side.MOST else -step)
    return Change(ends=_set(race, end, value)), allowed(race, end, value)


def _set(race: Contest, end: End, value: int) -> tuple[tuple[int, Side, int], ...]:
    """An end of a limit with another number; there are no places that nobody takes, so both their ends move."""
    both = race.limits[end[0]].kind is LimitKind.PLACES
    return tuple((end[0], side, value) for side in (tuple(Side) if both else (end[1],)))


def allowed(race: Contest, end: End, value: int) -> str:
    """Another number for an end of a limit as a condition in words."""
    limit = race.limits[end[0]]
    if limit.kind is not LimitKind.QUOTA:
        return f"there were {limit.words(end[1], value)} instead of {limit.most}"
    return f"the rule said {limit.words(end[1], value)} instead of {limit.bound(end[1])}"


def _shut(desk: Desk, unit: int) -> Receipt:
    """The receipt of somebody whose gate is shut, or who comes with such a person."""
    gates = desk.race.shut[unit]
    alone = len(desk.race.units[unit]) == 1
    why = "; ".join(g.why for g in gates)
    binds = _capital(why if alone else f"the delegation comes whole or not at all, and {why}") + "."
    if any(g.kind is GateKind.CANCELLED for g in gates):
        return Receipt("", binds, (), verified=True)
    opens = " and ".join(dict.fromkeys(g.opens for g in gates))
    change = Change(opened=frozenset({unit}))
    units = desk.units(change)
    if units is None:
        return Receipt("", binds)
    if unit in units:
        return Receipt("", binds, (opens,), verified=True)
    score = _by_score(desk, unit, change)
    if score or desk.late:
        return Receipt("", binds, (f"{opens}, and {score}",) if score else (), verified=bool(score))
    barred = _barred(desk, unit, change)
    changes = tuple(f"{opens}, and {more}" for more in barred.changes)
    return replace(barred, binds=f"{binds} {barred.binds}", changes=changes)


def _outdone(desk: Desk, unit: int) -> Receipt:
    """The receipt of somebody who may come but did not win a place."""
    race = desk.race
    singles = sorted(desk.letting_in.get(unit, []), key=lambda f: (unit not in race.counts[f.limit], f.step))
    quota = next((f for f in singles if not _is_places(race, f)), None) or _together(desk, unit)
    more = next((f for f in singles if _is_places(race, f)), None)
    score = _by_score(desk, unit)
    if not (quota or more or score or desk.late):
        return _barred(desk, unit)
    binds = quota.binds if quota else _used(race, (0, Side.MOST), desk.best) + " Others bring more points."
    changes = (*(f.words for f in (quota, more) if f), *((score,) if score else ()))
    return Receipt("", binds, changes, verified=bool(changes))


def _is_places(race: Contest, found: Found) -> bool:
    return race.limits[found.limit].kind is LimitKind.PLACES


def _together(desk: Desk, unit: int) -> Found | None:
    """The unit's own quotas that are used up, all wider by just what it needs; those that are not needed left out."""
    race = desk.race
    own = [end for end in _felt(desk) if end[1] is Side.MOST and end[0] and unit in race.counts[end[0]]]
    if len(own) < 2 or not _lets_in(desk, unit, own):
        return None
    for end in list(own):
        rest = [e for e in own if e != end]
        own = rest if _lets_in(desk, unit, rest) else own
    words = " and ".join(_wider(race, end, race.counts[end[0]][unit])[1] for end in own)
    return Found(words, " ".join(_used(race, end, desk.best) for end in own), own[0][0])


def _lets_in(desk: Desk, unit: int, own: list[End]) -> bool:
    changes = [_wider(desk.race, end, desk.race.counts[end[0]][unit])[0] for end in own]
    units = desk.units(Change(ends=tuple(e for change in changes for e in change.ends)))
    return units is not None and unit in units


def _by_score(desk: Desk, unit: int, change: Change = AS_IT_IS) -> str | None:
    """The points that let a unit in, tried; None where no number of points does or the time is up."""
    here = desk.won.value if change == AS_IT_IS else desk.worth(change)
    forced = desk.worth(replace(change, forced=frozenset({unit})))
    if here is None or forced is None:
        return None
    gain = here - forced + 1
    units = desk.units(replace(change, gains=((unit, gain),)))
    if units is None or unit not in units:
        return None
    whose = "the evened score" if len(desk.race.units[unit]) == 1 else "the delegation's evened scores together"
    return f"{whose} were {gain / UNITS_A_POINT:.3f} higher"


def _used(race: Contest, end: End, best: frozenset[int]) -> str:
    """An end of a limit that is reached, as a sentence."""
    limit, taken = race.limits[end[0]], race.total(end[0], best)
    if limit.kind is LimitKind.PLACES:
        return f"All {taken} places are taken."
    told = "all taken" if end[1] is Side.MOST else "only so many are selected, so none of them can give way"
    return _capital(f"{limit.words(end[1])}: {told}.")


def _barred(desk: Desk, unit: int, base: Change = AS_IT_IS) -> Receipt:
    """The receipt of somebody whom the limits bar however many points there are."""
    free = _free(desk.race)
    if desk.race.staying and len(desk.race.units[unit]) >= free:
        return _last(desk, unit, free, base)
    try:
        found = smallest(desk.race, desk.search, replace(base, forced=frozenset({unit})))
    except OutOfTime:
        return Receipt("", LATE)
    binds = _capital("; ".join(desk.race.limits[i].words(side) for i, side in found)) + "."
    ways = (_way_in(desk, unit, end, base) for end in found)
    return Receipt("", binds, tuple(w for w in ways if w), verified=True)


def _free(race: Contest) -> int:
    """How many places are free beside those who stay."""
    return race.limits[0].most - race.total(0, race.staying)


def _last(desk: Desk, unit: int, free: int, base: Change) -> Receipt:
    """The receipt of a unit that would fill all free places: those who stay and it are the whole cohort, so count."""
    race, size = desk.race, len(desk.race.units[unit])
    if size > free:
        places = f"{counted(free, 'place')} {'is' if free == 1 else 'are'} free"
        return Receipt("", f"{size} people come together, and no more than {places}.", (), verified=True)
    totals = [race.total(i, race.staying | {unit}) for i in range(len(race.limits))]
    ends: list[tuple[End, int]] = [
        ((i, side), total)
        for i, (limit, total) in enumerate(zip(race.limits, totals, strict=True))
        for side, broken in ((Side.LEAST, total < limit.least), (Side.MOST, total > limit.most))
        if broken
    ]
    binds = _capital("; ".join(race.limits[i].words(side) for (i, side), _ in ends)) + "."
    words = " and ".join(allowed(race, end, total) for end, total in ends)
    found = _with_score(desk, unit, replace(base, ends=tuple((*end, total) for end, total in ends)), words)
    return Receipt("", binds, (found,) if found else (), verified=bool(found))


def _way_in(desk: Desk, unit: int, end: End, base: Change) -> str:
    """A limit so wide that the unit fits, and the points it then still lacks."""
    value = nearest(desk.race, desk.search, end, replace(base, forced=frozenset({unit})))
    if value is None:
        return ""
    return _with_score(desk, unit, replace(base, ends=_set(desk.race, end, value)), allowed(desk.race, end, value))


def _with_score(desk: Desk, unit: int, change: Change, words: str) -> str:
    """A change in words, with the points that are still lacking after it; empty where no number of them does."""
    units = desk.units(change)
    if units is not None and unit in units:
        return words
    score = _by_score(desk, unit, change)
    return f"{words}, and {score}" if score else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
