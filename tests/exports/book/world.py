"""A programme for seventy-two people in seven groups with names in many scripts, and a plan of it."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from envoyage.planner.plan import Appointment, Group, Kind, Leg, Plan, Stay
from envoyage.planner.problem import (
    BlockKind,
    City,
    Consent,
    Contact,
    Country,
    HomeHost,
    Hotel,
    LanguageMode,
    LanguageOfficer,
    MedicalProvider,
    Need,
    Objective,
    Participant,
    Problem,
    Resource,
    SharedBlock,
    Slot,
    Speaker,
    Speaks,
    SplitWindow,
    Staff,
    Theme,
    Vehicle,
    days,
)
from envoyage.planner.travel import journey
from tests.builders import WEEK, at, day, tiny_problem

LANGUAGES = ("ar", "es", "fr", "ru", "zh", "pt", "")
NAMES = (
    ("Amal Haddad", "أمل حداد", "JO", "ar"),
    ("Lucía Fernández Ñúñez", "", "PE", "es"),
    ("Aïssatou Ndiaye-Camara", "", "GH", "fr"),
    ("Oleksandr Kovalenko", "Олександр Коваленко", "PL", "ru"),
    ("Wang Jianguo", "王建国", "CL", "zh"),
    ("João Gonçalves da Conceição", "", "CL", "pt"),
    ("Nguyễn Thị Phương Thảo", "", "KE", ""),
    ("Rajesh Kumar Sharma", "राजेश कुमार शर्मा", "KE", ""),
    ("Somchai Wongsakul", "สมชาย วงศ์สกุล", "GH", ""),
    ("Eleni Papadopoulou", "Ελένη Παπαδοπούλου", "PL", ""),
)
SPEAKER = Speaker("Dr. Ada Quist", "Director", "Office of Justice")
TITLES = ("Judge", "Chief Prosecutor", "Director-General", "Colonel", "Deputy Minister")
TOWNS = {
    "austin": ("Austin", "TX", 30.27, -97.74, "America/Chicago"),
    "cleveland": ("Cleveland", "OH", 41.5, -81.69, "America/New_York"),
    "huntsville": ("Huntsville", "AL", 34.73, -86.59, "America/Chicago"),
    "tucson": ("Tucson", "AZ", 32.22, -110.97, "America/Phoenix"),
    "reno2": ("Spokane", "WA", 47.66, -117.43, "America/Los_Angeles"),
    "sacramento": ("Sacramento", "CA", 38.58, -121.49, "America/Los_Angeles"),
    "saltlake": ("Salt Lake City", "UT", 40.76, -111.89, "America/Denver"),
    "burlington": ("Burlington", "VT", 44.48, -73.21, "America/New_York"),
    "portland": ("Portland", "ME", 43.66, -70.26, "America/New_York"),
    "desmoines": ("Des Moines", "IA", 41.59, -93.62, "America/Chicago"),
    "anchorage": ("Anchorage", "AK", 61.22, -149.9, "America/Anchorage"),
    "honolulu": ("Honolulu", "HI", 21.31, -157.86, "Pacific/Honolulu"),
    "savannah": ("Savannah", "GA", 32.08, -81.09, "America/New_York"),
    "fargo": ("Fargo", "ND", 46.88, -96.79, "America/Chicago"),
}
HUBS = {
    "washington": ("Washington", "DC", 38.9, -77.04, "America/New_York"),
    "new-york": ("New York", "NY", 40.71, -74.0, "America/New_York"),
}
TITLED = (
    "Combating narcotics trafficking", "Combating trafficking in persons", "Cybercrime", "Money laundering",
    "Violent extremism", "Wildlife trafficking",
)  # fmt: skip
GOALS = (
    "Rule of law and the criminal justice system", "Partnership of police and communities",
    "Global cooperation", "Security and civil liberties",
)  # fmt: skip


def world_problem(people: int = 72) -> Problem:
    """The programme: three weeks from Saturday 15 May 2027, two slots, fourteen cities beside the two hubs."""
    tiny = tiny_problem()
    places = {**HUBS, **TOWNS}
    return replace(
        tiny,
        title="Towards a Safer World",
        motto="Partners in justice: learning together",
        sponsor="Bureau of International Exchange",
        agency="Institute of Visits",
        ends=day(21),
        themes=tuple(Theme(f"t{i}", title) for i, title in enumerate(TITLED)),
        objectives=tuple(Objective(f"o{i}", title) for i, title in enumerate(GOALS)),
        countries=(*tiny.countries, Country("CI", "Côte d'Ivoire", "AF")),
        blocks=(
            SharedBlock("opening", BlockKind.OPENING, "washington", day(0), day(5), "Opening in Washington"),
            SharedBlock("closing", BlockKind.CLOSING, "new-york", day(17), day(21), "Conference in New York"),
        ),
        windows=(SplitWindow("split", (Slot("slot1", day(5), day(11)), Slot("slot2", day(11), day(17)))),),
        sessions=tuple(
            replace(s, themes=("t0", "t1"), objectives=("o0",), speakers=(SPEAKER,))
            if s.block == "opening"
            else replace(s, start=s.start + timedelta(days=5), end=s.end + timedelta(days=5))
            for s in tiny.sessions
        ),
        participants=tuple(_person(i) for i in range(people)),
        officers=tuple(
            LanguageOfficer(f"off{g}{i}", f"Officer {'ABC'[i]} of {lang or 'en'}", (lang or "en", "en"),
                            LanguageMode.SIMULTANEOUS if lang else LanguageMode.LIAISON, phone=f"202-555-03{g}{i}")
            for g, lang in enumerate(LANGUAGES) for i in range(3)
        ),
        cities=tuple(City(k, *p[:5], k[:3].upper(), 300_000, local_sponsor=f"{p[0]} Council for Visitors",
                          sponsor_phone="555-0177") for k, p in places.items()),
        resources=tuple(r for k in places for r in _resources(k, places[k])),
        contacts=tuple(Contact(f"c{k}{i}", f"{k}-{i}", f"Robin Example{i}", "Head of outreach", f"555-01{i:02}")
                       for k in places for i in range(8)),
        hosts=tuple(HomeHost(f"{k}-home{i}", k, f"The Household{i} Family", tuple(day(n) for n in range(22)), 5,
                             address=f"{i} Maple Lane", phone="555-0155") for k in TOWNS for i in range(3)),
        hotels=tuple(Hotel(f"{k}-hotel", k, f"Grand Inn {p[0]}", p[2], p[3], 90, "12 Station Road", "555-0102")
                     for k, p in places.items()),
        vehicles=tuple(Vehicle(f"{k}-van", k, "Coach", 30, "Blue Wheel Coaches", "555-0144") for k in places),
        medical=tuple(MedicalProvider(f"{k}-clinic", k, f"{p[0]} General Hospital", "3 Clinic Road", "555-0133", True)
                      for k, p in places.items()),
        staff=(
            Staff("duty", "Morgan Duty", "duty officer, day and night", phone="202-555-0199", emergency=True),
            Staff("lead", "Alex Lead", "programme officer", phone="202-555-0188", email="alex@example.org"),
        ),
        holidays=((day(16), "", "Memorial Day"),),
    )  # fmt: skip


def _person(i: int) -> Participant:
    name, own, country, language = NAMES[i % len(NAMES)]
    spoken = (Speaks(language, 5), Speaks("en", 2)) if language else (Speaks("en", 5),)
    return Participant(
        f"v{i:03}", f"{name} {chr(65 + i // 26)}{chr(65 + i % 26)}", country, TITLES[i % 5], own,
        "Head of the Department for International Cooperation", "Ministry of Justice and Public Security",
        post="Embassy", sector="police" if i % 2 else "court", languages=spoken,
        expertise=(f"t{i % 6}", f"t{(i + 2) % 6}")[: i % 3],
        photo_consent=(Consent.YES, Consent.NO, Consent.UNKNOWN)[i % 3],
        needs=tuple(Need(f"o{(i + k) % 4}", f"t{(i * 2 + k) % 6}", 1.0 + k, 3.0 + k) for k in range(3)),
        arrival=at(0, 15, 20), departure=at(21, 18, 5),
    )  # fmt: skip


def _resources(key: str, town: tuple[str, str, float, float, str]) -> list[Resource]:
    tiny = tiny_problem()
    pattern = tiny.resources_in["reno"]
    return [
        replace(
            r, id=f"{key}-{i}", city=key, name=f"{r.name.replace(' of Reno', '')} of {town[0]}, Office {i}",
            latitude=town[2] + i / 100, longitude=town[3] + 0.01, address=f"{100 + i} Jefferson Avenue, Suite {i}",
            themes=(f"t{i % 6}", f"t{(i + 1) % 6}") if r.themes else (), objectives=(f"o{i % 4}",) if r.themes else (),
            directions="Use the east entrance; bring passports." if i % 2 else "", hours=WEEK,
        )
        for i, r in enumerate(pattern)
    ]  # fmt: skip


def world_plan(problem: Problem | None = None) -> Plan:
    """Seven groups, each with its own two cities; three visits, lunch and some evenings on each working day."""
    problem = problem or world_problem()
    ids = [p.id for p in problem.travellers]
    groups = tuple(
        Group(f"G{g + 1}", tuple(ids[g::7]), (lang,) if lang else (), tuple(f"off{g}{i}" for i in range(3)))
        for g, lang in enumerate(LANGUAGES)
    )
    towns = list(TOWNS)
    stays = tuple(
        Stay(f"{g.id}-{p.id}", g.id, city, p.id, p.arrive, p.leave, f"{city}-hotel")
        for n, g in enumerate(groups)
        for p, city in zip(problem.periods, ("washington", towns[2 * n], towns[2 * n + 1], "new-york"), strict=True)
    )
    plan = Plan(problem.id, 7, groups, stays)
    return replace(
        plan,
        legs=tuple(leg for g in groups for leg in _legs(problem, plan.stays_of[g.id])),
        appointments=tuple(a for s in stays for a in _items(problem, plan.group[s.group], s)),
    )


def _legs(problem: Problem, stays: tuple[Stay, ...]) -> list[Leg]:
    legs = []
    for a, b in pairwise(stays):
        trip = journey(problem, a.city, b.city)
        leaves = datetime.combine(a.leave, problem.policies.travel_departs)
        arrives = leaves + timedelta(minutes=trip.minutes)
        legs.append(
            Leg(f"{a.id}>", a.group, a.id, b.id, trip.mode, leaves, arrives, trip.minutes, trip.miles, "XY 1234")
        )
    return legs


def _items(problem: Problem, group: Group, stay: Stay) -> list[Appointment]:
    sessions = [
        Appointment(f"{group.id}-{s.id}", stay.id, group.id, Kind.SESSION, s.start, s.end, group.members, s.title,
                    session=s.id, officers=group.officers, leave_at=s.start - timedelta(minutes=30), minutes_there=15)
        for s in problem.sessions_of.get(stay.period, ())
    ]  # fmt: skip
    if stay.period in problem.block:
        return sessions
    items: list[Appointment] = []
    for n, when in enumerate(d for d in days(stay.arrive, stay.leave)[1:-1] if d.isoweekday() < 6):
        items += [_visit(problem, group, stay, when=when, number=3 * n + k) for k in range(3)]
        noon = datetime.combine(when, datetime.min.time()) + timedelta(hours=12, minutes=15)
        items.append(Appointment(f"{stay.id}-lunch-{n}", stay.id, group.id, Kind.MEAL, noon, noon + timedelta(hours=1),
                                 group.members, "Lunch"))  # fmt: skip
    return [*items, *_homes(problem, group, stay)]


def _visit(problem: Problem, group: Group, stay: Stay, *, when: date, number: int) -> Appointment:
    resource = problem.resources_in[stay.city][number % 8]
    start = datetime.combine(when, datetime.min.time()) + timedelta(hours=(9, 14, 16)[number % 3])
    part = group.members[::2] if number % 5 == 4 else group.members
    return Appointment(
        f"{stay.id}-v{number}", stay.id, group.id, Kind.PROFESSIONAL, start, start + timedelta(minutes=90), part,
        resource.name, resource=resource.id, format=resource.formats[0], officers=group.officers[:2],
        vehicles=(f"{stay.city}-van",), leave_at=start - timedelta(minutes=30), minutes_there=20,
    )  # fmt: skip


def _homes(problem: Problem, group: Group, stay: Stay) -> list[Appointment]:
    evening = datetime.combine(days(stay.arrive, stay.leave)[2], datetime.min.time()) + timedelta(hours=18)
    homes = problem.hosts_in[stay.city]
    return [
        Appointment(f"{stay.id}-{h.id}", stay.id, group.id, Kind.HOME_HOSPITALITY, evening,
                    evening + timedelta(minutes=150), group.members[i::3], "Home hospitality", host=h.id,
                    officers=group.officers[i : i + 1], leave_at=evening - timedelta(minutes=25), minutes_there=20)
        for i, h in enumerate(homes)
    ]  # fmt: skip
