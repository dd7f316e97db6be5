"""The workbooks of a city: requests, guests, a rooming list a hotel, transport; each for one reader."""

from datetime import date, timedelta

from envoyage.exports.marking import Look
from envoyage.exports.need_to_know import Reader, headings, row, seen
from envoyage.exports.phrases import one_line, words
from envoyage.exports.transport import Ride, rides_in
from envoyage.exports.words.briefs import visit_language, visits_in
from envoyage.exports.workbook import Cell, Column, Table, workbook
from envoyage.planner.plan import Appointment, Plan, RoomUse, Stay
from envoyage.planner.problem import LanguageOfficer, Participant, Problem, nights

Row = tuple[Cell, ...]


def requests(problem: Problem, plan: Plan, city: str, look: Look) -> bytes:
    """The bytes of the appointment requests of a city, the most urgent first."""
    columns = (
        Column("Ask by", 16, "date"), Column("Status", 11), Column("Resource", 30), Column("Contact", 32),
        Column("Date", 16, "date"), Column("Start", 7, "time"), Column("End", 7, "time"), Column("Group", 7),
        Column("Visitors", 8, "number"), Column("Language", 24), Column("Form", 14), Column("Identity data", 22),
        Column("Answer and notes", 28, edit=True),
    )  # fmt: skip
    rows = sorted((_request(problem, plan, a) for a in visits_in(problem, plan, city)), key=lambda r: (r[0], r[4:8]))
    return workbook((Table("Requests", columns, tuple(rows), empty="Nothing is to be asked for here."),), look)


def ask_by(problem: Problem, item: Appointment) -> date:
    """The last day on which the request should go out."""
    resource = problem.resource[item.resource]
    return item.start.date() - timedelta(days=max(resource.lead_days, problem.policies.least_lead_days))


def _request(problem: Problem, plan: Plan, item: Appointment) -> Row:
    resource = problem.resource[item.resource]
    people = [seen(problem, Reader.COORDINATOR, c) for c in problem.contacts if c.resource == item.resource]
    contact = "; ".join(", ".join(x for x in (c.name, c.role, c.phone, c.email) if x) for c in people)
    where = ", ".join(x for x in (one_line(resource.name), one_line(resource.address)) if x)
    identity = f"needed {resource.lead_days} days before, for {len(item.attendees)} people"
    return (
        ask_by(problem, item), words(resource.status.value), where, contact, item.start.date(),
        item.start.time(), item.end.time(), item.group, len(item.attendees), visit_language(problem, plan, item),
        words(item.format.value) if item.format else "", identity if resource.identity_check else "not needed",
        "",
    )  # fmt: skip


def guests(problem: Problem, plan: Plan, city: str, look: Look) -> bytes:
    """The bytes of who comes to a city and the care they need, for the local coordinator alone."""
    stays = stays_in(plan, city)
    members = dict.fromkeys((s.group, m) for s in stays for m in plan.group[s.group].members)
    officers = dict.fromkeys((s.group, o) for s in stays for o in plan.group[s.group].officers)
    people = tuple((g, *row(problem, Reader.COORDINATOR, problem.participant[m])) for g, m in members)
    escorts = tuple((g, *row(problem, Reader.COORDINATOR, problem.officer[o])) for g, o in officers)
    look_in = (Column("Group", 9), *_columns(Reader.COORDINATOR, Participant))
    tables = (
        Table("Guests", look_in, people),
        Table("Language officers", (Column("Group", 9), *_columns(Reader.COORDINATOR, LanguageOfficer)), escorts),
    )
    return workbook(tables, look)


def _columns(reader: Reader, kind: type[Participant | LanguageOfficer]) -> tuple[Column, ...]:
    wide = {"Name", "Name in own script", "Languages", "E-mail"}
    return tuple(Column(title, 26 if title in wide else 16) for title in headings(reader, kind))


def hotel_list(problem: Problem, plan: Plan, hotel: str, look: Look) -> bytes:
    """The bytes of the hotel's sheet and its rooming list: only what a front desk needs."""
    stays = tuple(sorted((s for s in plan.stays if s.hotel == hotel), key=lambda s: (s.arrive, s.group)))
    uses = [u for s in stays for u in sorted(plan.rooms, key=lambda u: u.number) if u.stay == s.id]
    rows = tuple(line for use in uses for line in _room(problem, plan, use))
    columns = (
        Column("Room", 7, "number"), Column("Group", 9), Column("Title", 12), Column("Name", 28), Column("Gender", 9),
        Column("Shares with", 26), Column("Arrive", 17, "date"), Column("Leave", 17, "date"),
        Column("Access needs", 22),
    )  # fmt: skip
    listed = Table("Rooming list", columns, rows, empty="The rooming list follows.")
    return workbook((_hotel_sheet(problem, plan, stays), listed), look)


