"""Language officers and staff of a sample programme."""

from datetime import date, timedelta
from math import ceil
from random import Random

from envoyage.planner.problem import City, LanguageMode, LanguageOfficer, Policies, Staff
from envoyage.sample.names import Names
from envoyage.sample.places import OPENING_CITY, phone
from envoyage.sample.sizes import Scale

CULTURES = {"es": "spanish", "fr": "west_african_fr", "ar": "arabic", "ru": "russian", "zh": "chinese",
            "pt": "portuguese"}  # fmt: skip


def make_officers(scale: Scale, policies: Policies, rng: Random) -> tuple[LanguageOfficer, ...]:
    """Teams of each language for groups of any size, liaisons, and one interpreter who is free too late."""
    names, posts = Names(rng), _posts(scale, policies)
    late = scale.starts + timedelta(days=9)
    officers = [
        _officer(f"LO{number:02}", language, mode, names, rng) for number, (language, mode) in enumerate(posts, start=1)
    ]
    if scale.groups > 1:
        key = f"LO{len(officers) + 1:02}"
        officers.append(_officer(key, "es", LanguageMode.SIMULTANEOUS, names, rng, late))
    return tuple(officers)


def _posts(scale: Scale, policies: Policies) -> list[tuple[str, LanguageMode]]:
    """Every post to fill as (language, mode), enough for the largest group a team may meet."""
    posts: list[tuple[str, LanguageMode]] = []
    speakers = dict(scale.speakers)
    for language, teams in scale.teams:
        guests = min(scale.largest, speakers[language])
        consecutive = ceil(max(0, guests - 5) / policies.guests_per_consecutive)
        posts += [(language, LanguageMode.SIMULTANEOUS)] * (teams * policies.simultaneous_per_group)
        posts += [(language, LanguageMode.CONSECUTIVE)] * max(teams, consecutive)
    return [*posts, *[("en", LanguageMode.LIAISON)] * scale.liaisons]


def _officer(
    key: str, language: str, mode: LanguageMode, names: Names, rng: Random, free_from: date | None = None
) -> LanguageOfficer:
    name = names.draw(CULTURES.get(language, "american"))
    return LanguageOfficer(
        id=key,
        name=name.latin,
        languages=("en",) if mode is LanguageMode.LIAISON else (language, "en"),
        mode=mode,
        available_from=free_from,
        phone=phone(rng, "DC"),
        email=f"{key.lower()}@language.example",
        daily_rate=302.0,
    )


def make_staff(cities: tuple[City, ...], rng: Random) -> tuple[Staff, ...]:
    """The programme's own people, and in each city somebody to call at any hour."""
    names = Names(rng)
    roles = (("Programme officer", True), ("Programme associate", False), ("Travel coordinator", False),
             ("Duty telephone", True))  # fmt: skip
    office = [
        Staff(f"ST{i:02}", names.draw("american").latin, role, "", phone(rng, "DC"), f"st{i}@agency.example", urgent)
        for i, (role, urgent) in enumerate(roles, start=1)
    ]
    local = [
        Staff(f"ST{i:02}", names.draw("american").latin, "Local coordinator", c.id, phone(rng, c.state),
              f"coordinator@{c.id}.example", True)
        for i, c in enumerate((c for c in cities if c.id != OPENING_CITY), start=len(office) + 1)
    ]  # fmt: skip
    return (*office, *local)
