"""plan.xlsx: the whole plan, one sheet a view; the first four sheets are read back as pins."""

from collections.abc import Iterator
from dataclasses import replace

from envoyage.exports.budget import budget, cost_table
from envoyage.exports.marking import Look
from envoyage.exports.phrases import (
    KINDS,
    appointment_title,
    city_name,
    country_name,
    everybody,
    languages,
    listed,
    one_line,
    person_name,
    words,
)
from envoyage.exports.places import hotel_of, place_of
from envoyage.exports.sheets.findings import findings_table
from envoyage.exports.transport import rides
from envoyage.exports.unmet import unmet, unmet_table
from envoyage.exports.workbook import Cell, Column, Table, workbook
from envoyage.planner.plan import Appointment, Plan, RoomUse
from envoyage.planner.problem import Problem
from envoyage.planner.rule import Finding
from envoyage.planner.value import coverage

FORMAT = "1"
WITHHELD = ("Rooming list", "Transport", "Home hospitality")
"""The views that the shareable version leaves empty."""
KEEP = Column("Keep", 8, choices=("yes", "no"), edit=True, note="yes: this row stays as it is when you plan again.")


def plan_workbook(problem: Problem, plan: Plan, findings: tuple[Finding, ...], look: Look) -> bytes:
    """The bytes of plan.xlsx: ten views of the plan and what it leaves unmet."""
    shown = (
        groups_table(problem, plan),
        stays_table(problem, plan),
        appointments_table(problem, plan),
        officers_table(problem, plan),
        rooming_table(problem, plan),
        transport_table(problem, plan),
        homes_table(problem, plan),
        cost_table(problem, budget(problem, plan)),
        coverage_table(problem, plan),
        findings_table(problem, plan, findings),
        unmet_table(problem, unmet(problem, plan)),
    )
    tables = tuple(_shareable(t) for t in shown) if look.shareable else shown
    meta = {"made by": "Envoyage", "format": FORMAT, "programme": problem.id, "seed": str(plan.seed), **look.meta}
    return workbook(tables, Look(look.title, look.marking, look.paper, meta))


def _shareable(table: Table) -> Table:
    """A view for everybody: who sleeps, rides and dines where stays in the full version."""
    return replace(table, rows=(), empty="Left out of the shareable version.") if table.name in WITHHELD else table


def groups_table(problem: Problem, plan: Plan) -> Table:
    """Who travels in which group."""
    pinned = {(p.participant, p.group) for p in problem.pins.members}
    columns = (Column("Participant id", 13), Column("Name", 28), Column("Country", 18),
               Column("Group", 9, edit=True, choices=tuple(g.id for g in plan.groups)), KEEP)  # fmt: skip
    rows = tuple(
        (m, person_name(problem, m), country_name(problem, problem.participant[m].country), g.id,
         _keep((m, g.id) in pinned))
        for g in plan.groups
        for m in g.members
    )  # fmt: skip
    return Table("Groups", columns, rows)


def stays_table(problem: Problem, plan: Plan) -> Table:
    """Where each group is in each period."""
    pinned = {(p.group, p.slot, p.city) for p in problem.pins.cities}
    columns = (Column("Group", 9), Column("Period", 14), Column("City id", 16, edit=True), Column("City", 22),
               Column("Arrive", 17, "date"), Column("Leave", 17, "date"), Column("Hotel", 26), KEEP)  # fmt: skip
    rows = tuple(
        (g.id, s.period, s.city, city_name(problem, s.city), s.arrive, s.leave, hotel_of(problem, plan, s.id).name,
         _keep((g.id, s.period, s.city) in pinned))
        for g in plan.groups
        for s in plan.stays_of[g.id]
    )  # fmt: skip
    return Table("Stays", columns, rows)


def appointments_table(problem: Problem, plan: Plan) -> Table:
    """Every item in every group's calendar."""
    columns = (
        Column("Id", 22), Column("Group", 9), Column("City", 20), Column("Date", 17, "date", edit=True),
        Column("Start", 8, "time", edit=True), Column("End", 8, "time", edit=True), Column("Kind", 22),
        Column("Resource id", 18, edit=True), Column("Resource", 34), Column("Attendees", 30),
        Column("Leave at", 9, "time"), KEEP,
    )  # fmt: skip
    items = (a for g in plan.groups for s in plan.stays_of[g.id] for a in plan.appointments_of[s.id])
    return Table("Appointments", columns, tuple(_appointment(problem, plan, a) for a in items))


def _appointment(problem: Problem, plan: Plan, item: Appointment) -> tuple[Cell, ...]:
    some = ", ".join(person_name(problem, p) for p in item.attendees)
    who = "all" if everybody(plan.group[item.group], item) else some
    pinned = any(p.group == item.group and p.resource == item.resource for p in problem.pins.appointments)
    city = city_name(problem, plan.stay[item.stay].city)
    return (item.id, item.group, city, item.start.date(), item.start.time(), item.end.time(), KINDS[item.kind],
            item.resource, appointment_title(problem, item), who, item.leave_at.time() if item.leave_at else None,
            _keep(bool(item.resource) and pinned))  # fmt: skip


