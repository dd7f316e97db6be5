import io
from dataclasses import replace
from datetime import timedelta

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from envoyage.exports.document import filled, new_document, saved, table, text
from envoyage.exports.marking import Look, Marking
from envoyage.exports.phrases import day_words
from envoyage.exports.unmet import unmet
from envoyage.exports.words.book import book
from envoyage.exports.words.briefs import briefs
from envoyage.exports.words.homes import home_pages
from envoyage.exports.words.itinerary import LAST, itinerary
from envoyage.exports.words.unmet import unmet_page
from envoyage.planner.problem import Consent, Staff
from tests.builders import tiny_plan, tiny_problem

LOOK = Look("Tiny programme")


@pytest.fixture(scope="module")
def world():
    problem = tiny_problem()
    return problem, tiny_plan(problem)


def opened(data: bytes):
    return docx.Document(io.BytesIO(data))


def lines(data: bytes) -> list[str]:
    document = opened(data)
    cells = [c.text for t in document.tables for r in t.rows for c in r.cells]
    return [p.text for p in document.paragraphs] + [line for c in cells for line in c.split("\n")]


def headings(data: bytes) -> list[tuple[str, str]]:
    shown = ("Title", "Heading 1")
    return [(p.style.name, p.text) for p in opened(data).paragraphs if p.style.name in shown]


def test_the_itinerary_of_a_city_can_be_edited_and_holds_every_day(world):
    problem, plan = world
    stay = next(s for s in plan.stays if s.city == "reno")
    data = itinerary(problem, plan, (stay,), LOOK)
    found = lines(data)
    assert ("Title", "Reno, NV") in headings(data)
    for line in ("Thursday 20 May 2027", "Law Enforcement of Reno", LAST, "Contact reno, 555-0101", "At leisure.",
                 "Dinner in 3 homes", "18:00–20:30: Person 00, Person 03", "Hotel Reno, 1 Main Street",
                 "Duty Officer"):  # fmt: skip
        assert line in found, line


