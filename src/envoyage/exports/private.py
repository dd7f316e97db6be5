"""Private texts of a programme, and how they are struck out of sentences in which somebody wrote them."""

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache

from envoyage.exports.phrases import one_line
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem

STRUCK = "[left out]"


def private_texts(problem: Problem, plan: Plan) -> tuple[str, ...]:
    """Names, telephones, addresses, hotels and flights of a programme, the longest first."""
    texts = {one_line(text) for text in (*_people(problem), *_places(problem), *(leg.flight for leg in plan.legs))}
    return tuple(sorted((t for t in texts if t), key=lambda t: (-len(t), t)))


def scrubber(problem: Problem, plan: Plan, *, keep: Collection[str] = ()) -> Callable[[str], str]:
    """A function that strikes out private texts, other than those to ``keep``, where they stand as whole words."""
    private = [text for text in private_texts(problem, plan) if text not in keep]
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, private)) + r")(?!\w)")

    @cache
    def scrub(text: str) -> str:
        return pattern.sub(STRUCK, text) if private else text

    return scrub


def _people(problem: Problem) -> Iterator[str]:
    for person in problem.participants:
        yield from (person.name, person.name_own_script)
    for officer in problem.officers:
        yield from (officer.name, officer.phone, officer.email)
    for host in problem.hosts:
        yield from (host.name, host.phone, host.address)
    for staff in problem.staff:
        yield from (staff.name, staff.phone, staff.email)
    for contact in problem.contacts:
        yield from (contact.name, contact.phone, contact.email)
    for session in problem.sessions:
        yield from (speaker.name for speaker in session.speakers)


def _places(problem: Problem) -> Iterator[str]:
    yield problem.agency_phone
    for city in problem.cities:
        yield from (city.sponsor_phone, city.sponsor_email)
    for hotel in problem.hotels:
        yield from (hotel.name, hotel.phone, hotel.address)
    for provider in problem.medical:
        yield from (provider.phone, provider.address)
    for vehicle in problem.vehicles:
        yield vehicle.phone
    yield from (r.address for r in problem.resources)
    yield from (s.address for s in problem.sessions)
    yield from (f.number for f in problem.flights)
