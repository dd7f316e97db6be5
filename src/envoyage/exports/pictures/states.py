"""The outlines of the states as SVG paths, from the committed TopoJSON file (Census data; us-atlas, ISC licence)."""

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

from envoyage.exports.pictures.albers import ALASKA, HAWAII, LOWER_48, Cone, Point

ABROAD = ("60", "66", "69", "72", "78")
"""FIPS codes of territories that the map has no room for."""
INSETS = {"02": ALASKA, "15": HAWAII}
SMALLEST = 1.2
"""Rings with less pixels across than this are left out: islets that would be dots."""


@cache
def state_paths() -> tuple[str, ...]:
    """One path in SVG notation for each state, in the order of the file."""
    atlas = json.loads((files("envoyage.exports.pictures") / "data" / "states-10m.json").read_text("utf-8"))
    arcs = [_decoded(arc, atlas["transform"]) for arc in atlas["arcs"]]
    states = (s for s in atlas["objects"]["states"]["geometries"] if s["id"] not in ABROAD)
    return tuple(_path(_rings(s), arcs, INSETS.get(s["id"], LOWER_48)) for s in states)


def _decoded(arc: list[list[int]], transform: dict[str, Any]) -> list[Point]:
    """An arc in degrees: TopoJSON stores steps of whole numbers."""
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * sx + tx, y * sy + ty))
    return points


def _rings(state: dict[str, Any]) -> list[list[int]]:
    shapes = [state["arcs"]] if state["type"] == "Polygon" else state["arcs"]
    return [ring for shape in shapes for ring in shape]


def _path(rings: Iterable[list[int]], arcs: list[list[Point]], cone: Cone) -> str:
    drawn = ([cone.project(*p) for p in _ring(ring, arcs)] for ring in rings)
    return "".join(_closed(points) for points in drawn if _across(points) >= SMALLEST)


def _ring(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """The points of a ring; a negative number is an arc backwards."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _across(points: list[Point]) -> float:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _closed(points: list[Point]) -> str:
    """A closed ring; neighbours that fall on the same tenth of a pixel are one point."""
    rounded = [point for point, _ in groupby((round(x, 1), round(y, 1)) for x, y in points)]
    return "M" + "L".join(f"{x:g},{y:g}" for x, y in rounded) + "Z"