def test_every_page_carries_title_and_sensitivity_and_its_number(world):
    section = opened(book(*world, LOOK)).sections[0]
    assert [p.text for p in section.header.paragraphs] == ["Tiny programme", str(Marking.SENSITIVE)]
    codes = [e.text for e in section.footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_the_book_has_a_chapter_for_each_group_and_ends_with_the_emergency_page(world):
    titles = [title for _, title in headings(book(*world, LOOK))]
    assert titles[:4] == ["Tiny programme", "Participants", "Contacts", "Calendar at a glance"]
    assert "Group G1 (Spanish)" in titles
    assert "Group G2 (English)" in titles
    assert titles[-1] == "In an emergency"


def test_headers_of_tables_repeat_on_every_page(world):
    for made in opened(book(*world, LOOK)).tables:
        assert made.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_paper_can_be_a4(world):
    section = opened(book(*world, Look("x", paper="a4"))).sections[0]
    assert abs(section.page_width - Mm(210)) < Mm(1)


def test_the_same_plan_gives_the_same_bytes(world):
    assert book(*world, LOOK) == book(*world, LOOK)


def test_names_in_right_to_left_letters_are_runs_of_their_own():
    document = new_document(LOOK)
    paragraph = text(document, "Judge ليلى حداد, Kuwait")
    assert [(r.text, bool(r.font.rtl)) for r in paragraph.runs] == [
        ("Judge ", False), ("ليلى حداد, ", True), ("Kuwait", False)
    ]  # fmt: skip


def test_any_name_can_be_printed(world):
    problem, plan = world
    evil = ("<w:p>\"quotes\" & 'more'", "a\x00\x1bb", "\u202eright", "=SUM(A1)", "x" * 300, "𠮷野")
    people = tuple(replace(p, name=evil[i]) if i < len(evil) else p for i, p in enumerate(problem.participants))
    found = lines(book(replace(problem, participants=people), plan, LOOK))
    for name in (evil[0], "ab", *evil[2:]):
        assert name in found, name


def test_columns_that_nobody_fills_are_left_out():
    assert filled(("a", "b"), [("1", ""), ("2", "")]) == (["a"], [["1"], ["2"]])


def test_a_table_without_rows_is_still_a_table():
    document = new_document(LOOK)
    table(document, ("a", "b"), [])
    assert len(opened(saved(document)).tables[0].rows) == 1


def test_a_brief_tells_a_host_who_comes_without_names(world):
    data = briefs(*world, "reno", LOOK)
    found = lines(data)
    assert len([h for h in headings(data) if h[0] == "Heading 1"]) == 4
    assert "6 visitors and 2 language officers" in found
    assert "Spanish, simultaneous interpreting" in found
    assert not any("Person" in line for line in found)


def test_a_brief_asks_for_no_photographs_unless_everybody_agreed(world):
    problem, plan = world
    agreed = tuple(replace(p, photo_consent=Consent.YES) for p in problem.participants)
    everybody = lines(briefs(replace(problem, participants=agreed), plan, "reno", LOOK))
    one_unknown = (replace(agreed[0], photo_consent=Consent.UNKNOWN), *agreed[1:])
    all_but_one = lines(briefs(replace(problem, participants=one_unknown), plan, "reno", LOOK))
    assert not any("none, please" in line for line in everybody)
    assert any("none, please" in line for line in all_but_one)


def test_each_household_has_its_page_and_a_city_without_homes_no_file(world):
    data = home_pages(*world, "reno", LOOK)
    assert [title for _, title in headings(data)] == ["Family 0", "Family 1", "Family 2"]
    assert home_pages(*world, "new-york", LOOK) == b""


def test_a_household_is_told_by_when_to_answer(world):
    problem, plan = world
    problem = replace(problem, policies=replace(problem.policies, home_notice_days=10))
    found = lines(home_pages(problem, plan, "reno", LOOK))
    evening = next(a for a in plan.appointments if a.host and problem.host[a.host].city == "reno").start.date()
    days = [found[i + 1] for i, line in enumerate(found) if line == "Answer by"]
    assert days == [day_words(evening - timedelta(days=10))] * 3


def test_a_host_reads_what_the_visitors_could_speak_about_where_they_told_it(world):
    problem, plan = world
    first, *others = problem.participants
    known = replace(problem, participants=(replace(first, expertise=("trafficking",)), *others))
    visitors = opened(briefs(known, plan, "reno", LOOK)).tables[1]
    assert sorted({c.text for c in visitors.columns[2].cells}) == ["", "Expertise", "Trafficking"]
    assert "Expertise" not in lines(briefs(problem, plan, "reno", LOOK))


def test_a_brief_has_no_column_that_nobody_fills(world):
    plain = replace(
        world[0], participants=tuple(replace(p, title="", position="", access=()) for p in world[0].participants)
    )

    heads = [cell.text for cell in opened(briefs(plain, world[1], "reno", LOOK)).tables[1].rows[0].cells]

    assert "Country" in heads
    assert {"Title", "Position", "Access needs"}.isdisjoint(heads)


def test_the_unmet_needs_page_says_who_lacks_what_and_what_would_mend_it(world):
    problem, plan = world
    found = lines(unmet_page(problem, unmet(problem, plan), LOOK))
    assert "Justice: Trafficking (4.0 of 5)" in found
    assert any("when planning again" in line for line in found)
    assert "Every need of every participant is met." in lines(unmet_page(problem, (), LOOK))


def test_the_emergency_page_names_the_number_of_the_country_and_only_cities_visited(world):
    problem, plan = world
    away = Staff("s9", "Far Coordinator", "coordinator", "tulsa", "555-0199", emergency=True)
    plan = replace(plan, stays=tuple(s for s in plan.stays if s.city != "tulsa"), appointments=(), legs=())

    def page(country: str) -> list[str]:
        cities = tuple(replace(c, country=country) for c in problem.cities)
        return lines(book(replace(problem, cities=cities, staff=(*problem.staff, away)), plan, LOOK))

    assert "In danger call 911 first, then the number below." in page("US")
    assert "In danger call 112 first, then the number below." in page("DE")
    assert "In danger call the local emergency number first, then the number below." in page("CL")
    assert "Far Coordinator" not in page("US")


def test_the_first_and_the_last_day_are_for_coming_and_going(world):
    problem, plan = world
    found = lines(book(problem, replace(plan, appointments=()), LOOK))
    assert found.count("Day of arrival.") == found.count("Day of departure.") == len(plan.groups)


def test_one_officer_is_one_and_not_several(world):
    problem, plan = world
    alone = tuple(replace(a, officers=a.officers[:1] or ("es0",)) for a in plan.appointments)
    assert "6 visitors and 1 language officer" in lines(
        briefs(problem, replace(plan, appointments=alone), "reno", LOOK)
    )


def test_people_stand_with_what_they_could_speak_about_in_book_and_itinerary(world):
    problem, plan = world
    first, *others = problem.participants
    expert = replace(first, position="Judge", institution="High Court", expertise=("trafficking", "witness_care"))
    known = replace(problem, participants=(expert, *others))
    for data in (book(known, plan, LOOK), itinerary(known, plan, plan.stays[:1], LOOK)):
        assert {"Judge", "High Court", "Trafficking; Witness care"} <= set(lines(data))
    assert "Expertise" not in lines(book(problem, plan, LOOK))


def test_seniority_stands_beside_the_position_once_somebody_has_another_than_the_usual(world):
    problem, plan = world
    first, *others = problem.participants
    judge = replace(first, position="Judge", seniority=5)
    known = replace(problem, participants=(judge, *others))
    for data in (book(known, plan, LOOK), itinerary(known, plan, plan.stays[:1], LOOK)):
        assert "Judge, seniority 5 of 5" in lines(data)
    assert not any("seniority" in line.casefold() for line in lines(book(problem, plan, LOOK)))
    assert not any("seniority" in line for line in lines(briefs(known, plan, "reno", LOOK)))


def test_members_of_a_group_stand_in_the_order_of_the_printed_book(world):
    problem, plan = world
    first = opened(itinerary(problem, plan, plan.stays[:1], LOOK)).tables[0]
    column = [c.text for c in first.rows[0].cells].index("Country")
    countries = [row.cells[column].text for row in first.rows[1:]]
    assert countries == sorted(countries)
