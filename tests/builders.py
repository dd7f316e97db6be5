"""A tiny programme and a legal hand-made plan of it: small enough to read, complete enough for every rule."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

from envoyage.planner.clock import instant, wall
from envoyage.planner.plan import Appointment, Group, Kind, Leg, Mode, Plan, RoomUse, Stay
from envoyage.planner.problem import (
    Airport,
    BlockKind,
    Category,
    City,
    Contact,
    Country,
    Format,
    Gender,
    HomeHost,
    Hotel,
    LanguageMode,
    LanguageOfficer,
    MedicalProvider,
    Need,
    Objective,
    OpenHours,
    Participant,
    Policies,
    Problem,
    Resource,
    Sector,
    Session,
    SessionKind,
    SharedBlock,
    Slot,
    Speaks,
    SplitWindow,
    Staff,
    Theme,
    Vehicle,
    Viewpoint,
    days,
)
from envoyage.planner.travel import journey, ride_minutes

START = date(2027, 5, 15)  # a Saturday
THEMES = ("narcotics", "trafficking", "cyber")
OBJECTIVES = ("justice", "partnership")
COUNTRIES = (
    Country("PE", "Peru", "WHA"),
    Country("CL", "Chile", "WHA"),
    Country("KE", "Kenya", "AF"),
    Country("GH", "Ghana", "AF"),
    Country("PL", "Poland", "EUR"),
    Country("JO", "Jordan", "NEA"),
)
PLACES = {
    "washington": ("Washington", "DC", 38.9, -77.04, "America/New_York", "DCA", 2),
    "new-york": ("New York", "NY", 40.71, -74.0, "America/New_York", "JFK", 2),
    "reno": ("Reno", "NV", 39.53, -119.81, "America/Los_Angeles", "RNO", 1),
    "tulsa": ("Tulsa", "OK", 36.15, -95.99, "America/Chicago", "TUL", 1),
    "boise": ("Boise", "ID", 43.62, -116.2, "America/Boise", "BOI", 1),
    "mobile": ("Mobile", "AL", 30.69, -88.04, "America/Chicago", "MOB", 1),
}
WEEK = tuple(OpenHours(day, time(8, 0), time(18, 0)) for day in range(1, 6))
ALL_WEEK = tuple(OpenHours(day, time(8, 0), time(20, 0)) for day in range(1, 8))
CATEGORIES = (
    Category.LAW_ENFORCEMENT,
    Category.COURT_OR_PROSECUTION,
    Category.PUBLIC_OFFICIAL,
    Category.SOCIAL_SERVICE,
    Category.VICTIM_ASSISTANCE,
    Category.ACADEMIA,
    Category.PRIVATE_SECTOR,
)


def tiny_problem(**changes: Any) -> Problem:
    """Twelve people, two groups, four cities and two shared blocks: 15 nights from Saturday 15 May 2027."""
    problem = Problem(
        id="tiny",
        title="Tiny programme",
        starts=START,
        ends=START + timedelta(days=15),
        motto="Connecting people",
        sponsor="Sponsor bureau",
        agency="Program agency",
        agency_phone="202-555-0100",
        themes=tuple(Theme(t, t.title()) for t in THEMES),
        objectives=tuple(Objective(o, o.title()) for o in OBJECTIVES),
        sectors=(Sector("police", "Police"), Sector("court", "Courts")),
        countries=COUNTRIES,
        blocks=(
            SharedBlock("opening", BlockKind.OPENING, "washington", day(0), day(4), "Opening"),
            SharedBlock("closing", BlockKind.CLOSING, "new-york", day(12), day(15), "Closing"),
        ),
        windows=(SplitWindow("split", (Slot("slot1", day(4), day(8)), Slot("slot2", day(8), day(12)))),),
        sessions=_sessions(),
        participants=tuple(_person(i) for i in range(12)),
        officers=_officers(),
        cities=tuple(_city(key) for key in PLACES),
        airports=tuple(Airport(p[5], f"{p[0]} Airport", p[2], p[3], p[4]) for p in PLACES.values()),
        resources=tuple(r for key in PLACES for r in _resources(key)),
        contacts=tuple(Contact(f"c-{key}", f"{key}-0", f"Contact {key}", phone="555-0101") for key in PLACES),
        hosts=tuple(h for key in ("reno", "tulsa", "boise", "mobile") for h in _hosts(key)),
        hotels=tuple(
            Hotel(f"{key}-hotel", key, f"Hotel {p[0]}", p[2] + 0.01, p[3], 40, "1 Main Street", "555-0102")
            for key, p in PLACES.items()
        ),
        vehicles=tuple(Vehicle(f"{key}-van{n}", key, "Van", 25, "Coach company") for key in PLACES for n in (1, 2)),
        staff=(Staff("duty", "Duty Officer", "emergency", phone="202-555-0199", emergency=True),),
        medical=tuple(MedicalProvider(f"{key}-clinic", key, "City clinic", phone="555-0103") for key in PLACES),
        policies=Policies(
            groups_fewest=2, groups_most=2, group_smallest=4, group_largest=8, most_per_region=4, most_per_country=2
        ),
    )
    return replace(problem, **changes)


def day(offset: int) -> date:
    """The programme's day by number, 0 the arrival."""
    return START + timedelta(days=offset)


