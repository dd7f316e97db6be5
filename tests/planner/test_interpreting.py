from dataclasses import replace

import pytest

from envoyage.planner.interpreting import (
    TABLES,
    clash,
    day_minutes,
    guests_by_language,
    language_in,
    listeners,
    longest_for,
    officers_for,
    seats,
)
from envoyage.planner.plan import Kind
from envoyage.planner.problem import LanguageMode, Speaks
from tests.builders import at, day, tiny_plan, tiny_problem


@pytest.mark.parametrize("name", sorted(TABLES))
def test_tables_rise_and_longest_and_fewest_are_each_others_inverse(name: str) -> None:
    table = TABLES[name]
    for rows in (table.team, table.alone, table.day):
        assert list(rows) == sorted(rows)
        for longest, officers in rows:
            assert officers_for(rows, longest) == officers
            assert longest_for(rows, officers) >= longest
        assert officers_for(rows, rows[-1][0] + 1) is None
        assert longest_for(rows, 0) == 0


def test_the_policy_names_a_table() -> None:
    assert tiny_problem().policies.interpreter_rules in TABLES


def test_a_person_listens_in_the_groups_language_if_he_speaks_it_well() -> None:
    problem, plan = tiny_problem(), tiny_plan()
    galician = replace(problem.participants[0], languages=(Speaks("gl", 5), Speaks("es", 4)))
    problem = replace(problem, participants=(galician, *problem.participants[1:]))

    assert language_in(problem, plan.group["G1"], "p00") == "es"
    assert language_in(problem, plan.group["G2"], "p00") == problem.interpreted_language(galician)


def test_guests_and_seats_follow_the_members() -> None:
    problem, plan = tiny_problem(), tiny_plan()

    assert guests_by_language(problem, plan.group["G1"]) == {"es": ("p00", "p01", "p06", "p07")}
    assert seats(problem, plan, "G1") == {("G1", "es", LanguageMode.SIMULTANEOUS): 2}
    assert seats(problem, plan, "G2") == {("G2", "", LanguageMode.LIAISON): 2}


def test_nobody_listens_at_lunch() -> None:
    problem, plan = tiny_problem(), tiny_plan()
    lunch = next(a for a in plan.appointments if a.kind is Kind.MEAL and a.group == "G1")

    assert listeners(problem, plan.group["G1"], lunch) == {}


def test_those_who_speak_only_the_host_language_listen_where_the_resource_does_not() -> None:
    problem, plan = tiny_problem(), tiny_plan()
    visit = next(a for a in plan.appointments if a.id == "G1-slot1-reno-0")
    spanish = replace(problem, resources=tuple(replace(r, languages=("es",)) for r in problem.resources))

    assert listeners(problem, plan.group["G1"], visit) == {"es": ("p00", "p01", "p06", "p07")}
    assert listeners(spanish, plan.group["G1"], visit) == {"en": ("p02", "p03")}


def test_whoever_speaks_a_language_of_the_resource_well_needs_no_interpreter() -> None:
    problem, plan = tiny_problem(), tiny_plan()
    polyglot = replace(problem.participants[2], languages=(Speaks("en", 5), Speaks("es", 4)))
    people = tuple(polyglot if p.id == "p02" else p for p in problem.participants)
    resources = tuple(replace(r, languages=("es",)) for r in problem.resources)
    visit = next(a for a in plan.appointments if a.id == "G1-slot1-reno-0")

    heard = listeners(replace(problem, participants=people, resources=resources), plan.group["G1"], visit)

    assert heard == {"en": ("p03",)}


def test_the_minutes_of_a_day_leave_out_sessions() -> None:
    problem, plan = tiny_problem(), tiny_plan()

    minutes = day_minutes(problem, plan, plan.group["G1"])

    assert minutes[day(5), "es"] == 180
    assert (day(2), "es") not in minutes


def test_items_clash_when_the_way_is_longer_than_the_gap() -> None:
    problem, plan = tiny_problem(), tiny_plan()
    visit = next(a for a in plan.appointments if a.id == "G1-slot1-reno-0")
    soon = replace(visit, id="soon", resource="reno-6", start=visit.end, end=at(5, 12))
    later = replace(soon, start=at(5, 11, 15))

    assert clash(problem, plan, visit, soon)
    assert not clash(problem, plan, later, visit)
