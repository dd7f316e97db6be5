from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from envoyage.planner.airports import known_airports
from envoyage.planner.faults import find_faults
from envoyage.planner.problem import PROMISED, LanguageMode, Participant, ParticipantStatus, Problem
from envoyage.planner.staffing import available, staffing, teams
from envoyage.planner.workdays import full_days
from envoyage.sample import Size, make_problem
from envoyage.sample.names import plain

SHARED = ("washington-dc", "new-york-ny")
ALL = [(size, seed) for size in ("S", "M", "L") for seed in range(1, 6)]
made = cache(make_problem)


def slot_cities(problem: Problem) -> list[str]:
    return [c.id for c in problem.cities if c.id not in SHARED]


def english_enough(person: Participant) -> bool:
    return person.level("en") >= 4


@pytest.mark.parametrize(("size", "seed"), ALL)
def test_the_same_seed_makes_the_same_programme(size: Size, seed: int) -> None:
    assert make_problem(size, seed) == made(size, seed)


def test_another_seed_makes_another_programme() -> None:
    assert replace(made("M", 1), id="") != replace(made("M", 2), id="")


@pytest.mark.parametrize(("size", "seed"), ALL)
def test_the_planner_finds_no_fault_in_it(size: Size, seed: int) -> None:
    assert find_faults(made(size, seed)) == ()


@pytest.mark.parametrize(
    ("size", "people", "groups", "cities", "resources"),
    [("S", 10, 1, 3, 40), ("M", 72, 7, 24, 356), ("L", 100, 9, 24, 614)],
)
def test_sizes_are_as_promised(size: Size, people: int, groups: int, cities: int, resources: int) -> None:
    problem = made(size, 1)
    counts = (len(problem.travellers), problem.policies.groups_most, len(slot_cities(problem)))
    assert (*counts, len(problem.resources)) == (people, groups, cities, resources)
    assert len(problem.slots) == 3


def test_an_on_demand_programme_has_at_most_ten_nights() -> None:
    problem = made("S", 1)
    assert (problem.ends - problem.starts).days == 10


def test_an_on_demand_programme_has_a_holiday_inside_and_work_in_every_slot() -> None:
    for seed in range(1, 11):
        problem = made("S", seed)
        assert (date(2027, 11, 11), "", "Veterans Day") in problem.holidays
        assert all(full_days(problem, slot_cities(problem)[0], s.arrive, s.leave) for s in problem.slots)


def test_the_usual_programme_runs_from_saturday_to_saturday_with_veterans_day_inside() -> None:
    problem = made("M", 1)
    assert (problem.starts.isoweekday(), problem.ends.isoweekday()) == (6, 6)
    assert (date(2027, 11, 11), "", "Veterans Day") in problem.holidays
    assert all(full_days(problem, slot_cities(problem)[0], s.arrive, s.leave) for s in problem.slots)


def test_periods_follow_each_other_without_a_gap() -> None:
    for size in ("S", "M"):
        periods = made(size, 1).periods
        assert [p.arrive for p in periods[1:]] == [p.leave for p in periods[:-1]]


@pytest.mark.parametrize("seed", range(1, 6))
def test_the_list_has_records_that_do_not_travel_in_the_shares_of_a_real_cohort(seed: int) -> None:
    statuses = [p.status for p in made("M", seed).participants]
    assert statuses.count(ParticipantStatus.ALTERNATE) == 19
    assert statuses.count(ParticipantStatus.CANCELLED) == 13
    assert len(statuses) == 129


@pytest.mark.parametrize("seed", range(1, 6))
def test_travellers_come_from_at_least_55_countries_in_six_regions_and_at_most_two_from_each(seed: int) -> None:
    problem = made("M", seed)
    countries = [p.country for p in problem.travellers]
    assert len(set(countries)) >= 55
    assert max(countries.count(c) for c in countries) <= problem.policies.most_per_country
    assert {problem.country[c].region for c in countries} == {"AF", "EAP", "EUR", "NEA", "SCA", "WHA"}


@pytest.mark.parametrize("size", ["M", "L"])
def test_61_in_100_need_an_interpreter(size: Size) -> None:
    people = made(size, 3).travellers
    assert round(100 * sum(not english_enough(p) for p in people) / len(people)) == 61


@pytest.mark.parametrize(("size", "seed"), ALL)
def test_officers_can_serve_every_language_with_one_language_a_group(size: Size, seed: int) -> None:
    problem = made(size, seed)
    guests: dict[str, list[Participant]] = {}
    for person in problem.travellers:
        guests.setdefault(problem.interpreted_language(person), []).append(person)
    helpers = len(guests.pop("", []))
    rules = problem.policies
    assert len(guests) <= rules.groups_most
    for language, people in guests.items():
        asked = staffing(problem, language, len(people))
        free = [o for o in problem.officers if language in o.languages and available(problem, o)]
        assert all(sum(o.mode is mode for o in free) >= count for mode, count in asked.items())
        assert len(people) <= rules.group_largest * teams(problem, language)
        helpers -= max(0, rules.group_smallest - len(people))
    assert helpers >= 0


def test_at_least_three_languages_are_scarce() -> None:
    problem = made("M", 1)
    languages = {problem.interpreted_language(p) for p in problem.travellers} - {""}
    assert sum(teams(problem, language) == 1 for language in languages) >= 3


