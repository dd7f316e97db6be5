"""The pictures are well-formed, legible without colour, marked, and the same every time."""

from dataclasses import replace
from io import BytesIO
from itertools import combinations

import pytest
from defusedxml.ElementTree import fromstring
from pypdf import PdfReader

from envoyage.exports.marking import Look, Marking
from envoyage.exports.pictures import (
    coverage_heat_map,
    group_calendar,
    heat_map_pages,
    route_map,
    to_pdf,
    to_png,
    who_meets_whom,
)
from envoyage.exports.pictures.albers import HEIGHT, WIDTH, project
from envoyage.exports.pictures.looks import look
from envoyage.exports.pictures.states import state_paths
from envoyage.planner.plan import Plan
from tests.builders import tiny_plan, tiny_problem
from tests.exports.book.reading import smallest_type
from tests.exports.book.world import TOWNS, world_plan, world_problem

PICTURES = (route_map, group_calendar, coverage_heat_map, who_meets_whom)
SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("draw", PICTURES)
def test_a_picture_is_marked_titled_and_the_same_every_time(draw):
    problem, plan = world_problem(), world_plan()
    svg = draw(problem, plan)

    assert texts(svg)[-1] == Marking.SENSITIVE.value
    assert "Towards a Safer World" in fromstring(svg).findtext(f"{SVG}title")
    assert svg == draw(problem, plan)


@pytest.mark.parametrize("draw", PICTURES)
def test_hostile_names_and_an_empty_plan_do_no_harm(draw):
    problem = tiny_problem(title='A <b> & "title"\x00\u202e')
    person = replace(problem.participants[0], name="<script>alert('x')</script>" + "y" * 300)
    problem = replace(problem, participants=(person, *problem.participants[1:]))

    for plan in (tiny_plan(problem), Plan(problem.id, 7, (), ())):
        assert not list(fromstring(draw(problem, plan)).iter(f"{SVG}script"))


def test_a_picture_becomes_a_png_of_the_width_asked_for():
    svg = group_calendar(tiny_problem(), tiny_plan())
    png = to_png(svg, 800)

    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(png[16:20]) == 800
    assert png == to_png(svg, 800)


def test_both_sides_of_a_png_are_whole_so_that_no_line_of_pixels_is_lost():
    picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 992 783.6" width="992" height="783.6"/>'
    png = to_png(picture, 1400)

    assert (int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) == (1400, 1106)


def test_something_that_is_no_picture_of_ours_is_refused():
    with pytest.raises(ValueError, match="viewBox"):
        to_png("<svg/>", 100)


def test_groups_differ_in_black_and_white_too():
    lines = [(look(i).dash, look(i).double) for i in range(8)]

    assert len(set(lines)) == 8
    assert len({look(i) for i in range(40)}) == 40


def test_the_map_shows_fifty_states_and_the_capital_district():
    assert len([path for path in state_paths() if path]) == 51


def test_places_lie_where_a_reader_looks_for_them():
    spots = {key: project(town[3], town[2]) for key, town in TOWNS.items()}

    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in spots.values())
    assert spots["sacramento"][0] < spots["saltlake"][0] < spots["austin"][0] < spots["burlington"][0]
    assert spots["fargo"][1] < spots["austin"][1] < spots["honolulu"][1]


def test_every_city_and_group_is_named_on_the_map():
    problem, plan = world_problem(), world_plan()
    words = texts(route_map(problem, plan))

    assert {problem.city[s.city].name for s in plan.stays} <= set(words)
    assert all(words.count(g.id) >= 3 for g in plan.groups)


def test_labels_on_the_map_do_not_cover_each_other():
    problem, plan = world_problem(), world_plan()
    root = fromstring(route_map(problem, plan))
    names = {c.name for c in problem.cities}
    boxes = {
        (float(t.get("x")), float(t.get("y")), 6.2 * len(t.text))
        for t in root.iter(f"{SVG}text")
        if t.text in names and float(t.get("y")) < HEIGHT
    }

    clashes = [
        (a, b) for a, b in combinations(sorted(boxes), 2)
        if abs(a[1] - b[1]) < 11 and a[0] < b[0] + b[2] and b[0] < a[0] + a[2]
    ]  # fmt: skip
    assert clashes == []


