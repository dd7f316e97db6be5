"""Per-diem rates of a CSV file go into a programme."""

from dataclasses import replace
from pathlib import Path

import pytest

from envoyage.files.rates import with_rates
from envoyage.planner.errors import Faulty
from envoyage.planner.problem import PerDiem
from tests.builders import tiny_problem

TINY = tiny_problem()
MONTH = TINY.starts.month


def saved(folder: Path, *lines: str) -> Path:
    path = folder / "rates.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_a_row_of_the_file_replaces_that_of_the_same_city_and_month(tmp_path: Path):
    old = (PerDiem("reno", MONTH, 1.0, 1.0), PerDiem("tulsa", MONTH, 2.0, 2.0))
    path = saved(tmp_path, "City,Month,Lodging,Meals", f"reno,{MONTH},130,74.50", "Nowhere,5,9,9")

    found = with_rates(replace(TINY, per_diems=old), path)

    assert found.problem.per_diems == (PerDiem("reno", MONTH, 130.0, 74.5), old[1])
    assert found.taken == 1
    assert "Tulsa" in found.without
    assert "Reno" not in found.without


def test_the_official_table_is_read_with_its_title_seasons_and_dollars(tmp_path: Path):
    path = saved(
        tmp_path, "A table of rates,,,,,,,",
        "ID,STATE,DESTINATION,COUNTY/LOCATION DEFINED,SEASON BEGIN,SEASON END,FY27 Lodging Rate,FY27  M&IE",
        '1,NV,Sparks / Reno,Washoe,October 1,April 30,"$1,100 ",$70 ',
        "1,NV,Sparks / Reno,Washoe,May 1,September 30,$120 ,$80 ",
        "2,TX,Tulsa,Elsewhere,,,$1 ,$1 ", "3,OK,Tulsa,Tulsa,,,$115 ,$74 ", ",,,,,,,",
    )  # fmt: skip

    found = with_rates(TINY, path).problem

    assert MONTH == 5
    assert set(found.per_diems) == {PerDiem("reno", 5, 120.0, 80.0), PerDiem("tulsa", 5, 115.0, 74.0)}


def test_a_season_may_go_over_the_end_of_the_year(tmp_path: Path):
    winter = replace(TINY, starts=TINY.starts.replace(month=12), ends=TINY.ends.replace(year=2028, month=1))
    path = saved(tmp_path, "City,Season begin,Season end,Lodging,Meals", "Reno,November 15,February 28,90,60")

    assert {r.month for r in with_rates(winter, path).problem.per_diems} == {12, 1}


def test_every_cell_that_cannot_be_read_is_told_with_its_line(tmp_path: Path):
    path = saved(tmp_path, "City,Month,Lodging,Meals", "Reno,May,dear,68", "Tulsa,Mai,-3,68")

    with pytest.raises(Faulty) as caught:
        with_rates(TINY, path)

    assert [f.place for f in caught.value.faults] == ["rates.csv: line 2", "rates.csv: line 3", "rates.csv: line 3"]


@pytest.mark.parametrize("lines", [("",), ("City;Lodging;Meals", "Reno;1;1")])
def test_a_file_without_the_headings_is_refused(lines: tuple[str, ...], tmp_path: Path):
    with pytest.raises(Faulty) as caught:
        with_rates(TINY, saved(tmp_path, *lines))

    assert [f.code for f in caught.value.faults] == ["missing_column"]
