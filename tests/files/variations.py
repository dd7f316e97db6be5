"""Variations of the tiny programme for property tests: any text, any numbers, any dates a file must carry."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from hypothesis import strategies as st

from envoyage.planner.problem import (
    Access,
    AppointmentPin,
    Category,
    CityPin,
    Diet,
    Format,
    Gender,
    MemberPin,
    Need,
    OfficerPin,
    OpenHours,
    PerDiem,
    Pins,
    Policies,
    Problem,
    SlotCapacity,
    Speaker,
    Speaks,
    TravelTime,
    Waiver,
)
from tests.builders import tiny_problem

TEXTS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Zs", "Zl", "Zp"), blacklist_characters="\ufffe\uffff"),
    min_size=1,
    max_size=300,
)
"""Texts without control characters and spaces at their ends, which a workbook does not carry."""

AMOUNTS = st.integers(1, 10**6).map(lambda n: n / 100)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 12, 31)).map(lambda d: d.replace(microsecond=0))
TIMES = st.times().map(lambda t: time(t.hour, t.minute))
SPEAKS = st.builds(Speaks, st.sampled_from(("es", "ar", "prs", "zh")), st.integers(1, 5))
SPOKEN = st.lists(SPEAKS, max_size=3, unique_by=lambda s: s.language).map(tuple)
HOURS = st.lists(st.builds(OpenHours, st.integers(1, 7), TIMES, TIMES), max_size=8).map(tuple)


def tuples(values: Any) -> Any:
    """Tuples of distinct values."""
    return st.lists(values, max_size=3, unique=True).map(tuple)


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """A programme that a file must carry whole; whether it can be planned is no matter here."""
    tiny = whole_coordinates(tiny_problem())
    person = replace(
        tiny.participants[0], name=draw(TEXTS), name_own_script=draw(TEXTS), gender=draw(st.sampled_from(Gender)),
        languages=draw(SPOKEN), needs=draw(_needs()), diet=draw(tuples(st.sampled_from(Diet))),
        access=draw(tuples(st.sampled_from(Access))), arrival=draw(st.none() | MOMENTS), keep_with=("p01", "p02"),
    )  # fmt: skip
    resource = replace(
        tiny.resources[0], name=draw(TEXTS), hours=draw(HOURS), closed=draw(tuples(DAYS)), directions=draw(TEXTS),
        formats=draw(tuples(st.sampled_from(Format))), languages=draw(st.sampled_from(((), ("en",), ("es", "fr")))),
        identity_check=draw(st.booleans()), minutes=draw(st.integers(1, 600)),
    )  # fmt: skip
    city = replace(
        tiny.cities[2], lodging_ceiling=draw(st.none() | AMOUNTS), groups=draw(st.integers(0, 9)),
        capacities=(SlotCapacity("slot2", draw(st.integers(0, 9))),),
    )  # fmt: skip
    session = replace(tiny.sessions[0], speakers=draw(tuples(st.builds(Speaker, TEXTS, TEXTS))), title=draw(TEXTS))
    return replace(
        tiny, title=draw(TEXTS), motto=draw(TEXTS),
        promised=draw(tuples(st.sampled_from(Category))),
        participants=(person, *tiny.participants[1:]), resources=(resource, *tiny.resources[1:]),
        cities=(*tiny.cities[:2], city, *tiny.cities[3:]), sessions=(session, *tiny.sessions[1:]),
        per_diems=(PerDiem("reno", 5, draw(AMOUNTS), draw(AMOUNTS)),),
        travel_times=(TravelTime("reno", "tulsa", 300, draw(AMOUNTS), draw(AMOUNTS)),),
        pins=draw(_pins()), waivers=(Waiver("weekend-rest", "G1", draw(TEXTS), draw(TEXTS)),),
        policies=draw(_policies()), holidays=draw(tuples(st.tuples(DAYS, st.sampled_from(("", "NV")), TEXTS))),
    )  # fmt: skip


def whole_coordinates(problem: Problem) -> Problem:
    """Coordinates with so many digits as a cell holds."""
    tables = {
        table: tuple(
            replace(row, latitude=round(row.latitude, 6), longitude=round(row.longitude, 6))
            for row in getattr(problem, table)
        )
        for table in ("cities", "airports", "resources", "hotels")
    }
    return replace(problem, **tables)


def _needs() -> Any:
    need = st.builds(
        Need, st.sampled_from(("justice", "partnership")), st.sampled_from(("cyber", "narcotics")), AMOUNTS, AMOUNTS
    )
    return st.lists(need, max_size=3, unique_by=lambda n: (n.objective, n.theme)).map(tuple)


def _pins() -> Any:
    visit = st.builds(
        AppointmentPin, st.just("G1"), st.just("reno-0"), st.none() | MOMENTS, st.none() | DAYS,
        st.none() | st.integers(5, 300),
    )  # fmt: skip
    return st.builds(
        Pins, members=tuples(st.builds(MemberPin, st.just("p01"), st.sampled_from(("G1", "G2")))),
        cities=tuples(st.builds(CityPin, st.just("G1"), st.just("slot1"), st.just("reno"))),
        appointments=tuples(visit), officers=tuples(st.builds(OfficerPin, st.just("es0"), st.just("G1"))),
    )  # fmt: skip


def _policies() -> Any:
    return st.builds(
        Policies, day_starts=TIMES, weekend_work=st.booleans(), fare_fixed=AMOUNTS, groups_most=st.integers(1, 20),
        per_diem=st.sampled_from(("flat", "first_last_75")),
    )  # fmt: skip
