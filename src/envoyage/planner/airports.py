"""Airports with scheduled service by their IATA codes, so that a programme need not list them itself."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from envoyage.planner.problem import Airport


@cache
def known_airports() -> Mapping[str, Airport]:
    """From a file that tools/extract_places.py writes: a nearest airfield may have no scheduled service."""
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: _airport(row) for row in csv.DictReader(file)}


def _airport(row: Mapping[str, str]) -> Airport:
    return Airport(row["id"], row["name"], float(row["latitude"]), float(row["longitude"]), row["time_zone"])
