"""Reads PDFs back: the text of each page, folded so that line breaks and invisible marks do not matter."""

import re
import unicodedata
from functools import cache
from io import BytesIO

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
