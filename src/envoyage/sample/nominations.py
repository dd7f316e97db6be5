"""Invented nominations of real size: many countries, scarce languages, severe and mild assessors, quotas that bind."""

from dataclasses import dataclass, fields
from math import floor
from random import Random
from typing import Any

from envoyage.planner.problem import Gender, Participant, ParticipantStatus, Policies
from envoyage.planner.selection.nominations import Dimension, Nominations, Nominee, Quota, Score, Vetting
from envoyage.sample.calendar import make_blocks
from envoyage.sample.data import Row, table
from envoyage.sample.names import Names
from envoyage.sample.needs import make_needs
from envoyage.sample.officers import make_officers
from envoyage.sample.people import Place, make_countries, make_person
from envoyage.sample.sizes import SCALES
from envoyage.sample.topics import make_objectives, make_sectors, make_themes

NOMINEES, COUNTRIES = 200, 55
REGIONS = {"AF": 13, "EAP": 7, "EUR": 10, "NEA": 9, "SCA": 7, "WHA": 9}
"""Countries of each region: 55 in six regions."""

FUNDING = ("core", "regional", "partner", "")
DELEGATIONS = (3, 2, 2, 3)
QUOTAS = (
    Quota(Dimension.COUNTRY, most=2, reason="Nobody dominates."),
    Quota(Dimension.POST, most=3, reason="Every post gets a fair share."),
    Quota(Dimension.REGION, least=8, most=18, reason="All regions learn from each other."),
    Quota(Dimension.GENDER, ("F",), least=32, reason="At least four in nine."),
    Quota(Dimension.SENIORITY, ("4", "5"), least=24, most=40, reason="People who can change something at home."),
    Quota(Dimension.SENIORITY, ("1",), most=4),
    Quota(Dimension.SECTOR, ("judiciary",), least=10, reason="Courts are always short."),
    Quota(Dimension.SECTOR, ("police",), most=20),
    Quota(Dimension.THEME, ("wildlife",), least=24),
    Quota(Dimension.LANGUAGE, ("zh",), least=3, reason="A group of its own is staffed already."),
    Quota(Dimension.LANGUAGE, ("en",), least=24),
    Quota(Dimension.FUNDING, ("regional",), most=16, reason="What the regional bureaus pay for."),
    Quota(Dimension.FUNDING, ("partner",), most=9, reason="What partner governments pay for."),
)


@dataclass(frozen=True)
class Assessor:
    """How somebody marks: what an average paper gets, the spread, the ends of the scale, how exact a mark is."""

    id: str
    average: float
    spread: float
    least: float
    most: float
    step: float


ASSESSORS = (
    Assessor("A1", 72.0, 11.0, 0, 100, 1), Assessor("A2", 55.0, 14.0, 0, 100, 5), Assessor("A3", 86.0, 5.0, 0, 100, 1),
    Assessor("A4", 6.1, 1.7, 1, 10, 0.5), Assessor("A5", 4.1, 0.6, 1, 5, 1), Assessor("A6", 64.0, 9.0, 0, 100, 1),
    Assessor("A7", 78.0, 7.0, 0, 100, 2),
)  # fmt: skip
NOISE = 0.6
"""How far two assessors differ about the same paper, in spreads."""


def make_nominations(seed: int) -> Nominations:
    """200 nominations for 72 places, the same for the same seed."""
    scale = SCALES["M"]
    people = _people(Random(f"nominations/{seed}/people"))
    blocks = make_blocks(scale)
    return Nominations(
        id=f"nominations-{seed}",
        title="Safer Together: sample nominations",
        starts=blocks[0].arrive,
        ends=blocks[-1].leave,
        places=scale.people,
        countries=make_countries(),
        sectors=make_sectors(),
        themes=make_themes(),
        objectives=make_objectives(),
        nominees=_marked(people, Random(f"nominations/{seed}/marks")),
        officers=make_officers(scale, Policies(), Random(f"nominations/{seed}/officers")),
        quotas=QUOTAS,
    )


