"""Invented names in their own script and in Latin letters, never the same twice."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from random import Random

from envoyage.planner.problem import Gender
from envoyage.sample.data import Row, table

PLAIN = str.maketrans({"đ": "d", "Đ": "D", "ı": "i", "ø": "o", "ł": "l", "’": "'"})
GENDERS = {Gender.FEMALE: ("female", "family_female"), Gender.MALE: ("male", "family_male")}


@dataclass(frozen=True)
class Name:
    """A full name; ``own`` is empty where it would say the same as ``latin``."""

    latin: str
    own: str


@cache
def _cultures() -> dict[str, Row]:
    return {row["culture"]: row for row in table("cultures")}


@cache
def _lists() -> dict[str, tuple[tuple[str, str], ...]]:
    """Each list's entries as (own script, Latin letters)."""
    entries = {row["list"]: [entry.split("=") for entry in row["names"].split("|")] for row in table("names")}
    return {key: tuple((parts[0], plain(parts[-1])) for parts in found) for key, found in entries.items()}


def plain(text: str) -> str:
    """The text without accents, as in the machine-readable zone of a travel document."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.translate(PLAIN)) if not unicodedata.combining(c))


class Names:
    """Draws names from lists by culture; remembers what it gave out."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._given: set[str] = set()

    def draw(self, culture: str, gender: Gender | None = None) -> Name:
        """A name that was not drawn before; a gender is drawn where none is named."""
        gender = gender or self._rng.choice((Gender.FEMALE, Gender.MALE))
        while True:
            name = self._compose(_cultures()[culture], gender)
            if name.latin not in self._given:
                self._given.add(name.latin)
                return name

    def _compose(self, culture: Row, gender: Gender) -> Name:
        given, family = (_lists()[culture[column]] for column in GENDERS.get(gender, GENDERS[Gender.FEMALE]))
        families = iter(self._rng.sample(family, 2))
        first = self._rng.choice(given)
        parts = [first if part == "given" else next(families) for part in culture["order"].split()]
        own, latin = (" ".join(pair[side] for pair in parts) for side in (0, 1))
        own = own.replace(" ", "") if culture["script"] == "chinese" else own
        return Name(latin, "" if own == latin else own)
