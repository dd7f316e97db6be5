"""Days and items in words, as all documents print them."""

from datetime import date

from envoyage.exports.content import days_of, for_person, item_of, long_day, short_day, short_span, span
from tests.builders import tiny_plan, tiny_problem


def test_dates_read_the_same_in_every_locale():
    assert long_day(date(2027, 5, 17)) == "Monday, 17 May 2027"
    assert short_day(date(2027, 5, 17)) == "Mon 17 May"
    assert span(date(2027, 5, 15), date(2027, 6, 5)) == "15 May to 5 June 2027"
    assert span(date(2027, 6, 1), date(2027, 6, 5)) == "1 to 5 June 2027"
    assert span(date(2027, 12, 30), date(2028, 1, 2)) == "30 December 2027 to 2 January 2028"
    assert short_span(date(2027, 5, 28), date(2027, 6, 2)) == "28 May – 2 June"


def test_a_day_of_travel_holds_the_journey_and_the_city_arrived_in():
    problem = tiny_problem()
    days = {d.day: d for d in days_of(problem, tiny_plan(problem), "G1")}

    travel = days[date(2027, 5, 19)]

    assert (travel.city, travel.zone) == ("Reno, NV", "PDT")
    assert [i.title for i in travel.items] == ["Flight from Washington, DC to Reno, NV"]
    assert len(days) == 16


def test_an_item_says_what_it_is_for_and_who_receives_the_group():
    problem = tiny_problem()
    plan = tiny_plan(problem)
    visit = next(a for a in plan.appointments if a.resource == "reno-0")

    item = item_of(problem, plan, visit)

    assert (item.themes, item.objectives) == (("Narcotics",), ("Justice",))
    assert (item.contact, item.phone, item.address) == ("Contact reno", "555-0101", "0 First Street")
    assert item.times == "09:00–10:30"
    assert item.attendees == ()


def test_a_person_sees_only_his_own_home():
    problem = tiny_problem()
    plan = tiny_plan(problem)
    person = plan.groups[0].members[0]

    mine = [
        i for d in for_person(days_of(problem, plan, "G1"), person) for i in d.items if i.kind == "home_hospitality"
    ]

    assert len(mine) == 2