def officers_table(problem: Problem, plan: Plan) -> Table:
    """Which language officer goes with which group; free ones last."""
    group_of = {o: g.id for g in plan.groups for o in g.officers}
    pinned = {(p.officer, p.group) for p in problem.pins.officers}
    columns = (Column("Officer id", 13), Column("Name", 28), Column("Languages", 24), Column("Mode", 14),
               Column("Group", 9, edit=True, choices=tuple(g.id for g in plan.groups)), KEEP)  # fmt: skip
    ordered = sorted(problem.officers, key=lambda o: (group_of.get(o.id, "~"), o.id))
    rows = tuple(
        (o.id, one_line(o.name), languages(o.languages), words(o.mode.value), group_of.get(o.id, ""),
         _keep((o.id, group_of.get(o.id)) in pinned))
        for o in ordered
    )  # fmt: skip
    return Table("Language officers", columns, rows)


def rooming_table(problem: Problem, plan: Plan) -> Table:
    """Who sleeps where: one row a person and stay."""
    columns = (Column("City", 20), Column("Hotel", 26), Column("Group", 9), Column("Room", 7, "number"),
               Column("Name", 28), Column("Shares with", 24), Column("Arrive", 17, "date"),
               Column("Leave", 17, "date"), Column("Access needs", 20))  # fmt: skip
    rows = tuple(
        row
        for g in plan.groups
        for s in plan.stays_of[g.id]
        for use in sorted((u for u in plan.rooms if u.stay == s.id), key=lambda u: u.number)
        for row in _room(problem, plan, use)
    )
    return Table("Rooming list", columns, rows, empty="No rooms are given out yet.")


def _room(problem: Problem, plan: Plan, use: RoomUse) -> Iterator[tuple[Cell, ...]]:
    stay = plan.stay[use.stay]
    hotel = one_line(problem.hotel[use.hotel].name) if use.hotel in problem.hotel else ""
    for person in use.occupants:
        others = ", ".join(person_name(problem, p) for p in use.occupants if p != person)
        access = listed(problem.participant[person].access) if person in problem.participant else ""
        yield (city_name(problem, stay.city), hotel, stay.group, use.number, person_name(problem, person), others,
               stay.arrive, stay.leave, access)  # fmt: skip


def transport_table(problem: Problem, plan: Plan) -> Table:
    """Every ride of every group, journeys between cities included."""
    columns = (Column("Group", 9), Column("City", 20), Column("Date", 17, "date"), Column("Pick-up", 9, "time"),
               Column("From", 30), Column("To", 34), Column("Be there", 9, "time"), Column("People", 8, "number"),
               Column("Bags", 7, "number"), Column("Vehicle", 22), Column("Flight", 12))  # fmt: skip
    rows = tuple(
        (r.group, city_name(problem, r.city), r.pick_up.date(), r.pick_up.time(), r.start.name, r.end.name,
         r.be_there.time() if r.be_there else None, r.people, r.bags or None, r.vehicle_words(problem), r.flight)
        for r in rides(problem, plan)
    )  # fmt: skip
    return Table("Transport", columns, rows)


def homes_table(problem: Problem, plan: Plan) -> Table:
    """Who dines in which home."""
    columns = (Column("City", 20), Column("Host", 26), Column("Address", 30), Column("Date", 17, "date"),
               Column("Start", 8, "time"), Column("Group", 9), Column("Guest", 28), Column("Diet", 20),
               Column("Please avoid", 18), Column("Language officers", 24))  # fmt: skip
    rows = tuple(
        (city_name(problem, plan.stay[a.stay].city), one_line(problem.host[a.host].name),
         place_of(problem, a).address, a.start.date(), a.start.time(), a.group, person_name(problem, guest),
         listed(problem.participant[guest].diet), listed(problem.participant[guest].home_wishes),
         ", ".join(person_name(problem, o) for o in a.officers))
        for a in sorted(plan.appointments, key=lambda a: (a.start, a.group, a.host))
        if a.host
        for guest in a.attendees
    )  # fmt: skip
    return Table("Home hospitality", columns, rows, empty="No home hospitality is planned.")


def coverage_table(problem: Problem, plan: Plan) -> Table:
    """How much of each person's needs is met, and the most that was possible where that is proven."""
    shares, bounds = coverage(problem, plan), dict(plan.bounds)
    goal = problem.policies.coverage_goal
    columns = (Column("Participant id", 13), Column("Name", 28), Column("Country", 18), Column("Group", 9),
               Column("Coverage", 10, "share"), Column("Goal", 8, "share"), Column("Below the goal", 12),
               Column("At most possible", 16))  # fmt: skip
    rows = tuple(
        (p.id, one_line(p.name), country_name(problem, p.country), plan.group_of.get(p.id, ""), shares[p.id], goal,
         "yes" if shares[p.id] < goal else "", _bound(bounds.get(p.id)) if shares[p.id] < goal else "")
        for p in problem.travellers
    )  # fmt: skip
    return Table("Coverage", columns, rows)


def _bound(share: float | None) -> str:
    return "not proven" if share is None else f"{share:.1%} (proven)"


def _keep(pinned: bool) -> str:
    return "yes" if pinned else ""
