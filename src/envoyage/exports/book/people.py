"""Who stands in the programme book: participants, language officers, staff, sponsors, medical providers."""

from envoyage.exports.book.press import Data
from envoyage.exports.fonts.glyphs import own_script
from envoyage.exports.phrases import (
    city_name,
    country_name,
    expertise_words,
    languages,
    one_line,
    seniority_words,
    words,
)
from envoyage.planner.plan import Group, Plan
from envoyage.planner.problem import Consent, LanguageOfficer, MedicalProvider, Participant, Problem, Staff

EVERYWHERE = "Everywhere"


def member(problem: Problem, person: Participant) -> Data:
    """A participant; the sector stands for a position that is not given, and the seniority stands beside it."""
    name, own = one_line(person.name) or person.id, own_script(one_line(person.name_own_script))
    sector = next((s.title for s in problem.sectors if s.id == person.sector), "")
    post = one_line(person.position or sector), seniority_words(problem, person.seniority)
    return {
        "name": name,
        "own": "" if own.casefold() == name.casefold() else own,
        "title": one_line(person.title),
        "position": ", ".join(filter(None, post)),
        "institution": one_line(person.institution),
        "expertise": expertise_words(problem, person.expertise),
        "country": country_name(problem, person.country),
        "no_photo": person.photo_consent is not Consent.YES,
    }


def members(problem: Problem, group: Group) -> list[Data]:
    """The members of a group by country and name."""
    people = [problem.participant[m] for m in group.members if m in problem.participant]
    people.sort(key=lambda p: (country_name(problem, p.country), p.name, p.id))
    return [member(problem, p) for p in people]


def unplaced(problem: Problem, plan: Plan) -> list[Data]:
    """Travellers without a group, so that nobody is missing from the book."""
    people = sorted((p for p in problem.travellers if p.id not in plan.group_of), key=lambda p: (p.name, p.id))
    return [member(problem, p) for p in people]


def officers(problem: Problem, group: Group) -> list[Data]:
    """The language officers of a group."""
    return [_officer(problem.officer[o]) for o in group.officers if o in problem.officer]


def _officer(officer: LanguageOfficer) -> Data:
    return {
        "name": one_line(officer.name),
        "mode": words(officer.mode.value),
        "languages": languages(officer.languages),
        "phone": one_line(officer.phone),
        "email": one_line(officer.email),
    }


def staff(problem: Problem, plan: Plan, *, emergency: bool) -> list[Data]:
    """Programme staff, or the emergency contacts: those for everywhere first, then those of cities visited."""
    places = ["", *visited(problem, plan)]
    known = [s for s in problem.staff if s.emergency is emergency and s.city in places]
    return [_staff(problem, s) for s in sorted(known, key=lambda s: places.index(s.city))]


def _staff(problem: Problem, who: Staff) -> Data:
    where = city_name(problem, who.city) if who.city in problem.city else EVERYWHERE
    return {
        "name": one_line(who.name), "role": one_line(who.role), "where": where, "phone": one_line(who.phone),
        "email": one_line(who.email),
    }  # fmt: skip


def visited(problem: Problem, plan: Plan) -> list[str]:
    """The cities that some group visits: those of shared blocks first, then by name."""
    shared = list(dict.fromkeys(b.city for b in problem.blocks))
    others = sorted({s.city for s in plan.stays} - {*shared}, key=lambda c: (city_name(problem, c), c))
    return [c for c in (*shared, *others) if c in problem.city]


def sponsors(problem: Problem, plan: Plan) -> list[Data]:
    """The local sponsors of the cities visited."""
    cities = [problem.city[c] for c in visited(problem, plan)]
    return [
        {
            "city": city_name(problem, c.id),
            "name": one_line(c.local_sponsor),
            "phone": one_line(c.sponsor_phone),
            "email": one_line(c.sponsor_email),
        }
        for c in cities
        if c.local_sponsor
    ]


def medical(problem: Problem, city: str) -> list[Data]:
    """The medical providers of a city."""
    return [_provider(m) for m in problem.medical if m.city == city]


def _provider(provider: MedicalProvider) -> Data:
    return {
        "name": one_line(provider.name), "address": one_line(provider.address), "phone": one_line(provider.phone),
        "night": provider.open_at_night,
    }  # fmt: skip


def emergency_of(problem: Problem, city: str) -> list[Data]:
    """The emergency contacts that answer for a city: its own, then those for everywhere."""
    own = [s for s in problem.staff if s.emergency and s.city == city]
    return [_staff(problem, s) for s in (*own, *(s for s in problem.staff if s.emergency and not s.city))]
