"""Names stand for ids where they mean one thing only."""

from envoyage.cli.naming import id_meant, names_of
from tests.builders import tiny_plan, tiny_problem

NAMES = {"p1": "Ana Sample", "p2": "Bo Twice", "p3": "Bo Twice"}


def test_an_id_stands_for_itself_and_a_name_for_its_id():
    assert id_meant("p1", NAMES) == "p1"
    assert id_meant("ana  sample", NAMES) == "p1"


def test_what_is_unknown_or_means_two_is_left_to_be_told():
    assert id_meant("Nobody", NAMES) == "Nobody"
    assert id_meant("Bo Twice", NAMES) == "Bo Twice"


def test_journeys_are_named_by_group_and_city():
    problem, plan = tiny_problem(), tiny_plan()
    leg = plan.legs[0]
    city = problem.city[plan.stay[leg.to_stay].city].name

    assert id_meant(f"{leg.group} to {city}", names_of(problem, plan)["leg"]) == leg.id
