"""The section of docs/benchmarks.md on rivals."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

Figures = dict[str, Any]
Table = Callable[[Sequence[str], list[Sequence[object]]], str]
TITLES = {
    "meetings": ("Placing meetings (value: breaks, the fewer the better)"),
    "routes": ("Split and route (value: points, the more the better)"),
    "timetable": ("The timetable of a stay"),
}
HEAD = ("case", "planner", "value", "to ours", "bound", "ending", "seconds", "to ours", "MB", "to ours", "our checker")
LONGEST = 120


def rivals(figures: Figures, table: Table) -> str:
    """A table for each problem, ours first in each case; then who could not take part, and why."""
    parts = [
        f"{figures['seconds given']:g} seconds and {figures['workers']} workers each, one planner at a time, in "
        "processes of their own; seconds include their start (Java, Python, translation of the model). The models of "
        "the rivals are ours and stand in `bench/rivals/`. An answer is the last one told, valued by our code and "
        "judged by our checkers. Ratios below 1 of seconds and memory mean that the rival needed less; a ratio to "
        "nothing is left out. Split and route tells rivals all routes with their worth, the most appealing "
        "first; the group-indexed model knows cities instead, neglects what officers cost (so that its bound is no "
        "proof of its value), and has no hint here.",
    ]
    for problem, rows in groupby(figures["rows"], key=lambda r: r["problem"]):
        parts += ["", f"### {TITLES[problem]}", "", *_problem(list(rows), table)]
    return "\n".join(parts)


def _problem(rows: list[Figures], table: Table) -> list[str]:
    ours = {r["case"]: r for r in rows if r["planner"] == "ours"}
    ran = [r for r in rows if "why not" not in r]
    absent = dict.fromkeys(f"* {r['planner']}: {r['why not']}" for r in rows if "why not" in r)
    return [*([table(HEAD, [_cells(r, ours[r["case"]]) for r in ran]), ""] if ran else []), *absent]


def _cells(row: Figures, ours: Figures) -> Sequence[object]:
    legal = row["checker"] == "confirmed"
    value = "-" if row["value"] is None else f"{row['value']:g}" + ("" if legal else " (breaks rules)")
    return (
        row["case"], row["planner"], value, _ratio(row["value"], ours["value"]) if legal else "-",
        "-" if row["bound"] is None else f"{row['bound']:g}", row["ending"], row["seconds"],
        _ratio(row["seconds"], ours["seconds"]), row["megabytes"], _ratio(row["megabytes"], ours["megabytes"]),
        _short(row["checker"]),
    )  # fmt: skip


def _ratio(theirs: float | None, ours: float | None) -> str:
    return f"{theirs / ours:.3g}" if theirs is not None and ours else "-"


def _short(text: str) -> str:
    """The first of what is wrong; a table is no place for a hundred findings."""
    return text if len(text) <= LONGEST else text[: text.find(". ", 20) + 1] or text[:LONGEST]
