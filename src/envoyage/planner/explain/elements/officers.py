"""Language officers as elements: for each language and mode who can come."""

from collections.abc import Iterator
from dataclasses import replace

from envoyage.planner.explain.elements.element import Change, Element, Way, once
from envoyage.planner.languages import language_name
from envoyage.planner.problem import LanguageMode, LanguageOfficer, Problem
from envoyage.planner.quick.people import listening, named
from envoyage.planner.staffing import available, staffing
from envoyage.planner.wording import counted, on_day

ENOUGH = 24
"""So many more officers of one kind stand for any number of them: enough for twelve groups of two."""
MOST = 12
"""So many more officers of one kind are asked for at the most."""

Seat = tuple[str, LanguageMode]


def officers(problem: Problem) -> Iterator[Element]:
    """Who can come for each language that is needed, and as liaisons."""
    needed = listening(problem)
    seats: list[Seat] = [("", LanguageMode.LIAISON)]
    seats += [(k, mode) for k in needed for mode in (LanguageMode.SIMULTANEOUS, LanguageMode.CONSECUTIVE)]
    for language, mode in seats:
        if mode is not LanguageMode.CONSECUTIVE or mode in staffing(problem, language, len(needed[language])):
            yield _seat(problem, (language, mode))


def _seat(problem: Problem, seat: Seat) -> Element:
    able = [o for o in problem.officers if _fits(o, seat)]
    free = tuple(o.id for o in able if available(problem, o))
    what = f"{_kind(seat)}s" if len(free) > 1 else _kind(seat)
    who = f"{named(problem, free)} can come" if free else "Nobody can come for the whole programme"
    ways = (_engage(problem, seat), *_stay_longer(problem, able))
    text = f"{who} as {what}{_language(seat)}."
    return Element(f"officers:{seat[0]}:{seat[1].value}", "officers", text, _more(seat, ENOUGH), ways)


def _fits(officer: LanguageOfficer, seat: Seat) -> bool:
    return officer.mode is seat[1] and (not seat[0] or seat[0] in officer.languages)


def _kind(seat: Seat) -> str:
    language, mode = seat
    return f"{mode.value} interpreter" if language else "liaison"


def _language(seat: Seat) -> str:
    return f" for {language_name(seat[0])}" if seat[0] else ""


def _more(seat: Seat, number: int) -> Change:
    return lambda problem: more_officers(problem, seat, number)


def more_officers(problem: Problem, seat: Seat, number: int) -> Problem:
    """The programme with so many more officers of one kind; new ones have ids of their own."""
    language, mode = seat
    spoken = tuple(x for x in (language, problem.host_language) if x)
    first, name = len(problem.officers), f"New {_kind(seat)}{_language(seat)}"
    new = (
        LanguageOfficer(f"more-{language}-{mode.value}-{first + i}", f"{name} {i + 1}", spoken, mode)
        for i in range(number)
    )
    return replace(problem, officers=(*problem.officers, *new))


def _engage(problem: Problem, seat: Seat) -> Way:
    pay = problem.policies.officer_day_rate * ((problem.ends - problem.starts).days + 1)
    return Way(
        lambda k: f"Engage {counted(k, f'more {_kind(seat)}')}{_language(seat)}.",
        lambda problem, k: _more(seat, k)(problem), MOST, pay,
    )  # fmt: skip


def _stay_longer(problem: Problem, able: list[LanguageOfficer]) -> Iterator[Way]:
    """Officers who could come if they had the time."""
    for officer in able:
        if not available(problem, officer):
            since = f" from {on_day(officer.available_from)}" if officer.available_from else ""
            until = f" until {on_day(officer.available_to)}" if officer.available_to else ""
            text = f"Have {officer.name} for the whole programme (now{since}{until})."
            rate = problem.policies.officer_day_rate if officer.daily_rate is None else officer.daily_rate
            yield once(text, _always_there(officer.id), rate * ((problem.ends - problem.starts).days + 1))


def _always_there(key: str) -> Change:
    def change(problem: Problem) -> Problem:
        there = tuple(
            replace(o, available_from=None, available_to=None) if o.id == key else o for o in problem.officers
        )
        return replace(problem, officers=there)

    return change
