import io
from dataclasses import replace
from datetime import date, timedelta

import openpyxl
import pytest

from envoyage.exports.marking import Look
from envoyage.exports.sheets.city import ask_by, guests, hotel_list, requests, transport
from envoyage.planner.plan import RoomUse
from envoyage.planner.problem import Access, Diet
from tests.builders import tiny_plan, tiny_problem

LOOK = Look("Reno")


@pytest.fixture(scope="module")
def world():
    problem = tiny_problem()
    return problem, tiny_plan(problem)


def rows(data: bytes, sheet: int = 0) -> list[dict[str, object]]:
    table = list(openpyxl.load_workbook(io.BytesIO(data)).worksheets[sheet].iter_rows(values_only=True))
    return [dict(zip(table[0], row, strict=True)) for row in table[1:]]


@pytest.mark.parametrize(("lead", "days"), [(0, 14), (14, 14), (15, 15), (30, 30)])
def test_ask_by_is_the_longer_of_the_hosts_lead_and_the_houses(world, lead, days):
    problem, plan = world
    resources = tuple(replace(r, lead_days=lead) if r.id == "reno-0" else r for r in problem.resources)
    item = next(a for a in plan.appointments if a.resource == "reno-0")
    assert ask_by(replace(problem, resources=resources), item) == date(2027, 5, 20) - timedelta(days=days)


def test_requests_stand_with_the_most_urgent_first_and_say_what_is_needed(world):
    problem, plan = world
    resources = tuple(
        replace(r, lead_days=40, identity_check=True) if r.id == "reno-2" else r for r in problem.resources
    )
    asked = rows(requests(replace(problem, resources=resources), plan, "reno", LOOK))
    assert asked[0]["Resource"] == "Public Official of Reno, 2 First Street"
    assert asked[0]["Identity data"] == "needed 40 days before, for 6 people"
    assert asked[0]["Ask by"].date() == date(2027, 4, 11)
    assert [r["Ask by"] for r in asked] == sorted(r["Ask by"] for r in asked)
    assert {r["Language"] for r in asked} == {"Spanish, simultaneous interpreting"}
    assert asked[1]["Contact"] == "Contact reno, 555-0101"
    assert {r["Status"] for r in asked} == {"Planned"}


def test_the_coordinator_knows_who_needs_what_care(world):
    problem, plan = world
    people = tuple(replace(p, diet=(Diet.HALAL, Diet.NO_NUTS)) if p.id == "p00" else p for p in problem.participants)
    found = rows(guests(replace(problem, participants=people), plan, "reno", LOOK))
    assert [r["Name"] for r in found] == [f"Person {i:02}" for i in (0, 1, 2, 3, 6, 7)]
    assert found[0]["Diet"] == "halal, no nuts"


def test_the_front_desk_knows_rooms_and_who_shares_them(world):
    problem, plan = world
    stay = next(s for s in plan.stays if s.city == "reno")
    rooms = (RoomUse(stay.id, stay.hotel, 1, ("p00", "p01")), RoomUse(stay.id, stay.hotel, 2, ("es0",)))
    people = tuple(replace(p, access=(Access.STEP_FREE,)) if p.id == "p00" else p for p in problem.participants)
    data = hotel_list(replace(problem, participants=people), replace(plan, rooms=rooms), stay.hotel, LOOK)
    assert {k: rows(data)[0][k] for k in ("Nights", "Rooms", "Single", "Shared", "People")} == {
        "Nights": 4, "Rooms": 2, "Single": 1, "Shared": 1, "People": 3
    }  # fmt: skip
    first, second, third = rows(data, 1)
    assert (first["Name"], first["Shares with"], first["Access needs"]) == ("Person 00", "Person 01", "step free")
    assert second["Shares with"] == "Person 00"
    assert (third["Name"], third["Room"], third["Title"]) == ("Interpreter 0", 2, None)


def test_the_driver_knows_times_places_seats_and_bags_but_no_visitor(world):
    problem, plan = world
    found = rows(transport(problem, plan, "reno", LOOK))
    assert found[0]["From"] == "Reno Airport (RNO)"
    assert (found[0]["People"], found[0]["Bags"]) == (8, 24)
    assert not any("Person" in str(value) for row in found for value in row.values())


def test_a_city_with_nothing_to_ask_for_says_so(world):
    problem, plan = world
    sheet = openpyxl.load_workbook(io.BytesIO(requests(problem, plan, "new-york", LOOK))).worksheets[0]
    assert sheet["A2"].value == "Nothing is to be asked for here."
