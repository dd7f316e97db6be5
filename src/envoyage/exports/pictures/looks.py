"""How a group looks in every picture: a colour, a kind of line and its label, so that each tells it alone."""

from dataclasses import dataclass

COLOURS = ("#1f4e8c", "#b5451b", "#1d7a5f", "#7a3b8f", "#8a6a00", "#0f7fa6", "#a61e4d", "#4a4f57", "#5a7d1e", "#93502b")
LINES = (
    ("", False), ("9 5", False), ("2.5 4", False), ("13 4 2.5 4", False), ("", True), ("22 6", False),
    ("13 4 2.5 4 2.5 4", False), ("9 5", True),
)  # fmt: skip
"""Dash, and whether the line is double: solid, dashed, dotted and so on, as different as can be without colour."""


@dataclass(frozen=True)
class Look:
    """Colour and line of a group: its dash (empty for a solid line), and whether it is double."""

    colour: str
    dash: str
    double: bool = False


def look(index: int) -> Look:
    """The look of the group with this index; repeats only after 40 groups."""
    return Look(COLOURS[index % len(COLOURS)], *LINES[index % len(LINES)])


def mix(colour: str, share: float) -> str:
    """A colour with white: share 1 is the colour itself, 0 is white."""
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)
