"""The map of all routes: a line for each group, told apart by colour, dash and label."""

from envoyage.exports.marking import Marking
from envoyage.exports.phrases import city_name, language_name, languages, one_line
from envoyage.exports.pictures.albers import HEIGHT, WIDTH, Point
from envoyage.exports.pictures.labels import Box, Layout
from envoyage.exports.pictures.looks import Look, look
from envoyage.exports.pictures.routes import Curve, curves, mapped, place, route
from envoyage.exports.pictures.states import state_paths
from envoyage.exports.pictures.svg import FAINT, FOOT, GREY, INK, PAPER, Canvas, shortened, width_of
from envoyage.planner.plan import Group, Plan
from envoyage.planner.problem import Problem

ROW = 27.0
SMALL, LABEL, HUB = 14.5, 15.0, 17.0
"""Sizes of type in pixels: half as many points on a page, where nothing may be smaller than seven."""
LEGEND = (80.0, 118.0, 330.0)
"""Where the group, who it is and its route stand in a row of the legend."""
FARTHER = (22, 34, 46, 58, 72, 88)
AROUND = ((-1, 0), (1, 0), (0, -1), (0, 1), (-0.8, -0.8), (0.8, -0.8), (-0.8, 0.8), (0.8, 0.8))
"""Where a badge may stand that finds no room on its line: pixels, and ways to go."""
SHARES = (0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8)


def route_map(problem: Problem, plan: Plan, *, marking: Marking = Marking.SENSITIVE) -> str:
    """The map as SVG; its legend stands below, clear of the states."""
    absent = _not_on_map(problem, plan)
    height = HEIGHT + 20 + len(plan.groups) * ROW + (24 if absent else 0) + FOOT
    routes = "; ".join(f"{g.id}: {_route_words(problem, plan, g)}" for g in plan.groups)
    canvas = Canvas(WIDTH, height, title=f"Routes: {problem.title}", description=f"Map of all routes. {routes}")
    for outline in state_paths():
        canvas.path(outline, fill="#f1f2ee", stroke="#b4bac2", stroke_width=0.7, stroke_linejoin="round")
    _draw_routes(canvas, problem, plan)
    for index, group in enumerate(plan.groups):
        _legend_row(canvas, problem, plan, index=index, group=group)
    if absent:
        canvas.text(16, height - FOOT - 4, "Not on this map: " + ", ".join(absent), size=SMALL, fill=GREY)
    return canvas.finish(marking, size=SMALL)


def _draw_routes(canvas: Canvas, problem: Problem, plan: Plan) -> None:
    lines = curves(problem, plan)
    cities = [c for c in dict.fromkeys(c for g in plan.groups for c in route(plan, g.id)) if mapped(problem, c)]
    layout = Layout(Box(4, 4, WIDTH - 4, HEIGHT - 2), lines=[c.at(i / 40) for c in lines for i in range(1, 40)])
    for city in cities:
        x, y = place(problem, city)
        layout.take(Box(x - 5, y - 5, x + 5, y + 5))
    for curve in lines:
        _draw_curve(canvas, curve, look(curve.group))
    hubs = {b.city for b in problem.blocks}
    order = _crowded_first(problem, cities, hubs)
    boxes = {city: _label_box(layout, problem, city, hub=city in hubs) for city in order}
    # Short lines first: they have the least room for a badge.
    shortest_first = sorted(lines, key=lambda c: (c.length, c.group, c.start, c.end))
    badges = [(curve, _badge_box(layout, curve, plan.groups[curve.group].id)) for curve in shortest_first]
    for curve, box in badges:
        _draw_badge(canvas, plan.groups[curve.group].id, box, look(curve.group))
    for city in cities:
        _draw_city(canvas, problem, city, boxes[city], hub=city in hubs)


def _draw_curve(canvas: Canvas, curve: Curve, style: Look) -> None:
    d = f"M{_p(curve.start)}Q{_p(curve.control)} {_p(curve.end)}"
    canvas.stroke(d, style)
    if curve.length > 40:
        canvas.path(_arrow(curve), fill=style.colour)


def _arrow(curve: Curve) -> str:
    """A small head that shows which way the group travels, shortly before the city."""
    share = 1 - min(0.3, 13 / max(curve.length, 1))
    (x, y), (x2, y2) = curve.at(share), curve.at(share + 0.01)
    length = max(((x2 - x) ** 2 + (y2 - y) ** 2) ** 0.5, 1e-6)
    ux, uy = (x2 - x) / length, (y2 - y) / length
    tip, left = (x + ux * 7, y + uy * 7), (x - uy * 4.2 - ux * 3, y + ux * 4.2 - uy * 3)
    right = (x + uy * 4.2 - ux * 3, y - ux * 4.2 - uy * 3)
    return f"M{_p(tip)}L{_p(left)}L{_p(right)}Z"


