"""What a sample programme is about: its themes and objectives, and the sectors its people work in."""

from envoyage.planner.problem import Objective, Sector, Theme
from envoyage.sample.data import table


def make_themes() -> tuple[Theme, ...]:
    """The themes of the programme."""
    return tuple(Theme(*topic) for topic in _topics("theme"))


def make_objectives() -> tuple[Objective, ...]:
    """The objectives of the programme."""
    return tuple(Objective(*topic) for topic in _topics("objective"))


def make_sectors() -> tuple[Sector, ...]:
    """The sectors of participants."""
    return tuple(Sector(*topic) for topic in _topics("sector"))


def _topics(kind: str) -> tuple[tuple[str, str], ...]:
    """Id and title of the topics of a kind."""
    return tuple((row["id"], row["title"]) for row in table("topics") if row["kind"] == kind)
