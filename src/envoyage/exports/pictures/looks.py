"""How a group looks in every picture: a colour, a dash and its label, so that each tells it alone."""

from dataclasses import dataclass

COLOURS = ("#1f4e8c", "#b5451b", "#1d7a5f", "#7a3b8f", "#8a6a00", "#0f7fa6", "#a61e4d", "#4a4f57", "#5a7d1e", "#93502b")
DASHES = ("", "9 4", "2 4", "12 4 2 4", "6 6", "16 5", "1 3", "10 3 2 3 2 3")


@dataclass(frozen=True)
class Look:
    """Colour and dash of a group (the dash empty for a solid line)."""

    colour: str
    dash: str


def look(index: int) -> Look:
    """The look of the group with this index; repeats only after 40 groups."""
    return Look(COLOURS[index % len(COLOURS)], DASHES[index % len(DASHES)])


def mix(colour: str, share: float) -> str:
    """A colour with white: share 1 is the colour itself, 0 is white."""
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)
