"""Places labels on a map so that none covers another, a marker or, where it can be helped, a line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from envoyage.exports.pictures.albers import Point

COVERS_LABEL, COVERS_LINE, OFF_MAP, FAR = 1000.0, 5.0, 500.0, 1.1


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two share any area."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, point: Point) -> bool:
        """Whether a point lies inside."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom


@dataclass
class Layout:
    """What is on the map already; ``free_box`` finds room beside a point and takes it."""

    frame: Box
    taken: list[Box] = field(default_factory=list)
    lines: list[Point] = field(default_factory=list)

    def take(self, box: Box) -> None:
        """Keep labels off this area."""
        self.taken.append(box)

    def is_free(self, box: Box) -> bool:
        """Whether nothing is there yet."""
        return not any(box.meets(other) for other in self.taken)

    def free_box(self, point: Point, *, width: float, height: float) -> Box:
        """The best place for a label of this size near a point; now taken."""
        return self.best(_around(point, width, height), near=point)

    def best(self, choices: Iterable[Box], *, near: Point) -> Box:
        """The cheapest of some boxes; the first of equals. Now taken."""
        box = min(choices, key=lambda b: round(self._cost(b, near), 3))
        self.take(box)
        return box

    def _cost(self, box: Box, near: Point) -> float:
        covered = sum(COVERS_LABEL for other in self.taken if box.meets(other))
        crossed = sum(COVERS_LINE for p in self.lines if box.holds(p))
        out = not (self.frame.holds((box.left, box.top)) and self.frame.holds((box.right, box.bottom)))
        return covered + crossed + (OFF_MAP if out else 0.0) + FAR * _distance(box, near)


def _around(point: Point, width: float, height: float) -> Iterator[Box]:
    """Boxes beside a point: right, left, above, below and between, ever farther away."""
    x, y = point
    for gap in (8, 14, 22, 32, 46, 62):
        for left, middle in (
            (x + gap, y), (x - gap - width, y),
            (x - width / 2, y - gap - height / 2), (x - width / 2, y + gap + height / 2),
            (x + gap * 0.7, y - gap * 0.7 - height / 3), (x + gap * 0.7, y + gap * 0.7 + height / 3),
            (x - gap * 0.7 - width, y - gap * 0.7 - height / 3), (x - gap * 0.7 - width, y + gap * 0.7 + height / 3),
        ):  # fmt: skip
            yield Box(left, middle - height / 2, left + width, middle + height / 2)


def _distance(box: Box, point: Point) -> float:
    """Pixels from a point to the nearest edge of a box."""
    dx = max(box.left - point[0], 0.0, point[0] - box.right)
    dy = max(box.top - point[1], 0.0, point[1] - box.bottom)
    return float((dx * dx + dy * dy) ** 0.5)
