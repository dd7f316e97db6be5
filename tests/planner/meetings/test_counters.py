from itertools import product

import pytest
from ortools.sat.python.cp_model import OPTIMAL, CpModel, CpSolver

from envoyage.planner.meetings.counters import counter


@pytest.mark.parametrize(("size", "most"), [(1, 1), (2, 1), (3, 3), (4, 2), (5, 4), (5, 9)])
def test_a_counter_counts_up_to_its_most(size: int, most: int):
    for values in product((0, 1), repeat=size):
        model = CpModel()
        given = [model.new_bool_var(f"x{n}") for n in range(size)]
        counts = counter(model, given, most, "count")
        for unknown, value in zip(given, values, strict=True):
            model.add(unknown == value)
        solver = CpSolver()
        solver.parameters.num_workers = 1

        assert solver.solve(model) == OPTIMAL
        assert [solver.value(c) for c in counts] == [int(sum(values) > k) for k in range(min(size, most))]
