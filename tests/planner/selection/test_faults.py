"""Contradictions of nominations are told all at once, each with its place."""

from dataclasses import replace
from datetime import date

from envoyage.planner.problem import Need
from envoyage.planner.selection.faults import find_doubts, find_faults
from envoyage.planner.selection.nominations import Dimension, Quota, Score
from tests.planner.selection.world import nominations, nominee

RIGHT = nominations(nominee(0, 1), nominee(1, 2), nominee(2, 3))


def test_what_is_right_has_no_faults():
    assert find_faults(RIGHT) == ()


def test_every_fault_is_told_with_its_place():
    wrong = nominations(
        nominee(0, country="XX"), nominee(1, sector="nothing"), nominee(1, seniority=9),
        nominee(3, scores=(Score("A", 1.0), Score("A", 2.0))), nominee(4, scores=(Score("A", float("nan")),)),
        nominee(5, needs=(Need("justice", "nothing"),)),
        places=0,
        quotas=(
            Quota(Dimension.REGION, ("Afr",), least=1), Quota(Dimension.GENDER, ("F",), least=3, most=2),
            Quota(Dimension.COUNTRY), Quota(Dimension.COUNTRY, most=-1),
        ),
    )  # fmt: skip

    assert {f.place: f.code for f in find_faults(replace(wrong, ends=date(2027, 5, 1)))} == {
        "nominees[n0].country": "unknown_country",
        "nominees[n1].id": "duplicate_id",
        "nominees[n1].sector": "unknown_sector",
        "nominees[n1].seniority": "out_of_range",
        "nominees[n3].scores[1].assessor": "listed_twice",
        "nominees[n4].scores[0].mark": "not_a_number",
        "nominees[n5].needs[0].theme": "unknown_theme",
        "quotas[0].values": "unknown_value",
        "quotas[1].most": "quota_upside_down",
        "quotas[2].least": "quota_empty",
        "quotas[3].most": "quota_upside_down",
        "selection.places": "out_of_range",
        "selection.ends": "end_before_start",
    }


def test_a_value_nearly_right_is_asked_about():
    given = replace(RIGHT, quotas=(Quota(Dimension.SECTOR, ("polise",), least=1),))

    assert find_faults(given)[0].way_out == "Did you mean 'police'?"


def test_what_is_probably_not_meant_is_doubted():
    given = nominations(nominee(0), nominee(1, 2, delegation="Task Force"))

    assert {f.code for f in find_doubts(given)} == {"no_marks", "lonely_delegation", "no_officers"}
