"""Which characters the fonts can print, and what is done about those they cannot."""

import unicodedata
from functools import cache

from fontTools.ttLib import TTFont

from envoyage.exports.fonts import font_files
from envoyage.planner.problem import Problem
from envoyage.planner.rule import Finding, Severity

STAND_IN = "□"
TURNERS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of what follows: a name could make other text read backwards."""
INVISIBLE = ("Cf", "Cc", "Zl", "Zp", "Zs")
LONGEST_RUN, BREAK_EVERY = 44, 22


@cache
def printable_points() -> frozenset[int]:
    """The code points that at least one font has a glyph for."""
    points: set[int] = set()
    for path in font_files():
        with TTFont(path, lazy=True) as font:
            points |= set(font.getBestCmap())
    return frozenset(points)


def missing_glyphs(text: str) -> tuple[str, ...]:
    """The characters of a text that no font has, each once, in order; invisible characters need no glyph."""
    points = printable_points()
    seen = dict.fromkeys(c for c in text if ord(c) not in points)
    return tuple(c for c in seen if unicodedata.category(c) not in INVISIBLE and not _is_selector(c))


def safe_text(text: str) -> str:
    """The text as it can be printed: no control characters, no turners, a stand-in for each unknown glyph.

    A run of letters that is too long for a line gets places where it may break.
    """
    kept = "".join(c for c in text if c in "\n\t" or _stays(c))
    unknown = missing_glyphs(kept)
    if unknown:
        kept = kept.translate({ord(c): STAND_IN for c in unknown})
    return kept if len(kept) <= LONGEST_RUN else " ".join(_breakable(word) for word in kept.split(" "))


def own_script(name: str) -> str:
    """A name in its own script where the fonts have all of it, else nothing: then the Latin name stands alone."""
    return "" if missing_glyphs(name) else name


def script_findings(problem: Problem) -> tuple[Finding, ...]:
    """One finding for each traveller whose name in the own script cannot be printed."""
    return tuple(
        Finding(
            "own-script", Severity.SOFT, (p.id,),
            "The name of {name} in the own script holds characters that no shipped font has ({chars}).",
            (("name", p.name), ("chars", " ".join(f"U+{ord(c):04X}" for c in missing_glyphs(p.name_own_script)))),
            "The Latin name is printed alone.",
        )
        for p in problem.travellers
        if missing_glyphs(p.name_own_script)
    )  # fmt: skip


def _stays(char: str) -> bool:
    return char not in TURNERS and unicodedata.category(char) not in ("Cc", "Cs", "Cn", "Co")


def _is_selector(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f"


def _breakable(word: str) -> str:
    if len(word) <= LONGEST_RUN:
        return word
    return "\u200b".join(word[i : i + BREAK_EVERY] for i in range(0, len(word), BREAK_EVERY))
