"""Resources of a sample programme and the people who receive groups there."""

from dataclasses import dataclass
from datetime import time
from random import Random

from envoyage.planner.problem import (
    Access,
    Category,
    City,
    Contact,
    Format,
    OpenHours,
    Resource,
    Viewpoint,
)
from envoyage.sample.data import Row, table
from envoyage.sample.names import Names
from envoyage.sample.places import CLOSING_CITY, EVERY_ACCESS, OPENING_CITY, address, near
from envoyage.sample.sizes import Scale
from envoyage.sample.topics import make_objectives, make_themes

HOURS = {
    "office": ((1, 2, 3, 4, 5), time(8, 30), time(17, 30)),
    "mon_thu": ((1, 2, 3, 4), time(9), time(16, 30)),
    "mornings": ((1, 2, 3, 4, 5), time(8, 30), time(12, 30)),
    "afternoons": ((1, 2, 3, 4, 5), time(13), time(17, 30)),
    "night": ((1, 2, 3, 4, 5, 6), time(20), time(23, 30)),
    "daily": ((1, 2, 3, 4, 5, 6, 7), time(10), time(17)),
    "weekend": ((5, 6, 7), time(10), time(18)),
    "saturday": ((6,), time(8), time(13)),
    "evening": ((4, 5, 6, 7), time(19), time(22)),
}
"""Opening windows by name: ISO weekdays, opens, closes."""

BORDER_STATES = ("AZ", "CA", "ID", "ME", "MN", "MT", "ND", "NH", "NM", "NY", "OH", "TX", "WA")
THEMES = tuple(theme.id for theme in make_themes())
OBJECTIVES = tuple(objective.id for objective in make_objectives())


@dataclass(frozen=True)
class Local:
    """A city with the themes its organisations know best."""

    city: City
    focus: tuple[str, ...]


def make_resources(scale: Scale, cities: tuple[City, ...], rng: Random) -> tuple[Resource, ...]:
    """All resources. Every slot city keeps the promise of each promised category on any weekday."""
    made: list[Resource] = []
    slot_cities = [c for c in cities if c.id not in (OPENING_CITY, CLOSING_CITY)]
    counts = _counts(scale, len(slot_cities), rng)
    counts_by_city = dict(zip((c.id for c in slot_cities), counts, strict=True))
    counts_by_city |= dict(zip((OPENING_CITY, CLOSING_CITY), scale.shared_resources, strict=True))
    for index, city in enumerate(cities):
        local = Local(city, tuple(rng.sample(THEMES, 3)))
        rows = _kinds(city, counts_by_city[city.id], index % 4 == 0, rng)
        made += [make_resource(local, number, row, rng) for number, row in enumerate(rows, start=1)]
    return tuple(made)


def _counts(scale: Scale, cities: int, rng: Random) -> list[int]:
    """How many resources each slot city has: the same number give or take one, with the right sum."""
    base, rest = divmod(scale.resources, cities)
    counts = [base + 1] * rest + [base] * (cities - rest)
    for i in range(0, cities - 1, 2):
        shift = rng.choice((0, 1))
        counts[i], counts[i + 1] = counts[i] + shift, counts[i + 1] - shift
    return counts


def _kinds(city: City, count: int, has_night: bool, rng: Random) -> list[Row]:
    """The kinds of resource of a city: the promised ones, two cultural ones, and others as they come."""
    rows = table("resource_kinds")
    promised = [r for r in rows if r["promise"] == "yes"][: count - 1]
    culture = rng.sample([r for r in rows if r["category"] == "culture"], 3 if count > 14 else 2 if count > 8 else 1)
    special = [r for r in rows if _is_special(r, city, has_night)] if count > 8 else []
    taken = [*promised, *culture, *special][:count]
    others = [r for r in rows if not r["promise"] and r["category"] != "culture"]
    taken += rng.sample(others, min(len(others), count - len(taken)))
    return sorted(taken, key=rows.index)


def _is_special(row: Row, city: City, has_night: bool) -> bool:
    return (row["promise"] == "night" and has_night) or (row["promise"] == "border" and city.state in BORDER_STATES)


def make_resource(local: Local, number: int, row: Row, rng: Random) -> Resource:
    """One resource of a kind in a city."""
    city, promised = local.city, row["promise"] == "yes"
    latitude, longitude = near(rng, city, 0.03)
    weekdays, opens, closes = HOURS[row["hours"]]
    return Resource(
        id=f"{city.id}-r{number:02}",
        city=city.id,
        name=row["name"].format(city=city.name),
        category=Category(row["category"]),
        themes=_themes(local, row, rng),
        objectives=_objectives(row, rng),
        viewpoint=Viewpoint(row["viewpoint"]),
        formats=tuple(Format(f) for f in row["formats"].split()),
        latitude=latitude,
        longitude=longitude,
        address=address(rng),
        hours=tuple(OpenHours(day, opens, closes) for day in weekdays),
        open_on_holidays=row["hours"] in ("daily", "weekend"),
        minutes=int(row["minutes"]) + rng.choice((0, 0, 0, 15, -15)),
        largest_group=int(row["largest"]),
        lead_days=int(row["lead"]),
        identity_check=row["check"] == "yes",
        most_asks=int(row["asks"]),
        languages=("en", "es") if rng.random() < 0.12 else ("en",),
        access=EVERY_ACCESS if promised else _access(rng),
        directions="Visitors sign in at the front desk." if row["check"] == "no" else "Bring the travel document.",
    )


def _themes(local: Local, row: Row, rng: Random) -> tuple[str, ...]:
    """One theme, rarely two: of the city's focus and the kind's affinity where there is a choice."""
    affinity = row["themes"].split()
    if not affinity:
        return ()
    ranked = sorted(affinity, key=lambda t: (t not in local.focus) - 0.8 * rng.random())
    return tuple(sorted(ranked[: 2 if rng.random() < 0.2 else 1]))


def _objectives(row: Row, rng: Random) -> tuple[str, ...]:
    affinity = row["objectives"].split()
    return tuple(rng.sample(affinity, 1)) if affinity else ()


def _access(rng: Random) -> tuple[Access, ...]:
    chances = {Access.STEP_FREE: 0.85, Access.WHEELCHAIR: 0.75, Access.HEARING_LOOP: 0.6, Access.SHORT_WALKS: 0.7}
    return tuple(need for need in Access if rng.random() < chances[need])


def make_contacts(resources: tuple[Resource, ...], rng: Random, phones: dict[str, str]) -> tuple[Contact, ...]:
    """One person a resource; ``phones`` maps a city to the beginning of its numbers."""
    names = Names(rng)
    roles = {(r["category"], r["name"]): r["contact"] for r in table("resource_kinds")}
    by_name = {name.replace("{city}", ""): role for (_, name), role in roles.items()}
    made = []
    for resource in resources:
        role = next((r for n, r in by_name.items() if n.strip() in resource.name), "Public affairs")
        person, number = names.draw("american").latin, f"{phones[resource.city]}{rng.randrange(100):02}"
        mail = f"visits@{resource.id}.example"
        made.append(Contact(f"{resource.id}-c1", resource.id, person, role, number, mail))
    return tuple(made)
