"""Cost against coverage: what more dollars buy, the plans that none surpasses joined by steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10

from envoyage.exports.marking import Marking
from envoyage.exports.pictures.albers import Point as Place
from envoyage.exports.pictures.labels import Box, Layout
from envoyage.exports.pictures.svg import FAINT, FOOT, GREY, INK, NAVY, PAPER, Canvas, width_of
from envoyage.planner.whatif import Comparison, Point

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 900.0, 560.0, 92.0, 32.0, 64.0, 92.0
DOT, TYPE = 7.0, 12.0


@dataclass(frozen=True)
class Axis:
    """A scale from the least to the most of some figures, with round ticks, over pixels from one to another."""

    ticks: tuple[float, ...]
    start: float
    end: float

    @classmethod
    def over(cls, figures: Sequence[float], start: float, end: float, *, least_step: float) -> "Axis":
        """An axis of about five round steps around the figures."""
        low, high = min(figures), max(figures)
        step = max(least_step, _round_step((high - low) / 4))
        first, last = floor(low / step - 0.25), ceil(high / step + 0.25)
        return cls(tuple(step * i for i in range(first, last + 1)), start, end)

    def at(self, figure: float) -> float:
        """The pixel of a figure."""
        share = (figure - self.ticks[0]) / (self.ticks[-1] - self.ticks[0])
        return self.start + share * (self.end - self.start)


def _round_step(rough: float) -> float:
    """The next of 1, 2, 5, 10, 20, ... at or above a figure."""
    if rough <= 0:
        return 0.0
    power = 10.0 ** floor(log10(rough))
    return next(power * f for f in (1, 2, 5, 10) if power * f >= rough * 0.999)


def front_picture(comparison: Comparison, *, marking: Marking = Marking.SENSITIVE) -> str:
    """The picture as SVG. Filled dots are on the front; hollow ones are surpassed or, crossed, break a hard rule."""
    points = comparison.points
    canvas = Canvas(
        WIDTH, HEIGHT, title=f"Cost and coverage: {comparison.problem.title}",
        description="Plans at several prices of a point: cost in dollars across, coverage of needs upwards.",
    )  # fmt: skip
    canvas.text(
        16, 28, "What more dollars buy: cost and coverage of checked plans", size=15, font_weight=700, fill=NAVY
    )
    if not points:
        canvas.text(16, 60, "No plan was found.", size=TYPE, fill=GREY)
        return canvas.finish(marking)
    across = Axis.over([p.cost for p in points], LEFT, WIDTH - RIGHT, least_step=1000.0)
    up = Axis.over([p.coverage for p in points], HEIGHT - BOTTOM, TOP, least_step=0.005)
    _axes(canvas, across, up, weight=comparison.problem.policies.minimum_weight)
    corners = _steps(canvas, [p for p in points if not p.surpassed], across, up)
    places = [(across.at(p.cost), up.at(p.coverage)) for p in points]
    own = comparison.problem.policies.dollars_per_point
    _dots(canvas, points, places, own=own, lines=_between(corners))
    return canvas.finish(marking)


def _axes(canvas: Canvas, across: Axis, up: Axis, *, weight: float) -> None:
    for tick in across.ticks:
        x = across.at(tick)
        canvas.line(x, TOP, x, HEIGHT - BOTTOM, stroke=FAINT, stroke_width=0.7)
        canvas.text(x, HEIGHT - BOTTOM + 18, f"{tick / 1000:,.10g}", size=TYPE, fill=GREY, text_anchor="middle")
    for tick in up.ticks:
        y = up.at(tick)
        canvas.line(LEFT, y, WIDTH - RIGHT, y, stroke=FAINT, stroke_width=0.7)
        canvas.text(LEFT - 8, y + 4, f"{100 * tick:.10g} %", size=TYPE, fill=GREY, text_anchor="end")
    canvas.line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, stroke=INK)
    canvas.line(LEFT, TOP, LEFT, HEIGHT - BOTTOM, stroke=INK)
    canvas.text(WIDTH - RIGHT, HEIGHT - BOTTOM + 36, "cost, thousand dollars", size=TYPE, text_anchor="end")
    canvas.text(16, TOP - 14, f"coverage: (mean + {weight:g} × least) / {1 + weight:g}", size=TYPE)
    legend = (
        "Filled: no other plan is both cheaper and better · hollow: surpassed · crossed: breaks a hard rule · "
        "numbers: dollars a point"
    )
    canvas.text(16, HEIGHT - FOOT - 10, legend, size=TYPE, fill=GREY)


def _steps(canvas: Canvas, points: Sequence[Point], across: Axis, up: Axis) -> list[Place]:
    """What can be had for each amount: the coverage of the dearest plan not above it. Gives the corners."""
    corners: list[Place] = []
    for point in points:
        x, y = across.at(point.cost), up.at(point.coverage)
        corners += [(x, corners[-1][1]), (x, y)] if corners else [(x, y)]
    if corners:
        corners.append((WIDTH - RIGHT, corners[-1][1]))
        start, *rest = (f"{x:.1f} {y:.1f}" for x, y in corners)
        canvas.path(" ".join((f"M {start}", *(f"L {corner}" for corner in rest))), stroke=NAVY, stroke_width=2)
    return corners


def _between(corners: Sequence[Place]) -> list[Place]:
    """Points on the lines between corners, close enough that no label fits between two."""
    found = []
    for (x, y), (u, v) in pairwise(corners):
        steps = max(1, int((abs(u - x) + abs(v - y)) / 4))
        found += [(x + (u - x) * i / steps, y + (v - y) * i / steps) for i in range(steps + 1)]
    return found


def _dots(canvas: Canvas, points: Sequence[Point], places: Sequence[Place], *, own: float, lines: list[Place]) -> None:
    layout = Layout(Box(LEFT, TOP - 4, WIDTH - RIGHT, HEIGHT - BOTTOM), lines=lines)
    for x, y in places:
        layout.take(Box(x - DOT, y - DOT, x + DOT, y + DOT))
    for point, (x, y) in zip(points, places, strict=True):
        canvas.circle(x, y, DOT, fill=PAPER if point.surpassed else NAVY, stroke=NAVY, stroke_width=1.6)
        if not point.complete:
            canvas.path(f"M {x - 4.5:.1f} {y - 4.5:.1f} l 9 9 m -9 0 l 9 -9", stroke=NAVY, stroke_width=1.6)
        words = ", ".join(f"{rate:,.0f}" + (" (as it is)" if rate == own else "") for rate in point.rates)
        box = layout.free_box((x, y), width=width_of(words, TYPE) + 2, height=TYPE + 3)
        canvas.text(box.left, box.bottom - 4, words, size=TYPE)
