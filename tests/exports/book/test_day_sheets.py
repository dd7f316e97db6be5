"""The day sheets of a language officer: a page a day with all there is to carry."""

from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader

from envoyage.exports.book import all_day_sheets, day_sheets
from envoyage.exports.marking import Marking
from envoyage.planner.plan import Plan
from tests.builders import tiny_plan, tiny_problem
from tests.exports.book.reading import all_text, folded, pages, smallest_type


def test_there_is_a_marked_page_for_each_day():
    problem = tiny_problem()
    made = day_sheets(problem, tiny_plan(problem), "es0")

    assert len(PdfReader(BytesIO(made)).pages) == 16
    assert all(folded(Marking.SENSITIVE.value) in page for page in pages(made))


def test_a_sheet_says_when_where_who_and_whom_to_call():
    problem = tiny_problem()
    text = all_text(day_sheets(problem, tiny_plan(problem), "es0"))

    for words in ("Law Enforcement of Reno", "Leave 08:", "Person 00", "Duty Officer", "City clinic", "911"):
        assert folded(words) in text


def test_the_meter_counts_interpreted_visits_against_the_table():
    problem = tiny_problem()
    text = all_text(day_sheets(problem, tiny_plan(problem), "es0"))

    assert folded("Visits interpreted by the team of 2: 3 h of at most 4 h") in text
    assert folded("Over the limit") not in text


def test_the_meter_says_when_a_day_is_too_long():
    problem = tiny_problem()
    plan = tiny_plan(problem)
    alone = tuple(replace(g, officers=("es0",)) if g.id == "G1" else g for g in plan.groups)

    text = all_text(day_sheets(problem, replace(plan, groups=alone), "es0"))

    assert folded("Over the limit: ask for one more interpreter.") in text


def test_a_liaison_has_no_limit():
    problem = tiny_problem()

    assert "interpreted" not in all_text(day_sheets(problem, tiny_plan(problem), "li0"))


def test_an_officer_without_a_group_gets_a_page_that_says_so():
    problem = tiny_problem()

    assert folded("is in no group") in all_text(day_sheets(problem, Plan(problem.id, 7, (), ()), "es2"))


def test_all_sheets_are_those_of_the_officers_in_groups():
    problem = tiny_problem()

    assert [officer for officer, _ in all_day_sheets(problem, tiny_plan(problem))] == ["es0", "es1", "li0", "li1"]


def test_no_type_is_too_small_to_read():
    problem = tiny_problem()

    assert smallest_type(day_sheets(problem, tiny_plan(problem), "es0")) >= 7


def test_a_day_off_is_said_to_be_one_though_the_group_is_about():
    problem = tiny_problem()
    plan = tiny_plan(problem)
    spared = tuple(replace(a, officers=("es1",)) if a.group == "G1" else a for a in plan.appointments)

    assert folded("No duty on this day.") in all_text(day_sheets(problem, replace(plan, appointments=spared), "es0"))