def _crowded_first(problem: Problem, cities: list[str], hubs: set[str]) -> list[str]:
    """Cities in the order in which their labels choose a place: hubs, then those with most neighbours."""
    points = {c: place(problem, c) for c in cities}

    def neighbours(city: str) -> int:
        x, y = points[city]
        return sum(abs(px - x) < 90 and abs(py - y) < 30 for px, py in points.values())

    return sorted(cities, key=lambda c: (c not in hubs, -neighbours(c), c))


def _label_box(layout: Layout, problem: Problem, city: str, *, hub: bool) -> Box:
    size = HUB if hub else LABEL
    width = width_of(_city_label(problem, city), size) * (1.06 if hub else 1.0)
    return layout.free_box(place(problem, city), width=width + 4, height=size + 3)


def _badge_box(layout: Layout, curve: Curve, label: str) -> Box:
    half = max(12.0, width_of(label, SMALL) / 2 + 5)
    choices = [Box(x - half, y - 10, x + half, y + 10) for x, y in map(curve.at, SHARES)]
    if not any(map(layout.is_free, choices)):
        x, y = curve.at(0.5)
        beside = [(x + far * dx, y + far * dy) for far in FARTHER for dx, dy in AROUND]
        choices += [Box(a - half, b - 10, a + half, b + 10) for a, b in beside]
    own = layout.lines
    layout.lines = []  # a badge sits on its own line, so lines are no hindrance
    box = layout.best(choices, near=curve.at(0.5))
    layout.lines = own
    return box


def _draw_badge(canvas: Canvas, label: str, box: Box, style: Look) -> None:
    canvas.rect(box.left, box.top, box.right - box.left, 20, rx=10, fill=PAPER, stroke=style.colour, stroke_width=1.5)
    middle = (box.left + box.right) / 2
    canvas.text(middle, box.top + 15.2, label, size=SMALL, font_weight=700, fill=style.colour, text_anchor="middle")


def _draw_city(canvas: Canvas, problem: Problem, city: str, box: Box, *, hub: bool) -> None:
    x, y = place(problem, city)
    reach = (min(max(x, box.left), box.right), min(max(y, box.top), box.bottom))
    if abs(reach[0] - x) + abs(reach[1] - y) > 20:
        canvas.line(x, y, *reach, stroke=GREY, stroke_width=0.7)
    canvas.circle(x, y, 5.2 if hub else 4, fill=INK if hub else PAPER, stroke=INK, stroke_width=1.6)
    look_of_text: dict[str, str | float] = {"font_weight": 700 if hub else 500}
    words, base = _city_label(problem, city), box.bottom - (5.0 if hub else 4.6)
    halo: dict[str, str | float] = {"stroke": PAPER, "stroke_width": 3.2, "stroke_linejoin": "round", "fill": PAPER}
    size = HUB if hub else LABEL
    canvas.text(box.left + 2, base, words, size=size, **{**look_of_text, **halo})
    canvas.text(box.left + 2, base, words, size=size, **look_of_text)


def _city_label(problem: Problem, city: str) -> str:
    return shortened(one_line(problem.city[city].name), LABEL, 180)


def _legend_row(canvas: Canvas, problem: Problem, plan: Plan, *, index: int, group: Group) -> None:
    y, style = HEIGHT + 14 + index * ROW, look(index)
    name, who, way = LEGEND
    canvas.stroke(f"M16,{_n(y + 12)}L68,{_n(y + 12)}", style)
    label = shortened(group.id, SMALL, who - name - 4)
    canvas.text(name, y + 17, label, size=SMALL, font_weight=700, fill=style.colour)
    about = f"{languages(group.languages) or language_name(problem.host_language)} · {len(group.members)} people"
    canvas.text(who, y + 17, shortened(about, SMALL, way - who - 10), size=SMALL, fill=GREY)
    canvas.text(way, y + 17, shortened(_route_words(problem, plan, group), SMALL, WIDTH - way - 16), size=SMALL)
    if index:
        canvas.line(16, y - 1, WIDTH - 16, y - 1, stroke=FAINT, stroke_width=0.5)


def _route_words(problem: Problem, plan: Plan, group: Group) -> str:
    return " → ".join(one_line(problem.city[c].name) for c in route(plan, group.id))


def _not_on_map(problem: Problem, plan: Plan) -> list[str]:
    visited = sorted({s.city for s in plan.stays})
    return [city_name(problem, c) for c in visited if not mapped(problem, c)]


def _p(point: Point) -> str:
    return ",".join(map(_n, point))


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
