"""A programme in which every sensitive text is a token of its own, and a search for tokens in files of any kind."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime

from envoyage.planner.plan import Plan
from envoyage.planner.problem import (
    Consent,
    Contact,
    Diet,
    Faith,
    Flight,
    HomeWish,
    MedicalProvider,
    Problem,
    Session,
    Speaker,
    Staff,
)
from tests.builders import tiny_plan, tiny_problem

TOKEN = re.compile(r"CANARY([A-Za-z]+)Q([A-Za-z]+)Q([0-9]+)YRANAC")
FIELDS = {
    "participants": ("name", "name_own_script", "title", "position", "institution", "post"),
    "officers": ("name", "phone", "email"),
    "hosts": ("name", "address", "phone"),
    "staff": ("name", "role", "phone", "email"),
    "contacts": ("name", "role", "phone", "email"),
    "medical": ("name", "address", "phone"),
    "hotels": ("name", "address", "phone"),
    "vehicles": ("name", "company", "phone"),
    "resources": ("address", "directions"),
    "cities": ("local_sponsor", "sponsor_phone", "sponsor_email"),
}


def token(table: str, field: str, number: int) -> str:
    """A text that nobody writes by chance and that survives wrapping."""
    return f"CANARY{table}Q{field.replace('_', '')}Q{number}YRANAC"


def planted() -> tuple[Problem, Plan]:
    """The tiny programme with a token in every sensitive text, and its plan."""
    problem = _rich(tiny_problem())
    marked = {
        table: tuple(
            replace(record, **{f: token(table, f, i) for f in fields})
            for i, record in enumerate(getattr(problem, table))
        )
        for table, fields in FIELDS.items()
    }
    problem = replace(problem, **marked, agency_phone=token("problem", "agency_phone", 0))
    plan = tiny_plan(problem)
    legs = tuple(replace(leg, flight=token("legs", "flight", i)) for i, leg in enumerate(plan.legs))
    return problem, replace(plan, legs=legs)


def planted_deeply() -> tuple[Problem, Plan]:
    """The same, with private texts also inside the titles and names that stay in the shareable version."""
    problem, plan = planted()
    whom = [p.name for p in problem.participants]
    host, speaker = problem.hosts[0], problem.sessions[0].speakers[0]
    problem = replace(
        problem,
        title=f"In honour of {whom[0]}",
        motto=f"As {speaker.name} says",
        resources=tuple(
            replace(r, name=f"Bureau {i} of {whom[i % len(whom)]}, {r.address}")
            for i, r in enumerate(problem.resources)
        ),
        sessions=tuple(replace(s, title=f"Talk of\n{s.speakers[0].name} at {s.address}") for s in problem.sessions),
        cities=tuple(replace(c, local_sponsor=f"Friends of {host.name}, {c.sponsor_phone}") for c in problem.cities),
    )
    items = tuple(replace(a, title=f"With {host.name}") for a in plan.appointments)
    return problem, replace(plan, appointments=items)


def _rich(problem: Problem) -> Problem:
    """Records the tiny programme lacks: contacts everywhere, flights, speakers, diets and beliefs of one person."""
    first, *others = problem.participants
    special = replace(
        first, diet=(Diet.KOSHER,), faith=(Faith.SABBATH,), home_wishes=(HomeWish.NO_PETS,),
        photo_consent=Consent.NO, arrival=datetime(2027, 5, 15, 15), departure=datetime(2027, 5, 30, 15),
    )  # fmt: skip
    flight = Flight("f1", token("flights", "number", 0), "LIM", "DCA", datetime(2027, 5, 15, 6),
                    datetime(2027, 5, 15, 13, 37), (special.id,))  # fmt: skip
    known = (replace(p, expertise=(token("participants", "expertise", i),)) for i, p in enumerate((special, *others)))
    return replace(
        problem,
        participants=tuple(known),
        contacts=tuple(Contact(f"c{i}", r.id, "x") for i, r in enumerate(problem.resources)),
        staff=(*problem.staff, Staff("s2", "x", "x", city="reno")),
        medical=(*problem.medical, MedicalProvider("night", "reno", "x", open_at_night=True)),
        sessions=tuple(_spoken(s, i) for i, s in enumerate(problem.sessions)),
        flights=(flight,),
    )


def _spoken(session: Session, number: int) -> Session:
    speaker = Speaker(*(token("speakers", f, number) for f in ("name", "title", "institution")))
    hall = {f: token("sessions", f, number) for f in ("room", "place", "address")}
    return replace(session, speakers=(speaker,), **hall)


def tokens_in(data: bytes) -> set[tuple[str, str, int]]:
    """Every token in a file, zip packages unpacked, folded calendar lines joined, tags taken out."""
    return {(t, f, int(n)) for t, f, n in TOKEN.findall(words_in(data))}


def words_in(data: bytes) -> str:
    """The text of a file: of every part of a package, else of the bytes themselves."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return "\n".join(_plain(package.read(name)) for name in package.namelist())
    if data[:5] == b"%PDF-":
        from pypdf import PdfReader  # noqa: PLC0415 -- slow to import, wanted for PDF alone

        pages = "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
        return re.sub(r"\s+", "", pages)
    return _plain(data)


def _plain(data: bytes) -> str:
    text = data.decode("utf-8", "replace").replace("\r\n ", "")
    return text + "\n" + re.sub(r"<[^>]+>", "", text)
