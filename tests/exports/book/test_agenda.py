"""An agenda has one or two pages, whatever the days hold."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from envoyage.exports.book import agenda, agendas
from envoyage.exports.marking import Marking
from envoyage.planner.plan import Plan
from tests.builders import tiny_plan, tiny_problem
from tests.exports.book.reading import all_text, folded, pages
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


def test_crowded_days_with_endless_titles_still_fit():
    problem = tiny_problem()
    plan = tiny_plan(problem)
    crowd = tuple(
        replace(a, id=f"{a.id}-{n}", title=f"{n} " + "An endless title " * 18, start=a.start + timedelta(minutes=n))
        for a in plan.appointments
        for n in range(6)
    )

    assert page_count(agenda(problem, replace(plan, appointments=crowd), "p00")) <= 2


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
