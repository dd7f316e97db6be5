"""The tables that the sample generator draws from, and their reader."""

import csv
from functools import cache
from pathlib import Path

Row = dict[str, str]


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of a table of this package by its name without ending."""
    with Path(__file__).with_name(f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def weights(text: str) -> dict[str, int]:
    """A cell such as ``narcotics:4 cyber:2`` as words with their weights."""
    pairs = (entry.split(":") for entry in text.split())
    return {word: int(weight) for word, weight in pairs}
