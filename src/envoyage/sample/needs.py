"""What a participant comes for, by sector."""

from random import Random

from envoyage.planner.problem import Need
from envoyage.sample.data import Row, weights

DOSES = {"S": (1.0, 1.0, 2.0), "M": (2.0, 3.0, 3.0, 3.0)}
"""Doses by calendar: a short programme is asked for less."""


def draw_distinct(chances: dict[str, int], count: int, rng: Random) -> list[str]:
    """Some words by weight, none twice, in the order drawn."""
    left, taken = dict(chances), []
    for _ in range(min(count, len(left))):
        word = rng.choices(list(left), weights=list(left.values()))[0]
        taken.append(word)
        del left[word]
    return taken


def make_needs(sector: Row, calendar: str, rng: Random) -> tuple[Need, ...]:
    """Six to eight needs over three themes and three objectives that matter in the sector, the first ones most."""
    themes = draw_distinct(weights(sector["themes"]), 3, rng)
    objectives = draw_distinct(weights(sector["objectives"]), 3, rng)
    pairs = [(o, t) for t in themes for o in objectives]
    chosen = sorted(rng.sample(range(len(pairs)), rng.choice((6, 7, 7, 8))))
    return tuple(
        Need(
            objective=pairs[i][0],
            theme=pairs[i][1],
            weight=float(max(1, 3 - (i // 3 + i % 3) // 2)),
            dose=rng.choice(DOSES[calendar]),
        )
        for i in chosen
    )
