"""Names of languages as they stand in sentences."""

import csv
from functools import cache
from pathlib import Path


def language_name(code: str) -> str:
    """The English name of a language by its ISO code, the code itself where it has none."""
    return _names().get(code, code)


@cache
def _names() -> dict[str, str]:
    """From a file that tools/make_language_names.py writes: the planner imports no library that knows them."""
    with Path(__file__).with_name("language_names.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}
