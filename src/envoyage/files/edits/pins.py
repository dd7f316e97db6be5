"""What edits of a plan's workbook pin: rows that differ from the plan, rows that are to be kept, and the past."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from typing import Any

from envoyage.files.edits.past import has_begun, past_pins
from envoyage.files.edits.sheets import ItemRow, MemberRow, OfficerRow, StayRow
from envoyage.files.workbook.records import Record
from envoyage.planner.errors import Fault
from envoyage.planner.faults.place import meant, names_of
from envoyage.planner.plan import Appointment, Plan
from envoyage.planner.problem import AppointmentPin, CityPin, MemberPin, OfficerPin, Pins, Problem
from envoyage.planner.wording import counted

Key = tuple[str, ...]


@dataclass
class Edits:
    """Reads rows into pins: starts from the past and the pins there are, and sets those of edited and kept rows."""

    problem: Problem
    plan: Plan
    faults: list[Fault] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    cells: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        past, pins = past_pins(self.problem, self.plan), self.problem.pins
        self.members: dict[Key, MemberPin] = {(p.participant,): p for p in (*past.members, *pins.members)}
        self.cities: dict[Key, CityPin] = {(p.group, p.slot): p for p in (*past.cities, *pins.cities)}
        visits = (*past.appointments, *pins.appointments)
        self.visits: dict[Key, AppointmentPin] = {(p.group, p.resource): p for p in visits}
        self.officers: dict[Key, OfficerPin] = {(p.officer,): p for p in (*past.officers, *pins.officers)}
        self.seen: set[str] = set()
        self.replaced: set[str] = set()
        self.freed: set[str] = set()

    def pins(self) -> Pins:
        """The pins as the edits leave them."""
        return Pins(
            members=tuple(self.members.values()), cities=tuple(self.cities.values()),
            appointments=tuple(self.visits.values()), officers=tuple(self.officers.values()),
        )  # fmt: skip

    def member(self, row: MemberRow, record: Record) -> None:
        """A person's group."""
        known = self._known(record, "participant", row.participant, tuple(self.problem.participant))
        if known and self._is_group(record, row.group):
            changed = self.plan.group_of.get(row.participant) != row.group
            pin = MemberPin(row.participant, row.group)
            self._set(self.members, (row.participant,), pin, keep=row.keep or changed)
            self.cells[f"pins.members[{row.participant}/{row.group}]"] = record.cell("group")

    def stay(self, row: StayRow, record: Record) -> None:
        """A group's city in a slot."""
        known = self._known(record, "period", row.period, tuple(self.problem.period))
        known = self._known(record, "city", row.city, tuple(self.problem.city)) and known
        if not (self._is_group(record, row.group) and known and self._is_named(row, record)):
            return
        planned = {(s.group, s.period): s.city for s in self.plan.stays}.get((row.group, row.period))
        if row.period not in self.problem.block:
            pin = CityPin(row.group, row.period, row.city)
            self._set(self.cities, (row.group, row.period), pin, keep=row.keep or planned != row.city)
            self.cells[f"pins.cities[{row.group}/{row.period}]"] = record.cell("city")
        elif row.city != self.problem.block[row.period].city:
            text = f"{row.period} is a shared block: all groups are in one city."
            self._fault("shared_block", record, "city", (text, "Change the shared block in the programme."))

    def _is_named(self, row: StayRow, record: Record) -> bool:
        """Whether name and id mean the same city: somebody may have changed one of them only."""
        name = self.problem.city[row.city].name
        if row.name and not row.name.casefold().startswith(name.casefold()):
            text = f"The id {row.city} is {name}, but the name says {row.name}."
            self._fault("two_cities", record, "city", (text, "Write the id of the city that is meant, and its name."))
            return False
        return True

    def item(self, row: ItemRow, record: Record) -> None:
        """An appointment, old or new."""
        old = next((a for a in self.plan.appointments if a.id == row.id), None) if row.id else None
        if old:
            self.seen.add(old.id)
        if not self._is_group(record, row.group) or (old and self._is_no_visit(old, row)):
            return
        if row.resource and self._known(record, "resource", row.resource, tuple(self.problem.resource)):
            self._visit(row, record, old)
        elif not row.resource:
            text = "An appointment that is kept or new needs a resource."
            self._fault("missing", record, "resource", (text, "Write the id of a resource."))

    def _is_no_visit(self, old: Appointment, row: ItemRow) -> bool:
        """Whether the item is no visit of a resource; then its edits are told, as nothing can pin it."""
        if old.resource or row.resource:
            return False
        if row.keep or self._differs(old, row):
            what = old.title or old.kind.value.replace("_", " ")
            text = f"{what} of {old.group} on {old.start:%d %B} is no visit of a resource; its edit is left alone."
            self.notices.append(text)
        return True

    def _visit(self, row: ItemRow, record: Record, old: Appointment | None) -> None:
        key = (row.group, row.resource)
        changed = old is None or self._differs(old, row)
        if old and key != (old.group, old.resource):
            self.visits.pop((old.group, old.resource), None)
            self.replaced.add(old.id)
        if not changed and row.keep and key in self.visits:
            return
        pin = self._visit_pin(row, record, old)
        if pin:
            self._set(self.visits, key, pin, keep=row.keep or changed)
            self.cells[f"pins.appointments[{row.group}/{row.resource}]"] = record.cell("start")

    def _differs(self, old: Appointment, row: ItemRow) -> bool:
        now = (row.group, row.resource, row.day, _minute(row.start), _minute(row.end))
        before = (old.group, old.resource, old.start.date(), _minute(old.start.time()), _minute(old.end.time()))
        return now != before

    def _visit_pin(self, row: ItemRow, record: Record, old: Appointment | None) -> AppointmentPin | None:
        """The pin of a visit; where only the start was changed, the length stays as it was."""
        if row.day is None or row.start is None:
            return AppointmentPin(row.group, row.resource, day=row.day)
        start, minutes = datetime.combine(row.day, row.start), None
        if old and _minute(row.end) == _minute(old.end.time()) and row.start != old.start.time():
            minutes = _between(old.start, old.end) if row.resource == old.resource else None
        elif row.end:
            minutes = _between(start, datetime.combine(row.day, row.end))
        if minutes is not None and minutes <= 0:
            self._fault("end_before_start", record, "end", ("It ends before it starts.", "Correct one of the times."))
            return None
        return AppointmentPin(row.group, row.resource, start, minutes=minutes)

    def officer(self, row: OfficerRow, record: Record) -> None:
        """A language officer's group."""
        known = self._known(record, "officer", row.officer, tuple(self.problem.officer))
        planned = next((g.id for g in self.plan.groups if row.officer in g.officers), "")
        if not row.group:
            if planned and known:
                self.freed.add(row.officer)
                self.notices.append(f"{row.officer} may be planned again: that somebody goes with no group is no pin.")
        elif known and self._is_group(record, row.group):
            pin = OfficerPin(row.officer, row.group)
            self._set(self.officers, (row.officer,), pin, keep=row.keep or planned != row.group)
            self.cells[f"pins.officers[{row.officer}/{row.group}]"] = record.cell("group")

    def removed(self) -> Iterator[str]:
        """Visits whose rows are gone: that is no pin either."""
        gone = self._gone()
        if gone:
            what = counted(len(gone), "appointment")
            yield f"Deleted from the sheet: {what}, where a day needs more perhaps planned again."

    def _gone(self) -> list[Appointment]:
        unseen = (a for a in self.plan.appointments if a.resource and a.id not in self.seen)
        return [a for a in unseen if (a.group, a.resource) not in self.visits]

    def start(self) -> Plan:
        """The plan without what was deleted or replaced, unless it has happened and was only deleted."""
        gone = self.replaced | {a.id for a in self._gone() if not has_begun(self.problem, self.plan, a)}
        free = self.freed - {officer for (officer,) in self.officers}
        groups = (replace(g, officers=tuple(o for o in g.officers if o not in free)) for g in self.plan.groups)
        items = (a for a in self.plan.appointments if a.id not in gone)
        return replace(self.plan, groups=tuple(groups), appointments=tuple(_without(a, free) for a in items))

    def _set(self, table: dict[Key, Any], key: Key, pin: Any, *, keep: bool) -> None:
        if keep:
            table[key] = pin

    def _is_group(self, record: Record, group: str) -> bool:
        return self._known(record, "group", group, tuple(self.plan.group))

    def _known(self, record: Record, field_name: str, value: str, known: tuple[str, ...]) -> bool:
        """Whether an id exists; tells it where it does not and the cell could be read at all."""
        if value in known:
            return True
        if field_name not in record.bad:
            text = f"There is no {field_name} {value!r}."
            way = meant(value, known, names_of(self._rows(field_name))) or "Write an id of the plan."
            self._fault(f"unknown_{field_name}", record, field_name, (text, way))
        return False

    def _rows(self, field_name: str) -> Iterable[Any]:
        """The rows that a field names, groups by their id alone."""
        problem = self.problem
        return {
            "participant": problem.participants, "period": problem.periods, "city": problem.cities,
            "resource": problem.resources, "officer": problem.officers,
        }.get(field_name, ())  # fmt: skip

    def _fault(self, code: str, record: Record, field_name: str, said: tuple[str, str]) -> None:
        self.faults.append(Fault(code, record.cell(field_name), *said))


def _without(item: Appointment, officers: Collection[str]) -> Appointment:
    return replace(item, officers=tuple(o for o in item.officers if o not in officers))


def _minute(at: time | None) -> tuple[int, int] | None:
    """A time without seconds: Excel rounds."""
    return (at.hour, at.minute) if at else None


def _between(start: datetime, end: datetime) -> int:
    return int((end - start).total_seconds() // 60)
