"""The rehearsal: many disruptions played in several processes, then again with what might help."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from envoyage.planner.errors import Cancelled
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem
from envoyage.planner.progress import Report, Stop, never, silent
from envoyage.planner.rehearse.choosing import candidates, is_sound
from envoyage.planner.rehearse.crew import Crew, crew
from envoyage.planner.rehearse.disruption import Disruption, draw
from envoyage.planner.rehearse.links import LinkKind, find_links, pulls
from envoyage.planner.rehearse.playing import Breakage, Stage, played
from envoyage.planner.rehearse.rates import Rates
from envoyage.planner.rehearse.replay import Replay, matters, may_harm, to_play
from envoyage.planner.rehearse.report import (
    Help,
    Rehearsal,
    Runs,
    WeakLink,
    by_day,
    by_person,
    by_rule,
    event_means,
    spread,
    tight,
    weak_links,
)

MOST_WEAK = 3
"""Weak links of each kind for which help is looked for."""
MOST_TIGHT = 5
"""Links of each kind that are shown as having the least slack."""
Disruptions = Mapping[int, Disruption]


@dataclass(frozen=True)
class Order:
    """What is rehearsed: how many runs, from which seed, at which rates, who listens, how many processes."""

    scenarios: int
    seed: int
    rates: Rates = Rates()
    workers: int = 1
    report: Report = silent
    cancelled: Stop = never


def rehearse(problem: Problem, plan: Plan, order: Order) -> Rehearsal:
    """The rehearsal of a plan; the same for the same seed, whatever the number of workers.

    Raises Cancelled when it was stopped before the first run.
    """
    stage = Stage(problem, plan)
    disruptions = {n: draw(problem, plan, seed=order.seed, number=n, rates=order.rates) for n in range(order.scenarios)}
    with crew(stage, order.workers, order.report, order.cancelled) as hands:
        runs = hands.all(_play, disruptions, "runs played")
        if not runs:
            raise Cancelled
        found = _reported(stage, order, runs, {n: disruptions[n] for n in runs})
        if found.interrupted:
            return found
        return replace(found, helps=_helps(hands, found.weakest, runs, disruptions))


def _reported(stage: Stage, order: Order, runs: Runs, disruptions: Disruptions) -> Rehearsal:
    links = find_links(stage.problem, stage.plan)
    return Rehearsal(
        asked=order.scenarios,
        played=len(runs),
        seed=order.seed,
        unbroken=sum(not found for found in runs.values()),
        events=event_means(disruptions),
        all=spread([len(found) for found in runs.values()], len(runs)),
        rules=by_rule(runs),
        days=by_day(runs),
        people=by_person(runs, stage.plan),
        weakest=weak_links(links, runs, disruptions, stage.plan),
        tightest=tight(links, MOST_TIGHT),
        known=len(stage.known),
    )


def _helps(hands: Crew, weakest: Iterable[WeakLink], runs: Runs, disruptions: Disruptions) -> tuple[Help, ...]:
    """What helps the weakest links: of the sound fixes of each the one that spares most.

    All are played on the runs that pull at their link, and what is chosen also on those where it could do harm.
    """
    stage = hands.stage
    tried = [(w.link, fix) for w in _worst(weakest) for fix in candidates(stage.problem, stage.plan, w.link)]
    sound = hands.all(is_sound, {i: fix for i, (_, fix) in enumerate(tried)}, "fixes tried on the plan")
    choices = to_play(tried[i] for i, is_so in sound.items() if is_so)
    pulled = {n: pulls(disruptions[n], stage.plan) for n in runs}
    again = Replay(hands, runs, disruptions)
    again.play({c: [n for n in runs if matters(c, pulled[n])] for c in choices}, "runs played with what may help")
    best = again.best()
    again.play({c: runs for c in best if may_harm(c)}, "runs played with what helped")
    told = (Help(*choice, round(again.spared(choice) / len(runs), 6)) for choice in best)
    return tuple(sorted((h for h in told if h.removed > 0), key=lambda h: (-h.removed, h.link.kind, h.link.key)))


def _worst(weakest: Iterable[WeakLink]) -> Iterator[WeakLink]:
    """The worst links of each kind."""
    left = dict.fromkeys(LinkKind, MOST_WEAK)
    for weak in weakest:
        left[weak.link.kind] -= 1
        if left[weak.link.kind] >= 0:
            yield weak


def _play(stage: Stage, disruption: Disruption) -> tuple[Breakage, ...]:
    return played(stage, disruption)
