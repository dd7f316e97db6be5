"""``envoyage rates`` as a person runs it."""

import json
from pathlib import Path

from envoyage.files import read_problem, write_problem
from tests.builders import tiny_problem
from tests.cli.helper import envoyage


def test_rates_go_into_a_programme_that_is_written_beside(tmp_path: Path):
    write_problem(tiny_problem(), tmp_path / "programme.xlsx")
    (tmp_path / "rates.csv").write_text("City,Month,Lodging,Meals\nReno,May,131,77\n", "utf-8")

    done = envoyage("rates", "programme.xlsx", "rates.csv", "--out", "new.xlsx", "--json", cwd=tmp_path)

    assert done.returncode == 0
    assert json.loads(done.stdout)["rates"] == 1
    (row,) = read_problem(tmp_path / "new.xlsx").per_diems
    assert (row.city, row.month, row.lodging, row.meals) == ("reno", 5, 131.0, 77.0)


def test_a_table_without_headings_is_bad_input_and_nothing_is_written(tmp_path: Path):
    write_problem(tiny_problem(), tmp_path / "programme.json")
    (tmp_path / "rates.csv").write_text("Reno,May,131,77\n", "utf-8")

    done = envoyage("rates", "programme.json", "rates.csv", "--out", "new.json", cwd=tmp_path)

    assert done.returncode == 2
    assert "There is no line of headings." in done.stderr
    assert not (tmp_path / "new.json").exists()