def at(offset: int, hour: int, minute: int = 0) -> datetime:
    """A wall-clock time on a day of the programme."""
    return datetime.combine(day(offset), time(hour, minute))


def _person(i: int) -> Participant:
    country = COUNTRIES[i % 6]
    spanish = country.region == "WHA"
    return Participant(
        id=f"p{i:02}",
        name=f"Person {i:02}",
        country=country.id,
        title="Judge" if i % 2 else "Prosecutor",
        position="Chief",
        institution="Ministry of Justice",
        gender=Gender.FEMALE if i % 3 else Gender.MALE,
        post=country.name,
        sector="police" if i % 2 else "court",
        languages=(Speaks("es", 5), Speaks("en", 2)) if spanish else (Speaks("en", 5),),
        needs=(
            Need(OBJECTIVES[i % 2], THEMES[i % 3], 2.0, 5.0),
            Need(OBJECTIVES[(i + 1) % 2], THEMES[(i + 1) % 3], 1.0, 4.0),
        ),
    )


def _officers() -> tuple[LanguageOfficer, ...]:
    interpreters = tuple(
        LanguageOfficer(f"es{i}", f"Interpreter {i}", ("es", "en"), LanguageMode.SIMULTANEOUS) for i in range(3)
    )
    liaisons = tuple(LanguageOfficer(f"li{i}", f"Liaison {i}", ("en",), LanguageMode.LIAISON) for i in range(4))
    return interpreters + liaisons


def _city(key: str) -> City:
    name, state, lat, lon, zone, airport, groups = PLACES[key]
    return City(key, name, state, lat, lon, zone, airport, 200_000, groups=groups, local_sponsor=f"{name} Council")


def _resources(key: str) -> tuple[Resource, ...]:
    lat, lon = PLACES[key][2:4]
    professional = tuple(
        Resource(
            f"{key}-{i}",
            key,
            f"{category.value.replace('_', ' ').title()} of {PLACES[key][0]}",
            category,
            themes=(THEMES[i % 3],),
            objectives=(OBJECTIVES[i % 2],),
            viewpoint=tuple(Viewpoint)[i % 4],
            formats=(tuple(Format)[i % 3],),
            latitude=lat + 0.01 * i,
            longitude=lon + 0.01,
            address=f"{i} First Street",
            hours=WEEK,
        )
        for i, category in enumerate(CATEGORIES)
    )
    museum = Resource(
        f"{key}-museum", key, "City museum", Category.CULTURE, latitude=lat, longitude=lon + 0.02,
        formats=(Format.TOUR,), hours=ALL_WEEK, parallel_groups=2, open_on_holidays=True,
    )  # fmt: skip
    return (*professional, museum)


def _hosts(key: str) -> tuple[HomeHost, ...]:
    evenings = tuple(day(n) for n in range(4, 12))
    return tuple(HomeHost(f"{key}-home{i}", key, f"Family {i}", evenings, 4, languages=("en", "es")) for i in range(3))


def _sessions() -> tuple[Session, ...]:
    plenary = tuple(
        Session(
            f"plenary{d}{h}", "opening", "Plenary", SessionKind.PLENARY, at(d, h), at(d, h + 2), "Hall A",
            "Conference centre", "1 Capitol Street", themes=(THEMES[d % 3],), objectives=OBJECTIVES,
        )
        for d in (2, 3) for h in (9, 14)
    )  # fmt: skip
    closing = tuple(
        Session(f"closing{h}", "closing", "Conference", SessionKind.CONFERENCE, at(13, h), at(13, h + 2), "Hall B")
        for h in (9, 14)
    )
    evaluation = Session("evaluation", "closing", "Evaluation", SessionKind.CLOSING, at(14, 9), at(14, 12), "Hall B")
    last = Session("last", "closing", "Farewell", SessionKind.CLOSING, at(14, 14), at(14, 15), "Hall B")
    return (*plenary, *closing, evaluation, last)


