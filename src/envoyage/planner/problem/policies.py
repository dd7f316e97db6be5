"""The rules of the house as numbers: each with a default, its unit and its source (or ``assumption``)."""

from collections.abc import Iterator
from dataclasses import Field, dataclass, field, fields
from datetime import time
from typing import Any

from envoyage.planner.sources import (
    AIBC,
    AICE,
    AIIC_CANADA,
    FIRST_AND_LAST_DAY,
    GROUPS_2016,
    HOSTS_WASHINGTON,
    PROFESSIONAL_DAY,
    RECORDS,
    SPONSOR_CHECKLIST,
    STANDARD_RATE,
)


def setting(default: object, *, source: str, unit: str = "", means: str) -> Any:
    """A policy field with its default, unit, meaning and source."""
    return field(default=default, metadata={"source": source, "unit": unit, "means": means})


@dataclass(frozen=True)
class Policies:
    """All policies of a programme. ``settings()`` lists them for files and documents."""

    # Groups
    groups_fewest: int = setting(6, source=GROUPS_2016, means="fewest groups")
    groups_most: int = setting(9, source=RECORDS, means="most groups")
    group_smallest: int = setting(7, source="assumption", unit="people", means="smallest group")
    group_largest: int = setting(13, source=RECORDS, unit="people", means="largest group")
    most_per_country: int = setting(2, source="assumption", unit="people", means="most of one country a group")
    most_per_region: int = setting(5, source="assumption", unit="people", means="most of one region a group")
    most_per_sector: int = setting(8, source="assumption", unit="people", means="most of one sector a group")
    languages_per_group: int = setting(1, source=RECORDS, means="interpreted languages a group")
    english_enough: int = setting(4, source=f"{RECORDS} (61 % at 3 or lower)", means="level that needs no interpreter")
    # Day shape
    grid_minutes: int = setting(15, source=RECORDS, unit="minutes", means="appointments start on this grid")
    day_starts: time = setting(time(8, 30), source=RECORDS, means="earliest start of an appointment")
    day_ends: time = setting(time(17, 30), source=RECORDS, means="latest end of an appointment")
    lunch_earliest: time = setting(time(11, 30), source=RECORDS, means="earliest start of lunch")
    lunch_latest: time = setting(time(13, 30), source=RECORDS, means="latest start of lunch")
    lunch_minutes: int = setting(60, source=RECORDS, unit="minutes", means="time free for lunch")
    early_minutes: int = setting(10, source="assumption", unit="minutes", means="be at the door this early")
    friday_prayer_starts: time = setting(time(12, 30), source="assumption", means="start of the Friday prayer break")
    friday_prayer_ends: time = setting(time(14, 0), source="assumption", means="end of the Friday prayer break")
    # Pacing
    fewest_a_day: int = setting(2, source="assumption", means="fewest appointments on a full day")
    most_a_day: int = setting(4, source=PROFESSIONAL_DAY, means="most appointments on a full day")
    most_minutes_a_day: int = setting(390, source="assumption", unit="minutes", means="most professional time a day")
    most_full_days_in_a_row: int = setting(3, source="assumption", unit="days", means="days at the maximum in a row")
    weekend_work: bool = setting(False, source=RECORDS, means="professional appointments at weekends")
    # Language
    interpreter_rules: str = setting(
        "atio", source=f"{AIIC_CANADA}; {AIBC}; {AICE}", means="table of working time: atio, aibc or aice"
    )
    consecutive_stretch: float = setting(
        1.0,
        source="assumption: 1.5 to 2 would be careful",
        unit="times",
        means="visit length of interpreted groups where no interpreter is simultaneous",
    )
    liaisons_per_group: int = setting(2, source=RECORDS, means="liaisons of an English group")
    simultaneous_per_group: int = setting(2, source=RECORDS, means="seminar interpreters of a group")
    guests_per_consecutive: int = setting(
        7, source="assumption: fit to nine real groups", unit="people", means="people a consecutive serves"
    )
    # Homes
    dinner_starts: time = setting(time(18, 0), source=RECORDS, means="start of home hospitality")
    dinner_minutes: int = setting(150, source=RECORDS, unit="minutes", means="length of home hospitality")
    home_notice_days: int = setting(
        14, source=f"{HOSTS_WASHINGTON}; {SPONSOR_CHECKLIST}", unit="days", means="notice to home hosts"
    )
    # Requests
    least_lead_days: int = setting(14, source=f"{RECORDS} (median)", unit="days", means="usual notice to resources")
    # Travel
    road_factor: float = setting(1.3, source="assumption", unit="times", means="road miles a mile as the crow flies")
    town_mph: float = setting(25.0, source="assumption", unit="mph", means="speed in a city, parking aside")
    town_buffer: int = setting(5, source="assumption", unit="minutes", means="boarding and parking a ride")
    road_mph: float = setting(55.0, source="assumption", unit="mph", means="speed between cities by road")
    road_most_miles: float = setting(200.0, source="assumption", unit="miles", means="farther than this they fly")
    block_mph: float = setting(430.0, source="assumption", unit="mph", means="block speed of a flight")
    flight_fixed: int = setting(40, source="assumption", unit="minutes", means="taxi, climb and approach")
    connection_miles: float = setting(1100.0, source="assumption", unit="miles", means="farther than this they connect")
    connection_minutes: int = setting(90, source="assumption", unit="minutes", means="time a connection adds")
    airport_before: int = setting(120, source="assumption", unit="minutes", means="at the airport before departure")
    airport_after: int = setting(45, source="assumption", unit="minutes", means="from landing to the kerb")
    travel_departs: time = setting(time(11, 45), source=RECORDS, means="usual departure on a travel day")
    bags_per_person: int = setting(
        3, source=SPONSOR_CHECKLIST, means="bags a person on the way to and from airports and cities"
    )
    # Money
    per_diem: str = setting("flat", source=f"{RECORDS}; {FIRST_AND_LAST_DAY}", means="flat, or first_last_75")
    lodging_default: float = setting(110.0, source=STANDARD_RATE, unit="USD a night", means="lodging")
    meals_default: float = setting(68.0, source=STANDARD_RATE, unit="USD a day", means="meals (M&IE)")
    road_dollars_a_mile: float = setting(4.0, source="assumption", unit="USD", means="hired coach, a mile")
    fare_fixed: float = setting(120.0, source="assumption", unit="USD", means="fare, fixed part")
    fare_a_mile: float = setting(0.12, source="assumption", unit="USD", means="fare, a mile flown")
    vehicle_day_rate: float = setting(450.0, source="assumption", unit="USD a day", means="van with driver")
    officer_day_rate: float = setting(302.0, source=RECORDS, unit="USD a day", means="officer's pay")
    # Value
    minimum_weight: float = setting(1.0, source="assumption", means="lambda: weight of the minimum coverage")
    dollars_per_point: float = setting(2000.0, source="assumption", unit="USD", means="dollars that cost one point")
    theme_only: float = setting(0.5, source="assumption", means="relevance when only the theme fits")
    objective_only: float = setting(0.25, source="assumption", means="relevance when only the objective fits")
    coverage_goal: float = setting(0.6, source="assumption", means="coverage nobody should be below")
    holidays_of: str = setting("US", source="assumption", means="country whose public holidays count")

    @classmethod
    def settings(cls) -> Iterator[Field[Any]]:
        """Every policy field, in reading order, with its metadata."""
        yield from fields(cls)
