"""Language officers at meetings: how many can work at once in which languages, and who takes which meeting."""

from collections.abc import Collection, Mapping

from envoyage.planner.encounters.slots import BlockTimes, officer_free
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem

Officers = tuple[Mapping[str, frozenset[str]], ...]
"""For each slot the officers who are free and the languages they interpret into."""


def free_officers(problem: Problem, plan: Plan, times: BlockTimes, languages: Collection[str]) -> Officers:
    """The officers of the plan's groups who are free in each slot, with those of the languages that they speak."""
    ours = sorted({o for g in plan.groups for o in g.officers})
    spoken = {o: frozenset(problem.officer[o].languages) & frozenset(languages) for o in ours}
    return tuple(
        {o: spoken[o] for o in ours if spoken[o] and officer_free(problem, plan, problem.officer[o], times.block, slot)}
        for slot in times.slots
    )


def bottlenecks(officers: Officers) -> tuple[tuple[frozenset[str], tuple[int, ...]], ...]:
    """Sets of languages, and how many officers speak one of them in each slot.

    Meetings of one slot can be interpreted if and only if no set asks for more than it has (Hall). Sets whose languages
    no officer connects follow from smaller ones and are left out.
    """
    joint = {spoken for slot in officers for spoken in slot.values()}
    return tuple(
        (some, tuple(sum(bool(spoken & some) for spoken in slot.values()) for slot in officers))
        for some in _connected(joint)
    )


def _connected(joint: Collection[frozenset[str]]) -> list[frozenset[str]]:
    """Single languages, and all sets of languages that officers who speak several of them link; small ones first.

    Sets grow a language at a time, so that languages which nobody connects cost nothing together.
    """
    new = {frozenset({language}) for spoken in joint for language in spoken}
    found = set(new)
    while new:
        new = {some | {x} for some in new for spoken in joint if spoken & some for x in spoken - some} - found
        found |= new
    return sorted(found, key=lambda some: (len(some), sorted(some)))


def assigned(
    wanted: Mapping[str, str], officers: Mapping[str, frozenset[str]], hours: dict[str, int]
) -> dict[str, str]:
    """An officer for each meeting of one slot (by its language): those with the fewest meetings so far come first.

    ``hours`` counts the meetings of each officer and is brought up to date. Meetings that nobody is left for are
    left out; that there are none is what ``bottlenecks`` are for.
    """
    holder: dict[str, str] = {}
    for meeting in sorted(wanted):
        _find(meeting, wanted, (officers, hours), holder, set())
    for officer in holder:
        hours[officer] = hours.get(officer, 0) + 1
    return {meeting: officer for officer, meeting in holder.items()}


def _find(
    meeting: str,
    wanted: Mapping[str, str],
    known: tuple[Mapping[str, frozenset[str]], Mapping[str, int]],
    holder: dict[str, str],
    tried: set[str],
) -> bool:
    """Give a meeting an officer, others changing theirs where they can."""
    officers, hours = known
    able = (o for o, spoken in officers.items() if wanted[meeting] in spoken and o not in tried)
    for officer in sorted(able, key=lambda o: (o in holder, hours.get(o, 0), o)):
        tried.add(officer)
        if officer not in holder or _find(holder[officer], wanted, known, holder, tried):
            holder[officer] = meeting
            return True
    return False
