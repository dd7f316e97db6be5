"""Who needs interpreting where, and how many language officers the published tables of working time ask for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from envoyage.planner.plan import Appointment, Group, Kind, Plan
from envoyage.planner.problem import LanguageMode, LanguageOfficer, OutOf, Problem
from envoyage.planner.sources import AIBC, AICE, AIIC_CANADA
from envoyage.planner.staffing import staffing
from envoyage.planner.travel import ride_minutes
from envoyage.planner.venues import place_of

INTERPRETED = (Kind.PROFESSIONAL, Kind.SESSION, Kind.CULTURE)
"""The kinds of appointments that are interpreted as a whole; in homes the officers sit at the table."""

Seat = tuple[str, str, LanguageMode]
"""A kind of place for officers: group, language (empty: liaison), mode."""

STAND_INS = {
    LanguageMode.SIMULTANEOUS: (LanguageMode.SIMULTANEOUS,),
    LanguageMode.CONSECUTIVE: (LanguageMode.CONSECUTIVE, LanguageMode.SIMULTANEOUS),
    LanguageMode.LIAISON: (LanguageMode.LIAISON,),
}
"""Who can take a place of a mode: a simultaneous interpreter also works consecutively, not the other way round."""

Row = tuple[int, int]
"""Up to so many minutes, so many officers."""

WHOLE_DAY = 24 * 60


@dataclass(frozen=True)
class WorkingTime:
    """A published table of working time.

    ``team`` counts officers in simultaneous or whispered mode, ``alone`` officers who all work consecutively;
    ``day`` counts the officers who share the interpreted minutes of one day. Rows rise; beyond the last row
    the table allows no interpreting.
    """

    title: str
    source: str
    team: tuple[Row, ...]
    alone: tuple[Row, ...]
    day: tuple[Row, ...]


TABLES: Mapping[str, WorkingTime] = {
    "atio": WorkingTime(
        "ATIO and AIIC Canada",
        f"{AIIC_CANADA}; assumption: consecutive work as by {AICE}",
        team=((40, 1), (240, 2), (360, 3), (480, 4)),
        alone=((90, 1), (240, 2), (360, 3), (480, 4)),
        day=((40, 1), (240, 2), (360, 3), (480, 4)),
    ),
    "aibc": WorkingTime(
        "AIIC standard: never alone",
        AIBC,
        team=((WHOLE_DAY, 2),),
        alone=((WHOLE_DAY, 2),),
        day=((WHOLE_DAY, 2),),
    ),
    "aice": WorkingTime(
        "AICE, Spain",
        AICE,
        team=((90, 1), (420, 2)),
        alone=((90, 1), (420, 2)),
        day=((90, 1), (420, 2)),
    ),
}


def table(problem: Problem) -> WorkingTime:
    """The table that the programme's policies choose."""
    return TABLES[problem.policies.interpreter_rules]


def officers_for(rows: Iterable[Row], minutes: int) -> int | None:
    """How many officers these rows ask for; None where no number of officers is enough."""
    return next((officers for longest, officers in rows if minutes <= longest), None)


def longest_for(rows: Iterable[Row], officers: int) -> int:
    """How many minutes so many officers may interpret at most."""
    return max((longest for longest, asked in rows if asked <= officers), default=0)


def language_in(problem: Problem, group: Group, participant: str) -> str:
    """The language a person is interpreted into in this group, empty where the host language is good enough.

    The person's own interpreted language where the group has it, else a language of the group that the person
    speaks as well as the policy asks of the host language.
    """
    person = problem.participant[participant]
    own = problem.interpreted_language(person)
    if not own or own in group.languages:
        return own
    enough = problem.policies.english_enough
    return next((lang for lang in group.languages if person.level(lang) >= enough), own)


def guests_by_language(problem: Problem, group: Group) -> dict[str, tuple[str, ...]]:
    """The members of a group by the language they are interpreted into; empty for a host-language group."""
    return _by_language((language_in(problem, group, p), p) for p in group.members)


