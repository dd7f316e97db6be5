"""The picture of cost against coverage: every point, its place, its label; the same every time."""

from dataclasses import replace

import pytest
from defusedxml.ElementTree import fromstring

from envoyage.exports.marking import Marking
from envoyage.exports.pictures import to_png
from envoyage.exports.pictures.front import Axis, front_picture
from envoyage.planner.whatif import Comparison, Point
from tests.builders import tiny_plan, tiny_problem

SVG = "{http://www.w3.org/2000/svg}"
PLAN = tiny_plan()


def point(rate: float, cost: float, coverage: float, **changes: bool) -> Point:
    plain = Point((rate,), cost, coverage, coverage, coverage, complete=True, surpassed=False, plan=PLAN)
    return replace(plain, **changes)


def picture(*points: Point, title: str = "Tiny") -> str:
    return front_picture(Comparison(tiny_problem(title=title), (), points))


FOUR = (
    point(200, 700_000, 0.48), point(2000, 720_000, 0.5), point(632, 725_000, 0.47, surpassed=True),
    point(20_000, 730_000, 0.52, complete=False, surpassed=True),
)  # fmt: skip


def circles(svg: str) -> list[tuple[float, float, str]]:
    found = fromstring(svg).iter(f"{SVG}circle")
    return [(float(c.get("cx")), float(c.get("cy")), c.get("fill")) for c in found]


def test_dearer_is_farther_right_and_better_farther_up():
    xs, ys, fills = zip(*circles(picture(*FOUR)), strict=True)

    assert list(xs) == sorted(xs)
    assert sorted(range(4), key=lambda i: -ys[i]) == [2, 0, 1, 3]
    assert fills[0] == fills[1] != fills[2] == fills[3]


def test_every_price_is_named_and_the_own_one_is_said():
    words = [t.text for t in fromstring(picture(*FOUR)).iter(f"{SVG}text")]

    assert {"200", "2,000 (as it is)", "632", "20,000"} <= set(words)
    assert words[-1] == Marking.SENSITIVE.value


def test_only_a_plan_that_breaks_a_rule_is_crossed():
    crosses = [p for p in fromstring(picture(*FOUR)).iter(f"{SVG}path") if "l 9 9" in p.get("d")]

    assert len(crosses) == 1


@pytest.mark.parametrize("points", [(), FOUR[:1], (FOUR[0], FOUR[0])], ids=["none", "one", "two alike"])
def test_few_points_are_drawn_too(points: tuple[Point, ...]):
    svg = picture(*points, title='A <b> & "title"\x00')

    assert len(circles(svg)) == len(points)
    assert to_png(svg, 300).startswith(b"\x89PNG")


@pytest.mark.parametrize("figures", [(1.0, 1.0), (0.0, 7.3), (712_345.0, 733_000.0), (0.4986, 0.5013)])
def test_an_axis_holds_its_figures_between_round_ticks(figures: tuple[float, float]):
    axis = Axis.over(figures, 0.0, 100.0, least_step=0.005)

    assert all(0.0 <= axis.at(f) <= 100.0 for f in figures)
    assert 3 <= len(axis.ticks) <= 8
