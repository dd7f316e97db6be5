"""One page a host organisation: who comes, what for, in which language, when and with what care."""

from collections import Counter

from docx.document import Document

from envoyage.exports.document import facts, filled, heading, new_document, saved, table, text
from envoyage.exports.marking import Look
from envoyage.exports.need_to_know import Reader, headings, row, seen
from envoyage.exports.phrases import (
    city_name,
    clock,
    country_name,
    day_words,
    language_name,
    need_words,
    one_line,
    words,
)
from envoyage.planner.plan import Appointment, Plan
from envoyage.planner.problem import Consent, Participant, Problem, Resource
from envoyage.planner.relevance import relevance

MOST_TOPICS = 5
WIDTHS = {"Position": 1.8, "Country": 1.3, "Expertise": 1.3, "Photographs": 1.2}
"""How wide the columns about visitors are beside the others."""
NO_PHOTOGRAPHS = "none, please: not everybody in the group has agreed"


def briefs(problem: Problem, plan: Plan, city: str, look: Look) -> bytes:
    """The bytes of the briefs of a city: one page an appointment with a resource."""
    document = new_document(look)
    visits = visits_in(problem, plan, city)
    for i, item in enumerate(visits):
        _page(document, problem, plan, item, first=i == 0)
    if not visits:
        text(document, "No host organisation is visited in this city.")
    return saved(document)


def visits_in(problem: Problem, plan: Plan, city: str) -> tuple[Appointment, ...]:
    """The appointments with resources of a city, in time order."""
    mine = (a for a in plan.appointments if a.resource and problem.resource[a.resource].city == city)
    return tuple(sorted(mine, key=lambda a: (a.start, a.resource, a.group)))


def visit_language(problem: Problem, plan: Plan, item: Appointment) -> str:
    """The languages of a visit and how they are interpreted."""
    group = plan.group[item.group]
    officers = [problem.officer[o] for o in item.officers or group.officers]
    modes = sorted({o.mode.value for o in officers})
    if not group.languages:
        return language_name(problem.host_language)
    spoken = ", ".join(language_name(code) for code in group.languages)
    return f"{spoken}, {' and '.join(modes)} interpreting" if modes else spoken


def _page(document: Document, problem: Problem, plan: Plan, item: Appointment, *, first: bool) -> None:
    resource = problem.resource[item.resource]
    people = [problem.participant[p] for p in item.attendees]
    heading(document, one_line(resource.name), 1, new_page=not first)
    facts(document, _facts(problem, plan, item, resource))
    heading(document, "What the visitors would like to hear about", 2)
    for topic in _topics(problem, people, resource):
        text(document, topic, "List Bullet")
    heading(document, "Who comes", 2)
    _who_comes(document, problem, people)


def _who_comes(document: Document, problem: Problem, people: list[Participant]) -> None:
    """The visitors without their names; columns only where somebody fills them."""
    known = sorted(row(problem, Reader.RESOURCE, p) for p in people)
    heads, rows = filled(headings(Reader.RESOURCE, Participant), known)
    table(document, heads, rows, tuple(WIDTHS.get(head, 1.0) for head in heads))


def _facts(problem: Problem, plan: Plan, item: Appointment, resource: Resource) -> list[tuple[str, str]]:
    city, size = problem.city[resource.city], len(item.attendees)
    officers = len(item.officers or plan.group[item.group].officers)
    contacts = (seen(problem, Reader.RESOURCE, c) for c in problem.contacts if c.resource == resource.id)
    early = problem.policies.early_minutes
    return [
        ("When", f"{day_words(item.start.date())}, {clock(item.start)} to {clock(item.end)}"),
        ("Where", ", ".join(x for x in (one_line(resource.address), city_name(problem, city.id)) if x)),
        ("Arrival", f"about {early} minutes before the start"),
        ("Group", f"{_so_many(size, 'visitor')} and {_so_many(officers, 'language officer')}"),
        ("From", ", ".join(sorted({country_name(problem, problem.participant[p].country) for p in item.attendees}))),
        ("Language", visit_language(problem, plan, item)),
        ("Form", words(item.format.value) if item.format else ""),
        ("Photographs", "" if _all_agree(problem, item) else NO_PHOTOGRAPHS),
        ("Identity data", "needed beforehand; it is sent separately" if resource.identity_check else ""),
        ("Your contact", "; ".join(", ".join(x for x in (c.name, c.role, c.phone, c.email) if x) for c in contacts)),
        (
            "Our contact",
            ", ".join(x for x in (one_line(city.local_sponsor), city.sponsor_phone, city.sponsor_email) if x),
        ),
        ("Programme agency", ", ".join(x for x in (one_line(problem.agency), problem.agency_phone) if x)),
    ]


def _so_many(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")


def _all_agree(problem: Problem, item: Appointment) -> bool:
    return all(problem.participant[p].photo_consent is Consent.YES for p in item.attendees)


def _topics(problem: Problem, people: list[Participant], resource: Resource) -> list[str]:
    """The needs that this resource serves, those of most people first."""
    wanted = Counter(
        need_words(problem, need)
        for person in people
        for need in person.needs
        if relevance(problem, resource.themes, resource.objectives, need) > 0
    )
    ranked = sorted(wanted.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_TOPICS]
    titles = {t.id: t.title for t in problem.themes}
    return [topic for topic, _ in ranked] or [one_line(titles.get(t, t)) for t in resource.themes] or ["Your work"]
