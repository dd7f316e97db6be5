"""Fair shares: how many meetings everybody has, how often people wait, and which pairs would rather meet."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, product
from math import ceil

from envoyage.planner.encounters.blocking import Bounds
from envoyage.planner.encounters.checks.case import Case
from envoyage.planner.encounters.ground import ground_of
from envoyage.planner.encounters.worth import Pair
from envoyage.planner.wording import counted


def unfair_shares(case: Case) -> Iterator[str]:
    """People with fewer or more meetings than they may have, and participants who differ by too much."""
    for block in case.request.blocks:
        bounds, counts = ground_of(case.problem, case.plan, case.request, block).bounds, case.count(block)
        for who in sorted(bounds.most):
            least, most = bounds.least[who], bounds.most[who]
            if not least <= counts[who] <= most:
                has = counted(counts[who], "meeting")
                yield f"{case.name(who)} has {has} in block {block} and may have {least} to {most}. Change the pairs."
        top = max((counts[p] for p in bounds.participants), default=0)
        for who in sorted(bounds.participants):
            if counts[who] < min(bounds.most[who], top - bounds.difference):
                has = counted(counts[who], "meeting")
                yield f"{case.name(who)} has {has} in block {block} and somebody else {top}. Share them more evenly."


def unequal_waits(case: Case) -> Iterator[str]:
    """Waits that differ by more than is allowed."""
    for block in case.request.blocks:
        waits = waits_in(case, block)
        if not waits:
            continue
        most, least = max(waits, key=lambda who: waits[who]), min(waits, key=lambda who: waits[who])
        if waits[most] - waits[least] > case.request.waits:
            yield (
                f"{case.name(most)} waits {counted(waits[most], 'time')} in block {block} and "
                f"{case.name(least)} {counted(waits[least], 'time')}. Move meetings together."
            )


def waits_in(case: Case, block: str) -> dict[str, int]:
    """How often everybody who has a meeting in a block waits between two of them."""
    starts = sorted(
        (start, session.id) for session in case.request.sessions if session.block == block
        for start in case.starts(session.id)
    )  # fmt: skip
    place = {start: n for n, start in enumerate(starts)}
    return {
        who: sum(place[b.start, b.session] > place[a.start, a.session] + 1 for a, b in pairwise(found))
        for (where, who), found in case.of.items()
        if where == block
    }


def blocking_in(case: Case, block: str) -> Iterator[Pair]:
    """The pairs of a block that block, found by trying every swap of every pair."""
    ground = ground_of(case.problem, case.plan, case.request, block)
    met = {(p.participant, p.counterpart): p for p in ground.pairs if (p.participant, p.counterpart) in case.met}
    talks = Counter((p.counterpart, p.language) for p in met.values() if p.language)
    state = _State(case.count(block), talks, ground.bounds)
    for pair in ground.pairs:
        if (pair.participant, pair.counterpart) in met:
            continue
        mine = [None, *(p for p in met.values() if p.participant == pair.participant and p.gain < pair.gain)]
        theirs = [None, *(p for p in met.values() if p.counterpart == pair.counterpart and p.interest < pair.interest)]
        if any(state.allows(pair, [p for p in swap if p]) for swap in product(mine, theirs)):
            yield pair


class _State:
    """How many meetings everybody has, and of which languages."""

    def __init__(self, counts: Counter[str], talks: Counter[tuple[str, str]], bounds: Bounds) -> None:
        self.counts, self.talks, self.bounds = counts, talks, bounds

    def allows(self, new: Pair, old: list[Pair]) -> bool:
        """Whether all bounds are kept with a new meeting in the place of others, none of which must be."""
        if any(p.must for p in old) or not self._may_have(new, old):
            return False
        counts, talks = self.counts.copy(), self.talks.copy()
        for pair, by in ((new, 1), *((p, -1) for p in old)):
            counts[pair.participant] += by
            counts[pair.counterpart] += by
            talks[pair.counterpart, pair.language] += by
        languages = Counter[str]()
        for (counterpart, language), number in talks.items():
            languages[language] += ceil(number / self.bounds.at_once.get(counterpart, 1))
        return self.bounds.allow(counts, languages)

    def _may_have(self, new: Pair, old: list[Pair]) -> bool:
        """A quick look at the two alone."""
        return all(
            self.counts[who] + 1 - sum(who in (p.participant, p.counterpart) for p in old) <= self.bounds.most[who]
            for who in (new.participant, new.counterpart)
        )
