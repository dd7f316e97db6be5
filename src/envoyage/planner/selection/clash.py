"""The smallest clash: limits that cannot all be kept although any of them could be given up for the others."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from envoyage.planner.errors import OutOfTime
from envoyage.planner.plan import Stopped
from envoyage.planner.selection.contest import AS_IT_IS, Change, Contest
from envoyage.planner.selection.limits import LimitKind, Side
from envoyage.planner.selection.result import Conflict, NoSelection
from envoyage.planner.selection.search import Search
from envoyage.planner.unknowns.picks import Picks

End = tuple[int, Side]
Asked = Callable[[tuple[End, ...]], bool]
"""Whether these ends go together."""

MOST_CONFLICTS = 5
"""Conflicts that are told at once; more than that nobody mends at once."""


def no_selection(contest: Contest, search: Search) -> NoSelection:
    """What clashes, and what would be enough; a further clash where no single change is.

    That no cohort keeps all limits is known already: it is said also where the time ends before what clashes is found.
    """
    conflicts: list[Conflict] = []
    dropped: frozenset[End] = frozenset()
    for _ in range(MOST_CONFLICTS):
        try:
            found = smallest(contest, search, dropped=dropped)
        except OutOfTime:
            return NoSelection(tuple(conflicts), late=True)
        if not found:
            break
        ways = tuple(way for end in found if (way := way_out(contest, search, end)))
        conflicts.append(Conflict(tuple(told(contest, end) for end in found), ways, tried=not search.is_over))
        if ways or search.is_over:
            break
        dropped |= frozenset(found)
    return NoSelection(tuple(conflicts))


def smallest(
    contest: Contest, search: Search, change: Change = AS_IT_IS, dropped: frozenset[End] = frozenset()
) -> tuple[End, ...]:
    """Ends of limits that clash and of which none can be left out; empty where nothing clashes.

    Looked for once from the front and once from the back; the shorter list is kept.
    """
    bare = replace(contest, worths=(0,) * len(contest.units))
    sides = ((i, side) for i, limit in enumerate(contest.limits) for side in Side if side not in limit.idle)
    ends = tuple(end for end in sides if end not in dropped)

    def asked(some: tuple[End, ...]) -> bool:
        return _possible(bare, search, change, some)

    if asked(ends):
        return ()
    forth, back = _filtered(asked, (), ends), _filtered(asked, (), ends[::-1])
    return min(tuple(sorted(forth)), tuple(sorted(back)), key=len)


def _filtered(asked: Asked, kept: tuple[End, ...], ends: tuple[End, ...], *, new: bool = False) -> tuple[End, ...]:
    """The ends that are needed for a clash beside those kept (QuickXplain): what clashes is halved on."""
    if new and not asked(kept):
        return ()
    if len(ends) == 1:
        return ends
    first, second = ends[: len(ends) // 2], ends[len(ends) // 2 :]
    late = _filtered(asked, (*kept, *first), second, new=True)
    early = _filtered(asked, (*kept, *late), first, new=bool(late))
    return (*early, *late)


def _possible(contest: Contest, search: Search, change: Change, ends: Iterable[End]) -> bool:
    answer = search.pick(_holding(contest, change, frozenset(ends)))
    if answer.items is None and answer.stopped is not Stopped.PROVEN:
        raise OutOfTime(search.seconds)
    return answer.items is not None


def _holding(contest: Contest, change: Change, ends: frozenset[End]) -> Picks:
    """The question with these ends of limits and no others."""
    picks = contest.picks(change)
    rows = tuple(
        replace(
            row,
            least=row.least if (i, Side.LEAST) in ends else 0,
            most=row.most if (i, Side.MOST) in ends else max(row.least, sum(n for _, n in row.counts)),
        )
        for i, row in enumerate(picks.rows)
    )
    return replace(picks, rows=rows)


def nearest(contest: Contest, search: Search, end: End, change: Change = AS_IT_IS) -> int | None:
    """The number nearest to an end of a limit that goes together with everything else; None where none does."""
    number, side = end
    sign = 1 if side is Side.LEAST else -1
    aim = tuple(sign * contest.counts[number].get(u, 0) for u in range(len(contest.units)))
    ends = frozenset((i, s) for i in range(len(contest.limits)) for s in Side) - {end}
    answer = search.pick(_holding(replace(contest, worths=aim), change, ends))
    return None if answer.items is None or answer.stopped is not Stopped.PROVEN else contest.total(number, answer.items)


def way_out(contest: Contest, search: Search, end: End) -> str:
    """The change of one end of a limit that is enough alone, in words; empty where none is."""
    value = nearest(contest, search, end)
    limit = contest.limits[end[0]]
    return "" if value is None else f"{limit.words(end[1], value)} instead of {limit.bound(end[1])}"


def told(contest: Contest, end: End) -> str:
    """An end of a limit in words, with how many could come at all."""
    limit = contest.limits[end[0]]
    words = limit.words(end[1])
    if end[1] is Side.MOST and limit.kind is not LimitKind.PLACES:
        return words
    eligible = sum(len(p) for u, p in enumerate(contest.units) if u not in contest.shut)
    there = contest.total(end[0], (u for u in range(len(contest.units)) if u not in contest.shut))
    return f"{words} ({there if limit.kind is not LimitKind.PLACES else eligible} may be selected)"
