"""Language officers at meetings: how many can work at once in which languages, and who takes which meeting."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, combinations

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
    languages = sorted({language for slot in officers for spoken in slot.values() for language in spoken})
    sets = chain.from_iterable(combinations(languages, n) for n in range(1, len(languages) + 1))
    joint = {spoken for slot in officers for spoken in slot.values() if len(spoken) > 1}
    return tuple(
        (frozenset(some), tuple(sum(bool(spoken.intersection(some)) for spoken in slot.values()) for slot in officers))
        for some in sets
        if len(some) == 1 or _connected(some, joint)
    )


def _connected(languages: Sequence[str], joint: Iterable[frozenset[str]]) -> bool:
    """Whether officers who speak several of these languages link all of them."""
    reached = {languages[0]}
    links = [spoken.intersection(languages) for spoken in joint]
    for _ in languages:
        reached = reached.union(*(link for link in links if link & reached))
    return reached == set(languages)


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
