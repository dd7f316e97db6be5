"""Plays runs again with a fix in place, each run once, and counts the breakages that it spares."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from envoyage.planner.rehearse.crew import Crew
from envoyage.planner.rehearse.disruption import Disruption
from envoyage.planner.rehearse.fixes import Buffer, Fix, StandByOfficer
from envoyage.planner.rehearse.links import Link, LinkKind, Pulls
from envoyage.planner.rehearse.part import elsewhere, left
from envoyage.planner.rehearse.playing import Stage
from envoyage.planner.rehearse.report import Runs

Choice = tuple[Link, Fix]


@dataclass
class Replay:
    """What was played again so far: the breakages spared by each choice in each run, fewer than none where it harms."""

    hands: Crew
    runs: Runs
    disruptions: Mapping[int, Disruption]
    found: dict[Choice, dict[int, int]] = field(default_factory=dict)

    def play(self, wanted: Mapping[Choice, Iterable[int]], what: str) -> None:
        """Play the runs of each choice that were not played with it yet."""
        tasks = {
            (choice, n): (self.disruptions[n], choice[1])
            for choice, numbers in wanted.items()
            for n in numbers
            if n not in self.found.setdefault(choice, {})
        }
        for (choice, n), still in self.hands.all(_again, tasks, what).items():
            before = self.runs[n]
            self.found[choice][n] = len(before) - still - elsewhere(self.hands.stage, choice[1], before)

    def spared(self, choice: Choice) -> int:
        """The breakages that a choice spares in all runs together."""
        return sum(self.found[choice].values())

    def best(self) -> list[Choice]:
        """For each link the choice that spares the most, the first of equals; none where none spares any."""
        best: dict[Link, Choice] = {}
        for choice in (c for c in self.found if self.spared(c) > 0):
            other = best.get(choice[0])
            if other is None or self.spared(choice) > self.spared(other):
                best[choice[0]] = choice
        return list(best.values())


def _again(stage: Stage, task: tuple[Disruption, Fix]) -> int:
    return left(stage, *task)


def matters(choice: Choice, pulled: Pulls) -> bool:
    """Whether a run pulls at what the fix is there for."""
    link, fix = choice
    if isinstance(fix, StandByOfficer):
        return any((LinkKind.OFFICER, officer) in pulled for officer in fix.stands_for)
    return (link.kind, link.before) in pulled


def may_harm(choice: Choice) -> bool:
    """Whether the fix changes the plan before anything happens, and so every run."""
    return isinstance(choice[1], Buffer)


def to_play(sound: Iterable[Choice]) -> list[Choice]:
    """Every sound buffer of a link, the first sound stand-by of it; nobody stands by twice."""
    chosen: list[Choice] = []
    for link, fix in sound:
        served = any(other.key == link.key and other.kind is link.kind for other, _ in chosen)
        again = any(fix == other for _, other in chosen)
        if isinstance(fix, Buffer) or not (served or again):
            chosen.append((link, fix))
    return chosen