def seats(problem: Problem, plan: Plan, group: str) -> dict[Seat, int]:
    """The seats of a group and how many of each: by language and its guests, or the liaisons."""
    guests = guests_by_language(problem, plan.group[group])
    asked = {lang: len(people) for lang, people in guests.items()} or {"": len(plan.group[group].members)}
    return {
        (group, lang, mode): number
        for lang, size in asked.items()
        for mode, number in staffing(problem, lang, size).items()
    }


def can_fill(officer: LanguageOfficer, seat: Seat) -> bool:
    """Whether an officer can take a seat, by language and mode."""
    _, language, mode = seat
    return officer.mode in STAND_INS[mode] and (not language or language in officer.languages)


def listeners(problem: Problem, group: Group, item: Appointment) -> dict[str, tuple[str, ...]]:
    """Who needs interpreting at an appointment, by language: all who speak no language of the resource well.

    Those who understand the host language and meet a resource that does not speak it listen in the host language.
    """
    if item.kind not in INTERPRETED:
        return {}
    spoken = problem.resource[item.resource].languages if item.resource else (problem.host_language,)
    members = (p for p in item.attendees if p in problem.participant)
    return _by_language((listens_in(problem, group, p, spoken), p) for p in members)


def listens_in(problem: Problem, group: Group, participant: str, spoken: Sequence[str]) -> str:
    """The language somebody needs interpreted from these spoken ones, empty where one of them is good enough."""
    language = language_in(problem, group, participant) or problem.host_language
    person, enough = problem.participant[participant], problem.policies.english_enough
    understands = language in spoken or any(person.level(lang) >= enough for lang in spoken)
    return "" if understands else language


def _by_language(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for language, person in sorted(pairs):
        if language:
            found.setdefault(language, []).append(person)
    return {language: tuple(people) for language, people in found.items()}


def speakers(problem: Problem, officers: Iterable[str], language: str) -> tuple[str, ...]:
    """Those of the officers who interpret a language."""
    known = (problem.officer[o] for o in officers if o in problem.officer)
    return tuple(o.id for o in known if language in o.languages and o.mode is not LanguageMode.LIAISON)


def day_minutes(problem: Problem, plan: Plan, group: Group) -> dict[tuple[date, str], int]:
    """Interpreted minutes of a group by day and language; parts held at the same time count once.

    Only the group's own professional appointments count: shared sessions have teams of their venue beside the
    group's officers (assumption), so they are measured one by one.
    """
    spans: dict[tuple[date, str], list[tuple[datetime, datetime]]] = {}
    for item in plan.appointments:
        if item.group == group.id and item.kind is Kind.PROFESSIONAL:
            for language in listeners(problem, group, item):
                spans.setdefault((item.start.date(), language), []).append((item.start, item.end))
    return {key: _covered_minutes(found) for key, found in sorted(spans.items())}


def _covered_minutes(spans: list[tuple[datetime, datetime]]) -> int:
    total, until = 0, datetime.min
    for start, end in sorted(spans):
        total += max(0, int((end - max(start, until)).total_seconds() // 60))
        until = max(until, end)
    return total


def is_short_handed(problem: Problem, group: Group, item: Appointment) -> bool:
    """Whether an officer of the group is out during an appointment: then the others work as they can."""
    return any(problem.is_out(OutOf.OFFICER, o, item.start, item.end) for o in group.officers)


def helpers(problem: Problem, plan: Plan, item: Appointment, language: str) -> tuple[str, ...]:
    """The officers of other groups who interpret a language in the same session, and so in the same room."""
    others = (a for a in plan.appointments if item.session and a.session == item.session and a.group != item.group)
    return tuple(sorted({o for a in others for o in speakers(problem, a.officers, language)}))


def clash(problem: Problem, plan: Plan, a: Appointment, b: Appointment) -> bool:
    """Whether nobody can be at both: they overlap, or the way from one to the other is longer than the gap."""
    first, second = sorted((a, b), key=lambda item: (item.start, item.end, item.id))
    here = place_of(problem, plan.stay[first.stay], first)
    there = place_of(problem, plan.stay[second.stay], second)
    way = ride_minutes(problem, here, there) if here and there else 0
    return second.start < first.end + timedelta(minutes=way)
