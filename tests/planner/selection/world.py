"""Small nominations, made by hand or by seed, and everything about them found by trying every cohort."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations
from random import Random
from typing import Any

from envoyage.planner.problem import (
    Country,
    Gender,
    LanguageMode,
    LanguageOfficer,
    Need,
    Objective,
    Sector,
    Speaks,
    Theme,
)
from envoyage.planner.selection.evening import evened
from envoyage.planner.selection.inspect import broken
from envoyage.planner.selection.nominations import Dimension, Nominations, Nominee, Quota, Score, Vetting
from envoyage.planner.selection.result import NoSelection, Selection
from envoyage.planner.selection.search import Search
from envoyage.planner.selection.select import select, step_in

COUNTRIES = (Country("PE", "Peru", "WHA"), Country("CL", "Chile", "WHA"), Country("GH", "Ghana", "AF"),
             Country("KE", "Kenya", "AF"))  # fmt: skip
ENGLISH, SPANISH = (Speaks("en", 5),), (Speaks("es", 5), Speaks("en", 2))


def nominee(number: int, mark: float | None = None, **more: Any) -> Nominee:
    """A nominee whom nothing keeps out, with one mark by each of two assessors who agree."""
    country = more.pop("country", COUNTRIES[number % 4].id)
    scores = () if mark is None else (Score("A", mark), Score("B", 10 * mark))
    facts = {"languages": ENGLISH, "vetting": Vetting.PASSED, "funding": "core", "scores": scores, **more}
    return Nominee(f"n{number}", f"Person {number}", country, **facts)


def nominations(*nominees: Nominee, places: int = 2, quotas: tuple[Quota, ...] = (), **more: Any) -> Nominations:
    """Nominations of these people."""
    return Nominations(
        "tiny", "Tiny", date(2027, 5, 15), date(2027, 5, 30), places, countries=COUNTRIES,
        sectors=(Sector("police", "Police"), Sector("court", "Courts")),
        themes=(Theme("cyber", "Cyber crime"), Theme("border", "Border security")),
        objectives=(Objective("justice", "Justice"),), nominees=nominees, quotas=quotas, **more,
    )  # fmt: skip


def random_nominations(seed: int) -> Nominations:
    """Ten people for four places, under a few quotas, gates, a delegation and officers for two languages or none."""
    rng = Random(seed)
    people = [_random_nominee(n, rng) for n in range(10)]
    for n in rng.sample(range(10), rng.choice((0, 2, 3))):
        people[n] = replace(people[n], delegation="Task force")
    pairs = LanguageOfficer("lo1", "One", ("es", "en"), LanguageMode.SIMULTANEOUS)
    officers = tuple(replace(pairs, id=f"lo{n}") for n in range(rng.choice((0, 0, 1, 2))))
    return nominations(*people, places=4, quotas=_random_quotas(rng), officers=officers, alternates=3)


def _random_nominee(number: int, rng: Random) -> Nominee:
    return nominee(
        number, None if rng.random() < 0.1 else float(rng.randint(1, 9)), country=rng.choice(COUNTRIES).id,
        gender=rng.choice((Gender.FEMALE, Gender.MALE)), sector=rng.choice(("police", "court")),
        seniority=rng.randint(1, 5), post=rng.choice(("Lima", "Accra")), languages=rng.choice((ENGLISH, SPANISH)),
        needs=(Need("justice", rng.choice(("cyber", "border"))),), funding=rng.choice(("core", "core", "other", "")),
        vetting=rng.choice((Vetting.PASSED,) * 6 + (Vetting.PENDING, Vetting.FAILED)),
    )  # fmt: skip


def _random_quotas(rng: Random) -> tuple[Quota, ...]:
    pool = (
        Quota(Dimension.COUNTRY, most=rng.choice((1, 2))),
        Quota(Dimension.REGION, ("AF",), least=rng.choice((1, 2, 3))),
        Quota(Dimension.GENDER, ("F",), least=2), Quota(Dimension.SENIORITY, ("4", "5"), most=2),
        Quota(Dimension.SECTOR, ("court",), least=1, most=2),
        Quota(Dimension.LANGUAGE, ("es",), most=rng.choice((1, 2))),
        Quota(Dimension.THEME, ("cyber",), least=2), Quota(Dimension.FUNDING, ("other",), most=1),
        Quota(Dimension.POST, ("Lima",), least=1, most=3),
    )  # fmt: skip
    return tuple(rng.sample(pool, rng.choice((1, 2, 3))))


def search(seconds: float = 60) -> Search:
    """Time enough, and a seed."""
    return Search(seconds, 7)


def found(given: Nominations) -> Selection:
    """The selection, which must exist."""
    answer = select(given, search())
    assert isinstance(answer, Selection), answer
    return answer


def refused(given: Nominations) -> NoSelection:
    """What clashes, which something must."""
    answer = select(given, search())
    assert isinstance(answer, NoSelection)
    return answer


def stepped(given: Nominations, standing: Selection, *cancelled: str) -> Selection | NoSelection:
    """The selection after people cancelled."""
    return step_in(given, standing, cancelled, search())


def worth(given: Nominations, people: tuple[str, ...]) -> int:
    """The value of a cohort in thousandths."""
    merits = evened(given.nominees).merits
    return sum(round(1000 * merits[p]) for p in people)


def cohorts(given: Nominations, cancelled: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every cohort that breaks nothing."""
    for people in combinations([n.id for n in given.nominees], given.places):
        if not any(broken(given, people, cancelled)):
            yield people


def best(given: Nominations) -> int | None:
    """The value of the best cohort, None where there is none."""
    return max((worth(given, people) for people in cohorts(given)), default=None)
