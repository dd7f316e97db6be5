"""Invented counterparts: the same for a seed, without faults, thirty at the opening and forty at the closing."""

from collections import Counter

import pytest

from envoyage.planner.encounters.faults import find_faults
from envoyage.planner.plan import Group, Plan
from envoyage.planner.problem import Problem
from envoyage.sample import make_problem
from envoyage.sample.counterparts import make_encounters
from envoyage.sample.sizes import Size


def together(problem: Problem) -> Plan:
    return Plan(problem.id, 7, (Group("G1", tuple(p.id for p in problem.travellers)),), ())


@pytest.mark.parametrize("size", ["S", "M", "L"])
def test_a_sample_has_no_faults_and_is_the_same_again(size: Size):
    problem = make_problem(size, 7)
    request = make_encounters(size, 7, problem)

    assert find_faults(problem, together(problem), request) == ()
    assert request == make_encounters(size, 7, make_problem(size, 7))
    assert request != make_encounters(size, 8, problem)


def test_a_fifth_of_the_counterparts_receive_two_to_four_at_once():
    request = make_encounters("M", 7, make_problem("M", 7))

    several = [c.at_once for c in request.counterparts if c.at_once > 1]
    assert len(several) == len(request.counterparts) / 5
    assert set(several) == {2, 3, 4}


def test_the_usual_size_has_thirty_and_forty_counterparts():
    problem = make_problem("M", 7)

    request = make_encounters("M", 7, problem)

    assert Counter(c.block for c in request.counterparts) == {"opening": 30, "closing": 40}
    assert {s.block for s in request.sessions} == {"opening", "closing"}
    assert request.seatings
