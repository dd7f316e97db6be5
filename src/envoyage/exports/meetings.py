"""meetings.xlsx: who meets whom, by participant, counterpart, table and officer; who sits where; how good that is."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from envoyage.exports.marking import Look
from envoyage.exports.meeting_calendars import meeting_calendars
from envoyage.exports.phrases import country_name, language_name, one_line, person_name, words
from envoyage.exports.swap import File, write_whole
from envoyage.exports.workbook import Cell, Column, Table, workbook
from envoyage.planner.encounters.arrangement import HeldMeeting, Seating
from envoyage.planner.encounters.checks.case import Case
from envoyage.planner.encounters.checks.figures import useful_met
from envoyage.planner.encounters.mixing import given_pairs
from envoyage.planner.plan import Stopped

LOCAL = "Local time of the city in which the shared block is."
START, END = Column("Start, local", 16, "moment", note=LOCAL), Column("End, local", 8, "time", note=LOCAL)
TABLE, PLACE = Column("Table", 7, "number"), Column("Place", 14)
PERSON = (Column("Participant id", 12), Column("Participant", 28), Column("Country", 18))
OTHER = (Column("Counterpart id", 12), Column("Counterpart", 28), Column("Institution", 34))
TOGETHER = Column("Also at the table", 40)
INTERPRETER = (Column("Interpreter", 24), Column("Language", 12))


def write_meetings(case: Case, out: Path, *, meetings_json: bytes) -> tuple[Path, ...]:
    """Write the folder as one step, for its owner alone. Raises ``CannotWrite`` with the old one whole."""
    return write_whole(out, _files(case, meetings_json))


def _files(case: Case, meetings_json: bytes) -> Iterator[File]:
    yield "meetings.json", meetings_json
    yield "meetings.xlsx", meetings_workbook(case)
    yield from meeting_calendars(case.problem, case.request, case.arrangement)


def meetings_workbook(case: Case) -> bytes:
    """The bytes of meetings.xlsx."""
    tables = (
        participants_table(case), counterparts_table(case), tables_table(case), officers_table(case),
        seating_table(case), encounters_table(case), blocking_table(case), figures_table(case),
    )  # fmt: skip
    meta = {"made by": "Envoyage", "format": "envoyage-meetings/1", "programme": case.problem.id}
    return workbook(tables, Look(f"{case.problem.title}: meetings", meta=meta))


def participants_table(case: Case) -> Table:
    """The meetings of each participant in order of time."""
    shared = any(len(case.with_them(m)) > 1 for m in case.meetings)
    columns = (*PERSON, START, END, TABLE, PLACE, *OTHER, *INTERPRETER, *((TOGETHER,) if shared else ()))
    rows = tuple(
        (*_person(case, m), m.start, m.end.time(), m.table, _place(case, m), *_other(case, m), *_interpreter(case, m),
         *((_together(case, m),) if shared else ()))
        for m in sorted(case.meetings, key=lambda m: (case.name(m.participant), m.participant, m.start))
    )  # fmt: skip
    return Table("By participant", columns, rows, empty="Nobody meets anybody.")


def counterparts_table(case: Case) -> Table:
    """The meetings of each counterpart in order of time."""
    columns = (*OTHER, START, END, TABLE, PLACE, *PERSON, Column("Position", 30), *INTERPRETER)
    rows = tuple(
        (*_other(case, m), m.start, m.end.time(), m.table, _place(case, m), *_person(case, m),
         one_line(case.problem.participant[m.participant].position), *_interpreter(case, m))
        for m in sorted(case.meetings, key=lambda m: (case.name(m.counterpart), m.counterpart, m.start))
    )  # fmt: skip
    return Table("By counterpart", columns, rows, empty="Nobody meets anybody.")


def tables_table(case: Case) -> Table:
    """What is at each table, in order of time, one row for everybody who sits together."""
    columns = (PLACE, TABLE, START, END, *PERSON, *OTHER, *INTERPRETER)
    rows = tuple(
        (_place(case, m), m.table, m.start, m.end.time(), *_people(case, some), *_other(case, m),
         *_interpreter(case, next((x for x in some if x.officer), m)))
        for m, some in _tables(case, key=lambda m: (m.session, m.table, m.start))
    )  # fmt: skip
    return Table("By table", columns, rows, empty="No table is used.")


def officers_table(case: Case) -> Table:
    """What each language officer interprets, in order of time."""
    columns = (Column("Officer", 24), START, END, TABLE, PLACE, Column("Language", 12), *PERSON, *OTHER)
    rows = tuple(
        (person_name(case.problem, m.officer), m.start, m.end.time(), m.table, _place(case, m),
         language_name(m.language), *_people(case, [x for x in some if x.officer]), *_other(case, m))
        for m, some in _tables(case, key=lambda m: (m.officer, m.start), interpreted=True)
    )  # fmt: skip
    return Table("By officer", columns, rows, empty="No meeting needs an interpreter.")


def seating_table(case: Case) -> Table:
    """Who sits where at every event, one person a row."""
    columns = (START, Column("Event", 40), Column("Table or pair", 9, "number"), *PERSON, Column("Group", 8),
               Column("Officers behind", 40))  # fmt: skip
    events = {e.id: e for e in case.request.seatings}
    order = sorted(case.arrangement.seatings, key=lambda s: (events[s.event].start, s.event, s.unit))
    rows = tuple(
        (events[s.event].start, one_line(events[s.event].title), s.unit, p, person_name(case.problem, p),
         country_name(case.problem, case.problem.participant[p].country), case.plan.group_of[p], _behind(case, s))
        for s in order
        for p in s.participants
    )  # fmt: skip
    return Table("Seating", columns, rows, empty="No event is seated.")


def encounters_table(case: Case) -> Table:
    """For each participant the useful people met: in the group and its homes, and only at events."""
    useful, given = useful_met(case), set(given_pairs(case.plan))
    columns = (*PERSON, Column("Meetings", 9, "number"), Column("Useful people met anyway", 11, "number"),
               Column("Useful people met at events", 11, "number"), Column("Whom at events", 90))  # fmt: skip
    rows = []
    for person in sorted(case.plan.group_of):
        pairs = [pair for pair in sorted(useful) if person in pair]
        new = [a if b == person else b for a, b in (pair for pair in pairs if pair not in given)]
        meetings = sum(person == m.participant for m in case.meetings)
        named = ", ".join(sorted(person_name(case.problem, p) for p in new)) or None
        who = (person, person_name(case.problem, person), _country(case, person))
        rows.append((*who, meetings, len(pairs) - len(new), len(new), named))
    return Table("Who meets whom", columns, tuple(rows))


def blocking_table(case: Case) -> Table:
    """Pairs who would rather meet."""
    columns = (Column("Block", 16), *PERSON, *OTHER)
    rows = tuple(
        (b.block, b.participant, person_name(case.problem, b.participant), _country(case, b.participant),
         *_counterpart(case, b.counterpart))
        for b in case.arrangement.blocking
    )  # fmt: skip
    return Table("Would rather meet", columns, rows, empty="Nobody: the meetings are stable.")


def figures_table(case: Case) -> Table:
    """What was reached, and what nothing can be better than."""
    columns = (Column("Figure", 20), Column("Block", 16), Column("Reached", 12, "doses"), Column("Bound", 12, "doses"),
               Column("Gap", 9, "share"), Column("Proven best", 10))  # fmt: skip
    rows = tuple(
        (words(f.aim.value), f.block or None, f.value, f.bound, f.gap, "yes" if f.stopped is Stopped.PROVEN else "no")
        for f in case.arrangement.figures
    )
    return Table("Figures", columns, rows)


def _tables(
    case: Case, key: Callable[[HeldMeeting], tuple[Any, ...]], *, interpreted: bool = False
) -> Iterator[tuple[HeldMeeting, list[HeldMeeting]]]:
    """The first meeting of each table, with all who sit there; or the first who needs an interpreter there."""
    for meeting in sorted(case.meetings, key=key):
        some = case.with_them(meeting)
        if meeting is next((m for m in some if m.officer or not interpreted), None):
            yield meeting, some


def _people(case: Case, some: Iterable[HeldMeeting]) -> tuple[Cell, ...]:
    """Ids, names and countries of all who sit together."""
    ids, names, countries = zip(*(_person(case, m) for m in some), strict=True)
    return (", ".join(ids), ", ".join(names), ", ".join(dict.fromkeys(countries)))


def _together(case: Case, meeting: HeldMeeting) -> str | None:
    return _names(case, (m.participant for m in case.with_them(meeting) if m is not meeting)) or None


def _person(case: Case, meeting: HeldMeeting) -> tuple[str, str, str]:
    who = meeting.participant
    return (who, person_name(case.problem, who), _country(case, who))


def _country(case: Case, person: str) -> str:
    return country_name(case.problem, case.problem.participant[person].country)


def _other(case: Case, meeting: HeldMeeting) -> tuple[Cell, ...]:
    return _counterpart(case, meeting.counterpart)


def _counterpart(case: Case, key: str) -> tuple[Cell, ...]:
    who = case.request.counterpart[key]
    return (who.id, one_line(who.name), one_line(who.institution) or None)


def _interpreter(case: Case, meeting: HeldMeeting) -> tuple[Cell, ...]:
    if not meeting.officer:
        return (None, None)
    return (person_name(case.problem, meeting.officer), language_name(meeting.language))


def _place(case: Case, meeting: HeldMeeting) -> str:
    return one_line(case.request.session[meeting.session].place)


def _behind(case: Case, seating: Seating) -> str | None:
    return _names(case, seating.officers) or None


def _names(case: Case, ids: Iterable[str]) -> str:
    return ", ".join(person_name(case.problem, key) for key in ids)
