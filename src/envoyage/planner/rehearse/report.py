"""What a rehearsal found: expected breakages by rule, day and person, the weakest links, and what would help."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from envoyage.planner.plan import Plan
from envoyage.planner.rehearse.disruption import Disruption
from envoyage.planner.rehearse.fixes import Fix
from envoyage.planner.rehearse.links import Link, LinkKind, pulls
from envoyage.planner.rehearse.playing import Breakage

Runs = Mapping[int, tuple[Breakage, ...]]
"""The breakages of each disruption that was played, by its number."""


@dataclass(frozen=True)
class Spread:
    """Breakages in one run: the mean, and what nine runs in ten do not exceed."""

    mean: float
    nine_in_ten: int


@dataclass(frozen=True)
class WeakLink:
    """A link, how many breakages at it a run has in the mean, and in how many runs it broke."""

    link: Link
    mean: float
    runs: int


@dataclass(frozen=True)
class Help:
    """Something to arrange for a link, and the breakages that it spares a run in the mean, as played again."""

    link: Link
    fix: Fix
    removed: float


@dataclass(frozen=True)
class Rehearsal:
    """A plan rehearsed. ``played`` is how many runs were played of those that were ``asked`` for."""

    asked: int
    played: int
    seed: int
    unbroken: int
    events: tuple[tuple[str, float], ...]
    all: Spread
    rules: tuple[tuple[str, Spread], ...]
    days: tuple[tuple[date | None, Spread], ...]
    people: tuple[tuple[str, Spread], ...]
    weakest: tuple[WeakLink, ...]
    tightest: tuple[Link, ...]
    helps: tuple[Help, ...] = ()
    known: int = 0
    """Findings against hard rules that the plan has before anything goes wrong."""

    @property
    def interrupted(self) -> bool:
        """Whether fewer runs were played than were asked for."""
        return self.played < self.asked


def spread(counts: Iterable[int], runs: int) -> Spread:
    """The spread of counts over so many runs; runs that are not counted have none."""
    some = sorted(counts)
    everything = [0] * (runs - len(some)) + some
    return Spread(round(sum(some) / runs, 6), everything[ceil(0.9 * runs) - 1])


def spreads(runs: Runs, keys: Callable[[Breakage], Iterable[object]]) -> dict[object, Spread]:
    """The spread of the breakages under each key."""
    counts: dict[object, Counter[int]] = {}
    for number, breakages in runs.items():
        for key in (key for breakage in breakages for key in keys(breakage)):
            counts.setdefault(key, Counter())[number] += 1
    return {key: spread(found.values(), len(runs)) for key, found in counts.items()}


def by_rule(runs: Runs) -> tuple[tuple[str, Spread], ...]:
    """Breakages of each rule, the most first."""
    found = spreads(runs, lambda b: (b.rule,))
    return tuple((str(k), v) for k, v in sorted(found.items(), key=lambda x: (-x[1].mean, str(x[0]))))


def by_day(runs: Runs) -> tuple[tuple[date | None, Spread], ...]:
    """Breakages of each day in date order; None: of no single day."""
    found = spreads(runs, lambda b: (b.day,))
    dated = sorted((k, v) for k, v in found.items() if isinstance(k, date))
    return (*dated, *(((None, found[None]),) if None in found else ()))


def by_person(runs: Runs, plan: Plan) -> tuple[tuple[str, Spread], ...]:
    """Breakages that touch each traveller, the most first."""
    found = spreads(runs, lambda b: b.people)
    everybody = {person: found.get(person, Spread(0.0, 0)) for person in sorted(plan.group_of)}
    return tuple(sorted(everybody.items(), key=lambda x: (-x[1].mean, x[0])))


def weak_links(
    links: Sequence[Link], runs: Runs, disruptions: Mapping[int, Disruption], plan: Plan
) -> tuple[WeakLink, ...]:
    """The links that broke, the most breakages first; a breakage counts where its link was pulled at."""
    breakages: Counter[Link] = Counter()
    broke: Counter[Link] = Counter()
    for number, found in sorted(runs.items()):
        pulled = pulls(disruptions[number], plan)
        for link in (x for x in links if (x.kind, x.before) in pulled):
            hits = sum(_is_at(link, pulled[link.kind, link.before], breakage) for breakage in found)
            breakages[link] += hits
            broke[link] += hits > 0
    weak = (WeakLink(link, round(n / len(runs), 6), broke[link]) for link, n in breakages.items() if n)
    return tuple(sorted(weak, key=lambda w: (-w.mean, w.link.slack, w.link.key)))


def _is_at(link: Link, minutes: int, breakage: Breakage) -> bool:
    """Whether a breakage is of items that the link, pulled at by these minutes, lets go."""
    if link.about:
        return link.about in breakage.about and bool(set(breakage.items) & set(link.items))
    late = {item for item, room in zip(link.items, link.rooms, strict=True) if room < minutes}
    return bool(late & set(breakage.items))


def tight(links: Sequence[Link], most: int) -> tuple[Link, ...]:
    """The links with the least slack of each kind."""
    found: list[Link] = []
    for kind in LinkKind:
        found += sorted((x for x in links if x.kind is kind), key=lambda x: (x.slack, x.key))[:most]
    return tuple(found)


def event_means(disruptions: Mapping[int, Disruption]) -> tuple[tuple[str, float], ...]:
    """How many events of each kind a run has in the mean."""
    counts: Counter[str] = Counter()
    for disruption in disruptions.values():
        counts.update(e.event for e in disruption.events)
        counts["visit-overruns"] += len(disruption.overruns)
    return tuple((kind, round(n / len(disruptions), 6)) for kind, n in sorted(counts.items()) if n)