def test_the_legend_stands_below_the_states():
    root = fromstring(route_map(world_problem(), world_plan()))
    routes = [t for t in root.iter(f"{SVG}text") if "→" in (t.text or "")]

    assert len(routes) == 7
    assert all(float(t.get("y")) > HEIGHT for t in routes)


def test_a_city_off_the_map_is_named_below_it():
    problem = tiny_problem()
    away = replace(problem.city["reno"], name="Hagåtña", latitude=13.47, longitude=144.75)
    problem = replace(problem, cities=tuple(away if c.id == "reno" else c for c in problem.cities))

    assert "Not on this map: Hagåtña, NV" in texts(route_map(problem, tiny_plan(problem)))


def test_the_heat_map_begins_with_the_least_covered():
    problem, plan = world_problem(), world_plan()
    words = texts(coverage_heat_map(problem, plan))
    numbers = [int(words[i + 1]) for i, word in enumerate(words[:-1]) if word in plan.group]

    assert len(numbers) == 72
    assert numbers == sorted(numbers)


def test_the_shareable_heat_map_names_nobody():
    problem, plan = world_problem(), world_plan()
    svg = coverage_heat_map(problem, plan, marking=Marking.SHAREABLE)

    assert [p.name for p in problem.travellers if p.name in svg] == []
    assert texts(svg)[-1] == Marking.SHAREABLE.value


def test_who_meets_whom_counts_appointments_and_marks_a_missed_promise():
    problem = tiny_problem()
    plan = tiny_plan(problem)
    words = texts(who_meets_whom(problem, plan))
    bare = replace(plan, appointments=tuple(a for a in plan.appointments if not a.resource))

    assert words.count("×") < texts(who_meets_whom(problem, bare)).count("×") == 10
    assert str(sum(1 for a in plan.appointments if a.resource and "-0" in a.resource)) in words


def boxes_of_badges(svg: str) -> list[tuple[float, ...]]:
    found = (e for e in fromstring(svg).iter(f"{SVG}rect") if e.get("rx") == "10")
    return [tuple(float(e.get(key)) for key in ("x", "y", "width", "height")) for e in found]


def test_no_badge_on_the_map_covers_another_even_on_short_ways():
    problem = world_problem()
    plan = world_plan(problem)
    near = ("washington", "portland", "burlington", "cleveland", "new-york")
    stays = tuple(replace(s, city=near[i % 5]) for i, s in enumerate(plan.stays))

    for shown in (plan, replace(plan, stays=stays)):
        badges = boxes_of_badges(route_map(problem, shown))
        covered = [
            (a, b) for a, b in combinations(badges, 2)
            if abs(a[0] - b[0]) < (a[2] + b[2]) / 2 and abs(a[1] - b[1]) < (a[3] + b[3]) / 2
        ]  # fmt: skip
        assert len(badges) > 15
        assert covered == []


def test_every_number_of_who_meets_whom_fits_its_circle():
    problem = tiny_problem()
    circles = list(fromstring(who_meets_whom(problem, tiny_plan(problem))).iter(f"{SVG}circle"))

    assert circles
    assert min(float(c.get("r")) for c in circles) >= 8.5


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_heat_map_to_print_is_legible_and_holds_everybody_once(paper):
    problem, plan = world_problem(), world_plan()
    parts = heat_map_pages(problem, plan)
    printed = to_pdf(parts, Look('Coverage "of" #needs', paper=paper), problem.starts)
    names = sorted(t for part in parts for t in texts(part) if t in {p.name for p in problem.travellers})

    assert len(PdfReader(BytesIO(printed)).pages) == len(parts) == 3
    assert names == sorted(p.name for p in problem.travellers)
    assert smallest_type(printed) >= 7
    assert printed == to_pdf(parts, Look('Coverage "of" #needs', paper=paper), problem.starts)


def test_many_columns_go_on_to_further_pages():
    problem = world_problem()
    themes = tuple(replace(problem.themes[0], id=f"t{i}", title=f"Theme number {i}") for i in range(20))
    parts = heat_map_pages(replace(problem, themes=themes), world_plan(problem))

    assert len(parts) == 6
    assert all(any(t.title in texts(part) for part in parts) for t in themes)
