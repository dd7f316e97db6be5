"""A sheet for each day of a language officer: what, where, when to leave, who goes, and how long he works."""

from collections.abc import Iterator

from envoyage.exports.book import people
from envoyage.exports.book.days import day_data
from envoyage.exports.book.press import Data, Paper, Press, frame, printable
from envoyage.exports.content import TRAVEL, Day, days_of, for_person
from envoyage.exports.emergency import emergency_number
from envoyage.exports.marking import Marking
from envoyage.exports.phrases import group_name, languages, one_line, person_name, words
from envoyage.planner.interpreting import day_minutes, longest_for, speakers, table
from envoyage.planner.plan import Group, Plan
from envoyage.planner.problem import LanguageMode, Problem

OFF_DUTY = "No duty on this day."


def day_sheets(problem: Problem, plan: Plan, officer_id: str, paper: Paper = "letter") -> bytes:
    """All day sheets of one language officer as a PDF, a page a day; ``KeyError`` for an unknown id."""
    return next(_printed(problem, plan, (problem.officer[officer_id].id,), paper))[1]


def all_day_sheets(problem: Problem, plan: Plan, paper: Paper = "letter") -> Iterator[tuple[str, bytes]]:
    """The day sheets of every language officer who is in a group: id and PDF."""
    assigned = tuple(sorted({o for g in plan.groups for o in g.officers if o in problem.officer}))
    yield from _printed(problem, plan, assigned, paper)


def _printed(problem: Problem, plan: Plan, officers: tuple[str, ...], paper: Paper) -> Iterator[tuple[str, bytes]]:
    shared = {
        **frame(problem, paper=paper, marking=Marking.SENSITIVE),
        "agency": one_line(problem.agency),
        "agency_phone": one_line(problem.agency_phone),
        "rules": table(problem).title,
        "cities": {c: _city(problem, c) for c in people.visited(problem, plan)},
    }
    press = Press("day_sheets.typ", printable(shared))
    for officer in officers:
        yield officer, press.print(printable(_officer(problem, plan, officer)))


def _city(problem: Problem, city: str) -> Data:
    return {
        "number": emergency_number(problem, city),
        "contacts": people.emergency_of(problem, city),
        "medical": people.medical(problem, city),
    }


def _officer(problem: Problem, plan: Plan, officer: str) -> Data:
    who = problem.officer[officer]
    groups = [g for g in plan.groups if officer in g.officers]
    sheets = [_sheet(problem, plan, g, day, officer) for g in groups for day in _days(problem, plan, g, officer)]
    return {
        "name": one_line(who.name),
        "about": f"{words(who.mode.value)}, {languages(who.languages)}",
        "sheets": sorted(sheets, key=lambda s: str(s["sort"])),
    }


def _days(problem: Problem, plan: Plan, group: Group, officer: str) -> tuple[Day, ...]:
    return for_person(days_of(problem, plan, group.id), officer)


def _sheet(problem: Problem, plan: Plan, group: Group, day: Day, officer: str) -> Data:
    stay = next((s for s in plan.stays_of[group.id] if s.city == day.city_id and s.arrive <= day.day <= s.leave), None)
    hotel = problem.hotel.get(stay.hotel) if stay else None
    where = (hotel.name, hotel.address, hotel.phone) if hotel else ()
    return {
        **day_data(day, note=OFF_DUTY),
        "sort": day.day.isoformat() + group.id,
        "city_id": day.city_id,
        "group": group_name(problem, group),
        "members": sorted(person_name(problem, m) for m in group.members),
        "hotel": ", ".join(one_line(text) for text in where if text),
        "meter": _meter(problem, plan, group, day, officer),
    }


def _meter(problem: Problem, plan: Plan, group: Group, day: Day, officer: str) -> Data:
    """Minutes on duty, minutes interpreted, and how many the table allows the interpreters of the group.

    Counted as the rule of interpreters' working time counts: shared sessions have teams of their venue.
    """
    who = problem.officer[officer]
    spoken = {} if who.mode is LanguageMode.LIAISON else _interpreted(problem, plan, group, day)
    heard, language = max(((spoken.get(lang, 0), lang) for lang in who.languages), default=(0, ""))
    team = len(speakers(problem, group.officers, language)) if heard else 0
    return {
        "duty": sum(int((i.end - i.start).total_seconds() // 60) for i in day.items if i.kind != TRAVEL),
        "interpreted": heard,
        "team": team,
        "limit": longest_for(table(problem).day, team) if team else 0,
    }


def _interpreted(problem: Problem, plan: Plan, group: Group, day: Day) -> dict[str, int]:
    """Minutes interpreted on a day, by language."""
    minutes = day_minutes(problem, plan, group)
    return {language: length for (when, language), length in minutes.items() if when == day.day}
