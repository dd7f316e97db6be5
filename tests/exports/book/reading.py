"""Reads PDFs back: the text of each page, folded so that line breaks and invisible marks do not matter."""

import re
import unicodedata
from functools import cache
from io import BytesIO
from math import hypot

from pypdf import PdfReader

INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")


@cache
def pages(pdf: bytes) -> list[str]:
    return [folded(page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages]


def all_text(pdf: bytes) -> str:
    return folded(" ".join(pages(pdf)))


def folded(text: str) -> str:
    """Compatibility forms and spaces folded away: presentation forms of letters read as the letters.

    A letter that the font builds of two glyphs carries its text beside them; this reader gives both.
    """
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", INVISIBLE.sub("", text)))
    return plain.replace("i\u1ecb", "\u1ecb")


def smallest_type(pdf: bytes) -> float:
    """The size in points of the smallest letters of a PDF."""
    sizes: list[float] = []

    def note(text: str, seen: list[float], placed: list[float], _: object, size: float) -> None:
        if text.strip():
            sizes.append(round(hypot(*seen[2:4]) * hypot(*placed[2:4]) * size, 2))

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=note)
    return min(sizes)
