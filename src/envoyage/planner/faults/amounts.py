"""Numbers and times one by one: finite, inside their range, in their order; clock times without a zone."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import datetime, time
from math import isfinite
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from envoyage.planner.errors import Fault
from envoyage.planner.faults.place import place
from envoyage.planner.faults.references import keyed, values
from envoyage.planner.problem import Policies, Problem


class Range(NamedTuple):
    """The least and the most that a field may hold; None: no limit. ``above``: more than the least."""

    table: str
    field: str
    least: float
    most: float | None = None
    above: bool = False


MOST_DOLLARS = 1_000_000
"""More than any rate or fare; with sums far beyond it the solvers cannot count."""

RANGES = (
    *(Range(t, "latitude", -90, 90) for t in ("cities", "airports", "resources", "hotels", "hosts")),
    *(Range(t, "longitude", -180, 180) for t in ("cities", "airports", "resources", "hotels", "hosts")),
    Range("participants", "seniority", 1, 5),
    Range("participants", "languages.level", 1, 5),
    Range("participants", "needs.weight", 0, above=True),
    Range("participants", "needs.dose", 0, above=True),
    Range("officers", "daily_rate", 0, MOST_DOLLARS),
    Range("cities", "population", 0),
    Range("cities", "groups", 0),
    Range("cities", "capacities.groups", 0),
    Range("cities", "lodging_ceiling", 0, MOST_DOLLARS),
    Range("cities", "meals_rate", 0, MOST_DOLLARS),
    Range("resources", "minutes", 5, 24 * 60),
    Range("resources", "smallest_group", 1),
    Range("resources", "largest_group", 1),
    Range("resources", "lead_days", 0, 365),
    Range("resources", "most_asks", 0),
    Range("resources", "parallel_groups", 1),
    Range("resources", "hours.weekday", 1, 7),
    Range("hosts", "seats", 1),
    Range("hotels", "rooms", 0),
    Range("vehicles", "seats", 1),
    Range("vehicles", "day_rate", 0, MOST_DOLLARS),
    Range("per_diems", "month", 1, 12),
    Range("per_diems", "lodging", 0, MOST_DOLLARS),
    Range("per_diems", "meals", 0, MOST_DOLLARS),
    Range("travel_times", "minutes", 0),
    Range("travel_times", "miles", 0),
    Range("travel_times", "fare", 0, MOST_DOLLARS),
    Range("pins.appointments", "minutes", 5, 24 * 60),
)
"""What the numbers of the tables may be."""

POSITIVE = frozenset({
    "groups_fewest", "groups_most", "group_smallest", "group_largest", "most_per_country", "most_per_region",
    "most_per_sector", "english_enough", "grid_minutes", "most_a_day", "most_minutes_a_day",
    "most_full_days_in_a_row", "guests_per_consecutive", "dinner_minutes", "road_factor", "town_mph", "road_mph",
    "block_mph", "dollars_per_point", "consecutive_stretch",
})  # fmt: skip
"""Policies that must be above 0; all others must not be below it."""

DOLLARS = frozenset({
    "lodging_default", "meals_default", "road_dollars_a_mile", "fare_fixed", "fare_a_mile", "vehicle_day_rate",
    "officer_day_rate",
})  # fmt: skip
"""Policies that are a rate or a fare."""

SHARES = frozenset({"theme_only", "objective_only", "coverage_goal"})
WORDS = {"interpreter_rules": ("atio", "aibc", "aice"), "per_diem": ("flat", "first_last_75")}
ORDERED = (
    ("groups_fewest", "groups_most"), ("group_smallest", "group_largest"), ("day_starts", "day_ends"),
    ("lunch_earliest", "lunch_latest"), ("friday_prayer_starts", "friday_prayer_ends"),
    ("fewest_a_day", "most_a_day"),
)  # fmt: skip
"""Pairs of policies of which the first must not exceed the second."""


def unusable(problem: Problem) -> Iterator[Fault]:
    """Numbers that are none, and clock times with a zone: nothing can be computed with them."""
    yield from _unusable("programme", problem)


def _unusable(where: str, value: object) -> Iterator[Fault]:
    if isinstance(value, float) and not isfinite(value):
        yield Fault("not_a_number", where, "This is not a finite number.", "Write a number.")
    elif isinstance(value, datetime | time) and value.tzinfo is not None:
        yield Fault("time_with_zone", where, "Times are wall-clock times of the city.", "Leave the time zone out.")
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _unusable(f"{where}[{getattr(part, 'id', number)}]", part)
    elif is_dataclass(value):
        top = isinstance(value, Problem)
        for field in fields(value):
            yield from _unusable(field.name if top else f"{where}.{field.name}", getattr(value, field.name))


def out_of_range(problem: Problem) -> Iterator[Fault]:
    """Numbers of the tables outside their range."""
    numbers = (
        (rule, place(rule.table, key, field), value)
        for rule in RANGES
        for key, row in keyed(problem, rule.table)
        for field, value in values(row, rule.field)
    )
    for rule, where, value in numbers:
        if value is not None and not _fits(value, rule):
            yield Fault("out_of_range", where, f"{value:g} is not possible here.", f"Write {_words(rule)}.")


def _fits(value: Any, rule: Range) -> bool:
    low = value > rule.least if rule.above else value >= rule.least
    return low and (rule.most is None or value <= rule.most)


def _words(rule: Range) -> str:
    if rule.most is not None:
        return f"a number from {rule.least:,.15g} to {rule.most:,.15g}"
    return f"a number above {rule.least:g}" if rule.above else f"{rule.least:g} or more"


def odd_policies(problem: Problem) -> Iterator[Fault]:
    """Policies that are too small, no share, no known word, or contradict each other."""
    for setting in Policies.settings():
        fault = _odd_policy(setting.name, getattr(problem.policies, setting.name))
        if fault:
            yield Fault("out_of_range", place("policies", field=setting.name), *fault)
    for low, high in ORDERED:
        if getattr(problem.policies, low) > getattr(problem.policies, high):
            text = f"{_plain(low)} is more than {_plain(high)}."
            yield Fault("policies_clash", place("policies", field=low), text, "Lower one or raise the other.")


def _odd_policy(name: str, value: object) -> tuple[str, str] | None:
    if name in WORDS:
        words = WORDS[name]
        return None if value in words else (f"{value!r} is not known.", f"Write one of {', '.join(words)}.")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if name in SHARES:
        return None if 0 <= value <= 1 else (f"{value:g} is no share.", "Write a number from 0 to 1.")
    if name in DOLLARS and value > MOST_DOLLARS:
        return f"{value:g} is too much.", f"Write a number from 0 to {MOST_DOLLARS:,}."
    low = value > 0 if name in POSITIVE else value >= 0
    return None if low else (f"{value:g} is too small.", f"Write {'more than 0' if name in POSITIVE else '0 or more'}.")


def _plain(name: str) -> str:
    return name.replace("_", " ").capitalize()


def time_zones(problem: Problem) -> Iterator[Fault]:
    """Time zones that do not exist."""
    for table in ("cities", "airports"):
        for key, row in keyed(problem, table):
            if not _is_zone(row.time_zone):
                yield Fault(
                    "unknown_time_zone", place(table, key, "time_zone"), f"There is no time zone {row.time_zone!r}.",
                    "Write an IANA name such as America/Chicago.",
                )  # fmt: skip


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def empty_ranges(problem: Problem) -> Iterator[Fault]:
    """Opening windows that close before they open, and group sizes upside down."""
    for r in problem.resources:
        for number, window in enumerate(r.hours):
            if window.closes <= window.opens and window.closes != time(0):
                text = f"It closes at {window.closes:%H:%M}, not after it opens at {window.opens:%H:%M}."
                way = "Split hours past midnight into two days."
                yield Fault("end_before_start", place("resources", r.id, f"hours[{number}]"), text, way)
        if r.smallest_group > r.largest_group:
            yield Fault(
                "end_before_start", place("resources", r.id, "largest_group"),
                "The largest group is smaller than the smallest.", "Swap the two numbers.",
            )  # fmt: skip
