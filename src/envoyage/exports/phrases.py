"""The words exports share: names of people, places, groups and kinds, on one line and safe to print."""

import re
import unicodedata
from dataclasses import fields
from datetime import date, datetime
from hashlib import sha256

from babel import Locale, UnknownLocaleError

from envoyage.planner.plan import Appointment, Group, Kind
from envoyage.planner.problem import Need, Participant, Problem

ENGLISH = Locale("en")
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
KINDS = {
    Kind.PROFESSIONAL: "Professional appointment",
    Kind.SESSION: "Shared session",
    Kind.CULTURE: "Cultural activity",
    Kind.MEAL: "Meal",
    Kind.HOME_HOSPITALITY: "Home hospitality",
    Kind.FAITH: "Time for worship",
    Kind.FREE: "Free time",
}


def clean(text: str) -> str:
    """The text without characters that neither XML nor a printer can take."""
    return UNPRINTABLE.sub("", text)


def one_line(text: str) -> str:
    """The text on one line, single spaces between words."""
    return " ".join(clean(text).split())


def words(code: str) -> str:
    """A closed word such as ``victim_assistance`` as a reader sees it."""
    text = code.replace("_", " ")
    return text[:1].upper() + text[1:]


def listed(codes: tuple[str, ...]) -> str:
    """Several closed words in one cell or sentence."""
    return ", ".join(c.replace("_", " ") for c in codes)


def day_words(day: date) -> str:
    """A day as people write it: ``Monday 17 May 2027``."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def clock(moment: datetime) -> str:
    """A wall-clock time as ``09:30``."""
    return f"{moment:%H:%M}"


def language_name(code: str) -> str:
    """The English name of a language by its ISO code, the code itself where it has none."""
    try:
        return str(Locale.parse(code).get_display_name("en") or code)
    except (UnknownLocaleError, ValueError):
        return str(ENGLISH.languages.get(code, code))


def languages(codes: tuple[str, ...]) -> str:
    """The English names of several languages."""
    return ", ".join(language_name(c) for c in codes)


def city_name(problem: Problem, city: str) -> str:
    """A city with its state, as ``Reno, NV``."""
    place = problem.city[city]
    return one_line(f"{place.name}, {place.state}" if place.state else place.name)


def country_name(problem: Problem, country: str) -> str:
    """The English name of a country by its code."""
    return one_line(problem.country[country].name) if country in problem.country else country


def person_name(problem: Problem, person: str) -> str:
    """The Latin name of a participant or language officer by id."""
    who = problem.participant.get(person) or problem.officer.get(person)
    return one_line(who.name) if who else person


def group_name(problem: Problem, group: Group) -> str:
    """A group's label with the language it works in."""
    working = languages(group.languages) or language_name(problem.host_language)
    return f"Group {group.id} ({working})"


def need_words(problem: Problem, need: Need) -> str:
    """A need as objective and theme in words."""
    objective = next((o.title for o in problem.objectives if o.id == need.objective), need.objective)
    theme = next((t.title for t in problem.themes if t.id == need.theme), need.theme)
    return one_line(f"{objective}: {theme}")


def seniority_words(problem: Problem, seniority: int) -> str:
    """Somebody's rank, empty where the programme gives everybody the usual one: then nobody filled it in."""
    usual = {f.name: f.default for f in fields(Participant)}["seniority"]
    given = any(p.seniority != usual for p in problem.participants)
    return f"seniority {seniority} of 5" if given else ""


def expertise_words(problem: Problem, expertise: tuple[str, ...]) -> str:
    """What a person could speak about: the titles of themes, and whatever else is written there."""
    titles = {t.id: t.title for t in problem.themes}
    return "; ".join(one_line(titles.get(e) or words(e)) for e in expertise)


def appointment_title(problem: Problem, item: Appointment) -> str:
    """What an appointment is called: its own title, else with whom it is, else its kind."""
    if item.title:
        return one_line(item.title)
    if item.resource:
        return one_line(problem.resource[item.resource].name)
    if item.session:
        return one_line(problem.session[item.session].title)
    return KINDS[item.kind]


def everybody(group: Group, item: Appointment) -> bool:
    """Whether the whole group goes."""
    return set(group.members) <= set(item.attendees)


def slug(text: str) -> str:
    """A file name of plain letters, digits and hyphens; a digest keeps names apart that would become the same."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    short = re.sub(r"[^A-Za-z0-9_]+", "-", plain).strip("-")[:60]
    return short if short and short == text else f"{short}-{sha256(text.encode()).hexdigest()[:6]}".lstrip("-")