def _hotel_sheet(problem: Problem, plan: Plan, stays: tuple[Stay, ...]) -> Table:
    columns = (
        Column("Hotel", 28), Column("Address", 34), Column("Phone", 18), Column("Group", 9),
        Column("Arrive", 17, "date"), Column("Leave", 17, "date"), Column("Nights", 8, "number"),
        Column("Rooms", 8, "number"), Column("Single", 8, "number"), Column("Shared", 8, "number"),
        Column("People", 8, "number"), Column("Call on the way", 30),
    )  # fmt: skip
    rows: tuple[Row, ...] = tuple(_hotel_row(problem, plan, s) for s in stays)
    return Table("Hotel", columns, rows)


def _hotel_row(problem: Problem, plan: Plan, stay: Stay) -> Row:
    hotel, uses = problem.hotel[stay.hotel], [u for u in plan.rooms if u.stay == stay.id]
    officers = (seen(problem, Reader.HOTEL, problem.officer[o]) for o in plan.group[stay.group].officers[:1])
    return (
        one_line(hotel.name), one_line(hotel.address), hotel.phone, stay.group, stay.arrive, stay.leave,
        len(nights(stay.arrive, stay.leave)), len(uses), sum(len(u.occupants) == 1 for u in uses),
        sum(len(u.occupants) > 1 for u in uses), sum(len(u.occupants) for u in uses),
        "; ".join(f"{o.name} {o.phone}".strip() for o in officers),
    )  # fmt: skip


def _room(problem: Problem, plan: Plan, use: RoomUse) -> list[Row]:
    stay, rows = plan.stay[use.stay], list[Row]()
    views = {p: seen(problem, Reader.HOTEL, problem.participant.get(p) or problem.officer[p]) for p in use.occupants}
    for person, view in views.items():
        guest = person in problem.participant
        others = ", ".join(v.name for p, v in views.items() if p != person)
        rows.append((
            use.number, stay.group, view.title if guest else "", view.name, view.gender, others,
            stay.arrive, stay.leave, view.access if guest else "",
        ))  # fmt: skip
    return rows


def transport(problem: Problem, plan: Plan, city: str, look: Look) -> bytes:
    """The bytes of the transport calendar of a city: rides with seats and bags, no names of visitors."""
    columns = (
        Column("Date", 16, "date"), Column("Pick-up", 8, "time"), Column("Group", 7), Column("From", 36),
        Column("To", 36), Column("Be there", 8, "time"), Column("People", 8, "number"), Column("Bags", 6, "number"),
        Column("Vehicle", 20), Column("Flight", 9), Column("Access needs", 15), Column("Call on the way", 24),
    )  # fmt: skip
    rows = tuple(_ride(problem, plan, r) for r in rides_in(problem, plan, city))
    return workbook((Table("Transport", columns, rows, empty="No rides are needed here."),), look)


def _ride(problem: Problem, plan: Plan, ride: Ride) -> Row:
    guests_ = [
        seen(problem, Reader.TRANSPORT, problem.participant[p]) for p in ride.passengers if p in problem.participant
    ]
    needs = sorted({need for g in guests_ for need in g.access.split(", ") if need})
    officers = (seen(problem, Reader.TRANSPORT, problem.officer[o]) for o in plan.group[ride.group].officers[:1])
    return (
        ride.pick_up.date(), ride.pick_up.time(), ride.group, ride.start.line, ride.end.line,
        ride.be_there.time() if ride.be_there else None, ride.people, ride.bags or None,
        ride.vehicle_words(problem), ride.flight, ", ".join(needs),
        "; ".join(f"{o.name} {o.phone}".strip() for o in officers),
    )  # fmt: skip


def stays_in(plan: Plan, city: str) -> tuple[Stay, ...]:
    """The stays in a city, by date and group."""
    return tuple(sorted((s for s in plan.stays if s.city == city), key=lambda s: (s.arrive, s.group)))
