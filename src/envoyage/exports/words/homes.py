"""One page a household: who comes to dinner, what they eat, what to avoid, whom to call."""

from datetime import date, timedelta

from docx.document import Document

from envoyage.exports.document import facts, heading, new_document, saved, table
from envoyage.exports.marking import Look
from envoyage.exports.need_to_know import Reader, headings, row, seen
from envoyage.exports.phrases import city_name, clock, day_words
from envoyage.planner.plan import Appointment, Plan
from envoyage.planner.problem import Participant, Problem


def home_pages(problem: Problem, plan: Plan, city: str, look: Look) -> bytes:
    """The bytes of the home hosts' pages of a city, one page an evening of a household; empty where there is none."""
    document = new_document(look)
    evenings = sorted(
        (a for a in plan.appointments if a.host and problem.host[a.host].city == city),
        key=lambda a: (a.start, a.host, a.group),
    )
    for i, item in enumerate(evenings):
        _page(document, problem, plan, item, first=i == 0)
    return saved(document) if evenings else b""


def answer_by(problem: Problem, item: Appointment) -> date:
    """The last day on which a household may say whether it can receive the guests."""
    return item.start.date() - timedelta(days=problem.policies.home_notice_days)


def _page(document: Document, problem: Problem, plan: Plan, item: Appointment, *, first: bool) -> None:
    host = seen(problem, Reader.HOME, problem.host[item.host])
    city = problem.city[problem.host[item.host].city]
    officers = [
        seen(problem, Reader.HOME, problem.officer[o]) for o in item.officers or plan.group[item.group].officers
    ]
    heading(document, host.name, 1, new_page=not first)
    facts(
        document,
        [
            ("Evening", f"{day_words(item.start.date())}, {clock(item.start)} to {clock(item.end)}"),
            ("Answer by", day_words(answer_by(problem, item))),
            ("Where", ", ".join(x for x in (host.address, city_name(problem, city.id)) if x)),
            ("Guests", str(len(item.attendees))),
            ("Ride", "We bring the guests to your door and collect them at the end of the evening."),
            ("Language officers", "; ".join(", ".join(x for x in (o.name, o.phone) if x) for o in officers)),
            ("Local sponsor", ", ".join(x for x in (city.local_sponsor, city.sponsor_phone) if x)),
        ],
    )
    heading(document, "Your guests", 2)
    rows = [row(problem, Reader.HOME, problem.participant[p]) for p in item.attendees]
    table(document, headings(Reader.HOME, Participant), rows, (1.1, 1.6, 1.1, 1.3, 1.2, 1.0, 1.0))
