"""The coverage heat map: people by objectives and themes, those with the least first."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil
from typing import TypeVar

from envoyage.exports.marking import Marking
from envoyage.exports.phrases import one_line, person_name
from envoyage.exports.pictures.looks import mix
from envoyage.exports.pictures.svg import FAINT, FOOT, GREY, INK, NAVY, PAPER, Canvas, shortened, width_of
from envoyage.exports.redact import redacted
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Need, Participant, Problem
from envoyage.planner.value import covered, got

LEFT, HEAD, ROW, CELL, ALL = 260.0, 190.0, 17.0, 46.0, 62.0
LONGEST = 205.0
"""The most pixels of a line of a column's title."""
MOST_COLUMNS, MOST_ROWS = 13, 27
"""What a page across, Letter or A4, shows with no type below seven points."""
WHITE_FROM = 0.62
"""The share from which white letters stand out better than dark ones."""
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Column:
    """An objective or a theme."""

    id: str
    title: str
    is_theme: bool

    @property
    def key(self) -> str:
        """What tells it from every other column: an objective and a theme may share an id."""
        return f"{'theme' if self.is_theme else 'objective'} {self.id}"

    def holds(self, need: Need) -> bool:
        """Whether a need belongs to this column."""
        return self.id == (need.theme if self.is_theme else need.objective)


@dataclass(frozen=True)
class Row:
    """A person with the share met in all and for each column, None where there is no such need."""

    person: str
    group: str
    all: float
    cells: Mapping[str, float | None]


@dataclass(frozen=True)
class Chart:
    """What is drawn: columns, all rows, and those of them that are shown."""

    problem: Problem
    marking: Marking
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    shown: tuple[Row, ...]


def coverage_heat_map(problem: Problem, plan: Plan, *, marking: Marking = Marking.SENSITIVE) -> str:
    """The heat map as SVG; its shareable version numbers people as all shareable papers do.

    A cell is the met share of a person's needs with this objective or theme, in percent.
    """
    return _drawn(_chart(problem, plan, marking))


def heat_map_pages(problem: Problem, plan: Plan, *, marking: Marking = Marking.SENSITIVE) -> tuple[str, ...]:
    """The heat map cut into pages that are legible on paper held across: so many people and columns on each."""
    chart = _chart(problem, plan, marking)
    return tuple(
        _drawn(replace(chart, shown=people, columns=columns))
        for columns in _even(chart.columns, MOST_COLUMNS) or [()]
        for people in _even(chart.rows, MOST_ROWS) or [()]
    )


def _even(things: tuple[Thing, ...], most: int) -> list[tuple[Thing, ...]]:
    """The things cut into as few parts as can be, none longer than ``most``, as even as can be."""
    count = ceil(len(things) / most)
    ends = [round(len(things) * i / count) for i in range(count + 1)] if count else [0]
    return [things[a:b] for a, b in pairwise(ends)]


def _chart(problem: Problem, plan: Plan, marking: Marking) -> Chart:
    if marking is Marking.SHAREABLE:
        problem, plan = redacted(problem, plan)
    columns = _columns(problem)
    rows = tuple(sorted(_rows(problem, plan, columns), key=lambda r: (round(r.all, 9), r.group, r.person)))
    return Chart(problem, marking, columns, rows, rows)


def _drawn(chart: Chart) -> str:
    width = LEFT + ALL + CELL * len(chart.columns) + 14 + 76
    height = HEAD + ROW * len(chart.shown) + 62 + FOOT
    canvas = Canvas(
        max(width, 560), height, title=f"Coverage of needs: {chart.problem.title}",
        description="Share of each person's needs that the plan meets, by objective and theme; the least first.",
    )  # fmt: skip
    _head(canvas, chart.columns)
    for i, row in enumerate(chart.shown):
        _row(canvas, row, chart.columns, y=HEAD + i * ROW, name=person_name(chart.problem, row.person))
    _foot(canvas, chart.problem, chart.rows, y=HEAD + ROW * len(chart.shown))
    return canvas.finish(chart.marking)


def _columns(problem: Problem) -> tuple[Column, ...]:
    objectives = (Column(o.id, one_line(o.title), False) for o in problem.objectives)
    themes = (Column(t.id, one_line(t.title), True) for t in problem.themes)
    return (*objectives, *themes)


def _rows(problem: Problem, plan: Plan, columns: tuple[Column, ...]) -> list[Row]:
    amounts = got(problem, plan)
    return [
        Row(p.id, plan.group_of.get(p.id, "–"), covered(p, amounts[p.id]), _cells(p, amounts[p.id], columns))
        for p in problem.travellers
    ]


