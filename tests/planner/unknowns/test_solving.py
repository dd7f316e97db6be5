from ortools.sat.python.cp_model import CpModel

from envoyage.planner.plan import Stopped
from envoyage.planner.unknowns.solving import Budget, maximise, total, worst


def test_the_best_answer_is_found_and_proven() -> None:
    model = CpModel()
    a, b = model.new_bool_var("a"), model.new_bool_var("b")
    model.add(a + b <= 1)
    model.maximize(total([(2, a), (3, b)]))

    answer = maximise(model, seconds=5, seed=1)

    assert (answer.found, answer.value, answer.bound, answer.stopped) == (True, 3, 3, Stopped.PROVEN)
    assert (answer.chose(a), answer.chose(b)) == (False, True)


def test_a_model_without_an_answer_is_proven_to_have_none() -> None:
    model = CpModel()
    model.add(model.new_bool_var("a") >= 2)

    answer = maximise(model, seconds=5, seed=1)

    assert not answer.found
    assert answer.stopped is Stopped.PROVEN


def test_the_sum_of_nothing_is_nothing() -> None:
    model = CpModel()
    model.maximize(total([]))

    assert maximise(model, seconds=5, seed=1).value == 0


def test_cancelled_counts_before_time_and_time_before_proven() -> None:
    assert worst([]) is Stopped.PROVEN
    assert worst([Stopped.PROVEN, Stopped.TIME]) is Stopped.TIME
    assert worst([Stopped.TIME, Stopped.CANCELLED, Stopped.PROVEN]) is Stopped.CANCELLED


def test_a_search_gets_its_part_or_half_of_what_is_left() -> None:
    budget = Budget(100.0, 4)
    shares = [budget.share() for _ in range(4)]

    assert all(49 < share <= 50 for share in shares[:3])
    assert shares[3] > 99
