"""Limits: the number of places, every quota value by value, and what the language officers can interpret."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from envoyage.planner.languages import language_name
from envoyage.planner.selection.nominations import Dimension, Nominations
from envoyage.planner.selection.seats import seats
from envoyage.planner.selection.traits import quota_name, traits, values_of


class Side(StrEnum):
    """Which end of a limit is meant."""

    LEAST = "least"
    MOST = "most"


class LimitKind(StrEnum):
    """Where a limit comes from."""

    PLACES = "places"
    QUOTA = "quota"
    OFFICERS = "officers"


@dataclass(frozen=True)
class Limit:
    """How many of these people a cohort has; ``name`` says who they are."""

    kind: LimitKind
    name: str
    people: frozenset[str]
    least: int
    most: int

    def bound(self, side: Side) -> int:
        """The number at one end."""
        return self.least if side is Side.LEAST else self.most

    @property
    def idle(self) -> tuple[Side, ...]:
        """The ends that can never be felt."""
        low = (Side.LEAST,) if self.least <= 0 else ()
        return low + ((Side.MOST,) if self.most >= len(self.people) else ())

    def words(self, side: Side, number: int | None = None) -> str:
        """One end of the limit as part of a sentence, with another number if wanted."""
        value = self.bound(side) if number is None else number
        if self.kind is LimitKind.PLACES:
            return f"{value} places"
        if self.kind is LimitKind.OFFICERS:
            return f"language officers for {value} of {self.name}"
        return f"at {side.value} {value} of {self.name}"


def limits(nominations: Nominations) -> tuple[Limit, ...]:
    """All limits, the places first."""
    everybody = frozenset(nominations.nominee)
    places = Limit(LimitKind.PLACES, "the cohort", everybody, nominations.places, nominations.places)
    return (places, *_quotas(nominations), *_officers(nominations))


def _quotas(nominations: Nominations) -> Iterator[Limit]:
    for quota in nominations.quotas:
        each = [(value,) for value in values_of(nominations, quota.dimension)]
        for values in [quota.values] if quota.values else each:
            people = having(nominations, quota.dimension, values)
            most = len(nominations.nominees) if quota.most is None else quota.most
            yield Limit(LimitKind.QUOTA, quota_name(nominations, quota.dimension, values), people, quota.least, most)


def having(nominations: Nominations, dimension: Dimension, values: Iterable[str]) -> frozenset[str]:
    """The nominees who have one of the values."""
    wanted = frozenset(values)
    return frozenset(n.id for n in nominations.nominees if wanted & set(traits(nominations, n, dimension)))


def _officers(nominations: Nominations) -> Iterator[Limit]:
    """Nothing is known, and nothing limited, while no officer is listed."""
    if not nominations.officers:
        return
    for language in values_of(nominations, Dimension.LANGUAGE):
        if language != nominations.host_language:
            people = having(nominations, Dimension.LANGUAGE, (language,))
            name = f"{language_name(language)} listeners"
            yield Limit(LimitKind.OFFICERS, name, people, 0, seats(nominations, language))
