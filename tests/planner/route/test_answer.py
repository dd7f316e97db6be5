"""What becomes of a split: journeys that leave room for the sessions of travel days."""

from dataclasses import replace

from envoyage.planner.problem import Session, SessionKind
from envoyage.planner.route import split_and_route
from tests.builders import at, tiny_problem


def test_legs_wait_for_a_session_of_the_day_of_leaving_and_are_in_time_for_one_of_the_day_of_arrival() -> None:
    farewell = Session("farewell", "opening", "Farewell", SessionKind.PLENARY, at(4, 10), at(4, 12, 30))
    welcome = Session("welcome", "closing", "Welcome", SessionKind.MEAL, at(12, 19), at(12, 20))
    problem = tiny_problem()
    problem = replace(problem, sessions=(*problem.sessions, farewell, welcome))

    legs = split_and_route(problem, seconds=20, seed=1).legs

    assert {leg.departs for leg in legs if leg.from_stay.endswith("opening")} == {at(4, 12, 40)}
    assert {leg.departs.time() for leg in legs if leg.to_stay.endswith("slot2")} == {problem.policies.travel_departs}
    assert all(leg.departs >= at(12, 5) and leg.arrives < welcome.start for leg in legs if leg.arrives > at(12, 0))