def test_one_interpreter_is_not_free_for_the_whole_programme() -> None:
    problem = made("M", 1)
    assert [o.mode for o in problem.officers if not available(problem, o)] == [LanguageMode.SIMULTANEOUS]


@pytest.mark.parametrize(("size", "seed"), ALL)
def test_every_slot_city_keeps_each_promise_on_any_weekday(size: Size, seed: int) -> None:
    problem = made(size, seed)
    for city in slot_cities(problem):
        for category in PROMISED:
            windows = [
                {h.weekday for h in r.hours if h.opens.hour < 12}
                for r in problem.resources_in[city]
                if r.category is category and r.largest_group >= problem.policies.group_largest
            ]
            assert {1, 2, 3, 4, 5} in windows, (city, category)


@pytest.mark.parametrize("seed", range(1, 6))
def test_slot_cities_have_12_to_16_resources_some_open_at_night_only(seed: int) -> None:
    problem = made("M", seed)
    counts = [len(problem.resources_in[c]) for c in slot_cities(problem)]
    assert min(counts) >= 12
    assert max(counts) <= 16
    assert any(all(h.opens.hour >= 18 for h in r.hours) for r in problem.resources)


@pytest.mark.parametrize("seed", range(1, 6))
def test_some_resources_may_be_asked_once_and_some_take_few_people(seed: int) -> None:
    resources = made("M", seed).resources
    assert {r.most_asks for r in resources} == {1, 2, 3}
    assert any(r.largest_group <= 6 for r in resources)
    assert any(r.identity_check for r in resources)


@pytest.mark.parametrize("seed", range(1, 21))
def test_every_city_is_served_by_an_airport_with_scheduled_service(seed: int) -> None:
    problem = made("M", seed)
    served = set(known_airports())
    for city in problem.cities:
        assert city.airport in served
        assert city.airport in problem.airport
        assert city.id in SHARED or 50_000 <= city.population <= 700_000


def test_flights_know_both_their_airports_and_land_after_they_take_off_in_the_right_city() -> None:
    problem = made("M", 2)
    assert problem.flights
    for flight in problem.flights:
        assert {flight.origin, flight.destination} <= set(problem.airport)
        assert "IAD" in (flight.destination, flight.origin) or "JFK" in (flight.destination, flight.origin)


@pytest.mark.parametrize(("size", "seed"), ALL)
def test_nobody_has_the_name_of_another_participant(size: Size, seed: int) -> None:
    names = [p.name for p in made(size, seed).participants]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("seed", range(1, 6))
def test_ids_are_unique_in_their_table(seed: int) -> None:
    problem = made("M", seed)
    tables = (
        problem.participants, problem.officers, problem.cities, problem.resources, problem.contacts,
        problem.hosts, problem.hotels, problem.vehicles, problem.flights, problem.staff, problem.medical,
    )  # fmt: skip
    for rows in tables:
        assert len({row.id for row in rows}) == len(rows)


@pytest.mark.parametrize("seed", range(1, 6))
def test_people_have_six_to_eight_needs_of_known_themes_and_objectives(seed: int) -> None:
    problem = made("M", seed)
    themes, objectives = {t.id for t in problem.themes}, {o.id for o in problem.objectives}
    for person in problem.participants:
        pairs = {(n.objective, n.theme) for n in person.needs}
        assert 6 <= len(person.needs) <= 8
        assert len(pairs) == len(person.needs)
        assert all(n.theme in themes and n.objective in objectives and 1 <= n.dose <= 3 for n in person.needs)


@pytest.mark.parametrize("seed", range(1, 6))
def test_ties_between_people_are_mutual(seed: int) -> None:
    problem = made("M", seed)
    tied = [p for p in problem.travellers if p.keep_with or p.keep_apart]
    assert len(tied) == 12
    for person in tied:
        assert all(person.id in problem.participant[other].keep_with for other in person.keep_with)
        assert all(person.id in problem.participant[other].keep_apart for other in person.keep_apart)


@pytest.mark.parametrize(("size", "seed"), ALL)
def test_hotels_and_homes_have_room_for_a_group_and_the_large_ones_for_everybody(size: Size, seed: int) -> None:
    problem = made(size, seed)
    everybody = len(problem.travellers) + len(problem.officers)
    for city in problem.cities:
        rooms = [h.rooms for h in problem.hotels_in[city.id]]
        if city.id in SHARED:
            assert max(rooms) >= everybody or sum(rooms) >= everybody + problem.policies.group_largest
        else:
            assert max(rooms) >= problem.policies.group_largest + 4
            assert sum(h.seats for h in problem.hosts_in[city.id]) >= problem.policies.group_largest


def test_telephone_numbers_are_from_the_range_kept_free_for_fiction() -> None:
    problem = made("M", 1)
    rows = (*problem.hotels, *problem.hosts, *problem.staff, *problem.contacts, *problem.medical, *problem.officers)
    assert all(" 555 01" in row.phone for row in rows)


def test_names_are_plain_latin_letters_beside_their_own_spelling() -> None:
    for seed in range(1, 6):
        for person in made("M", seed).participants:
            assert person.name == plain(person.name)
            assert person.name.isascii(), person.name
