"""Writes the committed names of languages, which the planner's sentences need and its imports do not allow.

Run it after a new version of the library that knows them::

    python -m tools.make_language_names
"""

import csv
import io
from pathlib import Path

import pycountry
from babel import Locale

from envoyage.files.vocabulary import OFTEN_SAID

TARGET = Path(__file__).parents[1] / "src/envoyage/planner/language_names.csv"
NO_LANGUAGE = {"mul", "und", "zxx"}
"""Codes that stand for several languages, an unknown one, none."""


def table() -> str:
    """ISO 639 codes and English names, sorted by code; regional forms have no row of their own."""
    names = {code: str(name) for code, name in Locale("en").languages.items() if "_" not in code}
    short = {x.alpha_2: x.name for x in pycountry.languages if hasattr(x, "alpha_2")}
    said = {code: pycountry.languages.get(alpha_3=code).name for code in OFTEN_SAID.values() if len(code) == 3}
    rows = sorted((short | said | names).items())
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([("code", "name"), *(r for r in rows if r[0] not in NO_LANGUAGE)])
    return text.getvalue()


if __name__ == "__main__":
    TARGET.write_text(table(), "utf-8")
