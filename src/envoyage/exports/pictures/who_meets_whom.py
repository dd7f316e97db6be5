"""Who meets whom: groups by the kind of organisation and by the viewpoint they meet, as numbers in circles."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt

from envoyage.exports.marking import Marking
from envoyage.exports.phrases import language_name, languages, words
from envoyage.exports.pictures.looks import look
from envoyage.exports.pictures.svg import FAINT, FOOT, GREY, INK, NAVY, PAPER, Canvas, shortened, width_of
from envoyage.planner.plan import Group, Kind, Plan
from envoyage.planner.problem import Category, Problem, Resource, Viewpoint

LEFT, HEAD, ROW, CELL, GAP = 180.0, 168.0, 46.0, 56.0, 34.0
SMALLEST = 8.5
"""The least radius of a circle in pixels."""
TYPE = 11.5
"""The size of type in pixels: above seven points on a page across."""


@dataclass(frozen=True)
class Panel:
    """A block of columns: a title, the words that head them and which of them are promised to every group."""

    title: str
    codes: tuple[str, ...]
    promised: tuple[str, ...]
    code_of: Callable[[Resource], str]
    left: float

    @property
    def right(self) -> float:
        """Where the panel ends, in pixels."""
        return self.left + CELL * len(self.codes)


def who_meets_whom(problem: Problem, plan: Plan, *, marking: Marking = Marking.SENSITIVE) -> str:
    """The picture as SVG. The area of a circle grows with the number of appointments."""
    panels = _panels(problem)
    height = HEAD + ROW * (len(plan.groups) + 1) + 44 + FOOT
    canvas = Canvas(
        panels[-1].right + 46, height, title=f"Who meets whom: {problem.title}",
        description="Appointments of each group by kind of organisation and by viewpoint.",
    )  # fmt: skip
    for panel in panels:
        _panel(canvas, problem, plan, panel)
    for index, group in enumerate(plan.groups):
        _group_label(canvas, problem, group, index)
    canvas.text(16, HEAD + ROW * len(plan.groups) + 28, "All groups", size=12, font_weight=700)
    canvas.text(
        16, height - FOOT - 8,
        "★ promised to every group; × a promise not kept. Numbers are appointments with resources; shared sessions "
        "are not counted.",
        size=TYPE, fill=GREY,
    )  # fmt: skip
    return canvas.finish(marking)


def _panels(problem: Problem) -> tuple[Panel, ...]:
    kinds = tuple(c.value for c in Category)
    promised = tuple(c.value for c in problem.promised)
    first = Panel("Kind of organisation", kinds, promised, lambda r: r.category.value, LEFT)
    views = tuple(v.value for v in Viewpoint)
    return first, Panel("Viewpoint", views, (), lambda r: r.viewpoint.value, first.right + GAP)


def _counts(problem: Problem, plan: Plan, panel: Panel) -> Counter[tuple[str, str]]:
    met = (a for a in plan.appointments if a.resource and a.kind in (Kind.PROFESSIONAL, Kind.CULTURE))
    return Counter((a.group, panel.code_of(problem.resource[a.resource])) for a in met)


def _panel(canvas: Canvas, problem: Problem, plan: Plan, panel: Panel) -> None:
    counts = _counts(problem, plan, panel)
    most = max(counts.values(), default=1)
    canvas.text(panel.left, 26, panel.title, size=13, font_weight=700, fill=NAVY)
    for column, code in enumerate(panel.codes):
        x = panel.left + column * CELL + CELL / 2
        _heading(canvas, x, words(code) + (" ★" if code in panel.promised else ""))
        for row, group in enumerate(plan.groups):
            y = HEAD + row * ROW + ROW / 2
            number = counts[group.id, code]
            if number:
                _circle(canvas, x, y, number=number, radius=20 * sqrt(number / most), colour=look(row).colour)
            else:
                _gap(canvas, x, y, missed=code in panel.promised)
        total = sum(counts[g.id, code] for g in plan.groups)
        canvas.text(x, HEAD + ROW * len(plan.groups) + 28, str(total), size=12, font_weight=700, text_anchor="middle")
    for row in range(len(plan.groups) + 1):
        canvas.line(panel.left, HEAD + row * ROW, panel.right, HEAD + row * ROW, stroke=FAINT, stroke_width=0.7)


def _heading(canvas: Canvas, x: float, title: str) -> None:
    y = HEAD - 10
    canvas.text(x, y, title, size=11.5, transform=f"rotate(-45 {x:g} {y:g})")


def _circle(canvas: Canvas, x: float, y: float, *, number: int, radius: float, colour: str) -> None:
    """A circle with its number inside, never too small for it."""
    canvas.circle(x, y, max(SMALLEST, width_of(str(number), TYPE) / 2 + 3, radius), fill=colour)
    canvas.text(x, y + 4.2, str(number), size=TYPE, font_weight=600, text_anchor="middle", fill=PAPER)


def _gap(canvas: Canvas, x: float, y: float, *, missed: bool) -> None:
    canvas.text(x, y + 5, "×" if missed else "·", size=14, fill=INK if missed else GREY, text_anchor="middle")


def _group_label(canvas: Canvas, problem: Problem, group: Group, index: int) -> None:
    y = HEAD + index * ROW
    about = f"{languages(group.languages) or language_name(problem.host_language)} · {len(group.members)} people"
    canvas.text(16, y + 21, group.id, size=14, font_weight=700, fill=look(index).colour)
    canvas.text(16, y + 36, shortened(about, TYPE, LEFT - 24), size=TYPE, fill=GREY)
