"""How big the sample programmes are."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Size = Literal["S", "M", "L"]


@dataclass(frozen=True)
class Scale:
    """What a size stands for.

    ``speakers`` is how many travellers need which interpreted language; the others speak English well.
    ``teams`` is how many groups the language officers of a language can serve.
    """

    people: int
    groups: int
    smallest: int
    largest: int
    cities: int
    resources: int
    shared_resources: tuple[int, int]
    calendar: str
    speakers: tuple[tuple[str, int], ...]
    teams: tuple[tuple[str, int], ...]
    liaisons: int
    per_region: int

    @property
    def starts(self) -> date:
        """The day everybody arrives."""
        return date(2027, 11, 7) if self.calendar == "S" else date(2027, 10, 30)


SCALES: dict[Size, Scale] = {
    "S": Scale(
        people=10, groups=1, smallest=5, largest=10, cities=3, resources=33, shared_resources=(4, 3), calendar="S",
        speakers=(("es", 6),), teams=(("es", 1),), liaisons=2, per_region=10,
    ),
    "M": Scale(
        people=72, groups=7, smallest=7, largest=13, cities=24, resources=324, shared_resources=(20, 12),
        calendar="M", speakers=(("es", 11), ("fr", 11), ("ar", 10), ("ru", 8), ("zh", 4)),
        teams=(("es", 2), ("fr", 2), ("ar", 1), ("ru", 1), ("zh", 1)), liaisons=6, per_region=9,
    ),
    "L": Scale(
        people=100, groups=9, smallest=8, largest=13, cities=24, resources=576, shared_resources=(24, 14),
        calendar="M",
        speakers=(("es", 13), ("fr", 11), ("ar", 11), ("ru", 12), ("pt", 10), ("zh", 4)),
        teams=(("es", 2), ("fr", 2), ("ar", 1), ("ru", 1), ("pt", 1), ("zh", 1)), liaisons=8, per_region=9,
    ),
}  # fmt: skip
"""The scales by letter. L is one large programme, not yet a bureau's year of many programmes."""
