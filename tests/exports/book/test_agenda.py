"""An agenda has two pages, and more only where the days hold more than two can show in legible type."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from envoyage.exports.book import agenda, agendas
from envoyage.exports.marking import Marking
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Flight
from tests.builders import at, tiny_plan, tiny_problem
from tests.exports.book.reading import all_text, folded, pages, smallest_type
from tests.exports.book.world import world_plan, world_problem


def page_count(pdf: bytes) -> int:
    return len(PdfReader(BytesIO(pdf)).pages)


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("person", ["v000", "v004", "v007"])
def test_three_weeks_fit_on_two_marked_pages(person: str, paper: str):
    problem = world_problem()

    made = agenda(problem, world_plan(problem), person, paper)  # type: ignore[arg-type]

    assert page_count(made) <= 2
    assert all(folded(Marking.SENSITIVE.value) in page for page in pages(made))


def test_an_agenda_says_who_when_to_leave_and_where():
    problem = world_problem()

    text = all_text(agenda(problem, world_plan(problem), "v004"))

    for words in (
        "Wang Jianguo",
        "王建国",
        "leave 08:30",
        "100 Jefferson Avenue, Suite 0",
        "Arrival Sat 15 May, 15:20",
    ):
        assert folded(words) in text


def test_an_agenda_leaves_out_what_the_person_does_not_attend():
    problem = tiny_problem()
    plan = tiny_plan(problem)
    visit = next(a for a in plan.appointments if a.resource and a.group == "G1")
    stays_home = visit.attendees[0]
    alone = replace(visit, attendees=visit.attendees[1:], title="A visit without one of them")
    plan = replace(plan, appointments=(alone, *(a for a in plan.appointments if a is not visit)))

    assert folded(alone.title) not in all_text(agenda(problem, plan, stays_home))
    assert folded(alone.title) in all_text(agenda(problem, plan, visit.attendees[1]))


def test_crowded_days_run_on_over_further_pages_in_legible_type_with_nothing_left_out():
    problem = tiny_problem()
    plan = tiny_plan(problem)
    crowd = tuple(
        replace(a, id=f"{a.id}-{n}", title=f"{n} of {a.id} " + "An endless title " * 6,
                start=a.start + timedelta(minutes=n))
        for a in plan.appointments
        for n in range(6)
    )  # fmt: skip

    made = agenda(problem, replace(plan, appointments=crowd), "p00")
    text = all_text(made)

    assert page_count(made) > 2
    assert smallest_type(made) >= 7
    assert [a.id for a in crowd if "p00" in a.attendees and folded(a.title.strip()) not in text] == []
    assert folded("Medical providers") in text


def test_no_type_of_an_agenda_is_too_small_to_read():
    problem = world_problem()

    assert smallest_type(agenda(problem, world_plan(problem), "v000")) >= 7


def test_a_flight_that_lands_on_another_day_says_so():
    problem = tiny_problem()
    person = problem.travellers[0]
    home = Flight("f1", "XX 324", "JFK", "AMM", at(14, 22, 45), at(15, 17, 20), participants=(person.id,))
    problem = replace(problem, flights=(home,))

    assert folded("22:45 to 17:20 on Sun 30 May") in all_text(agenda(problem, tiny_plan(problem), person.id))


def test_the_emergency_number_is_that_of_the_country_and_none_is_guessed():
    problem = tiny_problem()

    def box(country: str) -> str:
        there = replace(problem, cities=tuple(replace(c, country=country) for c in problem.cities))
        return all_text(agenda(there, tiny_plan(problem), "p00"))

    assert folded("In an emergency: 911") in box("US")
    assert folded("In an emergency: 112") in box("FR")
    assert "911" not in box("CL")


def test_all_agendas_are_the_single_ones():
    problem = tiny_problem()
    plan = tiny_plan(problem)

    made = dict(agendas(problem, plan))

    assert list(made) == [p.id for p in problem.travellers]
    assert made["p05"] == agenda(problem, plan, "p05")


def test_somebody_without_a_group_gets_an_agenda_that_says_so():
    problem = tiny_problem()

    assert folded("No group yet") in all_text(agenda(problem, Plan(problem.id, 7, (), ()), "p00"))


def test_an_unknown_person_is_refused():
    problem = tiny_problem()

    with pytest.raises(KeyError):
        agenda(problem, tiny_plan(problem), "nobody")
