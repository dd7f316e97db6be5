"""The programme book holds what it promises, in every script, and the shareable version holds nothing private."""

from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader

from envoyage.exports.book import programme_book
from envoyage.exports.fonts.glyphs import STAND_IN, missing_glyphs
from envoyage.exports.marking import Marking
from envoyage.exports.private import private_texts
from envoyage.exports.redact import redacted
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Participant, Problem, Speaker
from tests.builders import tiny_plan, tiny_problem
from tests.exports.book.reading import all_text, folded, pages
from tests.exports.book.world import world_plan, world_problem

HOSTILE = (
    'Robert "); #panic("no") $x$ *bold* _it_ `raw` @ref <label>',
    "=HYPERLINK(1)\\ #eval(\"1\") [[ ]] {{ }} // /* */ ~ --- ''",
    "\u202egnorw\u202c \u200fאב <script>&amp;</script>",
    "L" + "o" * 298 + "g",
    "Tab\tNew\nLine \x00\x0b\x1f end",
)


@cache
def book(*, paper: str = "letter", redact: bool = False) -> bytes:
    return programme_book(world_problem(), world_plan(), paper=paper, redact=redact)  # type: ignore[arg-type]


def with_people(problem: Problem, people: tuple[Participant, ...]) -> Problem:
    return replace(problem, participants=people)


def test_the_book_is_a_tagged_pdf_with_title_language_and_the_start_as_its_date():
    reader = PdfReader(BytesIO(book()))

    assert reader.metadata.title == "Towards a Safer World: programme book"
    assert reader.metadata.creation_date.date() == date(2027, 5, 15)
    assert reader.trailer["/Root"]["/Lang"] == "en-US"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize(("paper", "width"), [("letter", 612), ("a4", 595)])
def test_both_papers_are_set(paper: str, width: int):
    reader = PdfReader(BytesIO(book(paper=paper)))

    assert round(float(reader.pages[0].mediabox.width)) == width


@pytest.mark.parametrize("redact", [False, True])
def test_every_page_carries_its_sensitivity(redact: bool):
    label = folded((Marking.SHAREABLE if redact else Marking.SENSITIVE).value)

    assert [n for n, text in enumerate(pages(book(redact=redact)), 1) if label not in text] == []


def test_everybody_is_named_in_latin_letters():
    text = all_text(book())

    assert [p.name for p in world_problem().travellers if folded(p.name) not in text] == []


@pytest.mark.parametrize("own", ["Олександр", "Ελένη", "王建国", "Nguyễn"])
def test_names_in_other_scripts_can_be_found(own: str):
    assert folded(own) in all_text(book())


def test_no_glyph_is_missing_anywhere_in_the_book():
    text = all_text(book())

    assert missing_glyphs(text) == ()
    assert STAND_IN not in text


def test_the_book_has_all_its_parts():
    text = all_text(book())
    parts = (
        "Contents", "Participants", "Contacts", "Calendar at a glance", "Routes", "Shared programme", "In an emergency",
        "Group G1 (Arabic)", "Group G7 (English)", "Week at a glance", "Day by day", "Home hospitality",
        "No photographs", "Leave 08:30", "Memorial Day", "Grand Inn Austin", "Use the east entrance", "Dr. Ada Quist",
    )  # fmt: skip

    assert [part for part in parts if folded(part) not in text] == []


def test_the_shareable_version_holds_nothing_private():
    problem, plan = world_problem(), world_plan()
    text = all_text(book(redact=True))

    assert [secret for secret in private_texts(problem, plan) if folded(secret) in text] == []


def test_what_people_could_speak_about_stands_in_the_book_by_its_title_and_in_no_shareable_one():
    first, *others = tiny_problem().participants
    problem = with_people(tiny_problem(), (replace(first, expertise=("trafficking", "witness_care")), *others))

    full, shared = (all_text(programme_book(problem, tiny_plan(problem), redact=r)) for r in (False, True))

    assert folded("Expertise: Trafficking; Witness care") in full
    assert folded("Expertise") not in shared
    assert folded("Witness care") not in shared


def test_the_shareable_version_numbers_people_and_says_where_they_come_from():
    text = all_text(book(redact=True))

    assert folded("Participant 1 (Jordan)") in text
    assert folded("Language officer 1") in text


def test_a_private_text_inside_a_free_text_is_struck_out():
    problem = tiny_problem()
    told = replace(problem.sessions[0], title="Talk of Person 03 near Hotel Reno, call 555-0102")
    problem = replace(problem, sessions=(told, *problem.sessions[1:]))

    text = all_text(programme_book(problem, tiny_plan(problem), redact=True))

    assert folded("Talk of [left out] near [left out], call [left out]") in text


def test_a_programme_that_is_redacted_already_makes_the_same_book():
    problem = tiny_problem()
    plan = tiny_plan(problem)

    assert programme_book(*redacted(problem, plan), redact=True) == programme_book(problem, plan, redact=True)


def test_the_same_plan_gives_the_same_bytes():
    problem = tiny_problem()

    assert programme_book(problem, tiny_plan(problem)) == programme_book(problem, tiny_plan(problem))


def test_hostile_names_are_printed_as_they_are_and_break_nothing():
    problem = tiny_problem()
    people = tuple(
        replace(p, name=name, title=name, institution=name) if name else p
        for p, name in zip(problem.participants, (*HOSTILE, *[""] * 7), strict=True)
    )
    problem = with_people(problem, people)

    text = all_text(programme_book(problem, tiny_plan(problem)))

    assert [name for name in (HOSTILE[0], HOSTILE[1], HOSTILE[3]) if folded(name) not in text] == []


def test_a_plan_with_nothing_in_it_still_makes_a_book():
    problem = tiny_problem(sessions=(), staff=(), medical=(), themes=(), objectives=(), participants=())

    text = all_text(programme_book(problem, Plan(problem.id, 7, (), ())))

    assert "Contents" in text


def test_travellers_without_a_group_are_not_forgotten():
    problem = tiny_problem()

    text = all_text(programme_book(problem, Plan(problem.id, 7, (), ())))

    assert folded("Not in a group yet") in text
    assert folded("Person 11") in text


@pytest.mark.parametrize("size", [16, 17, 18, 20])
def test_no_page_begins_with_the_last_row_of_a_table_alone(size: int):
    problem, plan = tiny_problem(), tiny_plan()
    people = tuple(replace(problem.participants[0], id=f"p{n}", name=f"Traveller {n}") for n in range(100, 100 + size))
    group = replace(plan.groups[0], members=tuple(p.id for p in people))
    alone = replace(plan, groups=(group,), stays=(), legs=(), appointments=())

    made = pages(programme_book(with_people(problem, people), alone))

    chapter = [text for text in made if "Traveller1" in text and "NamePositionandinstitution" in text]
    rows = [sum(f"Traveller{n}" in text for n in range(100, 100 + size)) for text in chapter]
    assert sum(rows) == 2 * size  # in the list of all participants and in the group's chapter
    assert min(rows) >= 3


def test_the_day_of_departure_does_not_stand_alone_on_a_page():
    problem = tiny_problem()
    crowded = replace(problem.sessions[-1], speakers=tuple(Speaker(f"Speaker {n}", "", "") for n in range(5)))

    made = pages(programme_book(replace(problem, sessions=(*problem.sessions[:-1], crowded)), tiny_plan()))

    ends = [text for text in made if "Dayofdeparture" in text]
    assert len(ends) == 2
    assert all("Saturday,29May2027" in text for text in ends)