def _cells(person: Participant, amounts: tuple[float, ...], columns: tuple[Column, ...]) -> dict[str, float | None]:
    return {column.key: _share(person, amounts, column) for column in columns}


def _share(person: Participant, amounts: tuple[float, ...], column: Column) -> float | None:
    """The met share of the needs of a column, weighted; None where the person has none."""
    mine = [(n, a) for n, a in zip(person.needs, amounts, strict=True) if column.holds(n)]
    weight = sum(n.weight for n, _ in mine)
    return sum(n.weight * min(1.0, a / n.dose) for n, a in mine) / weight if weight else None


def _head(canvas: Canvas, columns: tuple[Column, ...]) -> None:
    canvas.text(16, HEAD - 8, "Participant, the least covered first", size=11, fill=GREY)
    canvas.text(LEFT - 34, HEAD - 8, "Group", size=11, fill=GREY)
    canvas.text(LEFT + ALL / 2, HEAD - 8, "All", size=12, font_weight=700, text_anchor="middle")
    for i, column in enumerate(columns):
        x, y = _left(columns, i) + CELL / 2 + 4, HEAD - 8
        weight = 400 if column.is_theme else 600
        lines = _lines(column.title)
        for above, words in enumerate(reversed(lines)):
            at = (x - 9.7 * above, y - 8.7 * above)
            canvas.text(*at, words, size=11, font_weight=weight, transform=f"rotate(-48 {at[0]:g} {at[1]:g})")
    canvas.text(16, 30, "Objectives in bold, themes in regular type", size=11, fill=GREY)


def _lines(title: str) -> list[str]:
    """A title on one line or two."""
    if width_of(title, 11) <= LONGEST:
        return [title]
    words = title.split(" ")
    fits = [n for n in range(1, len(words)) if width_of(" ".join(words[:n]), 11) <= LONGEST] or [0]
    parts = (" ".join(words[: fits[-1]]), " ".join(words[fits[-1] :]))
    return [shortened(part, 11, LONGEST) for part in parts if part]


def _left(columns: tuple[Column, ...], index: int) -> float:
    """Where a column starts: a little gap divides objectives from themes."""
    return LEFT + ALL + CELL * index + (14 if columns[index].is_theme else 4)


def _row(canvas: Canvas, row: Row, columns: tuple[Column, ...], *, y: float, name: str) -> None:
    canvas.text(16, y + 12.5, shortened(name, 11, LEFT - 58), size=11)
    canvas.text(LEFT - 18, y + 12.5, row.group, size=10, fill=GREY, text_anchor="middle")
    _cell(canvas, row.all, x=LEFT, y=y, width=ALL - 4)
    for i, column in enumerate(columns):
        share = row.cells[column.key]
        if share is None:
            canvas.circle(_left(columns, i) + CELL / 2, y + ROW / 2, 0.9, fill=FAINT)
        else:
            _cell(canvas, share, x=_left(columns, i), y=y, width=CELL - 2)


def _cell(canvas: Canvas, share: float, *, x: float, y: float, width: float) -> None:
    canvas.rect(x, y + 0.75, width, ROW - 1.5, fill=mix(NAVY, 0.04 + 0.96 * share), stroke=FAINT, stroke_width=0.5)
    ink = PAPER if share > WHITE_FROM else INK
    canvas.text(x + width / 2, y + 12.3, f"{100 * share:.0f}", size=10, fill=ink, text_anchor="middle")


def _foot(canvas: Canvas, problem: Problem, rows: tuple[Row, ...], *, y: float) -> None:
    shares = [r.all for r in rows] or [0.0]
    goal = problem.policies.coverage_goal
    below = sum(s < goal for s in shares)
    canvas.text(
        16, y + 24,
        f"Mean {100 * sum(shares) / len(shares):.0f} %, minimum {100 * min(shares):.0f} %; "
        f"{below} of {len(rows)} below the goal of {100 * goal:.0f} %.",
        size=12, font_weight=600,
    )  # fmt: skip
    canvas.text(16, y + 46, "0", size=10, fill=GREY)
    for i in range(11):
        canvas.rect(28 + i * 16, y + 36, 16, 12, fill=mix(NAVY, 0.04 + 0.096 * i), stroke=FAINT, stroke_width=0.4)
    canvas.text(210, y + 46, "100 % of the wished doses met; a dot: no such need", size=10, fill=GREY)
