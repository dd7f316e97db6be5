from dataclasses import replace

from envoyage.planner.access import PLACES, lacking, shut_out
from envoyage.planner.problem import Access
from tests.builders import tiny_problem


def test_a_wheelchair_ready_place_lacks_nothing() -> None:
    assert lacking((Access.STEP_FREE, Access.WHEELCHAIR), (Access.WHEELCHAIR,)) == ()
    assert lacking((Access.WHEELCHAIR,), (Access.STEP_FREE,)) == (Access.WHEELCHAIR,)


def test_only_people_with_a_need_are_shut_out() -> None:
    problem = tiny_problem()
    rolling = replace(problem.participants[0], access=(Access.WHEELCHAIR, Access.HEARING_LOOP))
    problem = replace(problem, participants=(rolling, *problem.participants[1:]))

    assert shut_out(problem, ("p00", "p01", "li0"), ()) == (("p00", (Access.WHEELCHAIR, Access.HEARING_LOOP)),)


def test_homes_and_vehicles_are_not_asked_for_hearing_loops() -> None:
    assert lacking((Access.HEARING_LOOP, Access.SHORT_WALKS), ()) == ()
    assert lacking((Access.HEARING_LOOP, Access.SHORT_WALKS), (Access.HEARING_LOOP,), PLACES) == (Access.SHORT_WALKS,)
