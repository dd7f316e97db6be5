"""The programme book as an editable Word document: the form in which offices send it around."""

from docx.document import Document

from envoyage.exports.content import short_span, span
from envoyage.exports.document import heading, new_document, saved, table, text
from envoyage.exports.emergency import emergency_numbers
from envoyage.exports.marking import Look
from envoyage.exports.need_to_know import Reader, seen
from envoyage.exports.phrases import city_name, day_words, group_name, one_line, words
from envoyage.exports.words.itinerary import add_days, add_people, add_week
from envoyage.exports.words.people import people_table
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem


def book(problem: Problem, plan: Plan, look: Look) -> bytes:
    """The bytes of the whole book: cover, people, contacts, calendar, one chapter a group, emergency page."""
    document = new_document(look)
    _cover(document, problem)
    _people(document, problem)
    _contacts(document, problem, plan)
    _calendar(document, problem, plan)
    for group in plan.groups:
        heading(document, group_name(problem, group), 1, new_page=True)
        add_people(document, problem, group)
        for stay in plan.stays_of[group.id]:
            heading(document, f"{city_name(problem, stay.city)}, {day_words(stay.arrive)}", 1, new_page=True)
            add_week(document, problem, plan, stay)
            add_days(document, problem, plan, stay)
    _emergency(document, problem, plan)
    return saved(document)


def _cover(document: Document, problem: Problem) -> None:
    heading(document, one_line(problem.title), 0)
    for line in (problem.motto, span(problem.starts, problem.ends)):
        if line:
            text(document, one_line(line), "Subtitle")
    for role, name in (("Sponsored by", problem.sponsor), ("Arranged by", problem.agency)):
        if name:
            text(document, f"{role} {one_line(name)}")
    themes = "; ".join(one_line(t.title) for t in problem.themes)
    objectives = [one_line(o.title) for o in problem.objectives]
    if themes:
        text(document, f"Themes: {themes}")
    if objectives:
        text(document, "Objectives:")
    for line in objectives:
        text(document, line, "List Bullet")


def _people(document: Document, problem: Problem) -> None:
    heading(document, "Participants", 1, new_page=True)
    people_table(document, problem, problem.travellers)


def _contacts(document: Document, problem: Problem, plan: Plan) -> None:
    visited = {s.city for s in plan.stays}
    heading(document, "Contacts", 1, new_page=True)
    rows = [("Programme agency", one_line(problem.agency), problem.agency_phone, "")]
    for staff in problem.staff:
        if not staff.city:
            who = seen(problem, Reader.GROUP, staff)
            rows.append((words(who.role), who.name, who.phone, who.email))
    rows += [
        (city_name(problem, c.id), one_line(c.local_sponsor), c.sponsor_phone, c.sponsor_email)
        for c in problem.cities
        if c.local_sponsor and c.id in visited
    ]
    table(document, ("For", "Who", "Phone", "E-mail"), [r for r in rows if any(r[1:])], (1.3, 2, 1.2, 2))


def _calendar(document: Document, problem: Problem, plan: Plan) -> None:
    heading(document, "Calendar at a glance", 1, new_page=True)
    heads = ("Group", *(short_span(p.arrive, p.leave) for p in problem.periods))
    rows = []
    for group in plan.groups:
        where = {s.period: city_name(problem, s.city) for s in plan.stays_of[group.id]}
        rows.append((group_name(problem, group), *(where.get(p.id, "") for p in problem.periods)))
    table(document, heads, rows, (1.1, *(1.0 for _ in problem.periods)))


def _emergency(document: Document, problem: Problem, plan: Plan) -> None:
    heading(document, "In an emergency", 1, new_page=True)
    visited = {s.city for s in plan.stays}
    number = emergency_numbers(problem, sorted(visited)) or "the local emergency number"
    text(document, f"In danger call {number} first, then the number below.", bold=True)
    rows = []
    for staff in problem.staff:
        if staff.emergency and (not staff.city or staff.city in visited):
            who = seen(problem, Reader.GROUP, staff)
            rows.append((city_name(problem, staff.city) if staff.city else "Everywhere", who.name, who.phone))
    for provider in problem.medical:
        if provider.city in visited:
            clinic = seen(problem, Reader.GROUP, provider)
            place = ", ".join(x for x in (clinic.name, clinic.address) if x)
            rows.append((city_name(problem, provider.city), place, clinic.phone))
    table(document, ("Where", "Who", "Phone"), rows, (1.3, 3, 1.3))
