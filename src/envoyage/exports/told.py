"""Who to tell what after a repair: one row a person and organisation, as a workbook, a document and plain text."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from envoyage.exports.marking import Look, Marking
from envoyage.exports.phrases import city_name, clock, day_words, one_line, words
from envoyage.exports.workbook import Column, Table, workbook
from envoyage.planner.events import Step
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem
from envoyage.planner.repair import Change, Line, Repair, Told, Who

DETAILS = {
    "leave": "leave at {new} instead of {old}",
    "room": "room {new} instead of {old}",
    "shared with": "shares the room with {new} instead of {old}",
    "officers": "{new} instead of {old}",
    "guests": "{new} instead of {old}",
    "rooms": "rooms {new} instead of {old}",
    "by": "by {new} instead of {old}",
    "flight": "flight {new} instead of {old}",
}
NOBODY = "none"
LOCAL = "Times are local: of a visit where it takes place, of a journey where it starts and where it ends."


@dataclass(frozen=True)
class Notice:
    """What one person or organisation must be told. ``knows``: the news came from there."""

    kind: str
    id: str
    name: str
    contact: str
    promise: str
    knows: bool
    what: tuple[str, ...]


def notices(problem: Problem, repair: Repair) -> tuple[Notice, ...]:
    """Everybody who must be told something new, the hardest promises first."""
    ranked = sorted(repair.told, key=lambda t: (t.knows, -t.weight, t.party))
    return tuple(_notice(problem, repair.plan, t) for t in ranked)


def _notice(problem: Problem, plan: Plan, told: Told) -> Notice:
    who, name = told.party
    hardest = max((c.step for c in told.changes), key=list(Step).index).value
    lines = tuple(sentence(c) for c in sorted(told.changes, key=_when))
    reach = _through(problem, plan, name) if who is Who.PARTICIPANT else _contact(problem, who, name)
    return Notice(who.value, name, _name(problem, who, name), reach, hardest, told.knows, lines)


def _when(change: Change) -> tuple[datetime, str]:
    line = change.after or change.before
    return (line.when[0] if line and line.when else datetime.min), change.about


def sentence(change: Change) -> str:
    """What changed, in a sentence."""
    old, new = change.before, change.after
    if old is None or new is None:
        line = new or old
        return f"{'New' if new else 'Cancelled'}: {_told(line)}." if line else ""
    parts = list(_differences(old, new))
    return f"{_told(new, dict(old.details).get('leave', ''))}: {'; '.join(parts)}."


def _told(line: Line, left: str = "") -> str:
    """The line as it is told; when to leave only where it was not ``left`` before, as that is a difference then."""
    where = f", {line.where}" if line.where and line.where != line.title else ""
    leave = dict(line.details).get("leave", "")
    when = f", leave at {leave}" if leave and left in ("", leave) else ""
    return one_line(f"{line.title}{_span(line)}{where}{when}")


def _span(line: Line) -> str:
    if not line.when:
        return ""
    day = f" on {day_words(line.when[0].date())}"
    hours = [clock(w) for w in line.when]
    return day + (f" from {hours[0]} to {hours[1]}" if len(hours) > 1 else "")


def _differences(old: Line, new: Line) -> Iterator[str]:
    if old.when != new.when:
        yield f"moved from{_span(old).removeprefix(' on')}"
    if old.title != new.title:
        yield f"instead of {old.title}"
    if old.where != new.where:
        yield f"at {new.where or NOBODY} instead of {old.where or NOBODY}"
    before, after = dict(old.details), dict(new.details)
    for key in (*after, *(k for k in before if k not in after)):
        if before.get(key, "") != after.get(key, ""):
            yield DETAILS[key].format(new=after.get(key) or NOBODY, old=before.get(key) or NOBODY)


def _name(problem: Problem, who: Who, name: str) -> str:
    if who is Who.LOCAL_SPONSOR:
        return one_line(problem.city[name].local_sponsor or f"Local sponsor in {city_name(problem, name)}")
    known: object = _tables(problem)[who].get(name)
    company = getattr(known, "company", "")
    return one_line(f"{company}: {getattr(known, 'name', name)}" if company else getattr(known, "name", name))


def _tables(problem: Problem) -> Mapping[Who, Mapping[str, object]]:
    """Where each is listed by id."""
    return {
        Who.PARTICIPANT: problem.participant, Who.OFFICER: problem.officer, Who.RESOURCE: problem.resource,
        Who.HOME_HOST: problem.host, Who.HOTEL: problem.hotel, Who.VEHICLE: problem.vehicle,
    }  # fmt: skip


def _through(problem: Problem, plan: Plan, participant: str) -> str:
    """A participant has no number in the programme: the language officers of the group pass it on."""
    group = plan.group.get(plan.group_of.get(participant, ""))
    officers = [problem.officer[o] for o in group.officers if o in problem.officer] if group else []
    found = next((o for o in officers if o.phone), None)
    return one_line(f"through {found.name} {found.phone}") if found else ""


def _contact(problem: Problem, who: Who, name: str) -> str:
    """How to reach them, where that is known."""
    if who is Who.RESOURCE:
        found = next((c for c in problem.contacts if c.resource == name), None)
        return one_line(f"{found.name} {found.phone}") if found else ""
    if who is Who.LOCAL_SPONSOR:
        return one_line(problem.city[name].sponsor_phone)
    known: object = _tables(problem)[who].get(name)
    return one_line(getattr(known, "phone", ""))


def told_json(problem: Problem, repair: Repair) -> bytes:
    """The notices as a JSON document."""
    document = {
        "sensitivity": str(Marking.SENSITIVE),
        "times": LOCAL,
        "told": [asdict(n) for n in notices(problem, repair)],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def told_workbook(problem: Problem, repairs: Iterable[Repair], look: Look) -> bytes:
    """The notices as a workbook, a sheet for each repair."""
    columns = (
        Column("Who", 14), Column("Name", 32), Column("Reach", 32), Column("Promise", 12), Column("Knows", 8),
        Column("What changed", 84, note=LOCAL), Column("Done", 8, edit=True, choices=("yes",)),
    )  # fmt: skip
    tables = []
    for number, repaired in enumerate(repairs, 1):
        rows = tuple(
            (words(n.kind), n.name, n.contact, words(n.promise), "yes" if n.knows else "", "\n".join(n.what), "")
            for n in notices(problem, repaired)
        )
        tables.append(Table(f"Repair {number}", columns, rows, empty="Nobody must be told anything new."))
    return workbook(tuple(tables), look)


def told_text(problem: Problem, repair: Repair) -> bytes:
    """The notices as plain text in Markdown, to print or to send."""
    lines = [f"# {one_line(problem.title)}: who to tell what", "", f"**{Marking.SENSITIVE}**", "", LOCAL, ""]
    for n in notices(problem, repair):
        reach = f" ({n.contact})" if n.contact else ""
        known = ["Knows already.", ""] if n.knows else []
        lines += [f"## {n.name}{reach}", "", *known, *(f"* {w}" for w in n.what), ""]
    return ("\n".join(lines) + "\n").encode()