def tiny_plan(problem: Problem | None = None) -> Plan:
    """A legal plan of the tiny programme: group one meets Reno and Boise, group two Tulsa and Mobile."""
    problem = problem or tiny_problem()
    spanish = tuple(p.id for p in problem.travellers if problem.interpreted_language(p))
    english = tuple(p.id for p in problem.travellers if not problem.interpreted_language(p))
    groups = (
        Group("G1", tuple(sorted((*spanish, *english[:2]))), ("es",), ("es0", "es1")),
        Group("G2", english[2:], (), ("li0", "li1")),
    )
    routes = {"G1": ("washington", "reno", "boise", "new-york"), "G2": ("washington", "tulsa", "mobile", "new-york")}
    stays = tuple(
        Stay(f"{g.id}-{p.id}", g.id, city, p.id, p.arrive, p.leave, f"{city}-hotel")
        for g in groups
        for p, city in zip(problem.periods, routes[g.id], strict=True)
    )
    plan = Plan(problem.id, 7, groups, stays)
    return replace(
        plan,
        legs=tuple(leg for g in groups for leg in _legs(problem, plan.stays_of[g.id])),
        appointments=tuple(a for s in stays for a in _appointments(problem, plan.group[s.group], s)),
        rooms=tuple(r for s in stays for r in _rooms(plan.group[s.group], s)),
    )


def _legs(problem: Problem, stays: tuple[Stay, ...]) -> list[Leg]:
    legs = []
    for a, b in pairwise(stays):
        trip = journey(problem, a.city, b.city)
        leaves = datetime.combine(a.leave, problem.policies.travel_departs)
        arrives = wall(problem, b.city, instant(problem, a.city, leaves) + timedelta(minutes=trip.minutes))
        legs.append(
            Leg(f"{a.id}-{b.id}", a.group, a.id, b.id, trip.mode, leaves, arrives, trip.minutes, trip.miles)
            if trip.mode is not Mode.NONE
            else Leg(f"{a.id}-{b.id}", a.group, a.id, b.id, trip.mode, leaves, leaves, 0, 0.0)
        )
    return legs


def _appointments(problem: Problem, group: Group, stay: Stay) -> list[Appointment]:
    sessions = [
        Appointment(f"{group.id}-{s.id}", stay.id, group.id, Kind.SESSION, s.start, s.end, group.members,
                    title=s.title, session=s.id, officers=group.officers, vehicles=(_van(group, stay),))
        for s in problem.sessions_of.get(stay.period, ())
    ]  # fmt: skip
    return sessions if stay.period in problem.block else _visits(problem, group, stay)


def _van(group: Group, stay: Stay) -> str:
    return f"{stay.city}-van{group.id[1:]}"


def _visits(problem: Problem, group: Group, stay: Stay) -> list[Appointment]:
    """Two visits and lunch on each full working day, then dinner in homes on the second evening."""
    from envoyage.planner.workdays import full_days  # noqa: PLC0415 -- the builder's only use

    hotel, items = problem.hotel[stay.hotel], []
    resources = list(problem.resources_in[stay.city])
    for when in full_days(problem, stay.city, stay.arrive, stay.leave):
        for hour in (9, 14):
            r = resources.pop(0)
            start = datetime.combine(when, time(hour))
            ride = ride_minutes(problem, (hotel.latitude, hotel.longitude), (r.latitude, r.longitude))
            items.append(
                Appointment(f"{stay.id}-{r.id}", stay.id, group.id, Kind.PROFESSIONAL, start,
                            start + timedelta(minutes=r.minutes), group.members, title=r.name, resource=r.id,
                            format=r.formats[0], officers=group.officers, vehicles=(_van(group, stay),),
                            leave_at=start - timedelta(minutes=ride + 10), minutes_there=ride)
            )  # fmt: skip
        noon = datetime.combine(when, time(12))
        items.append(Appointment(f"{stay.id}-lunch-{when}", stay.id, group.id, Kind.MEAL, noon,
                                 noon + timedelta(hours=1), group.members, title="Lunch"))  # fmt: skip
    return items + _dinners(problem, group, stay)


def _dinners(problem: Problem, group: Group, stay: Stay) -> list[Appointment]:
    evening = datetime.combine(days(stay.arrive, stay.leave)[1], problem.policies.dinner_starts)
    end = evening + timedelta(minutes=problem.policies.dinner_minutes)
    homes = problem.hosts_in[stay.city]
    return [
        Appointment(f"{stay.id}-{home.id}", stay.id, group.id, Kind.HOME_HOSPITALITY, evening, end,
                    group.members[i :: len(homes)], title="Home hospitality", host=home.id,
                    officers=group.officers[i : i + 1])
        for i, home in enumerate(homes)
    ]  # fmt: skip


def _rooms(group: Group, stay: Stay) -> list[RoomUse]:
    first = 1 if group.id == "G1" else 21
    people = (*group.members, *group.officers)
    return [RoomUse(stay.id, stay.hotel, n, (person,)) for n, person in enumerate(people, first)]