def _people(rng: Random) -> list[Nominee]:
    names, places = Names(rng), _places(rng)
    sectors = rng.choices(table("sectors"), weights=[int(r["share"]) for r in table("sectors")], k=len(places))
    made = [
        _nominee(make_person(f"N{number:03}", place, sector, make_needs(sector, "M", rng), names, rng), rng)
        for number, (place, sector) in enumerate(zip(places, sectors, strict=True), start=1)
    ]
    return _in_delegations(made, rng)


def _places(rng: Random) -> list[Place]:
    """Whom posts nominate: every country once, some many times; the language to be interpreted, if any."""
    rows = [row for region, count in REGIONS.items() for row in _drawn(region, count, rng)]
    draws = rows + rng.choices(rows, k=NOMINEES - len(rows))
    rng.shuffle(draws)
    return [
        Place(row, "" if row["pool"] == "en" or rng.random() < 0.25 else row["pool"], ParticipantStatus.NOMINATED)
        for row in draws
    ]


def _drawn(region: str, count: int, rng: Random) -> list[Row]:
    """Countries of a region; where Chinese is spoken they are always among them, so that the scarce are there."""
    rows = [r for r in table("countries") if r["region"] == region]
    scarce = [r for r in rows if r["pool"] == "zh"]
    others = [r for r in rows if r["pool"] not in ("zh", "pt")]
    return [*scarce, *rng.sample(others, count - len(scarce))]


def _nominee(person: Participant, rng: Random) -> Nominee:
    known: dict[str, Any] = {f.name: getattr(person, f.name) for f in fields(Participant)}
    vetting = rng.choices(tuple(Vetting), weights=(84, 11, 5))[0]
    return Nominee(**known, vetting=vetting, funding=rng.choices(FUNDING, weights=(62, 20, 12, 6))[0])


def _in_delegations(people: list[Nominee], rng: Random) -> list[Nominee]:
    """A few people of neighbouring countries who come together or not at all."""
    regions = {r["id"]: r["region"] for r in table("countries")}
    ids = [n.id for n in people]
    rng.shuffle(ids)
    homes = {n.id: regions[n.country] for n in people}
    named: dict[str, str] = {}
    for region, size in zip(sorted(REGIONS), DELEGATIONS, strict=False):
        members = [key for key in ids if homes[key] == region][:size]
        named |= dict.fromkeys(members, f"Task force {region}")
    return [_with(n, delegation=named.get(n.id, "")) for n in people]


def _with(nominee: Nominee, **more: Any) -> Nominee:
    known: dict[str, Any] = {f.name: getattr(nominee, f.name) for f in fields(Nominee)}
    return Nominee(**{**known, **more})


def _marked(people: list[Nominee], rng: Random) -> tuple[Nominee, ...]:
    """Marks of three assessors a paper, of two where one fell ill, of none for two that came late."""
    late = set(rng.sample([n.id for n in people], 2))
    return tuple(_with(n, scores=() if n.id in late else _scores(n, rng)) for n in people)


def _scores(nominee: Nominee, rng: Random) -> tuple[Score, ...]:
    """People of some standing are a little better on the average, nobody because of where they come from."""
    merit = rng.gauss(0, 1) + 0.15 * (nominee.seniority - 3) + (0.05 if nominee.gender is Gender.FEMALE else 0)
    readers = sorted(rng.sample(ASSESSORS, 2 if rng.random() < 0.1 else 3), key=lambda a: a.id)
    return tuple(Score(a.id, _mark(a, merit + rng.gauss(0, NOISE))) for a in readers)


def _mark(assessor: Assessor, opinion: float) -> float:
    """On the assessor's own scale, as exact as the assessor is."""
    raw = assessor.average + assessor.spread * opinion
    rounded = floor(raw / assessor.step + 0.5) * assessor.step
    return float(min(assessor.most, max(assessor.least, rounded)))
