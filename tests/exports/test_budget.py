import io
from dataclasses import replace

import openpyxl
import pytest

from envoyage.exports.budget import SHARED, budget, budget_workbook
from envoyage.exports.marking import Look
from envoyage.planner.money import cost_lines
from envoyage.planner.problem import PerDiem, Policies
from tests.builders import tiny_plan, tiny_problem


@pytest.fixture(scope="module")
def world():
    problem = tiny_problem(
        per_diems=(PerDiem("reno", 5, 110.335, 68.115), PerDiem("tulsa", 5, 99.999, 61.3333)),
        policies=replace(tiny_problem().policies, per_diem="first_last_75", officer_day_rate=301.37),
    )
    return problem, tiny_plan(problem)


def test_cost_types_add_up_to_the_cent(world):
    costs = budget(*world)
    assert sum(costs.by_type().values()) == costs.total
    assert costs.total == sum(round(line.amount * 100) for line in cost_lines(*world))


def test_what_a_group_shares_is_nobodys_own(world):
    book = openpyxl.load_workbook(io.BytesIO(budget_workbook(*world, Look("Budget"))), data_only=True)
    shared = [row for row in book["By person"].iter_rows(values_only=True) if row[1] == SHARED]
    unnamed = [line for line in budget(*world).lines if not line.person]
    assert {row[0] for row in shared} == {line.group for line in unnamed} != set()
    assert round(sum(row[-1] for row in shared) * 100) == sum(line.cents for line in unnamed) > 0


def test_every_sheet_ends_with_the_same_total(world):
    book = openpyxl.load_workbook(io.BytesIO(budget_workbook(*world, Look("Budget"))), data_only=True)
    total = budget(*world).total
    last = {name: [c.value for c in list(book[name].rows)[-1]] for name in book.sheetnames}
    assert round(last["By cost type"][1] * 100) == total
    assert round(last["By group"][-1] * 100) == total
    assert round(last["By person"][-1] * 100) == total
    assert round(last["Lines"][4] * 100) == total


def test_the_total_is_a_formula_that_follows_an_edit(world):
    book = openpyxl.load_workbook(io.BytesIO(budget_workbook(*world, Look("Budget"))))
    lines = book["Lines"]
    assert lines.cell(lines.max_row, 5).value == f"=SUM(E2:E{lines.max_row - 1})"
    assert SHARED in {row[1].value for row in book["By person"].rows}


def test_a_plan_without_groups_costs_nothing():
    problem = tiny_problem(policies=Policies())
    empty = replace(tiny_plan(problem), groups=(), stays=(), legs=(), appointments=(), rooms=())
    assert budget(problem, empty).total == 0
    assert budget_workbook(problem, empty, Look("Budget")).startswith(b"PK")
