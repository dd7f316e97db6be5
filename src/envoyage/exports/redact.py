"""The shareable version: a programme and its plan without names of people and organisations,
contact details, addresses, hotels and flights.

The dataclasses themselves are changed, so that no export of the result can tell what is not in it. People are built
anew from what may stay: a field that is added later is left out until somebody decides otherwise. Titles may stay,
without the private texts that somebody wrote into them. What is redacted already stays as it is.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from envoyage.exports.phrases import country_name, one_line
from envoyage.exports.private import scrubber
from envoyage.planner.plan import Appointment, Group, Kind, Leg, Plan, Stay
from envoyage.planner.problem import (
    City,
    HomeHost,
    LanguageOfficer,
    Objective,
    Participant,
    Pins,
    Problem,
    Resource,
    Sector,
    Session,
    SharedBlock,
    Theme,
    Vehicle,
)
from envoyage.planner.rule import Finding

Names = Mapping[str, str]
Scrub = Callable[[str], str]
Titled = TypeVar("Titled", Theme, Objective, Sector, SharedBlock, Session)


def redacted(problem: Problem, plan: Plan) -> tuple[Problem, Plan]:
    """Problem and plan of the shareable version; people become ``Participant 12 (Kenya)``."""
    people, officers = _numbered(problem.participants, "P"), _numbered(problem.officers, "L")
    hosts, items = _numbered(problem.hosts, "H"), _numbered(_kept(plan), "A")
    vehicles, scrub = _numbered(problem.vehicles, "V"), _on_one_line(scrubber(problem, plan))
    public = Problem(
        id=problem.id, title=scrub(problem.title), starts=problem.starts, ends=problem.ends,
        motto=scrub(problem.motto), sponsor=scrub(problem.sponsor), agency=scrub(problem.agency),
        host_language=problem.host_language, promised=problem.promised,
        themes=_retitled(problem.themes, scrub), objectives=_retitled(problem.objectives, scrub),
        sectors=_retitled(problem.sectors, scrub), countries=problem.countries,
        blocks=_retitled(problem.blocks, scrub), windows=problem.windows,
        sessions=tuple(_session(s) for s in _retitled(problem.sessions, scrub)),
        participants=tuple(_participant(problem, p, people) for p in problem.participants),
        officers=tuple(_officer(o, officers) for o in problem.officers),
        cities=tuple(_city(c) for c in problem.cities), airports=problem.airports,
        resources=tuple(_resource(r) for r in problem.resources),
        hosts=tuple(_host(h, hosts) for h in problem.hosts),
        vehicles=tuple(Vehicle(vehicles[v.id], v.city, "Vehicle", v.seats, day_rate=v.day_rate)
                       for v in problem.vehicles),
        per_diems=problem.per_diems, travel_times=problem.travel_times, policies=problem.policies, pins=Pins(),
        holidays=problem.holidays,
    )  # fmt: skip
    return public, _plan(plan, {**people, **officers, **hosts, **items, **vehicles})


def redacted_findings(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """What the rules object to, without the sentences, which name people and places."""
    text = "This rule objects; the full version says to what."
    return tuple(Finding(f.rule, f.severity, (), text, penalty=f.penalty) for f in findings)


def _numbered(records: Iterable[object], letter: str) -> dict[str, str]:
    """New ids by the order of the table, so that an id tells nothing about its owner."""
    return {str(getattr(r, "id", "")): f"{letter}{i}" for i, r in enumerate(records, 1)}


def _participant(problem: Problem, person: Participant, people: Names) -> Participant:
    code = people[person.id]
    return Participant(
        id=code, name=f"Participant {code[1:]} ({country_name(problem, person.country)})", country=person.country,
        sector=person.sector, languages=person.languages, needs=person.needs, status=person.status,
    )  # fmt: skip


def _officer(officer: LanguageOfficer, officers: Names) -> LanguageOfficer:
    code = officers[officer.id]
    return LanguageOfficer(
        code, f"Language officer {code[1:]}", officer.languages, officer.mode, daily_rate=officer.daily_rate
    )


def _host(host: HomeHost, hosts: Names) -> HomeHost:
    code = hosts[host.id]
    return HomeHost(code, host.city, f"Home host {code[1:]}", host.evenings, host.seats)


def _on_one_line(scrub: Scrub) -> Scrub:
    """The scrubber for texts that may run over several lines."""
    return lambda text: scrub(one_line(text))


def _retitled(records: tuple[Titled, ...], scrub: Scrub) -> tuple[Titled, ...]:
    return tuple(replace(r, title=scrub(r.title)) for r in records)


def _city(city: City) -> City:
    return replace(city, local_sponsor="", sponsor_phone="", sponsor_email="")


def _session(session: Session) -> Session:
    return replace(session, room="", place="", address="", speakers=())


def _resource(resource: Resource) -> Resource:
    """An organisation by its kind alone: its name with an hour beside it would tell where officials stand."""
    kind = resource.category.value.replace("_", " ").capitalize()
    return replace(resource, name=kind, latitude=0.0, longitude=0.0, address="", directions="")


def _kept(plan: Plan) -> tuple[Appointment, ...]:
    """The appointments of the shareable version: time for worship tells somebody's faith and is left out.

    Who is missing from a meal beside it would tell the same, so those at worship are shown at the meal.
    """
    worship = [a for a in plan.appointments if a.kind is Kind.FAITH]
    return tuple(_joined(a, worship) for a in plan.appointments if a.kind is not Kind.FAITH)


def _joined(item: Appointment, worship: list[Appointment]) -> Appointment:
    if item.kind not in (Kind.MEAL, Kind.FREE):
        return item
    beside = (w for w in worship if w.group == item.group and w.start < item.end and item.start < w.end)
    return replace(item, attendees=tuple(dict.fromkeys((*item.attendees, *(p for w in beside for p in w.attendees)))))


def _plan(plan: Plan, names: Names) -> Plan:
    return Plan(
        problem=plan.problem, seed=plan.seed,
        groups=tuple(_group(g, names) for g in plan.groups),
        stays=tuple(Stay(s.id, s.group, s.city, s.period, s.arrive, s.leave) for s in plan.stays),
        legs=tuple(_leg(leg) for leg in plan.legs),
        appointments=tuple(_appointment(a, names) for a in _kept(plan)),
        reports=tuple(replace(r, about="") for r in plan.reports), stopped=plan.stopped, totals=plan.totals,
        bounds=tuple((names[p], share) for p, share in plan.bounds if p in names),
    )  # fmt: skip


def _group(group: Group, names: Names) -> Group:
    return Group(group.id, _renamed(group.members, names), group.languages, _renamed(group.officers, names))


def _leg(leg: Leg) -> Leg:
    return replace(leg, flight="")


def _appointment(item: Appointment, names: Names) -> Appointment:
    """An appointment whose own title, which may name somebody, gives way to that of its resource or kind."""
    return Appointment(
        names[item.id], item.stay, item.group, item.kind, item.start, item.end, _renamed(item.attendees, names),
        resource=item.resource, session=item.session, host=names.get(item.host, ""), format=item.format,
        officers=_renamed(item.officers, names), vehicles=_renamed(item.vehicles, names),
    )  # fmt: skip


def _renamed(ids: tuple[str, ...], names: Names) -> tuple[str, ...]:
    return tuple(names[i] for i in ids)
